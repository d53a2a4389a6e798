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
   year and stage that all labels of the document agree on. Only for `name 35億円` and amounts that a
   sentence puts into the budget (…を計上), not for other prose.

Where nothing but the document's year is known, a sheet's own label (予算額, 前年度予算額) takes it, no bare amount.
In prose the verbs, shared brackets and neighbours add to these (`prose`), and 今年度, 来年度 count from the
document's date (`issue`).

The cascade for the subject: the programme of the form that the line is a field of; words before it on the line, in
prose the topic that was announced (`topic`), a bare name or heading above it, with the hub's name
before a mere kind of expense (運営費交付金); the account that the title names where the words only say 予算.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from ingest import correction, qualifier
from ingest.column import Place, beside, changed, places
from ingest.context import Context
from ingest.correction import affirmed, corrections
from ingest.document import Document, Span
from ingest.entry import entry_of
from ingest.issue import dated
from ingest.line import Line, Lines, read_lines
from ingest.ministry import ministries_in, ministry_of_tag, without_ministry
from ingest.name import clean
from ingest.naming import names
from ingest.outline import Block
from ingest.outside import outside
from ingest.prose import in_prose
from ingest.remark import Limits, limits_of, new_above
from ingest.row_difference import with_differences
from ingest.settlement import in_report, report_year
from ingest.stack import stacks
from ingest.stage import Key, Role, Stage
from ingest.statement import PART_OF, Statement, statements
from ingest.tabular import CellStatement, table_statements, tables
from ingest.topic import in_speech
from ingest.whole import whole_of
from ingest.wording import PART

# More amounts than these on one line have no difference below them.
_NEAR = 20
# Headings under which amounts of several ministries stand together.
_ACROSS = re.compile(r"政府全体|関係府省|各府省|府省別|省庁別|関係予算")


@dataclass(frozen=True)
class Figure:
    """One amount in one place; `document.text[span]` is the amount exactly as printed.

    `value` is in units of `currency`, `amount` in yen (of foreign money only the conversion that is
    printed behind it, else None); a range has its lower end in `minimum`. `subject` is as printed, but folded in width and without marks; None where
    nothing names it. `qualifiers` limit the amount: 内数 (a larger envelope, never the programme's own
    budget), 新規, 再掲, 推計, 推計含む, 総額, 合計, 計画額, うち, 最大, 上限, 累計, 換算,
    訂正前 (taken back by the text).
    `fiscal_year` is the western year in which it starts. `row` and `column` are the header paths of
    a table cell, `block` is the index of the block that holds it.
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
    lines = dated(read_lines(document, blocks))
    context = Context(lines)
    found_tables = tables(blocks)
    found = [f for table in found_tables for f in _table_figures(lines, context, *table)]
    found += _line_figures(lines, context, sorted(figure.span for figure in found))
    found = sorted(_with_ministries(found, document), key=lambda figure: figure.span)
    return tuple(_converted(found))


def _converted(found: Sequence[Figure]) -> Iterator[Figure]:
    """The figures; foreign money with the yen that is printed behind it: 13億ドル(約1,400億円)."""
    for figure, after in zip_longest(found, found[1:]):
        foreign = figure.currency != "JPY" and after is not None and after.block == figure.block
        yield (
            replace(figure, amount=after.amount)
            if foreign and "換算" in after.qualifiers
            else figure
        )


def _with_ministries(found: list[Figure], document: Document) -> list[Figure]:
    """The ministry behind a name; the issuer's own where the document names no other for any amount."""
    named = []
    for figure in found:
        name, ministry = without_ministry(figure.subject) if figure.subject else (None, None)
        name = name and whole_of(name, document.title)
        named.append(replace(figure, subject=name, ministry=figure.ministry or ministry))
    issuers = ministries_in(document.issuer)
    across = any(figure.ministry not in (None, *issuers) for figure in named)
    if len(issuers) != 1 or across:
        return named
    return [
        replace(figure, ministry=issuers[0])
        if figure.stage and not any(_ACROSS.search(part) for part in figure.path)
        else figure
        for figure in named
    ]


def _line_figures(lines: Lines, context: Context, in_cells: Sequence[Span]) -> list[Figure]:
    labels, columns, settled = stacks(lines), places(lines), report_year(lines)
    found: list[Figure] = []
    first: dict[int, Figure] = {}
    for whole in lines.rows:
        line = outside(lines, whole, in_cells)
        if not line.amounts:
            continue
        if found and (main := _changed(lines, line, found)):
            found.append(_change(lines, line, main))
            continue
        # What somebody says is of the year that it names, not of the agenda's.
        setting = None if in_speech(lines, line) else context.about(line)
        place = columns.get(line.number, Place())
        label = {0: place.label} if place.label else labels.get(line.number, {})
        read = statements(line, setting, label, context.year)
        read = with_differences(in_prose(line, read, setting, context.year, context.allotted))
        read = in_report(read, settled)
        main = first.get(place.main) if place.main is not None else None
        if main:
            read = beside(read, Key(main.fiscal_year, main.stage, main.role), setting)
        on_line = _of_line(lines, line, read, main.subject if main else place.name)
        first[line.number] = on_line[0]
        found += _taken_back(line, on_line, found)
    return found


