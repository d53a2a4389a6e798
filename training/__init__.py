"""How the retrieval model that Tenkyo ships is made: `python -m training DATA --out FOLDER`."""
