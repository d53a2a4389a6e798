"""Which line goes on with the sentence of the line before it, also across the blank lines of a bad conversion."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.textline import Shape, TextLine, width

# A line of prose that breaks off: no end of sentence, no closing bracket.
_ENDS = re.compile(r"[。．.!?！？；;：:」』】》〉＞>]\s*$|等$|など$|[)）]$")
_COMMA = re.compile(r"[、，,・]\s*$")
# A line that cannot begin a sentence: a particle before a word, a small kana, a closing sign.
_PARTICLE = re.compile(
    r"[をがーぁぃぅぇぉっゃゅょァィゥェォッャュョ、。，）」』]|の(?!り)|[にはともでや](?=[\u4e00-\u9fff\u30a1-\u30fa0-9A-Za-zもはの])"
)
_PROSE = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fffA-Za-z0-9]")
# Columns beyond which lines are not hard-wrapped but whole paragraphs.
WRAP_LIMIT = 140
# Share of the wrap width that a broken line fills. In the hard-wrapped document measured, lines that go
# on fill 0.79 to 1.0, finished short lines at most 0.6.
FULL = 0.72
# Share of lines that break off at that column in a hard-wrapped document (measured: 0.18; others 0).
BROKEN = 0.05
MAXIMUM_GAP = 2


def wrap_width(lines: Sequence[TextLine]) -> int:
    """The column at which the document's lines are broken; 0 where they are not."""
    widths = [width(line.shown) if line.shape is Shape.TEXT else 0 for line in lines]
    words = sorted(filter(None, widths))
    at = words[int(len(words) * 0.95)] if words else 0
    broken = sum(
        widths[i] >= FULL * at
        and lines[i + 1].gap == 0
        and lines[i + 1].shape is Shape.TEXT
        and not lines[i + 1].mark
        and not _ENDS.search(lines[i].shown)
        for i in range(len(lines) - 1)
    )
    return at if at <= WRAP_LIMIT and broken >= max(3, BROKEN * len(words)) else 0


def goes_on(before: TextLine, line: TextLine, wrapped_at: int) -> bool:
    """Whether `line`, set off by blank lines, continues the sentence that `before` broke off."""
    if line.gap > MAXIMUM_GAP or _ENDS.search(before.shown):
        return False
    if _COMMA.search(before.shown) or _PARTICLE.match(line.shown):
        return True
    if not wrapped_at or not _PROSE.match(line.shown):
        return False
    return width(before.shown) >= FULL * wrapped_at
