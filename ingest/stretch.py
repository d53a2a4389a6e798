"""Stretches: neighbouring lines that make one paragraph, one list item or one group of labels and amounts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.grid import grid_end
from ingest.heading import Headlines
from ingest.textline import Shape, TextLine
from ingest.wrap import goes_on

# Labels and their amounts stand together although this many blank lines may lie between them.
STACK_GAP = 3
# Blank lines between a name and the amount that belongs to it.
VALUE_GAP = 2
# A longer note among labels and amounts is a paragraph of its own.
NOTE_LENGTH = 40
# An amount with its sign: △650百万円, 対前年度 ＋5億円.
_DIFFERENCE = re.compile(r"(?:対前年度(?:比|当初)?|前年度比|増減額?)?[\s(（]*[△▲＋+－−]")
_LEADS = re.compile(r"(?:次|以下|下記|左記|これら)(?:の|に|は).*[。：:]$")


def stretch_end(headlines: Headlines, at: int) -> int:
    """The index after the last line of what begins in line `at`."""
    lines = headlines.lines
    stacked = lines[at].shape in (Shape.LABEL, Shape.VALUE)
    end = at + 1
    while end < len(lines):
        if not (_stacks(lines[end]) if stacked else _continues(headlines, at, end)):
            break
        end += 1
    return end


def follows_at_once(lines: Sequence[TextLine], at: int) -> bool:
    """Whether a note stands right under the item that it is about."""
    return lines[at].gap == 0 and at > 0 and lines[at - 1].shape is not Shape.NOTE


def introduces(lines: Sequence[TextLine], at: int) -> bool:
    """Whether a `name amount` line stands over a list about it: マテリアル拠点 5,663百万円."""
    line = lines[at]
    if line.shape is not Shape.TEXT or not line.money:
        return False
    rest = lines[at + 1 : at + 3]
    if len(rest) == 2 and rest[0].shape is Shape.NOTE:
        rest = rest[1:]
    return bool(rest) and rest[0].mark is not None


def _is_proviso(lines: Sequence[TextLine], at: int) -> bool:
    """Whether a sentence after a list opens a list of its own: ただし、次の経費は対象としない。"""
    line = lines[at]
    after = lines[at + 1] if at + 1 < len(lines) else None
    if after is None or after.mark is None or line.indent > after.indent:
        return False
    return bool(_LEADS.search(line.shown)) and not goes_on(lines[at - 1], line, 0)


def _is_its_amount(above: Sequence[TextLine], line: TextLine) -> bool:
    """Whether a line of amounts belongs to what began above it: the difference below a name and its amounts."""
    if not any(other.money for other in above):
        return line.gap <= VALUE_GAP
    return line.gap == 0 and (above[0].mark is not None or bool(_DIFFERENCE.match(line.shown)))


def _stacks(line: TextLine) -> bool:
    """Whether the line belongs to the labels and amounts before it."""
    if line.gap > STACK_GAP or line.opens_page:
        return False
    if line.shape in (Shape.LABEL, Shape.VALUE):
        return True
    return line.shape is Shape.NOTE and len(line.shown) <= NOTE_LENGTH and line.gap <= 1


def _continues(headlines: Headlines, first: int, at: int) -> bool:
    """Whether line `at` goes on with the paragraph or item that began in line `first`."""
    lines = headlines.lines
    start, before, line = lines[first], lines[at - 1], lines[at]
    if line.opens_page or line.mark or at in headlines.names:
        return False
    if line.shape is Shape.LABEL:
        return line.gap == 0 and start.mark is not None
    if line.shape is Shape.VALUE:
        return _is_its_amount(lines[first:at], line)
    if line.shape is not Shape.TEXT or (line.indent == 1 and headlines.bullets_lost):
        return False
    if start.mark and line.indent <= start.indent and _is_proviso(lines, at):
        return False
    if line.gap:
        return line.indent == 0 and goes_on(before, line, headlines.wrapped_at)
    if start.shape is Shape.NOTE and start.indent == 0:
        return goes_on(before, line, headlines.wrapped_at)
    return headlines.style(at) is None and grid_end(lines, at) == at
