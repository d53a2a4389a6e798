"""Pinned floors: scores that may not fall, in a TOML file with a table for a type, or for all."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path

from eval.summary import Summary

SCORES: dict[str, Callable[[Summary], float]] = {
    "right": lambda summary: summary.right,
    "cited": lambda summary: summary.cited,
    "right_and_cited": lambda summary: summary.right_and_cited,
    "recall_at_1": lambda summary: summary.recall(1),
    "recall_at_5": lambda summary: summary.recall(5),
    "recall_at_10": lambda summary: summary.recall(10),
}
# Shares are pinned as printed, with three digits; below that a difference is rounding.
_TOLERANCE = 0.0005

Floor = dict[str, dict[str, float]]
"""Type (or `all`) → score → the least that is accepted."""


class FloorError(ValueError):
    """A floor file that cannot be used, in one sentence."""


def read(path: Path) -> Floor:
    """The floors of a TOML file such as `[all]` / `right_and_cited = 0.9`."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise FloorError(f"{path} cannot be read ({error.strerror}): check the path.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FloorError(f"{path.name} is not TOML ({error}): write [all] and scores.") from error
    for name, table in tables.items():
        if not isinstance(table, dict):
            raise FloorError(f"{path.name}: {name!r} stands outside a table: put it below [all].")
        for key, value in table.items():
            if key not in SCORES:
                raise FloorError(f"{path.name}: unknown score {key!r}: use {', '.join(SCORES)}.")
            if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
                raise FloorError(f"{path.name}: {key} is {value!r}: give a share from 0 to 1.")
    return tables


def shortfalls(floor: Floor, summaries: Sequence[Summary]) -> tuple[str, ...]:
    """Each score that lies below its floor, in words; a type that was not asked falls short."""
    by_name = {summary.name: summary for summary in summaries}
    short = []
    for name, table in floor.items():
        if name not in by_name:
            short.append(f"{name}: no question of this type was asked")
            continue
        for key, least in table.items():
            value = SCORES[key](by_name[name])
            if not value >= least - _TOLERANCE:
                short.append(f"{name}: {key} is {value:.3f}, the floor is {least:.3f}")
    return tuple(short)
