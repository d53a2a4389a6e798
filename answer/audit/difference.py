"""What a table prints as the change from one year to the next, and what its amounts give.

Which two columns a difference or a rate compares is read from its letters (A - B), else from the rows:
it is the pair that most rows bear out. Rates are growth in percent (3.3%), the ratio in percent (103.3%)
or the ratio itself (1.03); what rounding of the two amounts can give counts as right.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from answer.audit.header import shown
from answer.audit.reading import formula
from answer.audit.sheet import Line, Sheet, Slot
from ingest.stage import Role

_OF_CHANGE = re.compile(r"増△?減|伸び?率|増加|対前|前年|比較")
_RATE = re.compile(r"率|比$|比\(|%|倍")
_OTHER_RATE = re.compile(r"構成|執行|補助|負担|達成|進捗|シェア")
_ABSOLUTE = re.compile(r"(?<!増)(?<!増△)減少?額")
_NUMBER = re.compile(r"[((]?([△▲+＋-]?)(\d[\d,]*(?:\.\d+)?)(%|倍|ポイント)?[))]?")


class Reading(NamedTuple):
    """The columns that a change compares, and how a rate is meant."""

    current: int
    previous: int
    form: str = "difference"


@dataclass(frozen=True)
class Misfit:
    """A printed change that its two amounts do not give."""

    row: Line
    printed: Slot
    reading: Reading
    expected: Decimal
    value: Decimal


class _Range(NamedTuple):
    low: Decimal
    expected: Decimal
    high: Decimal


def differences(sheet: Sheet) -> list[Misfit]:
    """The differences that are not the current amount less the previous one."""
    found = []
    for place, column in enumerate(sheet.columns):
        if column.role is not Role.DELTA or _is_rate(column) or not column.adds:
            continue
        letters = formula(sheet.columns, place)
        if [sign for _, sign in letters] == [1, -1]:
            read = [Reading(letters[0][0], letters[1][0])]
        else:
            read = _pairs(sheet, place, ("difference",))
        sign = -1 if _ABSOLUTE.search(shown(column.path[-1])) else 1
        found += _misfits(sheet, place, read, lambda slot, s=sign: _difference(slot, s))  # type: ignore[misc]
    return found


def rates(sheet: Sheet) -> list[Misfit]:
    """The rates of change that the amounts do not give."""
    found = []
    for place, column in enumerate(sheet.columns):
        if _is_rate(column):
            read = _pairs(sheet, place, ("growth", "percent", "ratio"))
            found += _misfits(sheet, place, read, _rate)
    return found


def _is_rate(column: Line) -> bool:
    names = [shown(name) for name in column.path]
    is_change = any(_OF_CHANGE.search(name) for name in names)
    is_rate = bool(names) and _RATE.search(names[-1]) is not None
    return is_change and is_rate and not any(_OTHER_RATE.search(name) for name in names)


def _pairs(sheet: Sheet, place: int, forms: Sequence[str]) -> list[Reading]:
    """Every current and previous column; a うち column only for a change that is うち itself."""
    inner = _is_inner(sheet.columns[place])
    usable = [
        (i, column.role)
        for i, column in enumerate(sheet.columns)
        if column.role and not column.changes and column.adds and _is_inner(column) == inner
    ]
    previous = [i for i, role in usable if role is Role.PREVIOUS]
    current = [i for i, role in usable if role in (Role.CURRENT, Role.SUPPLEMENTARY)]
    return [Reading(c, p, form) for form in forms for c in current for p in previous]


def _is_inner(column: Line) -> bool:
    return any("うち" in name for name in column.path)


def _difference(slot: Slot, sign: int = 1) -> tuple[Decimal, Decimal] | None:
    """The printed difference and how far it may be off."""
    value = slot.value if slot.entry else None
    return None if value is None else (Decimal(value * sign), Decimal(slot.slack))


def _rate(slot: Slot) -> tuple[Decimal, Decimal] | None:
    match = _NUMBER.fullmatch(slot.text)
    if not match or match[3] in ("倍", "ポイント"):
        return None
    number = Decimal(match[2].replace(",", ""))
    place = Decimal(1).scaleb(-len(match[2].partition(".")[2]))
    return (-number if match[1] in ("△", "▲", "-") and match[1] else number), place / 2


def _misfits(
    sheet: Sheet,
    place: int,
    read: Sequence[Reading],
    printed: Callable[[Slot], tuple[Decimal, Decimal] | None],
) -> list[Misfit]:
    votes: Counter[Reading] = Counter()
    failing: list[tuple[Line, Slot, Decimal, Decimal]] = []
    checked = 0
    for row in sheet.rows:
        slot = row.slots.get(place)
        told = printed(slot) if slot else None
        if slot is None or told is None or not any(_range(row, reading) for reading in read):
            continue
        checked += 1
        fits = [reading for reading in read if _fits(row, reading, *told)]
        votes.update(fits)
        if not fits:
            failing.append((row, slot, *told))
    if not read:
        return []
    chosen = max(read, key=lambda reading: votes[reading])
    alone = len({reading[:2] for reading in read}) == 1 and chosen.form == "difference"
    if len(failing) > votes[chosen] and not (alone and checked == 1):
        return []
    # Several that are off by less than a whole place were cut off, not rounded.
    far = [miss for miss in failing if not _fits(miss[0], chosen, miss[2], miss[3] * 2)]
    failing = far if len(failing) - len(far) > 1 else failing
    ranges = [(row, slot, value, _range(row, chosen)) for row, slot, value, _ in failing]
    return [
        Misfit(row, slot, chosen, given.expected, value)
        for row, slot, value, given in ranges
        if given
    ]


def _fits(row: Line, reading: Reading, value: Decimal, allowed: Decimal) -> bool:
    given = _range(row, reading)
    return given is not None and given.low - allowed <= value <= given.high + allowed


def _range(row: Line, reading: Reading) -> _Range | None:
    """What the row's amounts give for a reading, with what rounding them may have hidden."""
    now, before = row.slots.get(reading.current), row.slots.get(reading.previous)
    if not now or not before or now.value is None or before.value is None:
        return None
    if reading.form == "difference":
        given, off = Decimal(now.value - before.value), Decimal(now.slack + before.slack)
        return _Range(given - off, given, given + off)
    least = before.value - before.slack
    if least <= 0 or now.value < 0:
        return None
    low = Decimal(max(0, now.value - now.slack)) / (before.value + before.slack)
    exact = Decimal(now.value) / before.value
    high = Decimal(now.value + now.slack) / least
    shift, scale = {"growth": (1, 100), "percent": (0, 100), "ratio": (0, 1)}[reading.form]
    return _Range(*((part - shift) * scale for part in (low, exact, high)))
