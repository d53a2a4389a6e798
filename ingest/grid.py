"""Grids: the cells of a table as they are printed, by tab, by pipe or by HTML tag."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.document import Span
from ingest.fold import plain
from ingest.textline import Shape, TextLine, gutters, is_table

_PIPE = re.compile(r"(?<!\\)\|")
_DELIMITER = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")
_PIECE = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u30fc\u4e00-\u9fff・]{1,6}")
_ROW = re.compile(r"<tr\b[^>]*>", re.I)
_CELL = re.compile(r"<t(?P<kind>[dh])\b(?P<attributes>[^>]*)>", re.I)
_CELL_END = re.compile(r"</t[dhr]\s*>|<t[dhr]\b|</t(?:able|head|body|foot)\s*>|\Z", re.I)
_ROWS = re.compile(r"rowspan\s*=\s*[\"']?(\d{1,3})", re.I)
_COLUMNS = re.compile(r"colspan\s*=\s*[\"']?(\d{1,3})", re.I)
JOINED_LENGTH = 14
# Lines and columns from which text set out with blanks is a table.
SPACED_ROWS = 3
SPACED_COLUMNS = 3
# Text that lost its layout keeps one blank between columns: 区分 予算額 決算額 差額 / 運営費 2,140 2,140 0.
_BLANK = re.compile(r"[ \u3000]+")
_FIGURE = re.compile(r"[△▲+＋−－-]?[0-9０-９][0-9０-９,，.．]*[%％]?|[-－―–—…]")
_HEADER = re.compile(r"[^\s0-9０-９、。：:]{1,12}")
# The sum of a table; the last column of one that says something of its rows.
_TOTAL = re.compile(r"\S{0,6}(?:合計|総計|小計)|計")
_REMARKS = re.compile(r"備考|摘要|説明|(?:主な)?(?:増減)?理由|注記?")
# Words in a line between rows that make it no section of them.
_STOP = re.compile(r"[。．]|^\s*※|単位")
_SECTION_LENGTH = 40
_HEADERS = re.compile(r"額|予算|決算|当初|補正|増減|差|実績|見込|計|件|人|率")


class Entry(NamedTuple):
    """What stands in one cell, shown as a label; "" in a cell that is empty or merged into its neighbour."""

    span: Span
    label: str


EMPTY = Entry(Span(0, 0), "")


class GridRow(NamedTuple):
    span: Span
    entries: list[Entry]


class Grid(NamedTuple):
    """`headers` is how many rows are known to be headers; None where the text does not say."""

    rows: list[GridRow]
    headers: int | None


def grid_of(lines: Sequence[TextLine]) -> Grid:
    """The grid of a run of tabbed or piped lines; the rule below a pipe table's header is left out."""
    rule = next((at for at, line in enumerate(lines) if _is_delimiter(line)), None)
    rows = [
        GridRow(line.span, _entries(line, lines[0])) for line in lines if not _is_delimiter(line)
    ]
    size = max((len(row.entries) for row in rows), default=0)
    return _even([_with_gap(row, size, lines[0]) for row in rows], rule)


def _with_gap(row: GridRow, size: int, first: TextLine) -> GridRow:
    """A row set out with blanks that lacks its second cell, padded behind the first one."""
    if is_table(first) or len(row.entries) != size - 1 or size < SPACED_COLUMNS:
        return row
    if not _TOTAL.fullmatch("".join(row.entries[0].label.split())) or _remarked(first):
        return row
    return GridRow(row.span, [row.entries[0], EMPTY, *row.entries[1:]])


def grid_end(lines: Sequence[TextLine], at: int) -> int:
    """The index after the table that begins in line `at`; `at` itself where none begins.

    Tabs and pipes show a table; blanks do so where several lines have equally many columns with numbers;
    single blanks, where a line of headers (区分 予算額 決算額) stands over names with as many numbers.
    """
    end = at + 1
    if is_table(lines[at]):
        while end < len(lines) and lines[end].gap == 0:
            if lines[end].shape is not lines[at].shape and not _is_section(lines, end):
                break
            end += 1
        return end
    size = lines[at].columns if lines[at].shape is Shape.TEXT and not lines[at].mark else 0
    if size < SPACED_COLUMNS:
        return _blank_end(lines, at) if size == 1 else at
    while end < len(lines) and lines[end].gap == 0 and _fits(lines, at, end, size):
        end += 1
        if end - at == SPACED_ROWS and not _has_numbers(lines[at:end]):
            return at
    return end if end - at >= SPACED_ROWS else at


def _is_section(lines: Sequence[TextLine], at: int) -> bool:
    """Whether a line without tabs names the rows below it: （項）災害予防費 between rows of four cells."""
    line = lines[at]
    if lines[at - 1].shape is not Shape.TABBED or line.shape is not Shape.TEXT or line.money:
        return False
    below = lines[at + 1] if at + 1 < len(lines) else None
    rows = below is not None and below.shape is Shape.TABBED and below.gap == 0
    numbers = rows and below is not None and below.text.count("\t") > 1
    return numbers and len(line.shown) <= _SECTION_LENGTH and not _STOP.search(line.shown)


def _fits(lines: Sequence[TextLine], start: int, at: int, size: int) -> bool:
    """Whether a line set out with blanks has the cells of the table, or all but one that a row may lack.

    A sum has no second name (款 | 項 | … / 合計 | …); a remark at the end can be missing.
    """
    columns = lines[at].columns
    if columns == size or at == start:
        return columns == size
    if columns != size - 1 or lines[at].mark:
        return False
    cells = _spaced(lines[at])
    if not all(_FIGURE.fullmatch(cell) for cell in cells[1:]):
        return False
    return bool(_TOTAL.fullmatch("".join(cells[0].split()))) or _remarked(lines[start])


