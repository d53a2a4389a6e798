"""Amounts on lines of their own as a table: rows without headers, and lists whose letters say what adds up.

`一般会計（A） 60億円` / `特別会計（B） 40億円` / `合計（A＋B） 100億円`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from answer.audit.sheet import Line, Sheet, slot_of
from answer.entry import Entry
from answer.tree import Tree
from ingest.figure import Figure
from ingest.fold import fold
from ingest.outline import Kind
from ingest.stage import Role, Stage

# Blocks that may stand between two lines of one list.
_GAP = 2
Key = tuple[int | None, Stage | None, Role]


def lists(tree: Tree, figures: Sequence[Figure]) -> Iterator[Sheet]:
    """The runs of lines with amounts under one heading; a column holds the amounts of one year and stage."""
    found = [f for f in figures if f.block is not None and not f.column]
    run: list[Figure] = []
    for before, figure in pairwise([None, *found]):
        if before and figure and not _goes_on(tree, before, figure):
            yield _sheet(tree, run)
            run = []
        if figure:
            run.append(figure)
    if run:
        yield _sheet(tree, run)


def _goes_on(tree: Tree, before: Figure, figure: Figure) -> bool:
    if before.block is None or figure.block is None:
        return False
    one, other = tree.blocks[before.block], tree.blocks[figure.block]
    kinds = one.kind is Kind.ROW, other.kind is Kind.ROW
    near = figure.block - before.block <= _GAP
    return near and one.headings == other.headings and kinds[0] == kinds[1]


def _sheet(tree: Tree, run: Sequence[Figure]) -> Sheet:
    by_line: dict[int, list[Figure]] = {}
    text = tree.document.text
    for figure in run:
        by_line.setdefault(text.rfind("\n", 0, figure.span.start) + 1, []).append(figure)
    keys: dict[Key, int] = {}
    rows = []
    for start, found in by_line.items():
        words = fold(text[start : found[0].span.start], markup=True).text.strip()
        slots = {}
        for figure in found:
            place = keys.setdefault((figure.fiscal_year, figure.stage, figure.role), len(keys))
            if place not in slots:
                slots[place] = slot_of(Entry(tree, figure), figure.span)
        rows.append(Line((words.strip("|│ \t"),), slots))
    columns = [
        Line((), {at: row.slots[place] for at, row in enumerate(rows) if place in row.slots})
        for place in keys.values()
    ]
    blocks = [figure.block or 0 for figure in run]
    headed = tree.blocks[blocks[0]].kind is Kind.ROW
    return Sheet(tree, blocks[0], blocks[-1] + 1, tuple(rows), tuple(columns), listed=not headed)
