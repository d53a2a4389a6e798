"""Amounts that the text itself takes back: 105億円は106億円の誤り, 12億円を13億円に訂正します."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from ingest.line import Line

QUALIFIER = "訂正前"
_SAID = r"(?:と|というのは|とあるのは|としたのは|と[^、。]{1,12}のは|と[^、。]{2,12}が)"
# Behind the wrong amount and before the right one.
_RATHER = re.compile(
    r"[^。]{0,30}。?[^。]{0,10}(?:正しくは|正しい[^、。]{0,6}は|[(]正[)]:?|(?<!補)正:|訂正後:?)[^、。]{0,12}"
)
_IS = re.compile(rf"\s?(?:は|{_SAID})、?(?:正しくは)?約?")
_FROM = re.compile(r"\s?(?:を|から|⇒|→)、?約?")
# Behind the right amount.
_MISTAKE = re.compile(r"\s?の?(?:誤り|間違い|誤記|誤植)")
_CORRECTED = re.compile(r"\s?[にへ](?:訂正|改め)")
_EARLIER = re.compile(r"先ほど|さきほど|先程|前回|冒頭")


# 十二億円が正しい数字です。
_AFFIRMED = re.compile(r"\s?(?:のほう|の方)?が正しい(?:数字|金額|額|もの|値)")


class Correction(NamedTuple):
    """`wrong` is the index of the amount on its line; `earlier` where it was said before that line."""

    wrong: int
    earlier: bool


def corrections(line: Line) -> list[Correction]:
    """The amounts of the line that its words put right; nothing where the wording is not plain."""
    found = []
    for index, (first, second) in enumerate(pairwise(line.amounts)):
        between = line.text[first.span.end : second.span.start]
        after = second.span.end
        if (
            _RATHER.fullmatch(between)
            or (_IS.fullmatch(between) and _MISTAKE.match(line.text, after))
            or (_FROM.fullmatch(between) and _CORRECTED.match(line.text, after))
        ):
            opening = line.text.rfind("。", 0, first.span.start) + 1
            said = _EARLIER.search(line.text, opening, first.span.start) is not None
            found.append(Correction(index, said))
    return found


def affirmed(line: Line) -> list[int]:
    """The indexes of amounts on the line that are said to be the right ones: 十二億円が正しい数字です."""
    return [
        index
        for index, amount in enumerate(line.amounts)
        if _AFFIRMED.match(line.text, amount.span.end)
    ]
