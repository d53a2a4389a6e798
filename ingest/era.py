"""Years and dates: 令和3年度, R3年度, FY2021, 平成30年, 2021年4月15日, '24年9月 ⇄ western numbers."""

from __future__ import annotations

import re
from typing import NamedTuple

from ingest.document import Span
from ingest.fold import fold

# First western year of each era, minus one: 令和1 = 2019.
ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
INITIALS = {"M": 1867, "T": 1911, "S": 1925, "H": 1988, "R": 2018}
_KANJI = {c: i for i, c in enumerate("〇一二三四五六七八九")}

_NUMBER = r"(?:元|\d{1,2}|[〇一二三四五六七八九十]{1,3})"
_YEAR = re.compile(
    rf"(?P<era>明治|大正|昭和|平成|令和)\s*(?P<n>{_NUMBER})\s*(?:年\s*(?P<fy>度)?)?"
    r"|(?<![A-Za-z0-9])(?P<initial>[MTSHR])\s?\.?(?P<m>\d{1,2}|元)(?![0-9A-Za-z,.\-])\s*(?:年\s*(?P<fy2>度)?)?"
    r"|(?<![A-Za-z])FY\s?'?(?P<fiscal>\d{4}|\d{2})(?!\d)"
    r"|(?<![\d,.])(?P<west>(?:18|19|20|21)\d{2})\s*(?:年\s*(?P<fy3>度)?|(?=\s*/\s*\d{1,2}(?!\d)))"
    r"|(?<![\d,.])'(?P<short>\d{2})\s*年\s*(?P<fy4>度)?"
)
_MONTH_DAY = re.compile(
    r"\s*(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])(?:\s*[-~・]\s*\d{1,2})?\s*月"
    r"(?:\s*(?P<day>3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])\s*日)?"
)
_SLASHED = re.compile(
    r"\s*[/.\-]\s*(?P<month>1[0-2]|0?[1-9])(?:\s*[/.\-]\s*(?P<day>3[01]|[12]\d|0?[1-9]))?(?!\d)"
)
# Before 1950 two-digit western years are read as 2000s: '24年 → 2024.
_CENTURY = 2000


class Year(NamedTuple):
    """A year as printed at `span`; `fiscal` when it is a fiscal year (年度, FY)."""

    span: Span
    year: int
    fiscal: bool
    bare: bool = False  # an initial with no 年 (R3): a fiscal year by custom of budget documents


class Date(NamedTuple):
    """A date as printed at `span`; `month` and `day` are 0 where the text does not give them."""

    span: Span
    year: int
    month: int
    day: int

    @property
    def iso(self) -> str:
        """`2021-04-15`, `2021-04` or `2021`."""
        parts = [f"{self.year:04d}", f"{self.month:02d}", f"{self.day:02d}"]
        return "-".join(parts[: 1 + (self.month > 0) + (self.day > 0)])


def find_years(text: str) -> list[Year]:
    """Every year printed in `text`, in order, with spans into `text`."""
    folded = fold(text)
    found = []
    for match in _YEAR.finditer(folded.text):
        groups = match.groupdict()
        fiscal = any(groups[name] for name in ("fy", "fy2", "fy3", "fy4", "fiscal"))
        bare = groups["initial"] is not None and "年" not in match.group()
        end = len(match.group().rstrip()) + match.start()
        found.append(Year(folded.source(match.start(), end), _western(match), fiscal or bare, bare))
    return found


def find_dates(text: str) -> list[Date]:
    """Every date of at least year and month in `text`; a calendar year alone counts with month 0."""
    folded = fold(text)
    found = []
    for match in _YEAR.finditer(folded.text):
        printed = match.group().rstrip()
        if printed.endswith("度") or match["fiscal"]:
            continue
        pattern = _MONTH_DAY if printed.endswith("年") else _SLASHED
        rest = pattern.match(folded.text, match.end())
        if not rest and not printed.endswith("年"):
            continue
        month = western(rest["month"], 0) if rest else 0
        day = western(rest["day"] or "0", 0) if rest else 0
        end = rest.end() if rest else match.start() + len(printed)
        found.append(Date(folded.source(match.start(), end), _western(match), month, day))
    return found


def western(number: str, first: int) -> int:
    """The western year of an era's `number` (元, digits or kanji): ("元", 2018) → 2019."""
    if number == "元":
        return first + 1
    if number.isdigit():
        return first + int(number)
    tens, _, ones = number.rpartition("十")
    value = (_KANJI.get(tens, 1) * 10 if "十" in number else 0) + _KANJI.get(ones, 0)
    return first + value


def era_name(year: int) -> str:
    """`2021` → `令和3年`; the first year of an era is 元年."""
    for name, first in reversed(ERAS.items()):
        if year > first:
            number = year - first
            return f"{name}{'元' if number == 1 else number}年"
    return f"{year}年"


def _western(match: re.Match[str]) -> int:
    if match["era"]:
        return western(match["n"], ERAS[match["era"]])
    if match["initial"]:
        return western(match["m"], INITIALS[match["initial"]])
    digits = match["fiscal"] or match["west"] or match["short"]
    return int(digits) if len(digits) == 4 else _CENTURY + int(digits)
