"""Document → blocks: headings, paragraphs, list items and table rows with their heading paths."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ingest.document import Span
from ingest.table import Cell


class Kind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    HEADER = "header"  # a table's header row
    ROW = "row"  # a table's body row


@dataclass(frozen=True)
class Block:
    """A piece of structure.

    `span` covers the text without the line break at its end, bullets and mark-up included.
    `headings` is the path of headings above it, outermost first, shown without mark-up (a heading
    block's own text is not in its own path). `depth` is the nesting of a list item, 0 for the
    outermost; `level` is a heading's level, 1 the outermost. `cells` is set for table rows.
    `body` is the part of the span after bullet or heading marks, where the words begin.
    """

    kind: Kind
    span: Span
    headings: tuple[str, ...] = ()
    depth: int = 0
    level: int = 0
    cells: tuple[Cell, ...] = ()
    body: Span | None = None
