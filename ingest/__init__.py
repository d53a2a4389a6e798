"""Takes files; gives documents, their blocks and passages, each a span of the unchanged text.

Does not search, store or answer.
"""
