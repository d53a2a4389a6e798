"""Years as questions shorten them, written out: 元年度から2年度 → 令和元年度から令和2年度, R1〜3 → R1〜R3.

A year without its era is of the one that a question names elsewhere, else of the present one.
"""

from __future__ import annotations

import re

_ERA = re.compile(r"明治|大正|昭和|平成|令和")
_PRESENT = "令和"
_NUMBER = r"(?:元|[1-9１-９][0-9０-９]?|[一二三四五六七八九十]{1,3})"
# 令和元〜3年度, R1からR3: both ends of a span.
_SPAN = re.compile(
    rf"(?P<era>明治|大正|昭和|平成|令和|[RHＲＨ])(?P<first>{_NUMBER})(?P<to>年?度?[~〜～・、→]|年?度?から)(?P<last>{_NUMBER})(?P<end>年度?|(?![\d０-９年]))"
)
_BARE = re.compile(
    rf"(?<![\d０-９年元一二三四五六七八九十第RHＲＨ和成'’/.])(?P<n>{_NUMBER})年度(?!目|分|間|連続)"
)
_LONGEST_ERA = 64


def written_out(text: str) -> str:
    """The question with every fiscal year led by its era."""
    text = _SPAN.sub(_both, text)
    named = _ERA.search(text)
    era = named[0] if named else _PRESENT
    return _BARE.sub(lambda match: _led(match, era), text)


def _both(match: re.Match[str]) -> str:
    unit = "年度" if match["end"] or len(match["era"]) > 1 else ""
    first = f"{match['era']}{match['first']}{unit}"
    to = match["to"].removeprefix("年").removeprefix("度")
    return f"{first}{to}{match['era']}{match['last']}{match['end'] or unit}"


def _led(match: re.Match[str], era: str) -> str:
    number = match["n"]
    if number.isdigit() and int(number) > _LONGEST_ERA:
        return match[0]
    # 平成30年度と元年度: the era that began then.
    return f"{_PRESENT if number == '元' else era}{number}年度"
