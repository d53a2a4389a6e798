"""A view in which the sentences of a hard-wrapped text stand on one line, with the way back.

`技術実証に六十` / `　二億円を充てる。` → `技術実証に六十二億円を充てる。`: a break inside a word or a number says nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from ingest.fold import Folded
from ingest.outline import Block, Kind
from ingest.textline import width

# A line ends like one that goes on, or with a whole sentence inside a wrapped paragraph.
_GOES_ON = re.compile(r"[ぁ-んァ-ヶー一-龠々0-9A-Za-z、,。」』]$")
# A line that begins something of its own.
_OWN = re.compile(
    r"\s*(?:[・●○◎◆◇■□✓‣▶➢※*#|>((\[【<+△▲-]|\d{1,2}[.)](?!\d)|[①-⑳]|うち|(?:注|問|答)\s?\d"
    r"|[^\s、。:]{1,14}:)"
)
_COLUMNS = re.compile(r"\S(?:\t| {2,}|\u3000{2,})\S")
# Lines are broken at one column: all but the last are about as wide as the widest. Measured in columns
# of a wrapped document: 0.93 and more; labels, names and amounts below each other vary far more.
_FULL = 0.9
_NARROWEST, _WIDEST = 40, 140
# A break inside an amount, whatever the width: 1,2 / 50百万円, 54 / ,300千円, 2,184百 / 万円, 35 / 億円.
_REST = r"(?:,\d{3})*(?:\.\d+)?[ ]?(?:[十百千]?[万億兆]|[百千]?円)"
_BREAK = re.compile(r"\n[ ]*(?=[\d,十百千万億兆円])")
_SPLIT = re.compile(
    rf"(?<=\d,\d)\s*?\n[ ]*(?=\d\d{_REST})|(?<=\d,\d\d)\s*?\n[ ]*(?=\d{_REST})"
    rf"|(?<=\d)\s*?\n[ ]*(?=,\d{{3}}{_REST}|[十百千]?[万億兆]円|[百千]円)"
    r"|(?<=\d[百千十])\s*?\n[ ]*(?=[万億兆]?円)|(?<=\d[万億兆])\s*?\n[ ]*(?=円)"
    r"|(?<=\d[百千十][万億兆])\s*?\n[ ]*(?=円)"
)


def reflow(view: Folded, blocks: Sequence[Block]) -> Folded:
    """`view` without the breaks, and the indentation behind them, inside wrapped paragraphs."""
    dropped = []
    for block in blocks:
        if block.kind in (Kind.PARAGRAPH, Kind.ITEM):
            start = bisect_right(view.ends, block.span.start)
            end = bisect_right(view.starts, block.span.end - 1)
            dropped += _breaks(view.text, start, end)
    dropped += _splits(view, blocks, dropped)
    if not dropped:
        return view
    dropped.sort()
    kept: list[tuple[int, int]] = []
    position = 0
    for start, end in dropped:
        kept.append((position, start))
        position = end
    kept.append((position, len(view.text)))
    return Folded(
        "".join(view.text[start:end] for start, end in kept),
        [at for start, end in kept for at in view.starts[start:end]],
        [at for start, end in kept for at in view.ends[start:end]],
    )


def _splits(
    view: Folded, blocks: Sequence[Block], known: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """The breaks inside amounts outside tables that are not `known`."""
    ends = {end for _, end in known}
    rows = [block.span for block in blocks if block.kind in (Kind.ROW, Kind.HEADER)]
    starts = [span.start for span in rows]
    found = []
    for broken in _BREAK.finditer(view.text):
        at = broken.start()
        while at and view.text[at - 1] in " \t":
            at -= 1
        match = _SPLIT.match(view.text, at)
        if not match or match.end() in ends:
            continue
        place = bisect_right(starts, view.starts[at]) - 1
        if place < 0 or view.starts[at] > rows[place].end:
            found.append(match.span())
    return found


def _breaks(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The breaks of one wrapped paragraph, each with the blanks around it."""
    if text.count("\n", start, end) == 0 or "。" not in text[start:end]:
        return []
    first = text.rfind("\n", 0, start) + 1
    lines = text[first:end].split("\n")
    widths = [width(line.rstrip()) for line in lines]
    if not _NARROWEST <= max(widths) <= _WIDEST:
        return []
    found = []
    at = first
    for index, line in enumerate(lines[:-1]):
        below = lines[index + 1]
        full = widths[index] >= _FULL * max(widths) and _GOES_ON.search(line.rstrip())
        columns = _COLUMNS.search(line) or _COLUMNS.search(below)  # 灯台の改修　　　3億円: no prose
        if full and below.strip() and not (_OWN.match(below) or columns):
            indent = len(below) - len(below.lstrip())
            found.append((at + len(line.rstrip()), at + len(line) + 1 + indent))
        at += len(line) + 1
    return found
