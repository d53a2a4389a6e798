"""Amounts in table cells: the unit from the table's caption or header, the key from its headers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ingest.amount import Amount, cell_value, find_amounts, unit_of
from ingest.document import Span
from ingest.fold import Folded, fold
from ingest.line import Line, Lines
from ingest.outline import Block, Kind
from ingest.setting import Setting, label_key, legend, main_key
from ingest.stage import Key, Label, Role, Stage, find_labels, header_label
from ingest.statement import Statement, statements
from ingest.table import Cell

# A header that gives the unit of its own column or row: 予算額(百万円).
_HEADER_UNIT = re.compile(r"[(\[]\s?(?:単位\s?:?\s?)?([十百千]?[万億兆]?|千)円\s?[)\]]")
# Headers of what is counted in something else than money, whatever the table's unit.
_NOT_MONEY = re.compile(
    r"率|割合|%|比$|人数|件数|機関数|拠点数|箇所|順位|ページ|番号|^No|構成比|倍|年月日|期間|人口"
)
_MONEY = re.compile(r"額|予算|要求|決算|円|費|金|規模|計$|増減|当初|補正")
# 187(▲5), 5,000(4,000): a number and, in brackets, its change or last year's.
_TWO_NUMBERS = re.compile(r"([△▲-]?[\d,.]+)\s?\(\s?([△▲+-]?\s?[\d,.]+)\s?\)")
# 630(52.5%): a number and its share or rate.
_RATE = re.compile(r"\s?\([^()]*(?:%|倍)\s?\)\s*$")
# 当初配分, 追加配分: parts of what is handed out, no stages of the budget.
_SHARE = re.compile(r"配分(?!額)")
# How far above a table its unit line may stand, in blocks.
_UNIT_REACH = 4


@dataclass(frozen=True)
class CellStatement:
    """An amount in a table cell: `span` in the document; the statement counts from the cell's start."""

    statement: Statement
    span: Span
    cell: Cell
    row: int


@dataclass(frozen=True)
class _Table:
    """What holds for all cells of a table."""

    unit: int | None
    setting: Setting | None
    year: int | None
    shares: bool = False


