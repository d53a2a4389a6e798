"""Chunks: which neighbouring blocks are quoted together, and what leads into them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ingest.document import Document, Span
from ingest.fold import plain
from ingest.outline import Block, Kind

# Characters of a passage. A citation shows the few lines that matter; a list with its introduction may
# be longer, so that it is found and quoted whole.
AIM = 350
CAP = 600
SHORT = 60
# Rows of narrow tables share a passage up to this size; of tables without headers (label and value)
# up to AIM.
ROWS = 160
_STOP = re.compile(r"[。．！？!?][」』）)]?\s*|\n+")
_SENTENCE_END = re.compile(r"[。．！？][」』）)]?\s*$")


@dataclass
class Chunk:
    """Neighbouring blocks that make one passage."""

    span: Span
    headings: tuple[str, ...] = ()
    lead: str = ""
    blocks: list[Block] = field(default_factory=list)


def chunks(document: Document, blocks: Sequence[Block]) -> Iterator[Chunk]:
    """The blocks in groups: headings with what follows, lists with their introduction, rows apart."""
    group: list[Block] = []
    lead = ""
    for at, block in enumerate(blocks):
        if group and _breaks(document, blocks, at, group):
            yield from _finished(document, group, lead)
            lead = _lead(document, blocks, at)
            group = []
        elif not group:
            lead = _lead(document, blocks, at)
        group.append(block)
    if group:
        yield from _finished(document, group, lead)


def _breaks(document: Document, blocks: Sequence[Block], at: int, group: list[Block]) -> bool:
    """Whether the block at `at` begins a new passage."""
    block = blocks[at]
    only_headings = all(b.kind is Kind.HEADING for b in group)
    last = group[-1]
    if document.page_of(block.span.start) != document.page_of(last.span.start):
        return True
    size = block.span.end - group[0].span.start
    if block.kind is Kind.HEADING:
        return not only_headings or size > AIM
    if only_headings:
        return size > CAP * 2
    if block.kind is Kind.HEADER:
        return last.kind is not Kind.HEADER and not _is_unit(document, group)
    if block.kind is Kind.ROW:
        return _row_breaks(document, block, group, size)
    if last.kind is Kind.ROW:
        return True
    if size > CAP:
        return True
    if block.kind is Kind.ITEM:
        return _item_breaks(blocks, at, group, size)
    if size > AIM:
        return True
    return _is_new_record(document, block, group)


def _row_breaks(document: Document, block: Block, group: list[Block], size: int) -> bool:
    last = group[-1]
    if last.kind is Kind.HEADER:
        return size > CAP
    if last.kind is not Kind.ROW:
        return size > AIM and not _is_unit(document, group)
    if any(cell.column for cell in block.cells):
        wide = len(block.cells) > 3
        return wide or size > ROWS
    return size > AIM


def _item_breaks(blocks: Sequence[Block], at: int, group: list[Block], size: int) -> bool:
    """Break lists between items, outer ones first; a list that fits within CAP stays whole."""
    first = group[0]
    if size <= AIM and blocks[at].depth > 0:
        return False
    end = at
    while end + 1 < len(blocks) and blocks[end + 1].kind is Kind.ITEM:
        end += 1
    if blocks[end].span.end - first.span.start <= CAP:
        return False
    if blocks[at].depth > 0:
        return size > CAP
    inner = at
    while (
        inner + 1 < len(blocks) and blocks[inner + 1].kind is Kind.ITEM and blocks[inner + 1].depth
    ):
        inner += 1
    return blocks[inner].span.end - first.span.start > AIM


def _is_new_record(document: Document, block: Block, group: list[Block]) -> bool:
    """A short line after a finished sentence begins something new, where enough has been said."""
    size = group[-1].span.end - group[0].span.start
    if size < SHORT or block.kind is not Kind.PARAGRAPH:
        return False
    before = document.quote(group[-1].span)
    first = document.quote(block.span).split("\n", 1)[0]
    return (
        bool(_SENTENCE_END.search(before)) and not _SENTENCE_END.search(first) and len(first) < 30
    )


def _is_unit(document: Document, group: list[Block]) -> bool:
    last = group[-1]
    return (
        last.kind is Kind.PARAGRAPH
        and "単位" in document.quote(last.span)
        and last.span.end - last.span.start < 40
    )


def _lead(document: Document, blocks: Sequence[Block], at: int) -> str:
    """What gives the block at `at` its meaning from before: unit and header of a row, a list's introduction."""
    block = blocks[at]
    if block.kind is Kind.ROW:
        return _table_lead(document, blocks, at)
    if block.kind is Kind.ITEM:
        return _list_lead(document, blocks, at)
    return ""


