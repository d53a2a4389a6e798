"""Numbered lines that say what the amounts under them are: 3 令和3年度決算(単位:百万円), 4 繰越明許費."""

from __future__ import annotations

import re

from ingest.line import Line
from ingest.name import clean
from ingest.setting import main_key
from ingest.stage import Key, Role

_NUMBERED = re.compile(
    r"\s*(?:第?\d{1,2}[.)]?|[((]\d{1,2}[))]|[一二三四五六七八九十]{1,2})[\s.、]+(?=\S)"
)
_UNIT = re.compile(r"[((]\s*単位[^()]*[))]")
# Parts of a budget whose amounts are not those of its year: what is carried over, owed or borrowed.
_CARRIED = re.compile(r"(?:翌年度への?)?繰越(?:明許費|額)?")
_OWED = re.compile(r"債務負担行為|継続費|地方債|一時借入金|基金残高")
_LENGTH = 40


def is_section(line: Line) -> bool:
    """Whether the line is a numbered one without amounts, over what follows."""
    short = len(line.text) <= _LENGTH and not line.amounts and not line.sentence
    return short and _NUMBERED.match(line.text) is not None


def section_key(line: Line, year: int | None) -> Key | None:
    """What the line says of the amounts under it: `3 令和3年度決算` → 2021, settled; None where nothing.

    `year` is the document's.
    """
    number = _NUMBERED.match(line.text)
    start = number.end() if number else line.body
    name = clean(_UNIT.sub("", line.text[start:]))
    if _CARRIED.fullmatch(name):
        return Key(year, None, Role.OTHER)
    if _OWED.fullmatch(name):
        return Key()
    if len(line.labels) == 1 and line.labels[0].full and line.labels[0].relative is None:
        label = line.labels[0]
        rest = line.text[start : label.start] + line.text[label.end :]
        if len(clean(_UNIT.sub("", rest))) < 2:
            return main_key(label.year, label.stage)
    return None
