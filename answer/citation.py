"""A citation: a verbatim quote and where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.document import Span


@dataclass(frozen=True)
class Citation:
    """`quote` is `document.text[span]`, exactly; `section` is the heading path joined with ` > `."""

    n: int
    document: str
    title: str
    file: str
    section: str
    span: Span
    quote: str
    page: int | None = None
    issuer: str = ""
    date: str = ""
