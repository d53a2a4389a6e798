"""The formats of an export by name: the ending of its files, and what writes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from app.export.bibliography import bibtex, csl, ris
from app.export.memo import Memo
from app.export.text import markdown, plain, table
from app.export.word import word


class Format(NamedTuple):
    """`binary` is what no terminal can show."""

    suffix: str
    write: Callable[[Memo], bytes]
    binary: bool = False


FORMATS: dict[str, Format] = {
    "docx": Format(".docx", word, binary=True),
    "markdown": Format(".md", markdown),
    "text": Format(".txt", plain),
    "csv": Format(".csv", table),
    "bibtex": Format(".bib", bibtex),
    "ris": Format(".ris", ris),
    "csl": Format(".json", csl),
}
