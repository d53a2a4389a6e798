"""Tables: rows of cells, each cell with the path of its row and column headers."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.document import Span


@dataclass(frozen=True)
class Cell:
    """One cell. `row` and `column` are header paths, outermost first, shown without mark-up.

    `("一般会計", "うち科学技術振興費")` is a column path; empty where the table has none.
    """

    span: Span
    row: tuple[str, ...] = ()
    column: tuple[str, ...] = ()
