"""A printed table as numbers: its rows and columns by their headers, each cell with its amount.

A dash is nothing; words, shares of an envelope (内数), ranges and cells left empty are no numbers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from answer.audit.header import adds, is_amount, is_change, is_part, is_total
from answer.audit.interval import slack
from answer.entry import Entry
from answer.tree import Tree
from ingest.document import Span
from ingest.figure import Figure
from ingest.fold import fold
from ingest.outline import Kind
from ingest.stage import Role
from ingest.table import Cell
from ingest.tabular import tables

Path = tuple[str, ...]

_DASH = re.compile(r"[-‐‑–—―−ー－…]+")
_WORDS = re.compile(r"[ぁ-んァ-ヶ一-龠A-Za-z](?<![約円十百千万億兆増減皆新規])")
_NOTE = re.compile(r"[((\s]*(?:[※*]|注)")
_NOTES = 8  # blocks below a table in which its notes are looked for


@dataclass(frozen=True)
class Slot:
    """A cell: `value` in yen with how far it may be off; None where it holds no number."""

    span: Span
    text: str
    value: int | None = None
    slack: int = 0
    entry: Entry | None = None


@dataclass(frozen=True)
class Line:
    """A row or a column: its headers, outermost first, and its cells by the other one's place."""

    path: Path
    slots: dict[int, Slot]
    indented: bool = False

    @property
    def total(self) -> bool:
        return bool(self.path) and is_total(self.path[-1])

    @property
    def part(self) -> bool:
        return any(is_part(name) for name in self.path)

    @property
    def adds(self) -> bool:
        return all(adds(name) for name in self.path)

    @property
    def entry(self) -> Entry | None:
        """The first amount on the line."""
        return next((slot.entry for slot in self.slots.values() if slot.entry), None)

    @property
    def role(self) -> Role | None:
        return self.entry.figure.role if self.entry else None

    @property
    def changes(self) -> bool:
        """Whether it prints how much amounts changed."""
        return self.role is Role.DELTA or any(map(is_change, self.path))


@dataclass(frozen=True)
class Sheet:
    """A table; `rows[r].slots[c]` and `columns[c].slots[r]` are the same cell."""

    tree: Tree
    start: int
    end: int
    rows: tuple[Line, ...]
    columns: tuple[Line, ...]
    listed: bool = False  # lines of prose, where only letters say what adds up

    def continues(self, before: Sheet) -> bool:
        """Whether it may be the next page of a table that has had no total yet."""
        same = [column.path for column in self.columns] == [c.path for c in before.columns]
        return same and not any(row.total for row in before.rows)

    @property
    def around(self) -> str:
        """The words about the table: its headings and headers, the lines above, the notes below."""
        blocks = self.tree.blocks
        above = range(max(0, self.start - 2), self.end)
        lines = [self.tree.text(i) for i in above if blocks[i].kind is not Kind.ROW]
        below = range(self.end, min(len(blocks), self.end + _NOTES))
        notes = [text for i in below if _NOTE.match(text := self.tree.text(i))]
        return "\n".join([*blocks[self.start].headings, *lines, *notes])


def sheets(tree: Tree, figures: Sequence[Figure]) -> Iterator[Sheet]:
    """The tables of a document that have column headers and amounts."""
    by_block: dict[int, list[Figure]] = {}
    for figure in figures:
        if figure.block is not None:
            by_block.setdefault(figure.block, []).append(figure)
    for start, end in tables(tree.blocks):
        body = [i for i in range(start, end) if tree.blocks[i].kind is Kind.ROW]
        paths = _columns(tree, body)
        if any(is_amount(path[-1]) for path in paths):
            continue  # no headers: an item stands in their place
        if paths and any(i in by_block for i in body):
            yield _sheet(tree, start, end, body, paths, by_block)


def _columns(tree: Tree, body: Sequence[int]) -> list[Path]:
    """The columns in the order of the table; those that no header tells apart are left out."""
    order: dict[Path, None] = {}
    twice: set[Path] = set()
    for index in body:
        counted = Counter(cell.column for cell in tree.blocks[index].cells)
        twice |= {path for path, count in counted.items() if count > 1}
    # The fullest row knows the order; the others add what it leaves out.
    for index in sorted(body, key=lambda i: -len(tree.blocks[i].cells)):
        for cell in tree.blocks[index].cells:
            if cell.column:
                order.setdefault(cell.column)
    return [path for path in order if path not in twice]


def _sheet(
    tree: Tree,
    start: int,
    end: int,
    body: Sequence[int],
    paths: Sequence[Path],
    by_block: dict[int, list[Figure]],
) -> Sheet:
    place = {path: at for at, path in enumerate(paths)}
    rows: list[Line] = []
    columns: list[dict[int, Slot]] = [{} for _ in paths]
    for index in body:
        slots: dict[int, Slot] = {}
        path: Path = ()
        for cell in tree.blocks[index].cells:
            path = cell.row if len(cell.row) > len(path) else path
            if cell.column in place and cell.row:
                slots[place[cell.column]] = _slot(tree, cell, by_block.get(index, ()))
        for at, slot in slots.items():
            columns[at][len(rows)] = slot
        rows.append(Line(path, slots, _indented(tree, index)))
    made = tuple(Line(path, slots) for path, slots in zip(paths, columns, strict=True))
    return Sheet(tree, start, end, tuple(rows), made)


def _slot(tree: Tree, cell: Cell, found: Sequence[Figure]) -> Slot:
    text = fold(tree.document.quote(cell.span), markup=True, space=True).text
    own = [figure for figure in found if cell.span.contains(figure.span)]
    if not own:
        return Slot(cell.span, text, 0 if _DASH.fullmatch(text) else None)
    if _WORDS.search(text.replace(fold(tree.document.quote(own[0].span), space=True).text, "")):
        return Slot(cell.span, text)  # 備考: R4補正 3,000百万円
    return slot_of(Entry(tree, own[0]), cell.span)


def slot_of(entry: Entry, span: Span) -> Slot:
    """The cell of an amount; a share of an envelope or a range is no number."""
    figure, document = entry.figure, entry.tree.document
    text = fold(document.quote(span), markup=True, space=True).text
    unknown = figure.amount is None or figure.minimum is not None or "内数" in figure.qualifiers
    value = None if unknown else figure.amount
    return Slot(span, text, value, slack(document, figure), entry)


def _indented(tree: Tree, index: int) -> bool:
    """Whether the row's name is set in by a wide space, as a part of the row above it is."""
    first = tree.blocks[index].cells[0].span.start
    return tree.document.text[max(0, first - 1) : first] == "\u3000"
