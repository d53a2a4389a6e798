"""Amounts for one of something: 1校当たり, 打上げ一回につき, 毎年, 年額."""

from __future__ import annotations

import re

_COUNT = r"(?:[\d,]+|[一二三四五六七八九十]+)"
_UNIT = r"[^\s\d、。:()「」はがをにで一二三四五六七八九十]{1,5}"
# How far before an amount its rate may begin, in characters.
_REACH = 40
_EACH = r"(?:当たり|当り|あたり|につき|ごとに?)"
# 1人3万円, 1枚500円: one of what is counted, directly before its amount.
_ONE = r"(?<![\d,.第年月一-龠])[1一](?:人|名|枚|回|件|校|台|戸|頭|隻|基|社|店|団体|世帯|施設|[かカヶ]所|箇所)"
_WORDS = re.compile(
    rf"(?P<words>(?:(?:{_COUNT}{_UNIT})+{_EACH}(?:\s?(?:[年月日]額?|年間))?|(?:単位|面積|[一-龠ァ-ヶー]{{1,6}})(?:当たり|あたり)"
    rf"|毎(?:年度?|月|日)|[年月日]額|(?<![\d一-龠かカヵヶケ])(?:年(?:間|平均)?|月|日)|{_ONE}))"
    r"(?:の|は|で|、|:|\s|\(|約|およそ|概ね|平均|最大|上限額?|限度額?|総額|単価|補助)*$"
)
# What is left out where the rate stands with a name.
_ALONE = re.compile(rf"^(?:[年月日]|{_ONE})$|\s[年月日]$")


def told_rate(words: str) -> str:
    """The words of a rate that say more of a name than 年, 月 or 1人: 1団体当たり 年 → 1団体当たり."""
    return _ALONE.sub("", words)


def rate_before(text: str) -> tuple[int, str] | None:
    """Where the words of a rate begin that end `text`, and the words: `整備費は1校当たり約` → 1校当たり."""
    match = _WORDS.search(text, max(0, len(text) - _REACH))
    return (match.start("words"), match["words"]) if match else None


def without_rate(name: str | None) -> str | None:
    """A name without the rate behind it, for the amounts that go on: 整備費 1校当たり → 整備費."""
    rate = rate_before(name) if name else None
    return (name[: rate[0]].strip() or None) if name and rate else name
