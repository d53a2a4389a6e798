"""Columns on lines of their own: names below each other, then numbers, then last year's in brackets.

1. a stack of amounts belongs, by order, to the nearest stack of as many names above it; the line over
   either (会計名, 予算額) is its header and says what its amounts are;
2. two stacks without a header: which year is which nothing tells;
3. a stack in brackets, or one amount in brackets below another, is what stands in brackets behind it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.above import is_name, nearest
from ingest.line import Line, Lines
from ingest.name import clean
from ingest.outline import Kind
from ingest.setting import Setting, before
from ingest.stack import UNDECIDED, is_amount_line
from ingest.stage import Key, Label, Role, find_labels, header_label
from ingest.statement import Statement

# The header over a stack of names.
_NAMES = re.compile(
    r"(?:事業|会計|施策|機関|団体|支出先|項目|科目)?名称?|区分|事項|項目|科目|[款項目]"
)
# Headers of amounts that leave the year and stage to the page.
_PLAIN = re.compile(r"(?:予算)?額|金額|本年度(?:予算額)?")
# △650百万円 alone on its line below an amount: by how much that one changed.
_CHANGE = re.compile(
    r"[((]?\s*(?:対?前年度?(?:予算額?)?[比差]?(?:増減額?)?\s*:?\s*)?[+△▲-]\s*(?=[\d一-九])"
)
_HEADER_LENGTH = 24
# A stack that is longer is a page of something else.
_LONGEST = 60


@dataclass(frozen=True)
class Place:
    """Where a line of amounts stands: the name matched by order, the label of its column, and the
    line whose amount it stands in brackets beside."""

    name: str | None = None
    label: Label | None = None
    main: int | None = None


@dataclass(frozen=True)
class _Stack:
    header: Line | None
    rows: Sequence[Line]

    @property
    def bracketed(self) -> bool:
        return all(map(_is_bracketed, self.rows))


def places(lines: Lines) -> dict[int, Place]:
    """The places of the amounts that stand in columns, by line number."""
    singles = [line for line in lines.rows if line.amounts and not line.headed and _is_single(line)]
    found = _below(lines, singles)
    if not any(first.number + 1 == second.number for first, second in pairwise(singles)):
        return found
    above: list[Line] = []
    stacks: list[_Stack] = []
    for paragraph in [*_paragraphs(lines), []]:
        if stack := _stack(paragraph):
            stacks.append(stack)
            continue
        if stacks:
            found |= _placed(_names(above), stacks)
        above, stacks = paragraph, []
    return found


def beside(read: list[Statement], main: Key, setting: Setting | None) -> list[Statement]:
    """The amounts of a line in brackets below the one of `main`: last year's of a yearly budget."""
    if setting and setting.bracket and setting.main[:2] == main[:2]:
        key: Key | None = setting.bracket
    else:
        key = before(main) if main.role is Role.CURRENT else None
    return [replace(statement, key=key or Key()) for statement in read]


def changed(lines: Lines, line: Line) -> Line | None:
    """The line above whose amount changed by the one that stands alone on `line`."""
    if len(line.amounts) > 1 or not is_amount_line(line) or not _CHANGE.match(line.text):
        return None
    above = nearest(lines, line.number)
    return above if above and above.amounts else None


def _placed(names: list[str], stacks: list[_Stack]) -> dict[int, Place]:
    found: dict[int, Place] = {}
    open_ = [stack for stack in stacks if not stack.header and not stack.bracketed]
    main: _Stack | None = None
    for stack in stacks:
        own = _names_of(names, len(stack.rows))
        beside_main = stack.bracketed and main is not None and len(main.rows) == len(stack.rows)
        if own is None:
            continue
        if not stack.bracketed:
            main = stack
        label = _label(stack.header) if stack.header else UNDECIDED if len(open_) > 1 else None
        for at, line in enumerate(stack.rows):
            row = main.rows[at].number if beside_main and main else None
            found[line.number] = Place(own[at], None if beside_main else label, row)
    return found


def _names_of(names: list[str], size: int) -> list[str] | None:
    """The names of a stack of `size` amounts, the header over them left out; None where they do not fit."""
    if len(names) == size + 1 and _NAMES.fullmatch(names[0]):
        return names[1:]
    return names if len(names) == size and size > 1 else None


def _label(header: Line) -> Label | None:
    """The label of a column; UNDECIDED where its header says something that is none."""
    text = "".join(header.text.split())
    if _PLAIN.fullmatch(text):
        return None
    found = header_label(text) or next((b for b in find_labels(text) if b.stage or b.delta), None)
    return found or UNDECIDED


def _below(lines: Lines, singles: Sequence[Line]) -> dict[int, Place]:
    """Amounts alone in brackets below another: 412,655 over (401,240)."""
    found: dict[int, Place] = {}
    for line in singles:
        if _is_bracketed(line):
            above = nearest(lines, line.number)
            if above and _is_single(above) and not _is_bracketed(above):
                found[line.number] = Place(main=above.number)
    return found


def _paragraphs(lines: Lines) -> list[list[Line]]:
    made: list[list[Line]] = [[]]
    for line in lines.rows:
        if line.blank:
            made.append([])
        elif line.kind is Kind.HEADING or line.headed:
            made += [[line], []]
        else:
            made[-1].append(line)
    return [paragraph for paragraph in made if paragraph]


def _stack(paragraph: list[Line]) -> _Stack | None:
    """Two or more amounts below each other, under a header perhaps, and nothing else."""
    first = next((at for at, line in enumerate(paragraph) if _is_single(line)), len(paragraph))
    rows = paragraph[first:]
    if first > 1 or not 2 <= len(rows) <= _LONGEST or not all(map(_is_single, rows)):
        return None
    header = paragraph[0] if first else None
    if header and (header.amounts or len("".join(header.text.split())) > _HEADER_LENGTH):
        return None
    return _Stack(header, rows)


def _names(paragraph: list[Line]) -> list[str]:
    labelled = any(label.stage for line in paragraph for label in line.labels)
    plain = all(is_name(line) and line.kind is not Kind.HEADING for line in paragraph)
    return [clean(line.text) for line in paragraph] if plain and not labelled else []


def _is_single(line: Line) -> bool:
    return len(line.amounts) == 1 and is_amount_line(line)


def _is_bracketed(line: Line) -> bool:
    text = line.text.strip()
    return text[:1] in "([〔" and text[-1:] in ")]〕"
