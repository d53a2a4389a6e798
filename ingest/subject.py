"""What an amount is for: the words before it, the line or heading above it, the parent bullet."""

from __future__ import annotations

import re

from ingest.clause import clause_subject, is_elliptic
from ingest.line import Line, Lines
from ingest.ministry import ministry_of_name
from ingest.name import (
    PER_UNIT,
    clean,
    field_name,
    is_carrier,
    is_description,
    is_expense,
    is_open,
    is_word,
    last_name,
)
from ingest.outline import Kind
from ingest.rate import rate_before
from ingest.stack import is_amount_line
from ingest.statement import Statement

# How far above an amount its name may stand, in lines that are not blank.
_REACH = 12
# More names or amounts than these on lines of their own are no list that could be matched by order.
_STACK = 40
_NAME_LENGTH = 80
_HEAD_LENGTH = 60
_BEFORE_AMOUNT = re.compile(
    r"(?:約|およそ|最大|上限|(?<=[\sは、])総額|概ね|合計|うち|は|が|[::\s(\[=])+$"
)
# The end of the clause of the amount before.
_TAIL = re.compile(r"[^、。]*[、。]")
_NO_NAME = re.compile(r"[::].|[◆<〈].*[>〉]|を.*(?:推進|実施|支援|形成|開始)$")
_LABEL_REMARK = re.compile(r"\s?[((][^()()]{1,10}[))]")  # 補正予算(第1号), 予算現額(計)
PART = re.compile(r"^(?:うち|[((]うち)")


def subject(lines: Lines, statement: Statement, begin: int) -> str | None:
    """The subject of the amount, whose words begin at `begin` of its line."""
    line = statement.line
    if named := field_name(line.text[begin : _reach(statement)]):
        return named
    rate = rate_before(line.text[begin : statement.amount.span.start])
    if not rate:
        return _named(lines, statement, begin, _reach(statement))
    if begin + rate[0] == begin:
        return rate[1] if line.sentence else _own(line, begin, _reach(statement)) or rate[1]
    return _with_rate(_named(lines, statement, begin, begin + rate[0]), rate[1])


def _with_rate(name: str | None, rate: str) -> str:
    """整備費, 1校当たり → 整備費 1校当たり."""
    return f"{name} {rate}" if name and rate not in name else name or rate


def _named(lines: Lines, statement: Statement, begin: int, reach: int) -> str | None:
    """The name in the words between `begin` and `reach`, else on the lines above."""
    line = statement.line
    reach = min(reach, _reach(statement))
    if line.sentence and not _listed(_without_labels(line, begin, reach)):
        name = _in_sentence(statement, begin, reach)
        return name or (None if begin > line.body or line.spoken else _above(lines, line))
    name = _own(line, begin, reach)
    if not name:
        return _above(lines, line)
    if is_expense(name):
        parent = _parent(lines, line)
        return f"{parent} {name}" if parent else name
    if PART.match(line.text[begin : statement.cut].strip()) and (whole := _above(lines, line)):
        return f"{whole} うち{name.removeprefix('うち')}"
    if is_description(name):
        return _named_above(lines, line) or name
    return name


def goes_on(statement: Statement, begin: int) -> bool:
    """Whether an amount without a name of its own is for the same as the one before it, up to `begin`.

    In one sentence it is; across sentences only where the words leave the subject out: 前年度は三億円でした.
    """
    line = statement.line
    between = line.text[begin : statement.cut]
    if not line.sentence or "。" not in between:
        return True
    start = line.text.rindex("。", begin, statement.cut) + 1
    head = line.text[start : statement.amount.span.start]
    for label in line.labels:
        if start <= label.start < label.end <= statement.amount.span.start:
            if label.stage and label.relative is None:
                return False  # 令和6年度予算額は合計で…: a budget of its own
            head = head.replace(line.text[label.start : label.end], "")
    return is_elliptic(head)


def _listed(head: str) -> bool:
    """Whether the words before an amount are a list entry's name although a sentence follows."""
    name = _BEFORE_AMOUNT.sub("", head)
    short = len(name) <= _HEAD_LENGTH and not re.search(r"[、。]", name)
    return bool(name.strip()) and short and not re.search(r"[はがをにでもと][\s約]*$|は", head)


def _reach(statement: Statement) -> int:
    """Where the words before the amount itself end."""
    span = statement.amount.span
    bracket = statement.line.around(span.start, span.end)
    return max(statement.cut, bracket.start if bracket else span.start)


