"""Units: the sentences, lines, items and rows that can be quoted as an answer, with their context."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from answer.concept import View, joined, view
from answer.tree import Tree
from ingest.document import Span
from ingest.fold import key, plain
from ingest.outline import Kind

_OPEN, _CLOSE = "「『（(【〈《[", "」』）)】〉》]"
# A bracket that is still open after this many characters was never closed.
_BRACKET = 300
_LINE = re.compile(r"[^\r\n]+")
# Lines of a slide stand for themselves; a line goes on where it breaks off at a comma or a particle, or,
# filling the width, at a word (hard-wrapped prose).
_GOES_ON = re.compile(r"(?:[、，,・をがにとのはでも]|[^\W\d_]-)\s*$")
_FILLED = 30
_CLOSED = re.compile(r"[。．）)」』】〉>：:]\s*$|等\s*$")
# Cells as long as this hold sentences, not values.
_LONG_CELL = 60
_CELL_LABEL = re.compile(r"[<＜〈【][^<>＜＞〈〉【】]{2,30}[>＞〉】]")
_BULLETS = "○●◆■"
_POINT = re.compile(rf"</?(?:ul|ol|li|div|p|br)\b[^<>]{{0,80}}>|[{_BULLETS}](?=\S)")
# A line of its own that names what the next one tells.
_LABEL_LINE = re.compile(r"[^\s\d、。・：:ぁ-ん][^\d、。：:をがにはでも]{1,13}")
# How many blocks before and after a unit are looked at for its context.
_BESIDE = 2
# A label speaks for so many of the lines that it introduces.
_CHILDREN = 6


@dataclass(frozen=True, eq=False)
class Unit:
    """A quotable span of block `index` of a document's tree; `label` is its label within a long cell."""

    tree: Tree
    index: int
    span: Span
    label: str = ""

    @cached_property
    def text(self) -> str:
        """As shown: mark-up and line breaks removed (the citation keeps the verbatim span)."""
        block = self.tree.blocks[self.index]
        if block.kind in (Kind.ROW, Kind.HEADER) and self.span == block.span:
            return self.tree.text(self.index)
        start = block.body.start if block.body and self.span.start == block.span.start else None
        words = plain(self.tree.document.quote(Span(start or self.span.start, self.span.end)))
        return words.lstrip(_BULLETS + " ")

    @cached_property
    def own(self) -> View:
        columns = [" ".join(cell.column) for cell in self.tree.blocks[self.index].cells]
        return joined([view(self.text), *(view(words) for words in columns if words)])

    @cached_property
    def context(self) -> View:
        """The headings, list parents and table headers above the unit."""
        above = [self.tree.text(i) for i in self.tree.ancestors(self.index)]
        headings = self.tree.blocks[self.index].headings
        return joined(view(text) for text in dict.fromkeys([*headings, *above, self.label]) if text)

    @cached_property
    def around(self) -> View:
        """The unit with what stands above it."""
        return joined((self.own, self.context))

    @cached_property
    def block(self) -> View:
        """With the rest of its block."""
        return joined((self.around, view(self.tree.text(self.index))))

    @cached_property
    def beside(self) -> View:
        """With its block and the blocks near it under the same heading."""
        blocks = self.tree.blocks
        here = blocks[self.index]
        children = self.tree.children[self.index][:_CHILDREN]
        near = range(max(self.index - _BESIDE, 0), min(self.index + _BESIDE + 1, len(blocks)))
        if here.kind is Kind.ROW:
            return self.around  # the row beside is about something else
        texts = [self.tree.topic(self.index)]
        texts += [self.tree.text(i) for i in near if blocks[i].headings == here.headings]
        texts += [self.tree.text(i) for i in children]
        return joined([self.around, *(view(text) for text in texts if text)])


