"""Takes documents, blocks and passages; gives a store of them and the passages nearest to a question.

Does not read files' formats, understand questions or word answers.
"""
