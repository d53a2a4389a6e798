"""Takes a question set and a store; gives scores, a report and a verdict against pinned floors.

Watches from outside: it may use every other package, and none of them knows of it.
"""