def tables(blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """The runs of blocks that are tables with column headers; others are read as lines."""
    found: list[tuple[int, int]] = []
    for index, block in enumerate(blocks):
        if block.kind not in (Kind.HEADER, Kind.ROW):
            continue
        if block.kind is Kind.ROW and not any(cell.column for cell in block.cells):
            continue
        if found and found[-1][1] == index and blocks[index - 1].headings == block.headings:
            found[-1] = (found[-1][0], index + 1)
        else:
            found.append((index, index + 1))
    return found


def table_statements(
    lines: Lines, start: int, end: int, setting: Setting | None, year: int | None
) -> list[CellStatement]:
    """The amounts in the table of the blocks `[start, end)`."""
    blocks = lines.blocks
    columns = {cell.column for block in blocks[start:end] for cell in block.cells}
    shares = any(_SHARE.search(part) for column in columns for part in column)
    table = _Table(_unit(lines, start), _table_setting(blocks[start:end], setting), year, shares)
    found: list[CellStatement] = []
    for index in range(start, end):
        if blocks[index].kind is Kind.ROW:
            for cell in blocks[index].cells:
                found += _cell(lines, cell, index, table)
    return found


def cells_that_say(
    lines: Lines,
    start: int,
    end: int,
    setting: Setting | None,
    year: int | None,
    words: re.Pattern[str],
) -> list[CellStatement]:
    """The cells that print words in place of an amount (未定), each with the key that it would have.

    `words` matches a whole cell; its first group is what the span holds.
    """
    blocks = lines.blocks
    table = _Table(None, _table_setting(blocks[start:end], setting), year)
    found = []
    for index in range(start, end):
        for cell in blocks[index].cells if blocks[index].kind is Kind.ROW else ():
            folded = fold(lines.document.quote(cell.span), markup=True)
            if cell.column and (match := words.fullmatch(folded.text)):
                own = _cell_setting(cell, table)
                within = Span(*match.span(1))
                key = own.main if own else Key()
                statement = Statement(Line(-1, 0, folded.text), Amount(within, 0), key, 0)
                found.append(CellStatement(statement, _span(cell, folded, within), cell, index))
    return found


def _cell(lines: Lines, cell: Cell, row: int, table: _Table) -> list[CellStatement]:
    text = lines.document.quote(cell.span)
    if not any(char.isdigit() or char in "一二三四五六七八九" for char in text):
        return []
    folded = fold(text, markup=True)
    line = Line(-1, 0, folded.text, tuple(find_amounts(folded.text)))
    if line.amounts:
        line = replace(line, labels=tuple(find_labels(folded.text)))
        setting = _cell_setting(cell, table)
        read = statements(line, setting, {}, table.year)
    else:
        read = _numbers(cell, folded, line, table)
    return [CellStatement(s, _span(cell, folded, s.amount.span), cell, row) for s in read]


def _numbers(cell: Cell, folded: Folded, line: Line, table: _Table) -> list[Statement]:
    """A cell that prints only numbers, in the unit of the table."""
    if not cell.column:
        return []
    column, row = _folded(cell.column), _folded(cell.row)
    unit = _header_unit(column) or _header_unit(row) or table.unit
    if unit is None or any(_NOT_MONEY.search(path[-1]) for path in (column, row) if path):
        return []
    if table.unit is None and not _MONEY.search(" ".join((*column, *row))):
        return []
    setting = _cell_setting(cell, table)
    key = setting.main if setting else Key()
    number = _RATE.sub("", folded.text)
    if (value := cell_value(number, unit)) is not None:
        return [Statement(line, Amount(Span(0, len(number)), value), key, 0)]
    return _two_numbers(folded.text, line, unit, setting)


def _two_numbers(text: str, line: Line, unit: int, setting: Setting | None) -> list[Statement]:
    match = _TWO_NUMBERS.fullmatch(text.strip())
    if not match:
        return []
    main = setting.main if setting else Key()
    changed = match[2][0] in "△▲+-"
    second = Key(main.year, main.stage, Role.DELTA) if changed else setting and setting.previous
    first_value, second_value = (cell_value(n.replace("+", ""), unit) for n in match.groups())
    if first_value is None or second_value is None:
        return []
    start = len(text) - len(text.lstrip())
    spans = [Span(start + match.start(n), start + match.end(n)) for n in (1, 2)]
    return [
        Statement(line, Amount(spans[0], first_value), main, 0),
        Statement(line, Amount(spans[1], second_value), second or Key(), 0, main=0),
    ]


def _span(cell: Cell, folded: Folded, within: Span) -> Span:
    span = folded.source(within.start, within.end)
    return Span(cell.span.start + span.start, cell.span.start + span.end)


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


@lru_cache(maxsize=4096)
def _folded(path: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(fold(part).text for part in path)


@lru_cache(maxsize=4096)
def _labels(path: tuple[str, ...]) -> tuple[Label, ...]:
    found = []
    for part in _folded(path):
        whole = header_label(part)
        found += [whole] if whole else find_labels(part)
    return tuple(found)


@lru_cache(maxsize=4096)
def _legend(part: str) -> tuple[Label, Key] | None:
    return legend(part, tuple(find_labels(part)))


def _header_unit(path: Sequence[str]) -> int | None:
    for part in reversed(path):
        match = _HEADER_UNIT.search(part)
        if match:
            return unit_of(f"単位:{match[1]}円")
    return None


def _table_setting(blocks: Sequence[Block], setting: Setting | None) -> Setting | None:
    """The table's main year and stage: the latest full label among its headers, else the page's."""
    pairs = {(cell.column, cell.row) for block in blocks for cell in block.cells if cell.column}
    joined = [_joined(_strongest(_labels(c)), _strongest(_labels(r))) for c, r in pairs]
    labels = [label for label in joined if label and label.full and label.current]
    years = [label.year for label in joined if label and label.year and label.stage is None]
    if not labels and years and (not setting or setting.year not in years):
        return Setting(main_key(max(years), None))
    if not labels:
        return setting
    latest = max(labels, key=lambda label: (label.year or 0, label.stage is Stage.INITIAL))
    return Setting(main_key(latest.year, latest.stage), setting.bracket if setting else None)


def _cell_setting(cell: Cell, table: _Table) -> Setting | None:
    """The setting of a cell: the labels of its column and row, else the table's."""
    for path in (cell.column, cell.row):
        for part in _folded(path):
            if pair := _legend(part):
                return Setting(main_key(pair[0].year, pair[0].stage), pair[1])
    column, row = _strongest(_labels(cell.column)), _strongest(_labels(cell.row))
    if label := _joined(column, row):
        main = label_key(label, table.setting, table.year)
        if label.stage is None and table.shares:
            main = main._replace(stage=None)
        return Setting(main)
    if cell.column and not any(_MONEY.search(part) for part in _folded(cell.column)):
        return None
    return table.setting


def _joined(column: Label | None, row: Label | None) -> Label | None:
    """The label of a column completed by that of its row: 補正 in the row 令和3年度."""
    if not column or not row:
        return column or row
    if column.delta or row.delta:
        return column if column.delta else row
    if column.year is None and column.relative is None:
        return replace(column, year=row.year, relative=row.relative)
    if column.stage is None and not column.other:
        return replace(column, stage=row.stage, plain=row.plain, other=row.other)
    return column


def _strongest(labels: Sequence[Label]) -> Label | None:
    """当初予算 says more than the (要求額+要望額) beside it; a difference says more than all."""
    for wanted in (
        lambda label: label.delta,
        lambda label: label.full,
        lambda label: label.relative is not None,
        lambda label: label.stage is not None or label.other,
        lambda label: label.year is not None,
    ):
        for label in labels:
            if wanted(label):
                return _with_year(label, labels)
    return None


def _with_year(label: Label, labels: Sequence[Label]) -> Label:
    """A label completed by its own path: 令和3年度 above 補正."""
    if label.year is None and label.relative is None and not label.delta:
        years = [other.year for other in labels if other.year]
        return replace(label, year=years[0]) if len(set(years)) == 1 else label
    return label
