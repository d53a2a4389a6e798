"""What a writer says, as a view in which every amount is spelled as one: marks of citation off, 億 as 億円,
`4.6 billion yen` as 4600000000円.

A saying is one sentence or line: what it says of an amount is said there.
"""

from __future__ import annotations

import re
from decimal import Decimal

from ingest.fold import fold, plain

_CITED = re.compile(r"\s?\[\d{1,3}(?:\s?[,、-]\s?\d{1,3})*\]")
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_ENGLISH = re.compile(
    rf"(?P<sign>[¥$€]|(?:JPY|USD|EUR)\s?)?(?P<number>{_NUMBER})(?:[ -]?(?P<scale>thousand|million|billion|trillion|mn|bn|tn))?"
    r"(?P<unit>\s?(?:Japanese |US )?(?:yen|JPY|dollars?|USD|euros?|EUR))?(?![A-Za-z])",
    re.IGNORECASE,
)
_SCALES = {"t": 10**3, "m": 10**6, "b": 10**9, "tr": 10**12, "tn": 10**12}
_CURRENCIES = (
    ("usd", "ドル"),
    ("$", "ドル"),
    ("dollar", "ドル"),
    ("€", "ユーロ"),
    ("eur", "ユーロ"),
)
_YEN_SIGN = re.compile(rf"¥\s?(?P<body>(?:(?:{_NUMBER})\s?[千百万億兆]*)+)円?")
# 億 and 兆 without 円 are money unless they count something (3億人); so is 百万 behind a number.
_BARE = re.compile(
    r"(?P<body>\d\s?(?:[十百千]?[億兆]|百万))(?=$|[\s)\]】、。,;:・のはがをとにでへもや(「/~+=÷-])"
)
_SPLIT = re.compile(r"(?<=\d,)\s+(?=\d{3})")  # a number broken behind its comma
_ABOUT = re.compile(r"\b(?:about|approximately|approx\.|around|roughly|some)\s(?=[\d¥$€])", re.I)
# A sentence ends behind 。 or at a line's end, not within a bracket or a quotation.
_END = re.compile(r"[。！？\n]|[.!?](?=\s+[A-Z]|\s*$)")
_OPEN, _CLOSE = "([「『【〔", ")]」』】〕"


def sayings(text: str) -> list[str]:
    """The sentences and lines of a text, without their marks of citation."""
    text = _CITED.sub("", text)
    found, begin, depth = [], 0, 0
    for at, char in enumerate(text):
        if char in _OPEN or char == "（":
            depth += 1
        elif char in _CLOSE or char == "）":
            depth = max(depth - 1, 0)
        elif char == "\n" or (not depth and char in "。！？.!?" and _END.match(text, at)):
            found.append(text[begin : at + 1])
            begin, depth = at + 1, 0
    found.append(text[begin:])
    return [one.strip() for one in found if one.strip()]


def view_of(saying: str) -> str:
    """The folded saying with its amounts in yen: `約36.5億(¥3,650 million)` → `約36.5億円(3650000000円)`."""
    view = _SPLIT.sub("", fold(plain(saying)).text)
    if "illion" in view or "yen" in view or "¥" in view or "$" in view or "JPY" in view:
        view = _ABOUT.sub("約", view)
        view = _YEN_SIGN.sub(r"\g<body>円", _ENGLISH.sub(_in_yen, view))
    return _BARE.sub(r"\g<body>円", view)


def enclosing(view: str, at: int) -> tuple[int, int] | None:
    """The inside of the innermost bracket around `at`; None outside of brackets."""
    depth = 0
    for start in range(at - 1, -1, -1):
        if view[start] in _CLOSE:
            depth += 1
        elif view[start] in _OPEN:
            if not depth:
                return start + 1, closing(view, start)
            depth -= 1
    return None


def closing(view: str, start: int) -> int:
    """Where the bracket that opens at `start` closes; the end of the view where it does not."""
    depth = 0
    for at in range(start, len(view)):
        if view[at] in _OPEN:
            depth += 1
        elif view[at] in _CLOSE:
            depth -= 1
            if not depth:
                return at
    return len(view)


def bracket_behind(view: str, end: int) -> tuple[int, int] | None:
    """The inside of a bracket directly behind `end`, past 程度 and の内数."""
    gap = re.compile(r"\s?(?:程度|規模)?(?:の内数)?\s?").match(view, end)
    at = gap.end() if gap else end
    return (at + 1, closing(view, at)) if at < len(view) and view[at] in _OPEN else None


def _in_yen(match: re.Match[str]) -> str:
    sign, unit = (match["sign"] or "").strip().lower(), (match["unit"] or "").strip().lower()
    if not match["scale"] and (sign == "¥" or not (sign or unit)):
        return match[0]
    scale = (match["scale"] or "").lower()
    factor = _SCALES.get(scale[:2]) or _SCALES.get(scale[:1], 1)
    value = Decimal(match["number"].replace(",", "")) * factor
    if match["scale"] and not (sign or unit):
        return match[0]
    foreign = next((name for word, name in _CURRENCIES if word in sign or word in unit), "円")
    return f"{value.normalize():f}{foreign}"
