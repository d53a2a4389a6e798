"""Amounts in table cells: the unit from the table's caption or header, the key from its headers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.amount import Amount, cell_value, find_amounts, unit_of
from ingest.document import Span
from ingest.fold import fold
from ingest.line import Line, Lines
from ingest.outline import Block, Kind
from ingest.setting import Setting, legend, main_key
from ingest.stage import Key, Label, Stage, find_labels
from ingest.statement import Statement, label_key, statements
from ingest.table import Cell

# A header that gives the unit of its own column: 予算額(百万円).
_HEADER_UNIT = re.compile(r"[(\[]\s?(?:単位\s?:?\s?)?([十百千]?[万億兆]?|千)円\s?[)\]]")
# Columns that count something else than money, whatever the table's unit.
_NOT_MONEY = re.compile(
    r"率|割合|%|比$|人数|件数|機関数|拠点数|箇所|順位|ページ|番号|^No|構成比|倍|年月日|期間|人口"
)
_MONEY = re.compile(r"額|予算|要求|決算|円|費|金|規模|計$")
# How far above a table its unit line may stand, in blocks.
_UNIT_REACH = 4


@dataclass(frozen=True)
class CellStatement:
    """An amount in a table cell with its key; `cell` gives its header paths."""

    statement: Statement
    cell: Cell
    row: int
    unit_given: bool


def table_statements(
    lines: Lines, start: int, end: int, setting: Setting | None, year: int | None
) -> list[CellStatement]:
    """The amounts in the table of the blocks `[start, end)`."""
    blocks = lines.blocks
    unit = _unit(lines, start)
    base = _table_setting(blocks[start:end], setting, year)
    found: list[CellStatement] = []
    for index in range(start, end):
        block = blocks[index]
        if block.kind is not Kind.ROW:
            continue
        for cell in block.cells:
            given = _cell(lines, cell, unit, base, year)
            found += [CellStatement(s, cell, index, by_unit) for s, by_unit in given]
    return found


def is_label_row(lines: Lines, block: Block) -> bool:
    """Whether a row reads as a line: `令和4年度予算額(案) <tab> 1,733百万円`, without column headers."""
    return not any(cell.column for cell in block.cells)


def _cell(
    lines: Lines, cell: Cell, unit: int | None, base: Setting | None, year: int | None
) -> list[tuple[Statement, bool]]:
    text = fold(lines.document.quote(cell.span), markup=True)
    column = tuple(fold(part).text for part in cell.column)
    setting = _cell_setting(column, tuple(fold(p).text for p in cell.row), base, year)
    line = _cell_line(lines, cell, text.text)
    if line.amounts:
        read = statements(line, setting, {}, year)
        return [(_located(s, lines, cell), False) for s in read]
    own_unit = _header_unit(column) or unit
    heads = " ".join(column)
    if own_unit is None or not cell.column or _NOT_MONEY.search(column[-1]):
        return []
    if not _MONEY.search(heads) and unit is None:
        return []
    value = cell_value(text.text, own_unit)
    if value is None:
        return []
    amount = Amount(Span(0, len(text.text)), value)
    key = setting.main if setting else Key()
    return [(_located(Statement(line, amount, key, 0), lines, cell), True)]


def _cell_line(lines: Lines, cell: Cell, text: str) -> Line:
    return Line(-1, 0, text, tuple(find_amounts(text)), tuple(find_labels(text)))


def _located(statement: Statement, lines: Lines, cell: Cell) -> Statement:
    """The statement with its amount's span in the document instead of in the cell."""
    folded = fold(lines.document.quote(cell.span), markup=True)
    span = folded.source(statement.amount.span.start, statement.amount.span.end)
    amount = replace(
        statement.amount, span=Span(cell.span.start + span.start, cell.span.start + span.end)
    )
    return replace(statement, amount=amount)


def _unit(lines: Lines, start: int) -> int | None:
    """The unit that the header rows or the lines just above the table print."""
    blocks = lines.blocks
    for index in range(start, len(blocks)):
        if blocks[index].kind is not Kind.HEADER:
            break
        if unit := unit_of(lines.document.quote(blocks[index].span)):
            return unit
    for index in range(start - 1, max(-1, start - 1 - _UNIT_REACH), -1):
        block = blocks[index]
        if unit := unit_of(lines.document.quote(block.span)):
            return unit
        if block.kind in (Kind.ROW, Kind.HEADER):
            break
    return None


def _header_unit(column: Sequence[str]) -> int | None:
    for part in reversed(column):
        match = _HEADER_UNIT.search(part)
        if match:
            return unit_of(f"単位:{match[1]}円")
    return None


def _table_setting(
    blocks: Sequence[Block], setting: Setting | None, year: int | None
) -> Setting | None:
    """The table's main year and stage: the latest full label among its headers, else the page's."""
    labels = [
        label
        for column in {cell.column for block in blocks for cell in block.cells if cell.column}
        for part in column
        for label in find_labels(fold(part).text)
        if label.full and label.current
    ]
    if not labels:
        return setting
    latest = max(labels, key=lambda label: (label.year or 0, label.stage is Stage.INITIAL))
    return Setting(main_key(latest.year, latest.stage), setting.bracket if setting else None)


def _cell_setting(
    column: tuple[str, ...], row: tuple[str, ...], base: Setting | None, year: int | None
) -> Setting | None:
    """The setting of a cell: the label of its column, else of its row, else the table's."""
    for path in (column, row):
        for part in path:
            labels = tuple(find_labels(part))
            pair = legend(part, labels)
            if pair:
                return Setting(main_key(pair[0].year, pair[0].stage), pair[1])
        label = _strongest([label for part in path for label in find_labels(part)])
        if label:
            return Setting(label_key(label, base, year))
    if column and not any(_MONEY.search(part) for part in column):
        return None
    return base


def _strongest(labels: list[Label]) -> Label | None:
    """当初予算 says more than the (要求額+要望額) beside it; a difference says more than all."""
    for wanted in (
        lambda label: label.delta,
        lambda label: label.full,
        lambda label: label.relative is not None,
        lambda label: label.stage is not None,
        lambda label: label.year is not None,
    ):
        for label in labels:
            if wanted(label):
                return label
    return None
