"""A document as it was read, and the spans that everything downstream cites."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from hashlib import sha256
from typing import NamedTuple


class Span(NamedTuple):
    """Half-open character offsets into `Document.text`."""

    start: int
    end: int

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


class Page(NamedTuple):
    """One printed page: its number (from 1) and where its text lies."""

    number: int
    span: Span


@dataclass(frozen=True)
class Document:
    """One file: its decoded text, unchanged, and what is known about it.

    `date` is ISO 8601 as far as it is known (`2021-04-15`, `2021-04`, `2021`) or "".
    `source` is the path that was read. `notes` say what was not read, or read with doubt.
    """

    text: str
    source: str
    title: str = ""
    issuer: str = ""
    date: str = ""
    kind: str = ""
    url: str = ""
    pages: tuple[Page, ...] = ()
    notes: tuple[str, ...] = ()
    id: str = field(init=False)

    def __post_init__(self) -> None:
        # The id follows from the content, so a citation survives re-indexing and moving
        # the file, and no two texts ever share one.
        digest = sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
        object.__setattr__(self, "id", digest[:16])

    def quote(self, span: Span) -> str:
        """The text at `span`, exactly as it stands in the document."""
        return self.text[span.start : span.end]

    def page_of(self, offset: int) -> int | None:
        """The number of the page that holds `offset`; None where the format has no pages."""
        at = bisect_right(self.pages, offset, key=lambda page: page.span.start) - 1
        if at < 0 or offset >= self.pages[at].span.end:
            return None
        return self.pages[at].number