class Units:
    """The units of one document, made when they are first asked for and kept."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self._of: dict[int, tuple[Unit, ...]] = {}

    def within(self, span: Span) -> Iterator[Unit]:
        """The units of the blocks that overlap `span`."""
        for index in self.tree.within(span):
            yield from self.of(index)

    def of(self, index: int) -> tuple[Unit, ...]:
        """The units of block `index`, in order."""
        if index not in self._of:
            self._of[index] = tuple(_units(self.tree, index))
        return self._of[index]


def _units(tree: Tree, index: int) -> Iterator[Unit]:
    block = tree.blocks[index]
    if block.kind is Kind.ROW:
        yield Unit(tree, index, block.span)
        for cell in block.cells:
            if cell.span.end - cell.span.start >= _LONG_CELL:
                yield from _of_cell(tree, index, cell.span)
        return
    if block.kind not in (Kind.PARAGRAPH, Kind.ITEM):
        yield Unit(tree, index, block.span)
        return
    yield from _labelled(
        tree, index, list(_pieces(tree.document.quote(block.span), block.span.start))
    )


def _labelled(tree: Tree, index: int, pieces: list[Span]) -> Iterator[Unit]:
    """The pieces of a block, those after a label line of their own (補助率 ⏎ 2分の1) with that label."""
    label = ""
    for n, piece in enumerate(pieces):
        shown = plain(tree.document.quote(piece))
        labels = n + 1 < len(pieces) and bool(_LABEL_LINE.fullmatch(shown))
        yield Unit(tree, index, piece, "" if labels else label)
        label = shown if labels else label


def _pieces(text: str, offset: int) -> Iterator[Span]:
    found: list[tuple[int, int]] = []
    for start, end in _lines(text):
        found += [(start + a, start + b) for a, b in _sentences(text[start:end])]
    for start, end in found:
        piece = text[start:end]
        left = start + len(piece) - len(piece.lstrip())
        right = end - (len(piece) - len(piece.rstrip()))
        if left < right:
            yield Span(offset + left, offset + right)


def _of_cell(tree: Tree, index: int, cell: Span) -> Iterator[Unit]:
    """The points of a long cell; those under a label (＜主要技術領域＞) also together."""
    label, group = "", Span(0, 0)
    for piece in _points(tree.document.quote(cell), cell.start):
        shown = plain(tree.document.quote(piece))
        labels = bool(_CELL_LABEL.fullmatch(shown))
        if labels:
            if label and group.end > group.start:
                yield Unit(tree, index, group, label)
            label, group = shown, Span(piece.end, piece.end)
        elif label:
            group = Span(group.start if group.end > group.start else piece.start, piece.end)
        yield Unit(tree, index, piece, "" if labels else label)
    if label and group.end > group.start:
        yield Unit(tree, index, group, label)


def _points(text: str, offset: int) -> Iterator[Span]:
    """The points of a long cell: between bullets, list tags and ends of sentences."""
    start = 0
    for match in [*_POINT.finditer(text), None]:
        end = match.start() if match else len(text)
        if key(text[start:end]):
            yield from _pieces(text[start:end], offset + start)
        start = (match.start() if match.group() in _BULLETS else match.end()) if match else end


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """The lines of a block, those that go on joined."""
    start = end = -1
    for match in _LINE.finditer(text):
        if not match.group().strip():
            continue
        if start < 0:
            start = match.start()
        elif not _goes_on(text[start:end], match.group()):
            yield start, end
            start = match.start()
        end = match.end()
    if start >= 0:
        yield start, end


def _goes_on(before: str, following: str) -> bool:
    last = before.rsplit("\n", 1)[-1].rstrip()
    if _GOES_ON.search(last):
        return True
    if _LABEL_LINE.fullmatch(following.strip()):
        return False
    return len(last) >= _FILLED and not _CLOSED.search(last)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where sentences stand: each ends at a 。 that is in no bracket."""
    start = depth = opened = 0
    for at, char in enumerate(text):
        if char in _OPEN:
            depth, opened = depth + 1, at
        elif char in _CLOSE or at - opened > _BRACKET:
            depth = max(0, depth - 1)
        if char == "。" and depth == 0:
            yield start, at + 1
            start = at + 1
    if start < len(text):
        yield start, len(text)