def _remarked(header: TextLine) -> bool:
    return bool(_REMARKS.fullmatch("".join(_spaced(header)[-1].split())))


def _spaced(line: TextLine) -> list[str]:
    text = line.text.rstrip()
    gaps = gutters(line.text)
    starts = [len(text) - len(text.lstrip()), *(gap.end for gap in gaps)]
    ends = [*(gap.start for gap in gaps), len(text)]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


def _blank_end(lines: Sequence[TextLine], at: int) -> int:
    """The index after a table whose columns one blank parts: a header of words, rows of a name and numbers."""
    header = _BLANK.split(lines[at].text.strip())
    if len(header) < SPACED_COLUMNS or not _HEADERS.search(header[-1]):
        return at
    if not all(_HEADER.fullmatch(word) for word in header):
        return at
    end = at + 1
    while end < len(lines) and lines[end].gap == 0 and _is_figures(lines[end], len(header)):
        end += 1
    return end if end - at > SPACED_ROWS else at


def _is_figures(line: TextLine, size: int) -> bool:
    """Whether the line is a name and `size` - 1 numbers."""
    name, *numbers = _BLANK.split(line.text.strip())
    named = not _FIGURE.fullmatch(name) and len(numbers) == size - 1
    return named and all(_FIGURE.fullmatch(number) for number in numbers)


def _has_numbers(lines: Sequence[TextLine]) -> bool:
    """Whether all lines but a header end in a number, or hold some where the last column has remarks."""
    if _remarked(lines[0]):
        return all(any(map(_FIGURE.fullmatch, _spaced(line)[1:])) for line in lines[1:])
    ends = [line.text.rstrip().rstrip("%％円)）")[-1:].isdigit() for line in lines]
    return sum(ends) >= len(ends) - 1


def html_grid(text: str, span: Span) -> Grid:
    """The grid of the HTML table at `span`."""
    starts = [match.end() for match in _ROW.finditer(text, span.start, span.end)]
    if not starts:
        return Grid([], None)
    made: list[GridRow] = []
    headers = 0
    open_: dict[int, int] = {}
    for start, end in zip(starts, [*starts[1:], span.end], strict=True):
        cells = list(_cells(text, start, end, open_))
        filled = [entry for _, entry in cells if entry.label]
        if not filled:
            continue
        made.append(
            GridRow(Span(filled[0].span.start, filled[-1].span.end), [entry for _, entry in cells])
        )
        heads = sum(head for head, entry in cells if entry.label)
        if headers == len(made) - 1 and heads == len(filled):
            headers += 1
    return _even(made, headers if 0 < headers < len(made) else None)


def label(text: str) -> str:
    """A cell as one label, words that the layout split joined: `一般 会計` → `一般会計`."""
    shown = plain(text)
    pieces = shown.split()
    if len(pieces) > 1 and all(_PIECE.fullmatch(piece) for piece in pieces):
        joined = "".join(pieces)
        return joined if len(joined) <= JOINED_LENGTH else shown
    return shown


def _even(rows: list[GridRow], headers: int | None) -> Grid:
    size = max((len(row.entries) for row in rows), default=0)
    padded = [GridRow(row.span, row.entries + [EMPTY] * (size - len(row.entries))) for row in rows]
    return Grid(padded, headers)


def _is_delimiter(line: TextLine) -> bool:
    return line.shape is Shape.PIPED and bool(_DELIMITER.fullmatch(line.text.strip()))


def _entries(line: TextLine, table: TextLine) -> list[Entry]:
    text = line.text
    if is_table(table) and not is_table(line):
        return [_entry(text, line.offset)]  # a section between the rows
    if line.shape is Shape.PIPED:
        body = text.rstrip()
        first, last = text.index("|") + 1, len(body) - body.endswith("|")
        cuts = [match.start() for match in _PIPE.finditer(text, first, last)]
    elif line.shape is Shape.TABBED:
        first, last = 0, len(text)
        cuts = [at for at, char in enumerate(text) if char == "\t"]
    else:
        first, last = len(text) - len(text.lstrip()), len(text.rstrip())
        wide = gutters(text)
        if len(wide) < SPACED_COLUMNS - 1:
            wide = [Span(*match.span()) for match in _BLANK.finditer(text, first, last)]
        cuts = [gap.end - 1 for gap in wide]
    bounds = zip([first, *(cut + 1 for cut in cuts)], [*cuts, last], strict=True)
    return [_entry(text[start:end], line.offset + start) for start, end in bounds]


def _cells(text: str, start: int, end: int, open_: dict[int, int]) -> Iterator[tuple[bool, Entry]]:
    """The cells of one HTML row, with empty ones where a cell reaches over several columns or rows.

    `open_` counts, by column, the rows that cells above still reach over.
    """
    position, column = start, 0
    while cell := _CELL.search(text, position, end):
        closing = _CELL_END.search(text, cell.end(), end)
        position = closing.start() if closing else end
        while open_.get(column, 0):
            open_[column] -= 1
            column += 1
            yield True, EMPTY
        wide, high = (found.search(cell["attributes"]) for found in (_COLUMNS, _ROWS))
        yield cell["kind"] in "hH", _entry(text[cell.end() : position], cell.end())
        for at in range(int(wide[1]) if wide else 1):
            open_[column] = int(high[1]) - 1 if high else 0
            column += 1
            if at:
                yield True, EMPTY
        position = max(position, cell.end())
    while open_.get(column, 0):
        open_[column] -= 1
        column += 1
        yield True, EMPTY


def _entry(raw: str, offset: int) -> Entry:
    left = offset + len(raw) - len(raw.lstrip())
    return Entry(Span(left, left + len(raw.strip())), label(raw))
