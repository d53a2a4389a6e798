"""Blocks → passages: the few lines that are searched for, and quoted."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.document import Span


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
