"""Pinned floors: scores that may not fall, in a TOML file with a table for a type, a tag (`tag:x`), or for all."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path

from app.failure import Failure
from app.strings import Text
from eval.measures import BY_NAME
from eval.saying import Saying
from eval.summary import Summary

# Shares are pinned as printed, with three digits; below that a difference is rounding.
_TOLERANCE = 0.0005

Floor = dict[str, dict[str, float]]
"""Type, `tag:` and a tag, or `all` → score → the least that is accepted (of a wrong-key rate, the most)."""


UNREADABLE = Text(
    "{file} を読めません ({why})。パスを確かめてください。",
    "{file} cannot be read ({why}): check the path.",
)
NOT_TOML = Text(
    "{file} を TOML として読めません ({why})。[all] の下に点数を書いてください。",
    "{file} is not TOML ({why}): write scores below [all].",
)
OUTSIDE = Text(
    "{file} の {key} が表の外にあります。[all] か種類の名前の下に書いてください。",
    "{file}: {key} stands outside a table: put it below [all] or a type's name.",
)
UNKNOWN = Text(
    "{file} に知らない項目 {key} があります。使えるのは {keys} です。",
    "{file}: unknown score {key}: use {keys}.",
)
NO_SHARE = Text(
    "{file} の {key} の値 {value} が正しくありません。0 から 1 の割合を書いてください。",
    "{file}: {key} is {value}: give a share from 0 to 1.",
)

UNASKED = Text("{name}: この種類の質問がない", "{name}: no question of this type was asked")
BELOW = Text(
    "{name}: {key} が {value:.3f} で、下限値 {least:.3f} を下回る",
    "{name}: {key} is {value:.3f}, the floor is {least:.3f}",
)
ABOVE = Text(
    "{name}: {key} が {value:.3f} で、上限値 {least:.3f} を上回る",
    "{name}: {key} is {value:.3f}, the most is {least:.3f}",
)


class FloorError(Failure):
    """A floor file that cannot be used, in one sentence."""


def read(path: Path) -> Floor:
    """The floors of a TOML file such as `[all]` / `right_and_cited = 0.9`."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise FloorError(UNREADABLE, file=path, why=error.strerror) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FloorError(NOT_TOML, file=path.name, why=error) from error
    for name, table in tables.items():
        if not isinstance(table, dict):
            raise FloorError(OUTSIDE, file=path.name, key=name)
        for key, value in table.items():
            if key not in BY_NAME:
                raise FloorError(UNKNOWN, file=path.name, key=key, keys=", ".join(BY_NAME))
            if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
                raise FloorError(NO_SHARE, file=path.name, key=key, value=value)
    return tables


def holds(key: str, value: float, least: float) -> bool:
    """Whether a score is as good as its floor; nan never is."""
    if BY_NAME[key].lower_is_better:
        return value <= least + _TOLERANCE
    return value >= least - _TOLERANCE


def shortfalls(
    floor: Floor, summaries: Sequence[Summary], *, part: bool = False
) -> tuple[Saying, ...]:
    """Each score that lies below its floor, in words; a type that was not asked falls short, unless only a
    `part` of the set was asked."""
    by_name = {summary.name: summary for summary in summaries}
    short = []
    for name, table in floor.items():
        if name not in by_name:
            short += [] if part else [Saying(UNASKED, {"name": name})]
            continue
        for key, least in table.items():
            value = by_name[name].value(key)
            if not holds(key, value, least):
                values = {"name": name, "key": key, "value": value, "least": least}
                text = ABOVE if BY_NAME[key].lower_is_better else BELOW
                short.append(Saying(text, values))
    return tuple(short)
