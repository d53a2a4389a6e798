"""Records: the groups that a flattened table leaves, each under the line that names it.

量子会合（QM） / 参加国：日、米 / 頻度：毎年 / 専門家が議論する。 – and then the same labels under the next name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ingest.phrase import is_section
from ingest.textline import Shape, TextLine
from ingest.wrap import goes_on

# A label that recurs under this many names shows a flattened table.
RECURRENCE = 3
NAME_LENGTH = 40
# Lines of a name's own: its continuation in brackets and the first fact.
REACH = 3
_FACT = re.compile(r"(?P<label>[^\s、。：:]{1,12})[：:]")
_DATE = re.compile(r"[\s’'‘]*[0-9０-９]{2,4}\s*年")
_BRACKET = re.compile(r"[(（][^()（）]*[)）]")
_NAME = re.compile(r"(?![’'‘0-9０-９])[^。：:]*[^。：:、，,]")


class _Opener(NamedTuple):
    at: int
    name: str
    strict: bool  # whether a labelled fact follows at once


class Records(NamedTuple):
    """`names` by the index of the line in which their group opens; `lines` that lie within such a table."""

    names: dict[int, str]
    lines: frozenset[int]


def records(lines: Sequence[TextLine], headings: frozenset[int]) -> Records:
    """The records between the lines that are `headings` for certain."""
    names: dict[int, str] = {}
    within: set[int] = set()
    bounds = [-1, *sorted(headings), len(lines)]
    for start, end in pairwise(bounds):
        openers = list(_openers(lines, start + 1, end))
        if _recurs(lines, openers, end):
            names.update((opener.at, opener.name) for opener in openers)
            within.update(range(openers[0].at, end))
    return Records(names, frozenset(within))


def _openers(lines: Sequence[TextLine], start: int, end: int) -> Iterator[_Opener]:
    for at in range(start, end):
        line = lines[at]
        if line.mark or line.shape is not Shape.TEXT or line.money:
            continue
        if len(line.shown) > NAME_LENGTH or not _NAME.fullmatch(line.shown):
            continue
        if is_section(line.shown) or _BRACKET.fullmatch(line.shown):
            continue
        if at and goes_on(lines[at - 1], line, 0):
            continue
        name = line.shown
        for below in lines[at + 1 : min(at + REACH, end)]:
            if _BRACKET.fullmatch(below.shown) and below.gap == 0:
                name += below.shown
                continue
            strict = below.gap == 0 and bool(_FACT.match(below.shown))
            if strict or (line.gap and _is_entry(below)):
                yield _Opener(at, name, strict)
            break


def _is_entry(line: TextLine) -> bool:
    """Whether a line can be the first under a name: a fact, a date, a numbered short one."""
    if line.mark:
        return line.mark.numbered and len(line.words) <= NAME_LENGTH and "。" not in line.words
    return bool(_FACT.match(line.shown) or _DATE.match(line.shown))


def _recurs(lines: Sequence[TextLine], openers: Sequence[_Opener], end: int) -> bool:
    """Whether the names have a label in common."""
    if sum(opener.strict for opener in openers) < RECURRENCE:
        return False
    counts: dict[str, int] = {}
    ends = [opener.at for opener in openers[1:]] + [end]
    for opener, stop in zip(openers, ends, strict=True):
        found = (_FACT.match(line.shown) for line in lines[opener.at + 1 : stop])
        for label in {match["label"] for match in found if match}:
            counts[label] = counts.get(label, 0) + 1
    return max(counts.values(), default=0) >= RECURRENCE