def _table_lead(document: Document, blocks: Sequence[Block], at: int) -> str:
    labels: dict[str, None] = {}
    for cell in blocks[at].cells:
        labels.update(dict.fromkeys((*cell.column, *cell.row)))
    top = at
    while top and blocks[top - 1].kind in (Kind.ROW, Kind.HEADER):
        top -= 1
    before = blocks[top - 1] if top else None
    unit = plain(document.quote(before.span)) if before and _is_unit(document, [before]) else ""
    own = plain(document.quote(blocks[at].span))
    return " ".join(part for part in (unit, *labels) if part and part not in own)


def _list_lead(document: Document, blocks: Sequence[Block], at: int) -> str:
    top = at
    while top and blocks[top - 1].kind is Kind.ITEM:
        top -= 1
    before = blocks[top - 1] if top else None
    if before is None or before.kind is not Kind.PARAGRAPH or top == at:
        return ""
    words = plain(document.quote(before.span))
    return words if len(words) <= AIM // 2 else ""


def _finished(document: Document, group: list[Block], lead: str) -> Iterator[Chunk]:
    """The group as one chunk, or cut at sentence ends where a single block is longer than CAP."""
    span = Span(group[0].span.start, group[-1].span.end)
    headings = _common(group)
    if len(group[-1].cells) > 1 and span.end - span.start > CAP:
        yield from _by_cells(document, group, headings, lead)
        return
    start = span.start
    for end in _cuts(document.text, span):
        yield Chunk(_trimmed(document.text, start, end), headings, lead, group)
        start = end


def _by_cells(
    document: Document, group: list[Block], headings: tuple[str, ...], lead: str
) -> Iterator[Chunk]:
    """A long row cell by cell, the row's label as lead."""
    row = group[-1]
    start = group[0].span.start
    starts = [cell.span.start for cell in row.cells[2:]] + [row.span.end]
    for at, end in enumerate(starts):
        own = (*row.cells[min(at + 1, len(row.cells) - 1)].column, *row.cells[-1].row) if at else ()
        for cut in _cuts(document.text, Span(start, end)):
            yield Chunk(
                _trimmed(document.text, start, cut),
                headings,
                " ".join(dict.fromkeys((lead, *own))).strip(),
                group,
            )
            start = cut


def _cuts(text: str, span: Span) -> list[int]:
    """Where to cut a span longer than CAP: after sentences, else after CAP characters."""
    cuts = []
    start = span.start
    while span.end - start > CAP:
        stops = [match.end() for match in _STOP.finditer(text, start + SHORT, start + CAP)]
        near = [stop for stop in stops if stop - start <= AIM]
        cut = near[-1] if near else (stops[0] if stops else start + CAP)
        cuts.append(cut)
        start = cut
    return [*cuts, span.end]


def _trimmed(text: str, start: int, end: int) -> Span:
    inside = text[start:end]
    left = len(inside) - len(inside.lstrip())
    return Span(start + left, max(start + left, start + len(inside.rstrip())))


def _common(group: list[Block]) -> tuple[str, ...]:
    """The headings that all blocks of the group share; a heading in front counts for what follows it."""
    bodies = [block for block in group if block.kind is not Kind.HEADING]
    if not bodies:
        return group[-1].headings
    path = bodies[0].headings
    for block in bodies[1:]:
        same = 0
        while same < min(len(path), len(block.headings)) and path[same] == block.headings[same]:
            same += 1
        path = path[:same]
    return path
