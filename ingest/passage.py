"""Blocks → passages: the few lines that are searched for, and quoted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.document import Document, Span
from ingest.excerpt import Excerpt, excerpts
from ingest.outline import Block


@dataclass(frozen=True)
class Passage:
    """A few consecutive lines of one document.

    `text` is `document.text[span]`. `lead` is text that gives the passage its meaning but stands
    outside it (a table's header rows and unit, the sentence that introduces a list): searched,
    never quoted.
    """

    document: str
    span: Span
    text: str
    headings: tuple[str, ...] = ()
    lead: str = ""
    page: int | None = None

    @property
    def id(self) -> str:
        return f"{self.document}:{self.span.start}-{self.span.end}"


def split(document: Document, blocks: Sequence[Block]) -> tuple[Passage, ...]:
    """The passages of the document, in order; together they hold every block."""
    return tuple(_passage(document, excerpt) for excerpt in excerpts(document, blocks))


def _passage(document: Document, excerpt: Excerpt) -> Passage:
    return Passage(
        document=document.id,
        span=excerpt.span,
        text=document.quote(excerpt.span),
        headings=excerpt.headings,
        lead=excerpt.lead,
        page=document.page_of(excerpt.span.start),
    )
