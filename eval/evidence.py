"""What a text prints that can be checked: amounts, years, other numbers, rates, and its words.

Read anew from the words that the user sees, for the answer's sentences and for the cited quotes alike.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from ingest.amount import MULTIPLIERS, find_amounts
from ingest.era import find_years
from ingest.fold import fold

_NUMBER = re.compile(r"(?<![\d.])\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<![\d.])\d+(?:\.\d+)?")
_RATE = re.compile(r"(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)\s?(?P<unit>%|パーセント|ポイント|倍)")
# What the answer counts itself: 全5件, 17行の比較, 3年度分, and the number of an entry.
_OWN_COUNT = re.compile(
    r"全\d+件|\d+(?:行|件)の比較|\d+年度分|(?<=[、,(])\s?\d+件(?=\))|記載は\d+件|^\d+件のうち|^\s*\d{1,2}[.)]\s"
)
# A unit that stands alone: (単位:億円), 金額（百万円）.
_UNIT = re.compile(r"(?<![\d.,億兆万千百十])(?P<scale>[十百千]?[万億兆]?)円")
# Words are compared by pairs of signs; runs of hiragana hold them together and say little.
_RUN = re.compile(
    r"[A-Za-z0-9一-鿿々ァ-ヺー]{2,}|(?<![一-鿿々ァ-ヺーA-Za-z0-9])[一-鿿々](?![一-鿿々ァ-ヺーA-Za-z0-9])"
)
# What an answer says about amounts in its own words; such words need no source.
_OWN_WORDS = re.compile(
    "年度|予算額|当初|補正|前年|対前|概算|要求|要望|合計|総額|差額|割合|比較|増減|増加|減少|同額|最大|最小|両者|資料|該当|金額|記載|推計|程度|大き|小さ|順"
    "|約|額|差|増|減|倍|計|円|億|百万|万|千|兆|新規|案"
)


@dataclass(frozen=True)
class Printed:
    """`listed` are the amounts in yen in order; `numbers` are bare ones; `units` the yen that one may count for; `pairs` neighbouring signs of its words."""

    listed: tuple[int, ...] = ()
    years: frozenset[int] = frozenset()
    numbers: frozenset[Decimal] = frozenset()
    rates: frozenset[Decimal] = frozenset()
    units: frozenset[int] = frozenset()
    pairs: frozenset[str] = frozenset()

    @property
    def yens(self) -> frozenset[int]:
        return frozenset(self.listed)

    def __or__(self, other: Printed) -> Printed:
        return Printed(
            self.listed + other.listed,
            self.years | other.years,
            self.numbers | other.numbers,
            self.rates | other.rates,
            self.units | other.units,
            self.pairs | other.pairs,
        )


@lru_cache(maxsize=4096)
def printed(text: str) -> Printed:
    """What `text` prints: "令和3年度は35億円(14.2%)" → 3,500,000,000 yen, 2021, a rate of 14.2."""
    view = fold(text, markup=True).text
    amounts, years = find_amounts(view), find_years(view)
    listed = [
        abs(yen)
        for one in amounts
        if one.currency == "JPY"
        for yen in (one.minimum, one.value)
        if yen is not None
    ]
    units = {_scale(match["scale"]) for match in _UNIT.finditer(view)}
    spans = [*(one.span for one in amounts), *(one.span for one in years)]
    for span in sorted(spans, reverse=True):
        view = view[: span.start] + " " * (span.end - span.start) + view[span.end :]
    rates = {_decimal(match["number"]) for match in _RATE.finditer(view)}
    view = _OWN_COUNT.sub(" ", _RATE.sub(" ", view))
    return Printed(
        tuple(listed),
        frozenset(year.year for year in years),
        frozenset(map(_decimal, _NUMBER.findall(view))),
        frozenset(rates),
        frozenset(units),
        _pairs(view),
    )


def _pairs(view: str) -> frozenset[str]:
    words = _OWN_WORDS.sub(" ", _NUMBER.sub(" ", view)).casefold()
    found: set[str] = set()
    for run in _RUN.findall(words):
        found |= {run[at : at + 2] for at in range(max(1, len(run) - 1))}
    return frozenset(found)


def _scale(unit: str) -> int:
    product = 1
    for sign in unit:
        product *= MULTIPLIERS[sign]
    return product


def _decimal(number: str) -> Decimal:
    return Decimal(number.replace(",", ""))
