"""Floors raised to what a run reached; the file keeps its comments and its order."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from eval.floor import UNREADABLE, Floor, FloorError, holds
from eval.measures import BY_NAME
from eval.summary import ALL, TAG, Summary

# A floor is a share with three digits, rounded to the side that the run reached.
_STEPS = 1000
# What a new file pins: these of all questions, the headline of each type.
_OF_ALL = ("right_and_cited", "recall_at_5")
_OF_TYPE = ("right_and_cited",)
_HEAD = "Scores that may not fall: `tenkyo eval SET --floor` holds a run to them, --update-floor raises them."


class Pin(NamedTuple):
    """A floor before (None where it is new) and after."""

    name: str
    key: str
    before: float | None
    after: float


def pins(floor: Floor, summaries: Sequence[Summary]) -> tuple[Pin, ...]:
    """Every floor that this run moves, up or down; of an empty floor the ones that a new file has.

    A score that was not measured, pinned though it is, is left as it is.
    """
    by_name = {summary.name: summary for summary in summaries}
    found = []
    for name, table in (floor or _new(summaries)).items():
        for key, pinned in table.items():
            value = by_name[name].value(key) if name in by_name else math.nan
            before, after = (pinned if floor else None), _rounded(key, value)
            if not math.isnan(value) and _moves(key, value, before, after):
                found.append(Pin(name, key, before, after))
    return tuple(found)


def write(path: Path, moved: Sequence[Pin]) -> None:
    """Set these floors in the file, which is made where there is none."""
    import tomlkit

    try:
        document = tomlkit.parse(path.read_text("utf-8")) if path.is_file() else tomlkit.document()
        if not path.is_file():
            document.add(tomlkit.comment(_HEAD))
        for pin in moved:
            if pin.name not in document:
                document[pin.name] = tomlkit.table()
            document[pin.name][pin.key] = pin.after  # type: ignore[index]
        path.write_text(tomlkit.dumps(document), encoding="utf-8")
    except OSError as error:
        raise FloorError(UNREADABLE, file=path, why=error.strerror) from error


def _new(summaries: Sequence[Summary]) -> Floor:
    types = [one.name for one in summaries if one.name != ALL and not one.name.startswith(TAG)]
    return {ALL: dict.fromkeys(_OF_ALL, 0.0)} | {
        name: dict.fromkeys(_OF_TYPE, 0.0) for name in types
    }


def _moves(key: str, value: float, before: float | None, after: float) -> bool:
    """Whether the floor is new, beaten, or missed by more than rounding."""
    if before is None or not holds(key, value, before):
        return True
    return after < before if BY_NAME[key].lower_is_better else after > before


def _rounded(key: str, value: float) -> float:
    if math.isnan(value):
        return value
    side = math.ceil if BY_NAME[key].lower_is_better else math.floor
    return side(round(value * _STEPS, 6)) / _STEPS