def _in_sentence(statement: Statement, begin: int, reach: int) -> str | None:
    line, label = statement.line, statement.label
    text = line.text
    behind = text[statement.amount.span.end :]
    if begin > line.body and (tail := _TAIL.match(text, begin, reach)):
        begin = tail.end()
    if label and begin <= label.start < label.end <= reach:
        before = _without_labels(line, begin, label.start)
        name = clause_subject(before, _without_labels(line, label.end, reach), behind)
    else:
        name = clause_subject("", text[begin:reach], behind)
    if name or begin > line.body:
        return name
    opening = re.match(r"([^、。::は]{2,40})[::][^。]*$", text[line.body : reach])
    return clean(opening[1]) if opening else None


def _without_labels(line: Line, start: int, end: int) -> str:
    kept, position = "", start
    for label in line.labels:
        if position <= label.start and label.end <= end and label.stage:
            kept += line.text[position : label.start]
            position = label.end
    return kept + line.text[position:end]


def _own(line: Line, start: int, cut: int) -> str:
    """The name between `start` and `cut`, labels left out."""
    pieces, position = [], start
    for label in line.labels:
        if position <= label.start and label.end <= cut:
            pieces.append(line.text[position : label.start])
            position = label.end
            remark = _LABEL_REMARK.match(line.text, position, cut)
            position = remark.end() if remark else position
    pieces.append(line.text[position:cut])
    text = re.sub(r"\(\s*\)|\[\s*\]|【\s*】", " ", " ".join(pieces))
    text = re.sub(r"^\s*(?:の|における|に係る)(?=\S)", "", text)
    name = clean(_BEFORE_AMOUNT.sub("", text))
    return last_name(name) if is_word(name) and not PER_UNIT.search(name) else ""


def _above(lines: Lines, line: Line) -> str | None:
    """The name on the lines above: another amount's subject there, a bare name, a heading."""
    matched = _by_order(lines, line)
    if matched is not None:
        return matched or None
    seen = 0
    for number in range(line.number - 1, -1, -1):
        above = lines.rows[number]
        if above.blank or above.note:
            continue
        seen += 1
        if seen > _REACH:
            break
        if above.kind is Kind.HEADING:
            return _heading(lines, above)
        if named := field_name(above.text):
            return named
        if above.amounts or above.labels:
            name = _subject_of_line(lines, above) if above.amounts else _caption(above)
            if name and (not above.amounts or _goes_on(above, line, name)):
                return name
            continue
        if is_name(above) and not ministry_of_name(above.text):
            return _with_heading(lines, above)
    return clean(line.path[-1]) if line.path else None


def _caption(line: Line) -> str | None:
    """The name on a line that also says what follows: `灯台の改修 予算額・執行額` → 灯台の改修."""
    name = _own(line, line.body, len(line.text))
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
    name = _own(line, line.body, line.body + rate[0] if rate else cut)
    if not name:
        return None
    if is_expense(name):
        parent = _parent(lines, line)
        return f"{parent} {name}" if parent else name
    return name


def is_name(line: Line) -> bool:
    """Whether the line is nothing but a name."""
    text = line.text.strip()
    head = clean(text)
    return (
        0 < len(head) <= _NAME_LENGTH
        and line.kind not in (Kind.ROW, Kind.HEADER)
        and not line.sentence
        and not line.note
        and not line.amounts
        and not _NO_NAME.search(text)
        and not is_description(head)
    )


def _heading(lines: Lines, line: Line) -> str | None:
    """A heading's name; the one above it where this one only names who carries it out."""
    above = nearest(lines, line.number)
    if is_carrier(line.text[line.body :]) and above and above.kind is Kind.HEADING:
        return clean(above.text)
    return field_name(line.text) or clean(line.text) or None


def _with_heading(lines: Lines, line: Line) -> str:
    """A name; joined with the heading above that it completes, or the name above a carrier."""
    name = clean(line.text)
    above = nearest(lines, line.number)
    if not above:
        return name
    if is_carrier(line.text[line.body :]) and (is_name(above) or above.kind is Kind.HEADING):
        whole = line.text.strip()
        return clean(above.text) + (whole if whole.startswith("(") else "")
    if above.kind is Kind.HEADING and is_open(above.text):
        return clean(above.text) + name
    return name


def _named_above(lines: Lines, line: Line) -> str | None:
    """The bare name directly above a description that carries the amount."""
    above = nearest(lines, line.number)
    if above and is_name(above) and above.kind is not Kind.HEADING and len(clean(above.text)) <= 40:
        return _with_heading(lines, above)
    return None


def _parent(lines: Lines, line: Line) -> str | None:
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
