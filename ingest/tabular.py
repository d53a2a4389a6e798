"""Amounts in table cells: the unit from the table's caption or header, the key from its headers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.amount import Amount, cell_value, find_amounts, unit_of
from ingest.document import Span
from ingest.fold import Folded, fold
from ingest.header import MONEY, Frame, cell_setting, folded_path, frame_of
from ingest.line import Line, Lines
from ingest.outline import Block, Kind
from ingest.setting import Setting, main_key
from ingest.settlement import in_report, report_year
from ingest.stage import Key, Role, Stage, find_labels
from ingest.statement import Statement, statements
from ingest.table import Cell

# A header that gives the unit of its own column or row: 予算額(百万円).
_HEADER_UNIT = re.compile(r"[(\[]\s?(?:単位\s?:?\s?)?([十百千]?[万億兆]?|千)円\s?[)\]]")
# Headers of what is counted in something else than money, whatever the table's unit.
_NOTMONEY = re.compile(
    r"率|割合|%|比$|人数|件数|機関数|拠点数|箇所|順位|ページ|番号|^No|構成比|倍|年月日|期間|人口"
)
# 187(▲5), 5,000(4,000): a number and, in brackets, its change or last year's.
_TWO_NUMBERS = re.compile(r"([△▲-]?[\d,.]+)\s?\(\s?([△▲+-]?\s?[\d,.]+)\s?\)")
# 630(52.5%): a number and its share or rate.
_RATE = re.compile(r"\s?\([^()]*(?:%|倍)\s?\)\s*$")
# 約120, 11,870の内数, 12 ※1: what may stand around a number.
_APPROX = re.compile(r"\s*約\s*")
_LIMIT = re.compile(r"\s*(?:の?内数|程度|[※*]\s?\d{0,2}|[(]?(?:注|※)\d{1,2}[)]?)+\s*$")
# How far above a table its unit line may stand, in blocks.
_UNIT_REACH = 4
_UNIT_LENGTH = 12
_CAPTION_LENGTH = 60
# The lines of a document's head, in which a unit is that of all its tables.
_UNIT_HEAD = 6
# A list of who was paid in a year: 支出先上位10者(令和6年度).
_PAID = re.compile(r"支出先|支払先|資金の流れ")


@dataclass(frozen=True)
class CellStatement:
    """An amount in a table cell: `span` in the document; the statement counts from the cell's start."""

    statement: Statement
    span: Span
    cell: Cell
    row: int
    ledger: bool = False


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
    lines: Lines,
    start: int,
    end: int,
    setting: Setting | None,
    year: int | None,
    base: int | None = None,
) -> list[CellStatement]:
    """The amounts in the table of the blocks `[start, end)`; `base` is the year of the title."""
    blocks = lines.blocks
    known = _captioned(lines, start) or setting
    table = frame_of(blocks[start:end], known, year, _unit(lines, start), base)
    if table.unit is None and table.ledger:
        table = replace(table, unit=_row_unit(blocks[start:end]))
    if table.unit is None and (unit := _document_unit(lines)):
        table = replace(table, unit=unit, loose=True)
    settled = report_year(lines)
    found: list[CellStatement] = []
    for index in range(start, end):
        if blocks[index].kind is Kind.ROW:
            for cell in blocks[index].cells:
                found += _cell(lines, cell, index, table, settled)
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
    table = frame_of(blocks[start:end], setting, year, None)
    found = []
    for index in range(start, end):
        for cell in blocks[index].cells if blocks[index].kind is Kind.ROW else ():
            folded = fold(lines.document.quote(cell.span), markup=True)
            if cell.column and (match := words.fullmatch(folded.text)):
                own = cell_setting(cell, table)
                within = Span(*match.span(1))
                key = own.main if own else Key()
                statement = Statement(Line(-1, 0, folded.text), Amount(within, 0), key, 0)
                found.append(CellStatement(statement, _span(cell, folded, within), cell, index))
    return found


def _cell(
    lines: Lines, cell: Cell, row: int, table: Frame, settled: int | None
) -> list[CellStatement]:
    text = lines.document.quote(cell.span)
    folded = fold(text, markup=True)
    if not any(char.isdigit() or char in "一二三四五六七八九十百千" for char in folded.text):
        return []
    line = Line(-1, 0, folded.text, _amounts(folded.text))
    if line.amounts:
        line = replace(line, labels=tuple(find_labels(folded.text)))
        setting = cell_setting(cell, table)
        read = _unsigned(statements(line, setting, {}, table.year), setting)
    else:
        read = _numbers(cell, folded, line, table)
    read = in_report(read, settled, *folded_path(cell.column), *folded_path(cell.row))
    return [
        CellStatement(s, _span(cell, folded, s.amount.span), cell, row, table.ledger) for s in read
    ]


