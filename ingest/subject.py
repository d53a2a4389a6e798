"""What an amount is for: the words before it on its line, else the names above it."""

from __future__ import annotations

import re

from ingest.above import name_above, named_above, parent_of
from ingest.clause import clause_subject, is_elliptic
from ingest.line import Lines
from ingest.name import clean, field_name, is_description, is_expense
from ingest.rate import rate_before
from ingest.statement import Statement
from ingest.wording import BEFORE_AMOUNT, PART, own_name, without_labels

_HEAD_LENGTH = 60
# A budget label can hold the account: 令和8年度一般会計当初予算.
_ACCOUNT = re.compile(r"一般会計|特別会計|企業会計")
# Fields in which something is told of the programme: 外部有識者の所見：…
_TOLD = re.compile(r"(?:所見|意見|評価|備考|特記事項|理由|課題|経緯|説明)$")
# The end of the clause of the amount before.
_TAIL = re.compile(r"[^、。]*[、。]")


def subject(lines: Lines, statement: Statement, begin: int) -> str | None:
    """The subject of the amount, whose words begin at `begin` of its line."""
    line = statement.line
    if named := field_name(line.text[begin : _reach(statement)]):
        return named
    rate = rate_before(line.text[begin : statement.amount.span.start])
    if not rate:
        return _named(lines, statement, begin, _reach(statement))
    if rate[0] == 0:
        return rate[1] if line.sentence else own_name(line, begin, _reach(statement)) or rate[1]
    return _with_rate(_named(lines, statement, begin, begin + rate[0]), rate[1])


def _with_rate(name: str | None, rate: str) -> str:
    """整備費, 1校当たり → 整備費 1校当たり."""
    return f"{name} {rate}" if name and rate not in name else name or rate


def _named(lines: Lines, statement: Statement, begin: int, reach: int) -> str | None:
    """The name in the words between `begin` and `reach`, else on the lines above."""
    line = statement.line
    reach = min(reach, _reach(statement))
    if line.sentence and not _listed(without_labels(line, begin, reach)):
        name = _in_sentence(statement, begin, reach)
        return name or (None if begin > line.body or line.spoken else name_above(lines, line))
    name = own_name(line, begin, reach)
    if not name:
        return name_above(lines, line)
    if is_expense(name):
        parent = parent_of(lines, line)
        return f"{parent} {name}" if parent else name
    if PART.match(line.text[begin : statement.cut].strip()) and (whole := name_above(lines, line)):
        return f"{whole} うち{name.removeprefix('うち').lstrip('、')}"
    if is_description(name):
        return named_above(lines, line) or name
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
    name = BEFORE_AMOUNT.sub("", head)
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
        before = without_labels(line, begin, label.start)
        name = clause_subject(before, without_labels(line, label.end, reach), behind)
    else:
        name = clause_subject("", text[begin:reach], behind)
    if not name and label and (account := _ACCOUNT.search(text, label.start, label.end)):
        return account[0]
    if name or begin > line.body:
        return name
    opening = re.match(r"([^、。::は]{2,40})[::][^。]*$", text[line.body : reach])
    return clean(opening[1]) if opening and not _TOLD.search(opening[1]) else None
