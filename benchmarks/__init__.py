"""Measures Tenkyo beside other pipelines on the same machine, documents and questions, in one run."""
