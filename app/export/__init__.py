"""Answers with their citations as files for memos: Word, Markdown, plain text, CSV, BibTeX, RIS, CSL-JSON.

Takes answers, gives bytes; nothing is asked or looked up here.
"""
