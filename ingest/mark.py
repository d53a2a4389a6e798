"""The sign that opens a line: bullets, numbers and list marks, with their place in the usual nesting."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from ingest.fold import fold

_DIGITS = r"[0-9０-９]{1,3}"
_KANJI = r"[一二三四五六七八九十百]{1,4}"
# (style, rank, pattern): the styles of headings and lists in official documents, outermost first. A lower
# rank stands further out: 第1章 > 第1節 > Ⅰ > 一 > 1. > 1.1 > （一） > (1) > ① > ア > (ア) > a.
NUMBERED = (
    ("編", 10, rf"第(?:{_DIGITS}|{_KANJI})[部編](?=[\s　]|$)"),
    ("章", 12, rf"第(?:{_DIGITS}|{_KANJI})章"),
    ("節", 14, rf"第(?:{_DIGITS}|{_KANJI})節"),
    ("款", 16, rf"第(?:{_DIGITS}|{_KANJI})[款条](?:の{_KANJI})?(?=[\s　（(])"),
    ("第", 18, rf"第?(?:(?<=第)(?:{_DIGITS}|{_KANJI}))(?=[\s　])"),
    (
        "問",
        19,
        rf"(?:問|[QＱ])\s?{_DIGITS}(?=[\s　.．:：])[.．:：]?|[QＱ][.．:：](?=[\s　])|[QＱ]：",
    ),
    ("Ⅰ", 20, r"[Ⅰ-Ⅻ]+(?:[.．、]|(?=[^-~〜ー]))|[IVX]{1,5}[.．](?=\s)"),
    ("一", 22, rf"{_KANJI}(?:[、．.]|(?=[\s　]))"),
    ("1.", 24, rf"{_DIGITS}(?:[.．、](?![0-9０-９])|(?=[ 　]+[^\s0-9０-９～~\-月日年]))"),
    (
        "1.1",
        25,
        r"[0-9０-９]{1,2}(?:[.．][0-9０-９]{1,2}){1,3}[.．]?(?=[ 　]+[^\s0-9０-９～~\-%％倍億兆万千百円])",
    ),
    ("（一）", 26, rf"[(（]{_KANJI}[)）]|[㈠-㈩]"),
    ("(1)", 28, rf"[(（]{_DIGITS}[)）]|[⑴-⒇]"),
    ("1)", 29, rf"{_DIGITS}[)）]"),
    ("①", 30, r"[①-⑳㉑-㉟㊱-㊿❶-❿➀-➓⓵-⓾]"),
    ("ア", 32, r"[アイウエオカキクケコサシスセソタチツテト](?:[．.、]|(?=[\s　]))"),
    ("(ア)", 34, r"[(（][ア-ンｱ-ﾝ][)）]"),
    ("i)", 35, r"[(（]?(?:[ⅰ-ⅻ]+|[ivx]{1,4})[)）]|[ⅰ-ⅻ]+[.．]?"),
    ("a)", 36, r"[(（][a-zａ-ｚ][)）]|[a-zａ-ｚ][)）.．](?=[\s　])|[A-ZＡ-Ｚ][.．)）](?=[\s　])"),
)
BULLETS = (
    # The tag of a ministry or kind before a name: 【文】次世代拠点事業. It belongs to the words.
    (
        "【】",
        39,
        r"(?=【(?!参考|背景|概要|目的|課題|注|[問答QAＱＡ]|質問|回答)[^【】]{1,4}】[^\s【（(])",
    ),
    ("◆", 40, r"[◆◇■□▼▽▶▷►◼◾☆★](?![◆◇■□☆★])"),
    ("●", 42, r"[●⚫🔴](?!●)"),
    ("○", 44, r"[○◯〇◎](?![○◯〇△□◇])"),
    ("✓", 46, r"[✓✔☑✅➢➤⮚]"),
    ("・", 48, r"[・•･‣∙·\ue000-\uf8ff](?![・･·])"),
    ("-", 50, r"[-*+–—－‐](?=[ \t　])"),
)
# A mark after a Markdown dash (`- ・`) lies under the plain dash, in its own order.
DASHED = 50
_MARKS = tuple((style, rank, re.compile(pattern)) for style, rank, pattern in NUMBERED + BULLETS)
_OPENERS = re.compile(r"[0-9０-９第問QＱ一二三四五六七八九十百IVXⅠ-Ⅻⅰ-ⅻ(（㈠-㈩⑴-⒇①-㊿❶-➓⓵-⓾ア-トa-zA-Zａ-ｚＡ-Ｚ"
                      r"◆◇■□▼▽▶▷►◼◾☆★●⚫🔴○◯〇◎✓✔☑✅➢➤⮚・•･‣∙·\ue000-\uf8ff\-*+–—－‐【]")  # fmt: skip
_LEAD = re.compile(r"[ \t　]*(?:\*\*|__)?[ \t　]*")
_SPACE = re.compile(r"[ \t　]*")
_BOLD = re.compile(r"[ \t　]*(?:\*\*|__)[ \t　]*")


_NUMERALS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"十": 10}
_SERIES = ("アイウエオカキクケコサシスセソタチツテトナニヌネノ", "abcdefghijklmnopqrstuvwxyz")
_CIRCLED = "⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚❿➉➓㈩"
_ROMAN = {"i": 1, "v": 5, "x": 10}


class Mark(NamedTuple):
    """`style` names the kind of mark; `[start, end)` is where it stands in the line, blanks included.

    `dashed` when a Markdown dash stands before it (`- ・`, `- ①`). `value` is its number, 0 for bullets.
    """

    style: str
    rank: int
    start: int
    end: int
    dashed: bool = False
    value: int = 0

    @property
    def numbered(self) -> bool:
        return (self.rank - DASHED if self.dashed else self.rank) < BULLETS[0][1]


def mark_of(text: str) -> Mark | None:
    """The mark that opens `text`: `"- ・運営費交付金"` → style ・, dashed."""
    start = _LEAD.match(text).end()  # type: ignore[union-attr]
    first = _match(text, start)
    if first is None:
        return None
    if first.style == "-":
        inner = _match(text, _LEAD.match(text, first.end).end())  # type: ignore[union-attr]
        if inner and inner.style != "-":
            return Mark(inner.style, inner.rank + DASHED, first.start, inner.end, True, inner.value)
    return first


def _match(text: str, at: int) -> Mark | None:
    if at >= len(text) or not _OPENERS.match(text, at):
        return None
    for style, rank, pattern in _MARKS:
        found = pattern.match(text, at)
        if found and (found.end() > at or style == "【】"):
            end = _SPACE.match(text, found.end()).end()  # type: ignore[union-attr]
            numbered = rank < BULLETS[0][1]
            return Mark(style, rank, at, end, value=_value(found.group()) if numbered else 0)
    return None


def _value(mark: str) -> int:
    """The number of a mark: （三） → 3, ④ → 4, Ⅱ. → 2, ウ → 3; 0 where it cannot be told."""
    view = fold(mark, case=True).text
    digits = re.search(r"[0-9]+", view)
    if digits:
        return int(digits.group())
    circled = next((unicodedata.digit(char, 0) for char in mark if unicodedata.digit(char, 0)), 0)
    if circled:
        return circled
    if circled := next((int(unicodedata.numeric(char, 0)) for char in mark if char in _CIRCLED), 0):
        return circled
    kanji = re.search(r"[一二三四五六七八九十百]+", view)
    if kanji:
        tens, ten, ones = kanji.group().rpartition("十")
        return (_NUMERALS.get(tens, 1) * 10 if ten else 0) + _NUMERALS.get(ones, 0)
    roman = re.search(r"[ivx]+", view)
    if roman:
        values = [_ROMAN[char] for char in roman.group()]
        following = [*values[1:], 0]
        return sum(-v if v < after else v for v, after in zip(values, following, strict=True))
    letter = next((char for char in view if char.isalpha()), "")
    return next((series.index(letter) + 1 for series in _SERIES if letter and letter in series), 0)
