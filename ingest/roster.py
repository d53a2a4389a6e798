"""Rosters: lists of people in which ◎ and ○ before a name mark a role and open no list of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.mark import Mark
from ingest.textline import Shape, TextLine

_SIGNS = "◎○〇◯●△▲☆★◇◆□■＊*"
# ◎は部会長、○は部会長代理; ○印：座長; ◎＝委員長
_LEGEND = re.compile(rf"[{_SIGNS}](?:印)?(?:は|が|[：:＝=]|…)\s*[^\s、。]{{1,20}}")
_SIGN = re.compile(rf"[ \t　]*(?:[-*+・][ \t　]*)?(?P<sign>[{_SIGNS}])[ \t　]*(?=\S)")
# How far from its legend a roster may begin or end, in lines; and how long its members' lines are.
LEGEND_REACH = 4
MEMBER_LENGTH = 80
# The rank of members without any mark, that of the humblest bullet.
_PLAIN = 50


def is_legend(words: str) -> bool:
    """◎は部会長、○は副部会長."""
    return len(words) <= MEMBER_LENGTH and bool(_LEGEND.search(words))


def without_signs(lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines, those of members with a sign under the mark of their neighbours; the sign is theirs."""
    made = list(lines)
    for start, end in _lists(lines):
        signed = [at for at in range(start, end) if _sign(lines[at])]
        plain = [at for at in range(start, end) if not _sign(lines[at])]
        if not signed or not plain or not _is_roster(lines, start, end, signed):
            continue
        mark, indent = lines[plain[0]].mark, lines[plain[0]].indent
        if mark and any(lines[at].indent != indent for at in signed):
            continue  # the signs are bullets of an inner list
        for at in range(start, end):
            if mark is None or at in signed:
                made[at] = replace(lines[at], mark=_member_mark(mark, lines[at]), indent=indent)
    return made


def _lists(lines: Sequence[TextLine]) -> Iterator[tuple[int, int]]:
    """Runs of short lines, all with the same mark, or with none, or with a sign."""
    start = 0
    while start < len(lines):
        end = start
        style: str | None = None
        while end < len(lines) and (end == start or lines[end].gap == 0):
            line = lines[end]
            if not _is_member(line):
                break
            if not _sign(line):
                own = f"{line.mark.style}{line.indent}" if line.mark else ""
                if style not in (None, own):
                    break
                style = own
            end += 1
        if end - start > 1:
            yield start, end
        start = max(end, start + 1)


def _is_member(line: TextLine) -> bool:
    return (
        line.shape is Shape.TEXT
        and len(line.shown) <= MEMBER_LENGTH
        and "。" not in line.shown
        and not is_legend(line.shown)
    )


def _sign(line: TextLine) -> str:
    found = _SIGN.match(line.text)
    return found["sign"] if found else ""


def _is_roster(lines: Sequence[TextLine], start: int, end: int, signed: Sequence[int]) -> bool:
    """Whether a legend stands near, or ◎ marks one of many that have a mark."""
    around = [
        *lines[max(start - LEGEND_REACH, 0) : start],
        *lines[end : end + LEGEND_REACH],
    ]
    if any(is_legend(line.shown) for line in around):
        return True
    if any(line.mark is None for line in lines[start:end]):
        return False
    signs = [_sign(lines[at]) for at in signed]
    return signs.count("◎") == 1 and len(signed) * 2 <= end - start


def _member_mark(mark: Mark | None, line: TextLine) -> Mark:
    """The neighbours' mark; it ends before the sign, which is part of the words."""
    sign = _SIGN.match(line.text)
    at = sign.start("sign") if sign else len(line.text) - len(line.text.lstrip())
    mark = mark or Mark("名", _PLAIN, at, at)
    return mark._replace(start=min(mark.start, at), end=at)
