"""Every amount of money of a document with its keys: what for, which year, which stage.

The cascade for the year, the stage and the role of an amount; each step engages only if the
former found nothing, and what none decides stays None:

1. a label in its own bracket: (前年度予算額 3,809百万円), [補正72億円];
2. a tag directly behind it: 4億円【令和2年度補正予算】, or what it is called there: 3億円増, 130億/5年の基金;
3. the last label before it in its sentence: 令和3年度予算額 約247億円;
4. labels on lines of their own above it, matched by order when there are as many amounts;
5. the headers of its table row and column;
6. in a bracket behind another amount: the conversion of a foreign one, else the year before;
7. the page: the nearest label, legend or remark above it in its section, the title, or the one
   year and stage that all labels of the document agree on. Only for `name 35億円`, never in prose.

The cascade for the subject: words before it on the line, a bare name or heading above it, with the
hub's name before a mere kind of expense (運営費交付金).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest import qualifier
from ingest.document import Document, Span
from ingest.fold import plain
from ingest.line import Line, Lines, read_lines
from ingest.ministry import ministry_of_name, ministry_of_tag
from ingest.outline import Block, Kind
from ingest.setting import Settings
from ingest.stage import Role, Stage, find_labels
from ingest.statement import Statement, is_amount_line, is_label_line, stacks, statements
from ingest.subject import clean, parent_line, subject
from ingest.tabular import CellStatement, table_statements

# The signs by which a table's rows refer to each other: 1 一般会計 (A), 合計 (A + B).
_SIGNS = re.compile(r"^\d{1,2}\s+|\s?[(（][A-ZＡ-Ｚ](?:\s?[+＋\-－]\s?[A-ZＡ-Ｚ])*[)）]")


@dataclass(frozen=True)
class Figure:
    """One amount in one place; `document.text[span]` is the amount exactly as printed.

    `value` is in units of `currency`, `amount` in yen (None for foreign money); a range has its
    lower end in `minimum`. `fiscal_year` is the western year in which it starts. `row` and
    `column` are the header paths of a table cell, `block` is the index of the block that holds it.
    """

    span: Span
    value: int
    amount: int | None
    currency: str = "JPY"
    approx: bool = False
    minimum: int | None = None
    subject: str | None = None
    path: tuple[str, ...] = ()
    ministry: str | None = None
    fiscal_year: int | None = None
    stage: Stage | None = None
    role: Role = Role.OTHER
    qualifiers: tuple[str, ...] = ()
    row: tuple[str, ...] = ()
    column: tuple[str, ...] = ()
    block: int | None = None


def figures(document: Document, blocks: Sequence[Block]) -> tuple[Figure, ...]:
    """Every monetary amount of `document`, in the order of the text."""
    lines = read_lines(document, blocks)
    settings = Settings(lines)
    tables = _tables(blocks)
    in_table = {index for start, end in tables for index in range(start, end)}
    found = _line_figures(lines, settings, in_table)
    for start, end in tables:
        found += _table_figures(lines, settings, start, end)
    return tuple(sorted(found, key=lambda figure: figure.span))


def _tables(blocks: Sequence[Block]) -> list[tuple[int, int]]:
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


def _line_figures(lines: Lines, settings: Settings, in_table: set[int]) -> list[Figure]:
    labels = stacks(lines)
    found: list[Figure] = []
    for line in lines.rows:
        if not line.amounts or line.block in in_table:
            continue
        read = statements(line, settings.of(line), labels.get(line.number, {}), settings.year)
        found += _of_line(lines, line, read)
    return found


def _of_line(lines: Lines, line: Line, read: list[Statement]) -> list[Figure]:
    found = []
    ministry = ministry_of_tag(line.text)
    limits = _limits(lines, line)
    begin, name = line.body, None
    below = lines.rows[line.number + 1].text.strip() if line.number + 1 < len(lines.rows) else ""
    new_below = below.startswith("(新規") and below.endswith(")")
    for place, statement in enumerate(read):
        if statement.main is None:
            own = subject(lines, line, begin, statement.cut) if begin <= statement.cut else None
            name = own if own and (place == 0 or _has_name(line, begin, statement.cut)) else name
            if place == 0:
                name = own
        found.append(
            Figure(
                lines.span(line, *statement.amount.span),
                statement.amount.value,
                statement.amount.yen,
                statement.amount.currency,
                statement.amount.approx,
                statement.amount.minimum,
                name,
                line.path,
                ministry,
                *statement.key,
                _qualifiers(line, read, place, limits, new_below),
                block=line.block,
            )
        )
        begin = _group_end(line, read, place)
    return found


def _has_name(line: Line, start: int, end: int) -> bool:
    """Whether words of another subject stand between two amounts of a line."""
    between = line.text[start:end]
    for label in line.labels:
        if start <= label.start and label.end <= end:
            between = between.replace(line.text[label.start : label.end], "")
    return len(clean(between)) > 1 and "、" in line.text[start - 1 : end]


def _group_end(line: Line, read: list[Statement], place: int) -> int:
    """Where the words of the next subject can begin: behind the amount and its brackets."""
    statement = read[place]
    end = statement.amount.span.end
    bracket = line.around(*statement.amount.span)
    return max(end, bracket.end if bracket else end)


def _limits(lines: Lines, line: Line) -> tuple[tuple[str, ...], dict[str, tuple[str, ...]]]:
    """What the line, its parent bullet and the remarks below limit; by footnote mark, else all."""
    limits = list(qualifier.shared(line.text))
    parent = parent_line(lines, line)
    if parent and parent.block is not None and _is_child(line, parent):
        for name in qualifier.shared(parent.text):
            noted = name == "再掲" or _speaks_of(parent.text, line)
            limits += [name] if noted else []
    marked: dict[str, tuple[str, ...]] = {}
    for note in _remarks(lines, line):
        names = tuple(qualifier.noted(note.text))
        mark = note.text.lstrip()[:1]
        if any(qualifier.mark(line, amount.span.end) == mark for amount in line.amounts):
            marked[mark] = marked.get(mark, ()) + names
        elif mark != "*":
            limits += names
    return tuple(limits), marked


def _is_child(line: Line, parent: Line) -> bool:
    return line.depth > parent.depth or clean(parent.text) in (clean(part) for part in line.path)


def _speaks_of(remark: str, line: Line) -> bool:
    """Whether the parent's remark names this child: ※運営費交付金総額 and 運営費交付金 620億円."""
    name = clean(line.text[line.body : line.amounts[0].span.start])
    return not name or name in remark[remark.find("※") :]


