"""Takes the amounts of documents; gives the contradictions between them and the tables that do not add up.

Does not read files or decide which side is right.
"""
