"""Rates and ratios: 17.1%, ▲6.0%, 1.5倍, printed or worked out from two proved amounts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

from answer.proof.shown_arithmetic import Proved, precedes

_RATE = re.compile(
    r"(?P<sign>[+△▲-])?(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)\s?(?P<unit>%|パーセント|ポイント|倍|割|percent)"
)
_UP = re.compile(r"\s?\)?\s?(?:の|と|に|ほど)?(?:増|上昇|プラス|伸|アップ|多|increase|more|higher)")
_DOWN = re.compile(
    r"\s?\)?\s?(?:の|と|に|ほど)?(?:減|低下|マイナス|下落|ダウン|少|decrease|less|lower)"
)


@dataclass(frozen=True)
class Rate:
    """A printed rate or ratio at `[start, end)`: its digits, its unit and its direction."""

    start: int
    end: int
    number: str
    unit: str
    rises: bool | None
    signed: bool

    @property
    def value(self) -> Decimal:
        return Decimal(self.number)


def rates(view: str) -> list[Rate]:
    """The rates and ratios of a view."""
    found = []
    for match in _RATE.finditer(view):
        unit = {"パーセント": "%", "percent": "%"}.get(match["unit"], match["unit"])
        sign = match["sign"]
        if sign == "-" and view[match.start() - 1 : match.start()].isdigit():
            sign = None  # 5-10%
        rises = None if sign is None else sign == "+"
        if rises is None:
            behind_up, behind_down = _UP.match(view, match.end()), _DOWN.match(view, match.end())
            rises = True if behind_up else False if behind_down else None
        number = match["number"].replace(",", "")
        found.append(Rate(match.start(), match.end(), number, unit, rises, sign is not None))
    return found


def derived_rate(rate: Rate, known: Sequence[Proved]) -> bool:
    """Whether a rate follows from two proved amounts: a growth, a share or a multiple."""
    pairs = [
        (a, b) for a in known for b in known if a is not b and b.value and a.currency == b.currency
    ]
    if rate.unit == "倍":
        return any(_rounds(Decimal(a.value) / b.value, rate) for a, b in pairs)
    if rate.unit == "割":
        return any(_rounds(Decimal(a.value) / b.value * 10, rate) for a, b in pairs)
    if rate.unit != "%":
        return False
    for later, earlier in pairs:
        change = Decimal(later.value - earlier.value) / abs(earlier.value) * 100
        if rate.rises is None:
            if _rounds(Decimal(later.value) / earlier.value * 100, rate):
                return True
            if precedes(later, earlier) is not True and _rounds(abs(change), rate):
                return True
        elif (
            (change >= 0) == rate.rises
            and precedes(later, earlier) is not True
            and _rounds(abs(change), rate)
        ):
            return True
    return False


def _rounds(exact: Decimal, rate: Rate) -> bool:
    _, _, fraction = rate.number.partition(".")
    step = Decimal(1).scaleb(-len(fraction))
    return rate.value in {
        exact.quantize(step, rounding) for rounding in (ROUND_HALF_UP, ROUND_HALF_EVEN)
    }
