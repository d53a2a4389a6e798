"""The order that a question asks for: 最も大きい, 少ない順, 上位3つ, 文科省の次に大きい."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from ingest.fold import key
from ingest.ministry import ministry_of_name

T = TypeVar("T")

_LEAST = re.compile(
    r"(?:低|少な|小さ|短)[^、。]{0,3}(?:順|もの|の|府省|省|事業)|最小|最低|最少|下位|ワースト|(?:一番|いちばん|最も|もっとも|番目に|位に)[^、。]{0,8}?(?:低|少な|小さ|短|(?<!増)減)"
    r"|次に[^、。]{0,16}(?:低|少な|小さ)|lowest|smallest|least|bottom",
    re.IGNORECASE,
)
_NUMBER = r"(?P<n>\d{1,2}|[一二三四五六七八九十])"
_TOP = re.compile(
    rf"(?:上位|下位|トップ|ワースト|top\s|bottom\s)の?{_NUMBER}(?!\s?[番位年])|{_NUMBER.replace('<n>', '<m>')}位まで",
    re.IGNORECASE,
)
_PLACE = re.compile(rf"{_NUMBER}\s?(?:番目|位)(?!まで)")
_ALL = re.compile(r"順に|順で|順位|ランキング|並べ")
_NEXT = re.compile(r"(?P<name>[^、。\s]{2,20}?)の?(?:次|つぎ)に")
_KANJI = {c: i for i, c in enumerate("〇一二三四五六七八九十")}


@dataclass(frozen=True)
class Order:
    """`sign` is 1 for the greatest first, -1 for the least; `place` which (1 the first), `most` how many from
    there (0: all); `after` a name whose successor is asked for."""

    sign: int = 1
    place: int = 1
    most: int = 1
    after: str = ""

    def pick(self, ranked: Sequence[T], names: Sequence[str]) -> list[T]:
        """The asked ones of what is in order already; `names` are their folded names."""
        start = self.place - 1
        if self.after:
            own = ministry_of_name(self.after) or self.after
            place = next((n for n, name in enumerate(names) if key(own) in name), None)
            if place is None:
                return []
            start = place + 1
        end = len(ranked) if not self.most else start + self.most
        return list(ranked[start:end])


def order(text: str) -> Order:
    """The order that a folded question asks for; the greatest first where it says nothing else."""
    sign = -1 if _LEAST.search(text) else 1
    if follows := _NEXT.search(text):
        name = re.split(r"[はがでの]", follows["name"])[-1]
        return Order(sign, 2, 1, name)
    if top := _TOP.search(text):
        return Order(sign, 1, _value(top["n"] or top["m"]))
    if place := _PLACE.search(text):
        return Order(sign, _value(place["n"]), 1)
    return Order(sign, 1, 0 if _ALL.search(text) else 1)


def _value(number: str) -> int:
    return int(number) if number.isdigit() else _KANJI[number]
