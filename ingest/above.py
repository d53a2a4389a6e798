"""The names above an amount: a bare name or a heading, the entry that goes on, the parent bullet."""

from __future__ import annotations

import re

from ingest.line import Line, Lines
from ingest.ministry import ministry_of_name
from ingest.name import clean, field_name, is_carrier, is_description, is_expense, is_open, is_word
from ingest.outline import Kind
from ingest.rate import rate_before
from ingest.sheet import sheet_name
from ingest.stack import is_amount_line
from ingest.wording import PART, own_name

# How far above an amount its name may stand, in lines that are not blank.
_REACH = 12
# More names or amounts than these on lines of their own are no list that could be matched by order.
_STACK = 40
_NAME_LENGTH = 80
# Fields that tell something about the entry above them.
_TOLD = re.compile(
    r"(?:事業|実施|補助|支援|対象|採択)?(?:期間|時期|率|対象|地域|地区|主体|内容|概要|要件|件数)$"
)
# What an amount is of its thing, and no thing: 総事業費 48億円 above 令和7年度事業費 9億円.
_OF_MONEY = re.compile(r"(?:全体|総)?(?:事業|経)費|総額|全体額|(?:執行|決算|支出)(?:済)?額")
# 灯台の改修（以下「改修」という。）: a name that is defined, no sentence.
_DEFINED = re.compile(r"[(（]以下、?「[^「」]*」と(?:いう|する|略称?する)。?[)）]")
# 事項要求(…), 未定: said in place of an amount.
_OPEN = re.compile(
    r"[・○\s((]*(?:事項要求|事項要望|未定|検討中|調整中|未計上|該当なし|皆増)(?:[((].*)?[))]?\s*$"
)
_BRACKETED = re.compile(r"[((][^()]*[))]")
# ※このほか令和5年度補正予算で…: below a list and set further out, it is for what the list is of.
_BESIDES = re.compile(r"\s*[※*]\s?(?:この|上記の|その)ほか")
_NO_NAME = re.compile(r"[::].|[◆<〈].*[>〉]|を.*(?:推進|実施|支援|形成|開始)$")


def name_above(lines: Lines, line: Line) -> str | None:
    """The name on the lines above: another amount's subject there, a bare name, a heading."""
    matched = _by_order(lines, line)
    if matched is not None:
        return matched or None
    if line.sentence and line.block is not None and (named := sheet_name(lines, line.block)):
        return named
    seen = 0
    besides = _BESIDES.match(line.text)
    for number in range(line.number - 1, -1, -1):
        above = lines.rows[number]
        if above.blank or above.note or above.kind is Kind.HEADER:
            continue
        if besides and above.kind is not Kind.HEADING and _indent(above) > _indent(line):
            continue
        seen += 1
        if seen > _REACH:
            break
        if _OPEN.match(above.text):
            continue
        if above.kind is Kind.HEADING:
            return _heading(lines, above)
        if named := field_name(above.text):
            return named
        if above.amounts or above.labels:
            name = _subject_of_line(lines, above) if above.amounts else _caption(above)
            if name and _OF_MONEY.fullmatch(name):
                continue
            if name and (not above.amounts or _goes_on(above, line, name)):
                return name
            continue
        if is_name(above) and not ministry_of_name(above.text):
            return _with_heading(lines, above)
    return clean(line.path[-1]) if line.path else None


def _indent(line: Line) -> int:
    return len(line.text) - len(line.text.lstrip())


def _caption(line: Line) -> str | None:
    """The name on a line that also says what follows: `灯台の改修 予算額・執行額` → 灯台の改修."""
    name = own_name(line, line.body, len(line.text))
    told = line.sentence or re.search(r"[::]", name) or is_description(name)
    return name if name and not told and len(name) <= _NAME_LENGTH else None


def _goes_on(above: Line, line: Line, name: str) -> bool:
    """Whether a line without a name goes on with the amounts of the entry above it."""
    if above.block == line.block or above.kind is line.kind:
        return True
    return bool(line.path) and clean(line.path[-1]).startswith(name[:8])


