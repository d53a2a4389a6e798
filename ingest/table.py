"""Tables: rows of cells, each cell with the path of its row and column headers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ingest.document import Span
from ingest.grid import Entry, Grid
from ingest.mark import Mark, mark_of
from ingest.textline import is_amount

_NUMBER = re.compile(
    r"[(（]?[△▲+＋−－-]?\s*(?:約|[0-9０-９])[0-9０-９,，.．]*\s*(?:[十百千万億兆]*円|[%％人件名者社校件年度か所箇回]|[億兆])*[)）]?(?:[(（][△▲+＋−－-]?[0-9０-９][0-9０-９,，.．]*[)）])?|[-－―–—…]|0|[(（]?皆増[)）]?"
)
# Behind a number: 12の内数, 12※1.
_LIMIT = re.compile(r"(?<=[0-9０-９])\s*(?:の?内数|程度|[※＊*]\s?[0-9０-９]{0,2})+$")
_PART = re.compile(r"[　\s]*[(（]?うち")
# The sum of the whole table; it stands under no section: 合計, 歳出合計, 総計.
_WHOLE = re.compile(r"\S{0,6}(?:合計|総計)")
HEADER_LENGTH = 40


@dataclass(frozen=True)
class Cell:
    """One cell. `row` and `column` are header paths, outermost first, shown without mark-up.

    `("一般会計", "うち科学技術振興費")` is a column path; empty where the table has none.
    """

    span: Span
    row: tuple[str, ...] = ()
    column: tuple[str, ...] = ()


class Row(NamedTuple):
    """One row: its span, its cells that are not empty, and whether it is a header row."""

    span: Span
    cells: tuple[Cell, ...]
    header: bool


def rows(grid: Grid) -> list[Row]:
    """The rows of a table with the header paths of their cells."""
    entries = [row.entries for row in grid.rows]
    size = len(entries[0]) if entries else 0
    top = grid.headers if grid.headers is not None else _header_rows(entries)
    top += _further_headers(entries, top)
    columns = _column_paths(entries[:top], size)
    stub = _stub(entries[top:], size, bool(top))
    paths = [()] * top + _row_paths(entries[top:], stub)
    made = []
    for at, row in enumerate(grid.rows):
        cells = tuple(
            Cell(
                entry.span,
                row=_row_of(paths[at], row.entries, column, stub),
                column=() if at < top else columns[column],
            )
            for column, entry in enumerate(row.entries)
            if entry.label
        )
        made.append(Row(row.span, cells, at < top))
    return made


def _row_of(
    path: tuple[str, ...], entries: Sequence[Entry], column: int, stub: int
) -> tuple[str, ...]:
    """The labels of the row that stand before the cell; a label itself has those before it."""
    own = sum(bool(entry.label) for entry in entries[column:stub])
    return path[: len(path) - own] if column else ()


def _is_number(text: str) -> bool:
    return bool(_NUMBER.fullmatch(_LIMIT.sub("", text))) or is_amount(text)


def _header_rows(grid: Sequence[Sequence[Entry]]) -> int:
    """How many rows at the top are headers: those without a row label, or a first row of short words."""
    if len(grid) < 2:
        return 0
    top = 0
    while top < len(grid) - 1 and not grid[top][0].label and not _numbers(grid[top]):
        top += 1
    if top:
        below_numeric = any(_numbers(row) for row in grid[top + 1 :])
        if below_numeric and not _numbers(grid[top]) and _filled(grid[top]) > 2:
            top += 1
        return top
    skipped = 1 if _filled(grid[0]) == 1 and len(grid[0]) > 2 and len(grid) > 2 else 0
    first, rest = grid[skipped], grid[skipped + 1 :]
    if _filled(first) < 2 or _numbers(first) or not rest:
        return 0
    if any(len(entry.label) > HEADER_LENGTH for entry in first):
        return 0
    if any(_numbers(row) for row in rest):
        return skipped + 1
    return skipped + 1 if _mean(first) * 2 <= max(map(_mean, rest)) and len(first) > 2 else 0


def _further_headers(grid: Sequence[Sequence[Entry]], top: int) -> int:
    """How many rows under the headers divide them: 当初 | 追加 | 計 under a 令和6年度 over three columns.

    Such a row has words only, and no label of its own; or it fills the cells that the header left empty.
    """
    end = top
    while 0 < end < len(grid) - 1 and _divides(grid[end - 1], grid[end]):
        if not any(_numbers(row) for row in grid[end + 1 :]):
            break
        end += 1
    return end - top


def _divides(header: Sequence[Entry], row: Sequence[Entry]) -> bool:
    if _filled(row[1:]) < 2 or _numbers(row) or any(len(e.label) > HEADER_LENGTH for e in row):
        return False
    if not row[0].label:
        return True
    merged = [column for column in range(1, len(row)) if not header[column].label]
    return bool(merged) and _filled(row) == len(row) and not _is_number(row[0].label)


def _numbers(row: Sequence[Entry]) -> int:
    return sum(_is_number(entry.label) for entry in row[1:])


def _filled(row: Sequence[Entry]) -> int:
    return sum(bool(entry.label) for entry in row)


def _mean(row: Sequence[Entry]) -> float:
    return sum(len(entry.label) for entry in row) / max(1, _filled(row))


def _column_paths(header: Sequence[Sequence[Entry]], size: int) -> list[tuple[str, ...]]:
    """Labels above each column, outermost first; a label reaches right over empty merged cells until a
    higher row begins something new; a うち column lies within the column before it."""
    paths: list[list[str]] = [[] for _ in range(size)]
    borders: set[int] = {0, 1}
    for row in header:
        current: list[str] = []
        whole = ""
        for column in range(size):
            if column in borders:
                current, whole = [], ""
            text = row[column].label
            if text and _PART.match(text) and whole:
                current = [whole, text]
            elif text:
                current, whole = [text], text
            paths[column].extend(part for part in current if part not in paths[column])
        borders |= {column for column in range(size) if row[column].label}
    return [tuple(path) for path in paths]


def _stub(body: Sequence[Sequence[Entry]], size: int, headed: bool) -> int:
    """How many columns on the left are row labels."""
    numeric = [
        sum(_is_number(row[column].label) for row in body) * 2
        > sum(bool(row[column].label) for row in body)
        for column in range(size)
    ]
    if any(numeric[1:]):
        # A running number (番号) stands before the name; a year alone is the name.
        name = next((column for column, number in enumerate(numeric) if not number), 0)
        return next((c for c in range(name + 1, size) if numeric[c]), 1) if name < 2 else 1
    return 1 if headed or size <= 2 else 0


def _row_paths(body: Sequence[Sequence[Entry]], stub: int) -> list[tuple[str, ...]]:
    """Labels left of each row: the section row above it, the whole of a うち row, its own labels."""
    paths: list[tuple[str, ...]] = []
    section, whole = "", ""
    inner: Mark | None = None
    above = [""] * stub
    for row in body:
        labels = [entry.label for entry in row[:stub]]
        if len(row) > 2 and stub and labels[0] and _filled(row) == 1:
            section, whole, inner = labels[0], "", None
            paths.append(())
            continue
        if stub > 1 and not labels[0] and any(labels):
            labels = [
                mine or theirs for mine, theirs in zip(labels[:1], above[:1], strict=True)
            ] + labels[1:]
        above = labels
        first = labels[0] if labels else ""
        if section and first and _ends(section, first, inner):
            section = ""
        inner = inner or mark_of(first)
        part = (whole,) if first and _PART.match(first) and whole else ()
        if first and not _PART.match(first):
            whole = first
        path = ((section,) if section else ()) + part + tuple(part for part in labels if part)
        paths.append(path)
    return paths


def _ends(section: str, label: str, inner: Mark | None) -> bool:
    """Whether a row stands beside its section and no longer in it: Ⅲ below Ⅱ and its 1., 2.; 合計.

    `inner` is the mark of the first row in the section: rows numbered like their section stay in it.
    """
    if _WHOLE.fullmatch("".join(label.split())):
        return True
    outer, own = mark_of(section), mark_of(label)
    if not outer or not own or outer.style != own.style or not outer.numbered:
        return False
    return own.value == outer.value + 1 and (inner is None or inner.style != own.style)
