"""Takes a question at the command line or in the browser; gives the answer to read or to parse.

Does not search or decide: it reads the configuration once, calls the engine and renders.
"""
