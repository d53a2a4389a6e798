"""The blocks of one document as a tree: what introduces what.

A heading owns what stands below it, a list item the deeper items after it, a line that introduces a list
(`主な内容は下記`) the items after it, a table's header rows its rows.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from answer.concept import View, joined, view
from ingest.document import Document, Span
from ingest.era import find_years
from ingest.fold import plain
from ingest.outline import Block, Kind

# How far above its text a label line is looked for, in blocks.
_TOPIC_BLOCKS = 12
_LABEL_LINE = re.compile(r"(?!\d)[^：:。、’'‘]{2,30}")
_CELLS = " ｜ "
_TABLE = (Kind.HEADER, Kind.ROW)
# Blocks beside one that say what it is about, and characters of a document's opening.
_NEAR, _OPENING = 3, 400


@dataclass(frozen=True)
class Tree:
    """`parent[i]` is the index of the block that block `i` stands under, or -1."""

    document: Document
    blocks: tuple[Block, ...]

    @cached_property
    def parent(self) -> tuple[int, ...]:
        return tuple(_parents(self.blocks))

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        below: list[list[int]] = [[] for _ in self.blocks]
        for index, parent in enumerate(self.parent):
            if parent >= 0:
                below[parent].append(index)
        return tuple(tuple(indexes) for indexes in below)

    @cached_property
    def _starts(self) -> list[int]:
        return [block.span.start for block in self.blocks]

    @cached_property
    def years(self) -> frozenset[int]:
        """Every western year that the document prints, in whatever form."""
        document = self.document
        printed = find_years(f"{document.title}\n{document.text}")
        dated = {int(document.date[:4])} if document.date[:4].isdigit() else set()
        return frozenset({year.year for year in printed} | dated)

    @cached_property
    def title(self) -> View:
        """The title, and the opening, which says what the document is about; its rows of amounts do not."""
        rows = (b.span.start for b in self.blocks if b.kind in _TABLE)
        end = min(_OPENING, next(rows, _OPENING))
        return joined((view(self.document.title), view(self.document.text[:end])))

    def near(self, index: int) -> View:
        """The text blocks around a block under the same heading; nothing for the rows of a table."""
        if index not in self._near:
            here = self.blocks[index]
            around = range(max(0, index - _NEAR), min(len(self.blocks), index + _NEAR + 1))
            same = [i for i in around if self.blocks[i].headings == here.headings]
            views = [] if here.kind in _TABLE else [view(self.text(i)) for i in same]
            self._near[index] = joined(views)
        return self._near[index]

    @cached_property
    def _near(self) -> dict[int, View]:
        return {}

    def within(self, span: Span) -> range:
        """The indexes of the blocks that overlap `span`."""
        first = bisect_right(self._starts, span.start) - 1
        while first >= 0 and self.blocks[first].span.end <= span.start:
            first += 1
            break
        return range(max(first, 0), bisect_left(self._starts, span.end))

    def ancestors(self, index: int) -> list[int]:
        """The blocks above `index`, the nearest first."""
        found = []
        while (index := self.parent[index]) >= 0:
            found.append(index)
        return found

    def descendants(self, index: int) -> list[int]:
        """All blocks below `index` in document order."""
        found: list[int] = []
        for child in self.children[index]:
            found.append(child)
            found.extend(self.descendants(child))
        return found

    def text(self, index: int) -> str:
        """The words of a block as shown: without bullet, heading marks and emphasis."""
        block = self.blocks[index]
        if block.kind in _TABLE and block.cells:
            cells = [plain(self.document.quote(cell.span)) for cell in block.cells]
            return _CELLS.join(cell for cell in cells if cell)
        return plain(self.document.quote(block.body or block.span))

    def topic(self, index: int) -> str:
        """The label line that the block seems to stand under where no heading says so.

        Flattened slides print 量子開発グループ（QDG） as the first line of one paragraph and what is said of it
        in the next ones.
        """
        here = self.blocks[index]
        for other in range(index - 1, max(index - _TOPIC_BLOCKS, -1), -1):
            block = self.blocks[other]
            if block.headings != here.headings or block.kind is Kind.HEADING:
                return ""
            if block.kind is Kind.PARAGRAPH and (line := self._label(block)):
                return line
        return ""

    def _label(self, block: Block) -> str:
        for line in self.document.quote(block.span).splitlines()[:2]:
            shown = plain(line)
            if _LABEL_LINE.fullmatch(shown):
                return shown
        return ""

    def section(self, index: int) -> str:
        return " > ".join(self.blocks[index].headings)


def _parents(blocks: Sequence[Block]) -> list[int]:
    parents: list[int] = []
    headings: list[int] = []  # open headings, outermost first
    items: list[int] = []  # open list items, outermost first
    lead = -1  # the paragraph that may introduce the list after it
    header = -1  # the table's last header row
    for index, block in enumerate(blocks):
        above = headings[-1] if headings else -1
        if block.kind is Kind.HEADING:
            while headings and blocks[headings[-1]].level >= block.level:
                headings.pop()
            parents.append(headings[-1] if headings else -1)
            headings.append(index)
            items, lead, header = [], -1, -1
        elif block.kind is Kind.ITEM:
            while items and blocks[items[-1]].depth >= block.depth:
                items.pop()
            parents.append(items[-1] if items else (lead if lead >= 0 else above))
            items.append(index)
            header = -1
        elif block.kind in _TABLE:
            if block.kind is Kind.HEADER:
                parents.append(above)
                header = index if header < 0 else header
            else:
                parents.append(header if header >= 0 else (items[-1] if items else above))
        else:
            parents.append(above)
            items, lead, header = [], index, -1
    return parents
