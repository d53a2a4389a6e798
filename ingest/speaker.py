"""Who speaks: the name with which a speech in minutes begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.textline import Shape, TextLine

_ROLE = (
    r"委員長?|代理|会長|座長|議長|主査|課長|室長|局長|官房長|官|補佐|係長|部長|次長|所長|理事長?|事務局|大臣|"
    r"長官|知事|市長|町長|村長|参考人|説明者|発表者|オブザーバー|教授|司会|氏|さん|主任|専門員|担当者?"
)
_SPEAKER = re.compile(
    rf"(?P<name>[^\s、。「」：:（(0-9０-９]{{0,10}}(?:{_ROLE})(?:[(（][^()（）。]{{1,20}}[)）])?)(?P<after>[\s　]*[:：]|[\s　]+|$)"
)
# The signs before a speech; the rest of the list of bullets stands before facts.
_SIGNS = ("○", "●", "◆", "・")
# Lines that begin like this make a document minutes.
SPEECHES = 3
_SENTENCE = re.compile(r"。|[、,，]$|[ぁ-ん]$")


def speaker_of(line: TextLine) -> str:
    """The name before a speech: `○事務局（佐藤課長）　説明します。` → 事務局（佐藤課長）; "" where none speaks."""
    if line.shape is not Shape.TEXT or (line.mark and line.mark.style not in _SIGNS):
        return ""
    found = _SPEAKER.match(line.words)
    if not found:
        return ""
    rest = line.words[found.end() :]
    if line.mark is None and "：" not in found["after"] and ":" not in found["after"]:
        return ""
    return found["name"] if not rest or _SENTENCE.search(rest) else ""


def speeches(lines: Sequence[TextLine]) -> dict[int, str]:
    """The speakers by the index of the line in which they begin; empty where a document is no minutes."""
    named = {at: name for at, line in enumerate(lines) if (name := speaker_of(line))}
    return named if len(named) >= SPEECHES else {}