def _by_order(lines: Lines, line: Line) -> str | None:
    """The name for one of several amounts below as many names; "" where the counts differ."""
    if not is_amount_line(line):
        return None
    amounts = [line]
    above = nearest(lines, line.number)
    while above and is_amount_line(above) and len(amounts) <= _STACK:
        amounts.insert(0, above)
        above = nearest(lines, above.number)
    place = len(amounts) - 1
    below = nearest(lines, line.number, 1)
    while below and is_amount_line(below) and len(amounts) <= _STACK:
        amounts.append(below)
        below = nearest(lines, below.number, 1)
    names: list[Line] = []
    while (
        len(names) <= _STACK
        and above
        and is_name(above)
        and above.kind is not Kind.HEADING
        and not above.labels
    ):
        names.insert(0, above)
        above = nearest(lines, above.number)
    if len(amounts) < 2 or len(names) < 2 or len(amounts) > _STACK:
        return None
    return clean(names[place].text) if len(names) == len(amounts) else ""


def _subject_of_line(lines: Lines, line: Line) -> str | None:
    if not line.amounts or line.sentence or PART.match(line.text[line.body :]):
        return None
    cut = line.amounts[0].span.start
    bracket = line.around(cut, line.amounts[0].span.end)
    cut = bracket.start if bracket else cut
    rate = rate_before(line.text[line.body : cut])
    name = own_name(line, line.body, line.body + rate[0] if rate else cut)
    if not name or _TOLD.match(name):
        return None
    if is_expense(name):
        parent = parent_of(lines, line)
        return f"{parent} {name}" if parent else name
    return name


def is_name(line: Line) -> bool:
    """Whether the line is nothing but a name."""
    text = _DEFINED.sub("", line.text.strip())
    head = clean(text)
    return (
        0 < len(head) <= _NAME_LENGTH
        and line.kind not in (Kind.ROW, Kind.HEADER)
        and not (line.sentence and "。" in _BRACKETED.sub("", line.text))
        and not line.note
        and not line.amounts
        and is_word(head)
        and not _NO_NAME.search(text)
        and not _OPEN.match(text)
        and not is_description(head)
    )


def _heading(lines: Lines, line: Line) -> str | None:
    """A heading's name; the one above it where this one only names who carries it out."""
    above = nearest(lines, line.number)
    if is_carrier(line.text[line.body :]) and above and above.kind is Kind.HEADING:
        return clean(above.text)
    if line.amounts and (name := _subject_of_line(lines, line)):
        return name
    return field_name(line.text) or clean(line.text) or None


def _with_heading(lines: Lines, line: Line) -> str:
    """A name; joined with the heading above that it completes, or the name above a carrier."""
    name = clean(_DEFINED.sub("", line.text))
    above = nearest(lines, line.number)
    if not above:
        return name
    if is_carrier(line.text[line.body :]) and (is_name(above) or above.kind is Kind.HEADING):
        whole = line.text.strip()
        return clean(above.text) + (whole if whole.startswith("(") else "")
    if above.kind is Kind.HEADING and is_open(above.text):
        return clean(above.text.strip() + name)
    return name


def named_above(lines: Lines, line: Line) -> str | None:
    """The bare name directly above a description that carries the amount."""
    above = nearest(lines, line.number)
    if above and is_name(above) and above.kind is not Kind.HEADING and len(clean(above.text)) <= 40:
        return _with_heading(lines, above)
    return None


def parent_of(lines: Lines, line: Line) -> str | None:
    """The hub or organisation above a kind of expense: the nearest bare name or heading before it."""
    for number in range(line.number - 1, max(-1, line.number - 1 - 2 * _REACH), -1):
        above = lines.rows[number]
        if above.kind is Kind.HEADING:
            return _heading(lines, above)
        if not above.blank and is_name(above):
            return clean(above.text)
    return clean(line.path[-1]) if line.path else None


def parent_line(lines: Lines, line: Line) -> Line | None:
    """The line of the bare name above `line`, no heading between."""
    for number in range(line.number - 1, max(-1, line.number - 1 - 2 * _REACH), -1):
        above = lines.rows[number]
        if above.kind is Kind.HEADING:
            return None
        if not above.blank and is_name(above):
            return above
    return None


def nearest(lines: Lines, number: int, step: int = -1) -> Line | None:
    """The next line above (or below) that is not blank."""
    at = number + step
    while 0 <= at < len(lines.rows):
        if not lines.rows[at].blank:
            return lines.rows[at]
        at += step
    return None
