"""What a printed number can stand for: `35億円` is anything from 34.5 to 35.5億円.

A number stands for an interval of half its last printed place to either side; 約 doubles that to a whole
unit. Where a document says that it cuts off (切り捨て) in place of rounding, it is a whole unit too.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from ingest.amount import MULTIPLIERS
from ingest.document import Document
from ingest.figure import Figure
from ingest.fold import fold

_PIECE = re.compile(
    r"(?P<number>\d[\d,]*(?:\.\d+)?|[〇零一二三四五六七八九十百千]+(?:・[〇零一二三四五六七八九]+)?)"
    r"(?P<scale>[十百千]?[万億兆]|百|千)?(?:[^\d〇零一二三四五六七八九十百千万億兆]*)$"
)
_CUT_OFF = re.compile(r"切り?捨て|切り?上げ")


def slack(document: Document, figure: Figure) -> int:
    """How far, in yen, the amount meant may lie from the amount printed."""
    text = fold(document.quote(figure.span), markup=True, space=True).text
    place = _place(text, abs(figure.value))
    if figure.approx:
        return max(place, _significant(abs(figure.value)) // 2)
    return place if _cuts_off(document.text) else place // 2


@lru_cache(maxsize=256)
def _cuts_off(text: str) -> bool:
    return _CUT_OFF.search(text) is not None


def _place(text: str, value: int) -> int:
    """The last printed place in yen: 3,494百万円 → 1,000,000; in a table from the cell's amount."""
    match = _PIECE.search(text)
    if not match:
        return 1
    number, scale = match["number"], match["scale"] or ""
    if number[0].isdigit():
        decimals = len(number.partition(".")[2])
        unit = Decimal(_product(scale))
        digits = Decimal(number.replace(",", ""))
        if not scale and "円" not in text and digits:
            unit = Decimal(value) / digits
        return max(1, int(unit.scaleb(-decimals)))
    whole, _, fraction = number.partition("・")
    last = MULTIPLIERS[whole[-1]] if whole[-1] in "十百千" and not fraction else 1
    return max(1, int(Decimal(last * _product(scale)).scaleb(-len(fraction))))


def _product(scale: str) -> int:
    product = 1
    for sign in scale:
        product *= MULTIPLIERS[sign]
    return product


def _significant(value: int) -> int:
    """The place of the last digit that is no zero: an approximate 2,000億円 tells no more than 2千億."""
    place = 1
    while value and value % (place * 10) == 0:
        place *= 10
    return place
