"""Questions of a list of questions and answers: what is asked, under which the answer goes on."""

from __future__ import annotations

import re

from ingest.fold import plain
from ingest.textline import Shape, TextLine

# 【問】, （質問２）, 問： where no number makes a mark of it.
_TAG = re.compile(
    r"(?:【(?:問|質問|[QＱ])\s?[0-9０-９]{0,3}】|[(（](?:問|質問|[QＱ])\s?[0-9０-９]{0,3}[)）]|(?:問|質問)[：:])[\s　]*"
)
# The question at the beginning, or its first words.
_ASKED = re.compile(r"[^。？?]{0,160}[。？?]?")


def asked(text: str) -> str:
    """The question that `text` begins with: `対象は誰か。答１　個人である。` → 対象は誰か。"""
    found = _ASKED.match(plain(text))
    return found[0] if found else ""


def is_question(line: TextLine) -> bool:
    """Whether a line without a number's mark asks: 【問】対象は誰か。"""
    return line.shape is Shape.TEXT and line.mark is None and bool(_TAG.match(line.shown))


def question_of(line: TextLine) -> str:
    """What such a line asks, without its tag."""
    return asked(_TAG.sub("", line.shown, count=1))
