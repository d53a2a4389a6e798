"""Excerpts: which neighbouring blocks are quoted together, and what leads into them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.cut import AIM, CAP, SHORT, pieces
from ingest.document import Document, Span
from ingest.fold import plain
from ingest.outline import Block, Kind
from ingest.run import Run, runs

# Rows of narrow tables share a passage up to this size; rows of label and value up to AIM.
ROWS = 160
WIDE = 3
_SENTENCE_END = re.compile(r"[。．！？][」』）)]?\s*$")
_NOTE = re.compile(r"[\s\-・]*(?:※|\*|†|‡|＊|[(（\[［]\s*(?:※|注|\d)|注)")
_GLOSS = re.compile(r"[^。\n]{1,60}[：:]")
_DEFINITION = re.compile(r"「[^「」]{1,40}」とは")
_MONEY = re.compile(r"[0-9０-９][百千万億兆]*円")
_UNIT = re.compile(r"単位")
# Characters an item of a list that is kept whole up to CAP has on average.
TERSE = 90
UNIT_LENGTH = 40
RECORD_LENGTH = 30
NOTE_LENGTH = 120


class Excerpt(NamedTuple):
    """A span to be quoted, the headings above it and the words that lead into it."""

    span: Span
    headings: tuple[str, ...]
    lead: str


def excerpts(document: Document, blocks: Sequence[Block]) -> Iterator[Excerpt]:
    """The blocks in groups: headings with what follows, lists with their introduction, rows apart."""
    yield from _Excerpter(document, blocks).excerpts()


class _Excerpter:
    def __init__(self, document: Document, blocks: Sequence[Block]) -> None:
        self.document = document
        self.blocks = blocks
        self.runs: list[Run] = runs(blocks)

    def excerpts(self) -> Iterator[Excerpt]:
        start = 0
        for at in range(1, len(self.blocks) + 1):
            if at == len(self.blocks) or self._breaks(start, at):
                yield from self._finished(start, at)
                start = at

    def _finished(self, start: int, end: int) -> Iterator[Excerpt]:
        """The group as one excerpt, or cut where a single block is longer than CAP."""
        group = self.blocks[start:end]
        span = Span(group[0].span.start, group[-1].span.end)
        headings, lead = _common(group), self._lead(start)
        row = group[-1] if group[-1].kind is Kind.ROW else None
        for piece, labels in pieces(self.document.text, span, row):
            yield Excerpt(piece, headings, " ".join(dict.fromkeys(filter(None, (lead, *labels)))))

    def _breaks(self, start: int, at: int) -> bool:
        """Whether the block at `at` begins a new passage after those from `start`."""
        block, first, last = self.blocks[at], self.blocks[start], self.blocks[at - 1]
        page_of = self.document.page_of
        if self.document.pages and page_of(block.span.start) != page_of(last.span.start):
            return True
        size = block.span.end - first.span.start
        if block.kind is Kind.HEADING:
            return last.kind is not Kind.HEADING or size > AIM or block.level < last.level
        if last.kind is Kind.HEADING:
            return size > CAP + AIM
        if self._leaves(start, block):
            return True
        if block.kind is Kind.HEADER:
            return not (last.kind is Kind.HEADER or self._introduces_table(last, size))
        if block.kind is Kind.ROW:
            return self._row_breaks(start, at, size)
        if last.kind is Kind.ROW or size > CAP:
            return True
        if block.kind is Kind.ITEM:
            return _is_below(last, block) or self._item_breaks(start, at, size)
        if last.kind is Kind.ITEM and _is_below(block, last):
            return False
        if self._is_gloss(block) != self._is_gloss(last):
            return self._is_gloss(last) or last.span.end - first.span.start >= SHORT
        if self._is_note(block) and not self._is_note(last):
            return False
        return size > AIM or self._introduces(at) or self._is_new_record(start, at)

    def _leaves(self, start: int, block: Block) -> bool:
        """Whether the block lies outside the section that the passage is about."""
        first = self.blocks[start]
        if first.kind is not Kind.HEADING:
            return bool(first.headings) and block.headings[:1] != first.headings[:1]
        depth = len(first.headings) + 1
        body = start
        while self.blocks[body].kind is Kind.HEADING:
            body += 1
        return block.headings[:depth] != self.blocks[body].headings[:depth]

    def _introduces_table(self, last: Block, size: int) -> bool:
        if self._is_unit(last):
            return True
        return last.kind is Kind.PARAGRAPH and size <= AIM

    def _row_breaks(self, start: int, at: int, size: int) -> bool:
        """Break tables between rows: wide rows each alone, narrow tables whole where they fit."""
        block, last, run = self.blocks[at], self.blocks[at - 1], self.runs[at]
        if last.kind is Kind.HEADER:
            return size > CAP
        if last.kind is not Kind.ROW:
            return not self._introduces_table(last, size)
        if not run.headed:
            return size > AIM
        if len(block.cells) == 1:
            return True  # a row that names the rows under it
        if len(last.cells) == 1:
            return size > CAP
        if len(block.cells) > WIDE:
            return True
        whole = self.blocks[run.end - 1].span.end - self.blocks[start].span.start
        return size > ROWS and whole > AIM

    def _item_breaks(self, start: int, at: int, size: int) -> bool:
        """Break lists between items, outer ones first; a list that fits within CAP stays whole."""
        block, run = self.blocks[at], self.runs[at]
        begin = self.blocks[start].span.start
        whole = self.blocks[run.end - 1].span.end - begin
        if whole <= (CAP if self._is_terse(run) else AIM):
            return False
        if block.depth > 0:
            return size > AIM
        return self.blocks[run.inner - 1].span.end - begin > AIM

    def _is_terse(self, run: Run) -> bool:
        """Whether the list is one of names and phrases, not of statements that each stand for themselves."""
        size = self.blocks[run.end - 1].span.end - self.blocks[run.start].span.start
        return size <= TERSE * (run.end - run.start)

    def _is_note(self, block: Block) -> bool:
        """A short note, which is nothing without what it is about."""
        words = self.document.quote(block.span)
        return len(words) <= NOTE_LENGTH and bool(_NOTE.match(words))

    def _is_gloss(self, block: Block) -> bool:
        """A note that says what a short form stands for: [1] QIH：量子の拠点."""
        words = self.document.quote(block.span)
        return block.kind is Kind.PARAGRAPH and bool(_NOTE.match(words) and _GLOSS.match(words))

    def _introduces(self, at: int) -> bool:
        """Whether what follows lies under the block at `at`."""
        after = self.blocks[at + 1] if at + 1 < len(self.blocks) else None
        return after is not None and len(after.headings) > len(self.blocks[at].headings)

    def _is_new_record(self, start: int, at: int) -> bool:
        """Whether a short line after a finished sentence, or a definition, begins something new, enough
        having been said."""
        last = self.blocks[at - 1]
        if last.span.end - self.blocks[start].span.start < SHORT:
            return False
        line = self.document.quote(self.blocks[at].span).split("\n", 1)[0]
        return bool(_DEFINITION.match(line)) or bool(
            _SENTENCE_END.search(self.document.quote(last.span))
            and not _SENTENCE_END.search(line)
            and len(line) < RECORD_LENGTH
        )

    def _is_unit(self, block: Block) -> bool:
        size = block.span.end - block.span.start
        if block.kind is not Kind.PARAGRAPH or size > UNIT_LENGTH:
            return False
        return bool(_UNIT.search(self.document.quote(block.span)))

    def _lead(self, at: int) -> str:
        """Words from before that the block needs: unit and headers of a row, a list's introduction."""
        block, run = self.blocks[at], self.runs[at]
        before = self.blocks[run.start - 1] if run.start else None
        if block.kind is Kind.ROW:
            own = plain(self.document.quote(block.span))
            unit = (
                plain(self.document.quote(before.span)) if before and self._is_unit(before) else ""
            )
            labels = (label for cell in block.cells for label in (*cell.column, *cell.row))
            parts = dict.fromkeys(word for part in (unit, *labels) for word in part.split())
            return " ".join(part for part in parts if part not in own)
        if block.kind is Kind.ITEM and run.start < at and before and before.kind is Kind.PARAGRAPH:
            words = plain(self.document.quote(before.span))
            return words if len(words) <= AIM // 2 and not _MONEY.search(words) else ""
        return ""


def _is_below(block: Block, item: Block) -> bool:
    """Whether a paragraph describes a list item, whose name its headings end with."""
    return block.kind is Kind.PARAGRAPH and len(block.headings) > len(item.headings)


def _common(group: Sequence[Block]) -> tuple[str, ...]:
    """The headings that all blocks of the group share; a heading in front counts for what follows it."""
    bodies = [block.headings for block in group if block.kind is not Kind.HEADING]
    if not bodies:
        return group[-1].headings
    path = bodies[0]
    for headings in bodies[1:]:
        same = 0
        while same < min(len(path), len(headings)) and path[same] == headings[same]:
            same += 1
        path = path[:same]
    return path
