"""Takes a question and a store; gives an answer whose every sentence cites a verbatim span, or abstains.

Does not read files, call a language model or know about the screen.
"""