def _unsigned(read: list[Statement], setting: Setting | None) -> list[Statement]:
    """△2億円 alone in a cell is what its column says, below 補正予算額 a cut of the budget and no difference."""
    alone = len(read) == 1 and read[0].amount.value < 0 and setting is not None
    return [replace(read[0], key=setting.main)] if alone and setting else read


def _amounts(text: str) -> tuple[Amount, ...]:
    """The amounts of a cell; a dash that opens it is a minus: -5億円."""
    found = find_amounts("|" + text)
    return tuple(replace(a, span=Span(a.span.start - 1, a.span.end - 1)) for a in found)


def _numbers(cell: Cell, folded: Folded, line: Line, table: Frame) -> list[Statement]:
    """A cell that prints only numbers, in the unit of the table."""
    if not cell.column:
        return []
    column, row = folded_path(cell.column), folded_path(cell.row)
    unit = _header_unit(column) or _header_unit(row) or table.unit
    if unit is None or any(_NOTMONEY.search(path[-1]) for path in (column, row) if path):
        return []
    if (table.unit is None or table.loose) and not MONEY.search(" ".join((*column, *row))):
        return []
    setting = cell_setting(cell, table)
    key = setting.main if setting else Key()
    approx = _APPROX.match(folded.text)
    start = approx.end() if approx else 0
    number = _RATE.sub("", folded.text[start:])
    limit = _LIMIT.search(number)
    number = number[: limit.start()] if limit else number
    if (value := cell_value(number, unit)) is not None:
        amount = Amount(Span(start, start + len(number)), value, approx=approx is not None)
        return [Statement(line, amount, key, 0)]
    return _two_numbers(folded.text, line, unit, setting)


def _two_numbers(text: str, line: Line, unit: int, setting: Setting | None) -> list[Statement]:
    match = _TWO_NUMBERS.fullmatch(text.strip())
    if not match:
        return []
    main = setting.main if setting else Key()
    changed = match[2][0] in "△▲+-"
    second = Key(main.year, main.stage, Role.DELTA) if changed else setting and setting.behind
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


def _captioned(lines: Lines, start: int) -> Setting | None:
    """The one year and stage in the line right above a table: 3 令和3年度決算(単位:百万円)."""
    block = lines.blocks[start - 1] if start else None
    if block is None or block.kind in (Kind.ROW, Kind.HEADER):
        return None
    text = fold(lines.document.quote(block.span)).text.rsplit("\n", 1)[-1]
    labels = [label for label in find_labels(text) if label.relative is None]
    full = [label for label in labels if label.full]
    if not full and _PAID.search(text):
        full = [replace(label, stage=Stage.SETTLED) for label in labels if label.year]
    keys = {(label.year, label.stage) for label in full}
    if len(keys) != 1 or len(text) > _CAPTION_LENGTH or "。" in text or find_amounts(text):
        return None
    return Setting(main_key(*keys.pop()))


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
        ending = fold(lines.document.quote(block.span)).text[-_UNIT_LENGTH:]
        if index == start - 1 and ending.endswith(")") and (unit := _header_unit([ending])):
            return unit  # a caption: 予算額の推移(億円)
        if unit := unit_of(lines.document.quote(block.span)):
            return unit
        if block.kind in (Kind.ROW, Kind.HEADER):
            break
    return None


def _document_unit(lines: Lines) -> int | None:
    """The only unit of a document, where it is printed in its head: 単位：百万円 below the title."""
    if lines.document.text.count("単位") != 1:
        return None
    head = [line.text for line in lines.rows if not line.blank][:_UNIT_HEAD]
    return next((unit for text in head if (unit := unit_of(text))), None)


def _row_unit(blocks: Sequence[Block]) -> int | None:
    """The one unit that the rows of a ledger print: 予算の状況(百万円) | 当初予算 over 執行額."""
    units = {_header_unit(folded_path(cell.row)) for block in blocks for cell in block.cells}
    units.discard(None)
    return units.pop() if len(units) == 1 else None


def _header_unit(path: Sequence[str]) -> int | None:
    for part in reversed(path):
        match = _HEADER_UNIT.search(part)
        if match:
            return unit_of(f"単位:{match[1]}円")
    return None