def _remarks(lines: Lines, line: Line) -> list[Line]:
    """The remarks below an amount: behind the labels and amounts that belong to it, before new text."""
    found = []
    marked = any(qualifier.mark(line, amount.span.end) for amount in line.amounts)
    for number in range(line.number + 1, min(line.number + 10, len(lines.rows))):
        below = lines.rows[number]
        if below.blank:
            continue
        if below.note:
            found.append(below)
        elif found or not (_continues(below) or (marked and not below.amounts)):
            break
    for number in range(line.number - 1, max(line.number - 8, -1), -1):
        above = lines.rows[number]
        if above.note and is_amount_line(line):
            found.append(above)
        elif not above.blank and not is_label_line(above) and not is_amount_line(above):
            break
    return found


def _continues(line: Line) -> bool:
    """Whether the line carries on the group of labels and amounts above it."""
    if is_label_line(line) or is_amount_line(line):
        return True
    head = line.text[line.body : line.amounts[0].span.start] if line.amounts else ""
    labels = find_labels(head)
    return bool(labels) and len(clean(head)) <= labels[-1].end - labels[0].start + 2


def _qualifiers(
    line: Line,
    read: list[Statement],
    place: int,
    limits: tuple[tuple[str, ...], dict[str, tuple[str, ...]]],
    new_below: bool,
) -> tuple[str, ...]:
    statement = read[place]
    start, end = statement.amount.span
    names = [*qualifier.own(line, start, end), *limits[0]]
    names += limits[1].get(qualifier.mark(line, end), ())
    following = read[place + 1].amount.span.start if place + 1 < len(read) else len(line.text)
    is_new = qualifier.new(line.text[end:following]) or (place + 1 == len(read) and new_below)
    if is_new and statement.key.role is not Role.PREVIOUS:
        names.append("新規")
    if statement.conversion:
        names.append("換算")
    return tuple(dict.fromkeys(names))


def _table_figures(lines: Lines, settings: Settings, start: int, end: int) -> list[Figure]:
    blocks = lines.blocks
    offset = blocks[start].span.start
    place = next(
        (line for line in lines.rows if line.block is not None and line.block == start), None
    )
    setting = settings.of(place) if place else None
    read = table_statements(lines, start, end, setting, settings.year)
    return [_of_cell(lines, given) for given in read if offset <= given.cell.span.start]


def _of_cell(lines: Lines, given: CellStatement) -> Figure:
    statement, cell, block = given.statement, given.cell, lines.blocks[given.row]
    row = tuple(plain(part) for part in cell.row)
    names = [_SIGNS.sub("", clean(part)) for part in row if not _only_label(part)]
    ministry = next(
        (m for part in row if (m := ministry_of_name(part) or ministry_of_tag(part))), None
    )
    limits = list(qualifier.own(statement.line, 0, len(statement.line.text)))
    for part in (
        *row,
        *(lines.document.quote(c.span) for c in block.cells if not c.row or c != cell),
    ):
        limits += qualifier.shared(part)
    if any("うち" in part for part in (*cell.column, *row)):
        limits.append("うち")
    return Figure(
        statement.amount.span,
        statement.amount.value,
        statement.amount.yen,
        statement.amount.currency,
        statement.amount.approx,
        statement.amount.minimum,
        " ".join(name for name in names if name) or None,
        block.headings,
        ministry,
        *statement.key,
        tuple(dict.fromkeys(limits)),
        cell.row,
        cell.column,
        given.row,
    )


def _only_label(text: str) -> bool:
    """Whether a row header is a budget label and no name."""
    labels = find_labels(text)
    rest = text
    for label in reversed(labels):
        rest = rest[: label.start] + rest[label.end :]
    return bool(labels) and not clean(rest)
