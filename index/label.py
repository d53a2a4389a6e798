"""What the lines of a passage are about: a row's first cell, a term before its colon, a line's subject.

`QST：国立研究開発法人…` → `QST`; `総務省\\t1,830\\t541` → `総務省`; `Q-LEAPは、重要課題に…` → `Q-LEAP`.
"""

from __future__ import annotations

import re

from ingest.document import Span
from ingest.fold import fold

# Bullets, numbers, brackets and table rules that stand before the first word.
_MARKS = r"[\s#>\-*●○◆◇■□▪・•✓◎※†‡|＊\[\]0-9()①-⑳ⅠⅡⅢⅣⅤ.、:\uf000-\uf8ff]*"
# A subject ends at a colon, a cell's end, a bracket, とは or は, or where an amount begins.
_LABEL = re.compile(
    rf"{_MARKS}(?P<label>[^:\t|。\n=]{{1,40}}?)\s*"
    r"(?:[:\t|=(]|とは|(?<=[一-鿿ァ-ヶーA-Za-z0-9)」])は|約?\d[\d,.]*(?:兆|億|百万|千万|万|千)?円|$)"
)


def labels(text: str) -> list[Span]:
    """Where the subjects of the lines of `text` stand, in order, where a line has one."""
    folded = fold(text, markup=True)
    found: list[Span] = []
    start = 0
    for line in folded.text.split("\n"):
        match = _LABEL.match(line)
        if match and match["label"].strip():
            found.append(folded.source(start + match.start("label"), start + match.end("label")))
        start += len(line) + 1
    return found
