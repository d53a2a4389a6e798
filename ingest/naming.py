"""The subjects of all the amounts of one line: each its own, or the one that goes on from the amount before.

The cascade for an amount: its own words; the subject of the amount before it in the sentence; the topic
that was announced; what stands above the paragraph, where the paragraph's first amount was for that.
"""

from __future__ import annotations

import re

from ingest.line import Line, Lines
from ingest.name import clean, is_word
from ingest.prose import LEFT
from ingest.rate import rate_before, without_rate
from ingest.statement import PART_OF, Statement
from ingest.subject import goes_on, refers_back, section_name, subject
from ingest.topic import in_speech, topic

# What separates the subjects of two amounts on one line.
_BREAK = re.compile(r"^\s?[・/]|[、。,;|\t]|^\s|\s{2,}")
# 3億円増額し、10億円: the words between are the change.
_CHANGED = re.compile(r"[のを]?(?:大幅に?)?(?:増額|減額|増加|減少|増|減)(?:さ?せ?して?)?")
# 市町村分は440億円: the share of somebody.
_SHARE = re.compile(r"[^\s、。のはがを]{1,10}分")
# (うち灯台の更新 16億円): a part that has a name; who pays a part of it is no name.
_PART = re.compile(r"\(うち、?([^()]{2,40}?)[はがに:]?\s*約?$")
_PAYER = re.compile(
    r"(?:国|県|道|都|府|市|町|村|地方|民間|事業者|自己|一般|特定)(?:費|庫|負担|財源|債)?(?:支出金|補助金?|負担金?|分|額)?"
    r"|(?:寄附|繰入|補助|負担|交付|委託)金|.{0,8}推進枠|.*一括計上分?|.*年度分?|公費|他|新規|再掲"
)


def names(lines: Lines, line: Line, read: list[Statement]) -> list[str | None]:
    """The subject of each amount of the line, in order."""
    found: list[str | None] = []
    begin, name = line.body, None
    for place, statement in enumerate(read):
        if statement.main is None:
            name = _name(lines, statement, place, begin, name)
            if place == 0 and (above := _from_above(lines, line, name)):
                section = above
            elif place == 0:
                section = None
            elif name is None:
                name = section
        found.append(name)
        begin = _group_end(line, statement)
    return found


def _name(
    lines: Lines, statement: Statement, place: int, begin: int, before: str | None
) -> str | None:
    line, start = statement.line, statement.amount.span.start
    kept = without_rate(before) if goes_on(statement, begin) else None
    if left := LEFT.search(line.text, max(begin, start - 12), start):
        whole = topic(lines, line, start) or (without_rate(before) if line.sentence else None)
        if whole:
            return f"{whole} {left[1]}"
    if before and (part := _PART.search(line.text[begin:start])):
        inner = clean(part[1])
        return before if _PAYER.fullmatch(inner) or not is_word(inner) else f"{before} うち{inner}"
    own = place == 0 or _has_name(line, begin, statement)
    own = own and not (kept and refers_back(statement, begin))
    name = subject(lines, statement, begin) if own else None
    if name and before and PART_OF.search(line.text[:start]) and _SHARE.fullmatch(name):
        return f"{_whole(before)} {name}"
    rate = rate_before(line.text[begin:start])
    if name and rate and name == rate[1] and line.sentence:
        whole = kept or topic(lines, line, start) or _section(lines, line)
        return f"{whole} {name}" if whole else name
    return name or kept or topic(lines, line, start)


def _whole(name: str) -> str:
    """The whole of which a share was named before: 灯台税 市町村分 → 灯台税."""
    head, _, tail = name.rpartition(" ")
    return head if head and _SHARE.fullmatch(tail) else name


def _section(lines: Lines, line: Line) -> str | None:
    return None if in_speech(lines, line) or len(line.path) < 2 else section_name(lines, line)


def _from_above(lines: Lines, line: Line, name: str | None) -> str | None:
    """The name, where it is not the sentence's own but what stands above it."""
    if not (name and line.sentence) or in_speech(lines, line):
        return None
    return name if name == section_name(lines, line) else None


def _has_name(line: Line, begin: int, statement: Statement) -> bool:
    """Whether words of another subject can stand between two amounts of a line."""
    between = line.text[begin : statement.amount.span.start]
    for label in line.labels:
        if begin <= label.start and label.end <= statement.amount.span.start:
            between = between.replace(line.text[label.start : label.end], "")
    name = clean(between)
    breaks = line.sentence or _BREAK.search(between) is not None
    return (
        len(name) > 1
        and is_word(name)
        and breaks
        and not _CHANGED.fullmatch(name)
        and (line.sentence or name[0] != "を")
    )


def _group_end(line: Line, statement: Statement) -> int:
    """Where the words of the next subject can begin: behind the amount and its brackets."""
    end = statement.amount.span.end
    bracket = line.around(*statement.amount.span)
    return max(end, bracket.end if bracket else end)
