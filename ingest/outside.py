"""The amounts of a line that no cell of a table holds: words between, behind or around the cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from ingest.document import Span
from ingest.line import Line, Lines


def outside(lines: Lines, line: Line, cells: Sequence[Span]) -> Line:
    """`line` with those of its amounts that lie in none of `cells`, the amounts of cells, in order."""
    if not line.amounts or not cells:
        return line
    own = tuple(a for a in line.amounts if not _meets(lines.span(line, *a.span), cells))
    return line if len(own) == len(line.amounts) else replace(line, amounts=own)


def _meets(span: Span, cells: Sequence[Span]) -> bool:
    after = bisect_right(cells, span.start, key=lambda cell: cell.end)
    return after < len(cells) and cells[after].overlaps(span)
