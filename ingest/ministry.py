"""Ministries and their short names: 【文】, 文科省 → 文部科学省."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path

_TAG = re.compile(r"^[\s・●○◆◇*\-]*【([^】\s]{1,12})】")

_SHARE = re.compile(r"(?:分|側|所管|関係|予算)+$")
_BRACKET = re.compile(r"(.+)[(（]([^()（）]{2,12})[)）]")


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    table = tomllib.loads(Path(__file__).with_name("ministries.toml").read_text(encoding="utf-8"))
    names = {short: full for full, shorts in table.items() for short in shorts}
    return names | {full: full for full in table}


def ministry_of_tag(line: str) -> str | None:
    """The ministry of a tag that opens a line: `【文】GIGAスクール構想` → 文部科学省."""
    match = _TAG.match(line)
    return _names().get(match[1]) if match else None


def ministry_of_name(text: str) -> str | None:
    """The ministry that a table cell or a line is the name of: `文科省` → 文部科学省."""
    name = "".join(text.split())
    return _names().get(name) if len(name) > 1 else None


def ministry_meant(text: str) -> str | None:
    """The ministry that the words of a question mean: `文科省分`, `経産省所管` → 文部科学省, 経済産業省."""
    return ministry_of_name(_SHARE.sub("", text))


def ministries_in(text: str) -> tuple[str, ...]:
    """The ministries whose full names occur in `text`, in their order there."""
    full = {name for name in _names().values() if name in text}
    return tuple(sorted(full, key=text.index))


def without_ministry(name: str) -> tuple[str, str | None]:
    """A name and the ministry beside it: `灯台の改修（国土交通省）`, `国土交通省 灯台の改修` → 灯台の改修."""
    first, _, rest = name.partition(" ")
    if rest and (ministry := ministry_of_name(first)):
        return rest, ministry
    match = _BRACKET.fullmatch(name)
    ministry = ministry_of_name(match[2]) if match else None
    return (match[1].rstrip(), ministry) if match and ministry else (name, None)