def _taken_back(line: Line, on_line: list[Figure], before: list[Figure]) -> list[Figure]:
    """The figures of a line, those that it corrects marked, also where they were printed before it."""
    wrongs, rights = corrections(line), affirmed(line)
    said = {f.value: n for n, f in enumerate(before)} if wrongs or rights else {}
    for wrong, earlier in wrongs:
        figure = on_line[wrong]
        at = said.get(figure.value)
        if earlier and at is not None:
            on_line[wrong : wrong + 2] = [
                _as_said(f, before[at]) for f in on_line[wrong : wrong + 2]
            ]
            taken = (*before[at].qualifiers, correction.QUALIFIER)
            before[at] = replace(before[at], qualifiers=taken)
        taken = (*figure.qualifiers, correction.QUALIFIER)
        on_line[wrong] = replace(on_line[wrong], qualifiers=taken)
    for right in rights:
        if (at := said.get(on_line[right].value)) is not None:
            on_line[right] = _as_said(replace(on_line[right], subject=None), before[at])
    return on_line


def _as_said(figure: Figure, said: Figure) -> Figure:
    """A figure that is named again, with what was said of it the first time where nothing else is said."""
    known = figure.fiscal_year or figure.stage not in (None, said.stage)
    return replace(
        figure,
        subject=figure.subject or said.subject,
        fiscal_year=figure.fiscal_year if known else said.fiscal_year,
        stage=figure.stage if known else said.stage,
        role=figure.role if known else said.role,
    )


def _changed(lines: Lines, line: Line, found: list[Figure]) -> Figure | None:
    """The amount on the line above whose difference stands alone on `line`."""
    above = changed(lines, line)
    if not above:
        return None
    start, end = lines.span(above, 0, len(above.text))
    on_it = [figure for figure in found[-_NEAR:] if start <= figure.span.start < end]
    return on_it[0] if on_it and on_it[0].role is Role.CURRENT else None


def _change(lines: Lines, line: Line, main: Figure) -> Figure:
    amount = line.amounts[0]
    return replace(
        main,
        span=lines.span(line, *amount.span),
        value=amount.value,
        amount=amount.yen,
        currency=amount.currency,
        approx=amount.approx,
        minimum=amount.minimum,
        role=Role.DELTA,
        qualifiers=(),
        block=line.block,
    )


def _of_line(
    lines: Lines, line: Line, read: list[Statement], known: str | None = None
) -> list[Figure]:
    """The figures of a line; `known` is their subject where a column of names gives it."""
    found = []
    ministry = ministry_of_tag(line.text)
    limits = limits_of(lines, line)
    subjects = [known or name for name in names(lines, line, read)]
    below = lines.rows[line.number + 1].text.strip() if line.number + 1 < len(lines.rows) else ""
    new = (below.startswith("(新規") and below.endswith(")")) or new_above(lines, line)
    for place, statement in enumerate(read):
        found.append(
            Figure(
                lines.span(line, *statement.amount.span),
                statement.amount.value,
                statement.amount.yen,
                statement.amount.currency,
                statement.amount.approx,
                statement.amount.minimum,
                subjects[place],
                line.path,
                ministry,
                *statement.key,
                _qualifiers(line, read, place, limits, new, subjects[place]),
                block=line.block,
            )
        )
    return found


def _qualifiers(
    line: Line, read: list[Statement], place: int, limits: Limits, fresh: bool, name: str | None
) -> tuple[str, ...]:
    statement = read[place]
    start, end = statement.amount.span
    names = [*qualifier.own(line, start, end), *limits.all, *qualifier.of_name(name)]
    if statement.key.role is Role.PREVIOUS:
        names += limits.previous
    names += limits.marked.get(qualifier.mark(line, end), ())
    following = read[place + 1].amount.span.start if place + 1 < len(read) else len(line.text)
    opening = read[place - 1].amount.span.end if place else 0
    named = qualifier.new(line.text[opening:start]) and statement.main is None
    head = line.text[opening or line.body : start]
    if PART.match(head.strip()) or PART_OF.search(line.text[:start]):
        names.append("うち")
    is_new = named or qualifier.new(line.text[end:following]) or (fresh and place + 1 == len(read))
    if is_new and statement.key.role is not Role.PREVIOUS:
        names.append("新規")
    if statement.conversion:
        names.append("換算")
    return tuple(dict.fromkeys(names))


def _table_figures(lines: Lines, context: Context, start: int, end: int) -> list[Figure]:
    place = lines.first.get(start)
    setting = context.of(place) if place else None
    given = table_statements(lines, start, end, setting, context.head_year, context.base)
    return [_of_cell(lines, each) for each in given]


def _of_cell(lines: Lines, given: CellStatement) -> Figure:
    amount, block = given.statement.amount, lines.blocks[given.row]
    entry = entry_of(lines, given)
    return Figure(
        given.span,
        amount.value,
        amount.yen,
        amount.currency,
        amount.approx,
        amount.minimum,
        entry.name or (clean(block.headings[-1]) if block.headings else None),
        block.headings,
        entry.ministry,
        *given.statement.key,
        entry.limits,
        given.cell.row,
        given.cell.column,
        given.row,
    )
