"""Which lines of a table could make up a total: the readings of its shape.

A reading is the places that are added. A table may print its total below or above its items, with
subtotals between, with the items of one item below it; which of them is meant shows in its numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from answer.audit.header import is_part
from answer.audit.sheet import Line, Sheet
from ingest.fold import fold

Reading = tuple[int, ...]

_STYLES = (
    ("款", r"第[\d一二三四五六七八九十]+"),
    ("(1)", r"\([\da-z一二三四五六七八九十アイウエオカキクケコ]+\)"),
    ("1", r"\d+(?:[.)、．]|\s)"),
    ("I", r"[IVXⅠ-Ⅻ]+(?:[.)、．]|\s)"),
    ("①", r"[①-⑳]"),
    ("ア", r"[アイウエオカキクケコ](?:[.)、．]|\s)"),
    ("・", r"[・○●◎■□◆◇*-]"),
)
# Lists that name only some of what their total holds.
_EXTRACT = re.compile(
    r"主[なた]|主要|抜粋|代表[的例]|例[)）:：\s]|一部|再掲|内数|[をはの]うち|等の(?:み|内訳)"
)
_STYLE = [(name, re.compile(pattern)) for name, pattern in _STYLES]
_DEFINED = re.compile(r"[(\[]\s*([A-Z])\s*(?:=[^()\[\]]*)?[)\]]")
_FORMULA = re.compile(
    r"[(\[]?\s*(?:[A-Z]\s*=\s*)?([A-Z])\s*[)\]]?((?:\s*[+\-]\s*[(\[]?[A-Z][)\]]?)+)\s*[)\]]?"
)
_TERM = re.compile(r"([+\-])\s*[(\[]?([A-Z])")


def _style(line: Line) -> str:
    """How the name of a line is numbered or set: `(1)`, `①`, nothing."""
    if line.indented:
        return "indented"
    text = fold(line.path[-1]).text.strip() if line.path else ""
    return next((name for name, pattern in _STYLE if pattern.match(text)), "")


def readings(lines: Sequence[Line], total: int) -> list[Reading]:
    """What could add up to `lines[total]`, the likeliest first."""
    before = [i for i in range(total) if _is_item(lines[i])]
    opening = max((i for i in range(total) if lines[i].total), default=-1)
    ending = next((i for i in range(total + 1, len(lines)) if lines[i].total), len(lines))
    after = [i for i in range(total + 1, ending) if _is_item(lines[i])]
    since = [i for i in before if i > opening]
    found = [since, before, _collapsed(lines, total), after]
    found += [_outer(lines, places) for places in (since, before, after)]
    found += [[i for i in places if _same_section(lines, i, total)] for places in (since, before)]
    again = [i for i in range(opening + 1, total) if _is_repeated(lines[i])]
    found.append(sorted([*since, *again]))
    return list(dict.fromkeys(tuple(places) for places in found if len(places) > 1))


def formula(lines: Sequence[Line], total: int) -> tuple[tuple[int, int], ...]:
    """The lines and signs that a total's own letters name: 合計 (A + B) → A and B, both added."""
    text = fold(lines[total].path[-1]).text if lines[total].path else ""
    match = _FORMULA.search(text)
    if not match:
        return ()
    letters = [(1, match[1])]
    letters += [(1 if sign == "+" else -1, name) for sign, name in _TERM.findall(match[2])]
    found = []
    for sign, letter in letters:
        holders = [i for i, line in enumerate(lines) if i != total and _defines(line, letter)]
        if len(holders) != 1:
            return ()
        found.append((holders[0], sign))
    return tuple(found)


def _defines(line: Line, letter: str) -> bool:
    return bool(line.path) and letter in _DEFINED.findall(fold(line.path[-1]).text)


def _is_item(line: Line) -> bool:
    return bool(line.slots) and not line.total and not line.part and line.adds


def _is_repeated(line: Line) -> bool:
    return any("再掲" in name for name in line.path) and not line.total


def _collapsed(lines: Sequence[Line], total: int) -> list[int]:
    """The subtotals so far, and the items that none of them covers."""
    kept: list[int] = []
    for i in range(total):
        if lines[i].total:
            kept = [j for j in kept if lines[j].total] + [i]
        elif _is_item(lines[i]):
            kept.append(i)
    return kept


def _outer(lines: Sequence[Line], places: Sequence[int]) -> list[int]:
    """Those numbered as the first is, without what stands below each of them."""
    return [i for i in places if _style(lines[i]) == _style(lines[places[0]])]


def _same_section(lines: Sequence[Line], place: int, total: int) -> bool:
    return lines[place].path[:-1] == lines[total].path[:-1]


def across(columns: Sequence[Line], total: int) -> list[Reading]:
    """What could add up to a total column: the columns beside it under the same header, each once."""
    above = columns[total].path[:-1]
    depth = len(above)
    beside: dict[str, list[int]] = {}
    for i, column in enumerate(columns):
        if column.path[:depth] == above and len(column.path) > depth and i != total:
            beside.setdefault(column.path[depth], []).append(i)
    units = [_whole(columns, places, depth) for name, places in beside.items() if not is_part(name)]
    before = [unit for unit in units if unit and unit[-1] < total]
    after = [unit for unit in units if unit and unit[0] > total]
    found = []
    for side in (before, after):
        alike = [unit for unit in side if _key(columns[unit[0]]) == _key(columns[total])]
        found += [alike, side]
    flat = [tuple(place for unit in side for place in unit) for side in found]
    return list(dict.fromkeys(places for places in flat if len(places) > 1))


def _whole(columns: Sequence[Line], places: Sequence[int], depth: int) -> Reading:
    """The columns that stand for one header: its own, else its total, else all under it."""
    own = [i for i in places if len(columns[i].path) == depth + 1]
    totals = [i for i in places if columns[i].total and len(columns[i].path) == depth + 2]
    leaves = [
        i for i in places if len(columns[i].path) == depth + 2 and not is_part(columns[i].path[-1])
    ]
    chosen = own or totals or leaves
    if any(columns[i].changes or not columns[i].adds or not columns[i].entry for i in chosen):
        return ()
    return () if own and columns[own[0]].total else tuple(chosen)


def _key(column: Line) -> object:
    entry = column.entry
    figure = entry.figure if entry else None
    return figure and (figure.fiscal_year, figure.stage, figure.role)


def nested(values: Sequence[int], total: int) -> bool:
    """Whether an item may be followed by its parts: the next ones add up to it, or the next one does
    and would explain the total."""
    for i, value in enumerate(values):
        added = 0
        for j in range(i + 1, len(values)):
            added += values[j]
            single = j == i + 1 and sum(values) - value != total
            if value and added == value and not single:
                return True
    return False


def is_plain(sheet: Sheet, lanes: Sequence[Line], total: int, items: Reading) -> bool:
    """Whether the rows are nothing but items, so that the total can only be their sum."""
    rows = [sheet.rows[place] for place in items]
    others = [row for i, row in enumerate(sheet.rows) if i not in items and i != total]
    if any(row.entry or not row.slots for row in others) or _EXTRACT.search(sheet.around):
        return False
    if len({_style(row) for row in rows}) > 1:
        return False
    return not any(_has_steps(lane, total, items) for lane in lanes)


def _has_steps(lane: Line, total: int, items: Reading) -> bool:
    """Whether a column has gaps among its items, or one that the next ones add up to."""
    printed = lane.slots.get(total)
    if printed is None or printed.value is None:
        return False
    slots = [lane.slots.get(place) for place in items]
    values = [slot.value for slot in slots if slot and slot.value is not None]
    return len(values) < len(items) or nested(values, printed.value)
