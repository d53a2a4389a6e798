"""Where a span that is too long to quote is cut: between cells, after sentences, at line ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.document import Span
from ingest.outline import Block

# Characters of a passage. A citation shows the few lines that matter; a list with its introduction may be
# longer, so that it is found and quoted whole.
AIM = 350
CAP = 600
SHORT = 60
_STOP = re.compile(r"[。．！？!?][」』）)]?\s*|\n+|</li>|(?=<li>)|\s(?=[○●◆①-⑳・])")


def pieces(
    text: str, span: Span, row: Block | None = None
) -> Iterator[tuple[Span, tuple[str, ...]]]:
    """`span` in pieces of at most CAP, each with the labels it has lost: those of its cell in `row`."""
    if span.end - span.start <= CAP:
        yield span, ()
        return
    if row is None or len(row.cells) < 2:
        yield from ((piece, ()) for piece in _sentences(text, span))
        return
    # The first cell names the row and stays with the second.
    starts = [span.start, *(cell.span.start for cell in row.cells[2:])]
    ends = [*starts[1:], span.end]
    for start, end, cell in zip(starts, ends, row.cells[1:], strict=True):
        labels = (*cell.row, *cell.column) if start > span.start else ()
        for at, piece in enumerate(_sentences(text, Span(start, end))):
            yield piece, labels or ((*cell.row, *cell.column) if at else ())


def _sentences(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    while span.end - start > CAP:
        stops = [match.end() for match in _STOP.finditer(text, start + SHORT, start + CAP)]
        near = [stop for stop in stops if stop - start <= AIM]
        cut = near[-1] if near else (stops[0] if stops else start + CAP)
        yield _trimmed(text, start, cut)
        start = cut
    if text[start : span.end].strip():
        yield _trimmed(text, start, span.end)


def _trimmed(text: str, start: int, end: int) -> Span:
    inside = text[start:end]
    left = start + len(inside) - len(inside.lstrip())
    return Span(left, start + len(inside.rstrip()))
