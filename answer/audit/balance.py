"""Printed totals, differences and rates that their own table does not bear out.

A table is held to its own habit: what its total adds up (answer.audit.reading) is what agrees within rounding in
most of its columns or rows, and only what breaks that is reported. Where nothing can confirm a reading, a
total is reported only if the shape leaves no doubt: its letters say so (A + B), or there is one column of
plain items, with no parts, repetitions, gaps or steps, that is not said to be an extract. Rounding allows
half of the last printed place for each item and for the total.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from answer.audit.difference import Misfit, differences, rates
from answer.audit.listed import lists
from answer.audit.reading import Reading, across, formula, is_plain, readings
from answer.audit.sheet import Line, Sheet, Slot, sheets
from answer.entry import Entry
from answer.tree import Tree
from ingest.document import Span
from ingest.figure import Figure

# Tables that say themselves that they do not add up, for another reason than rounding.
_OVERLAP = re.compile(r"重複|純計|相殺|控除|一致しない|合わない")
_ROUNDING = re.compile(r"四捨五入|端数|切り?捨て|単位未満")


class Rule(StrEnum):
    ROWS = "rows"  # a total row and its items
    COLUMNS = "columns"  # a total column and its parts
    DIFFERENCE = "difference"
    RATE = "rate"


@dataclass(frozen=True, eq=False)
class Imbalance:
    """A printed number and what its parts give: in yen, for a rate as printed (percent, or times).

    `span` is the number that does not fit; for a rate, which is no amount, `total` is the amount that
    changed. `parts` are the amounts that are added, or the current and the previous one.
    """

    rule: Rule
    total: Entry
    parts: tuple[Entry, ...]
    expected: Decimal
    printed: Decimal
    span: Span


def imbalances(tree: Tree, figures: Sequence[Figure]) -> list[Imbalance]:
    """Every total of a table that does not fit, in the order of the text."""
    found: list[Imbalance] = []
    for sheet in lists(tree, figures):
        found += _down(sheet)
    before: Sheet | None = None
    for sheet in sheets(tree, figures):
        goes_on, before = before is not None and sheet.continues(before), sheet
        if not _overlaps(sheet.around):
            found += [*_down(sheet, goes_on), *_across(sheet)]
            found += (_changed(Rule.DIFFERENCE, misfit) for misfit in differences(sheet))
            found += (_changed(Rule.RATE, misfit) for misfit in rates(sheet))
    return sorted(found, key=lambda imbalance: imbalance.span)


def _overlaps(around: str) -> bool:
    sentences = re.split(r"[。\n]", around)
    return any(_OVERLAP.search(one) and not _ROUNDING.search(one) for one in sentences)


def _down(sheet: Sheet, goes_on: bool = False) -> Iterator[Imbalance]:
    """Total rows against the rows that they add up, column by column; differences are held to their row."""
    lanes = [column for column in sheet.columns if column.adds and not column.changes]
    for total, row in enumerate(sheet.rows):
        if letters := formula(sheet.rows, total):
            yield from _lettered(Rule.ROWS, lanes, total, letters)
        elif row.total and not sheet.listed:
            read = readings(sheet.rows, total)
            plain = bool(read) and not goes_on and is_plain(sheet, lanes, total, read[0])
            yield from _broken(Rule.ROWS, lanes, total, read, plain)


def _across(sheet: Sheet) -> Iterator[Imbalance]:
    """Total columns against the columns beside them, row by row."""
    lanes = [row for row in sheet.rows if row.adds]
    for total, column in enumerate(sheet.columns):
        if column.changes or not column.adds:
            continue
        if letters := formula(sheet.columns, total):
            yield from _lettered(Rule.COLUMNS, lanes, total, letters)
        elif column.total:
            read = across(sheet.columns, total)
            rest = set(range(len(sheet.columns))) - {total, *(read[0] if read else ())}
            lone = all(sheet.columns[place].entry is None for place in rest)
            yield from _broken(Rule.COLUMNS, lanes, total, read, lone)


def _broken(
    rule: Rule, lanes: Sequence[Line], total: int, read: Sequence[Reading], plain: bool
) -> Iterator[Imbalance]:
    """The lanes in which a total does not hold that holds in the others."""
    votes: Counter[Reading] = Counter()
    failing: list[Line] = []
    checked = 0
    for lane in lanes:
        fits = {reading: _fits(lane, total, reading) for reading in read}
        if all(fit is None for fit in fits.values()):
            continue
        checked += 1
        votes.update(r for r, fit in fits.items() if fit and _tells(lane, r))
        if not any(fits.values()):
            failing.append(lane)
    chosen = max(read, key=lambda reading: votes[reading], default=())
    sure = len(failing) <= votes[chosen] or (plain and not votes and checked == 1)
    if sure:
        for lane in failing:
            if _fits(lane, total, chosen) is False:
                yield _imbalance(rule, lane, total, [(place, 1) for place in chosen])


def _fits(lane: Line, total: int, reading: Reading) -> bool | None:
    """Whether the lane's total is the sum of a reading; None where a cell is no number."""
    printed = lane.slots.get(total)
    slots = [lane.slots.get(place) for place in reading]
    if printed is None or printed.value is None or printed.entry is None:
        return None
    if any(slot is not None and slot.value is None for slot in slots):
        return None
    fit = not _is_off(printed, [(slot, 1) for slot in slots if slot])
    return fit if fit or None not in slots else None


def _is_off(printed: Slot, parts: Sequence[tuple[Slot, int]]) -> bool:
    """Whether a total is further from its parts than rounding allows."""
    off = abs(sum(sign * (slot.value or 0) for slot, sign in parts) - (printed.value or 0))
    return off > 0 and off >= printed.slack + sum(slot.slack for slot, _ in parts)


def _tells(lane: Line, reading: Reading) -> bool:
    """Whether a sum that fits confirms the reading: two of its items are not nothing."""
    return sum(bool((slot := lane.slots.get(p)) and slot.value) for p in reading) > 1


def _lettered(
    rule: Rule, lanes: Sequence[Line], total: int, letters: Sequence[tuple[int, int]]
) -> Iterator[Imbalance]:
    for lane in lanes:
        printed = lane.slots.get(total)
        slots = [(lane.slots.get(place), sign) for place, sign in letters]
        known = [(slot, sign) for slot, sign in slots if slot and slot.value is not None]
        if printed is None or printed.entry is None or printed.value is None:
            continue
        if len(known) == len(slots) and _is_off(printed, known):
            yield _imbalance(rule, lane, total, letters)


def _imbalance(rule: Rule, lane: Line, total: int, letters: Sequence[tuple[int, int]]) -> Imbalance:
    printed = lane.slots[total]
    parts = [(slot, sign) for place, sign in letters if (slot := lane.slots.get(place))]
    if printed.entry is None:
        raise ValueError("a total without an amount")
    return Imbalance(
        rule,
        printed.entry,
        tuple(slot.entry for slot, _ in parts if slot.entry),
        Decimal(sum(sign * (slot.value or 0) for slot, sign in parts)),
        Decimal(printed.value or 0),
        printed.span,
    )


def _changed(rule: Rule, misfit: Misfit) -> Imbalance:
    places = (misfit.reading.current, misfit.reading.previous)
    slots = [misfit.row.slots[place] for place in places]
    parts = tuple(slot.entry for slot in slots if slot.entry)
    total = misfit.printed.entry or parts[0]
    return Imbalance(rule, total, parts, misfit.expected, misfit.value, misfit.printed.span)
