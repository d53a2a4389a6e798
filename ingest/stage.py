"""Budget labels: 令和3年度補正予算額, (前年度予算額), 要求・要望額 → fiscal year, stage and role."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from ingest.era import find_years


class Stage(StrEnum):
    REQUEST = "request"  # 概算要求, 要求・要望
    DRAFT = "draft"  # 予算額(案), 政府案
    INITIAL = "initial"  # 当初予算; 予算額 without more
    SUPPLEMENTARY = "supplementary"  # 補正予算
    ALLOCATION = "allocation"  # 配分
    FUND = "fund"  # 基金
    SETTLED = "settled"  # 決算, 執行


class Role(StrEnum):
    CURRENT = "current"
    PREVIOUS = "previous"  # 前年度
    SUPPLEMENTARY = "supplementary"
    DELTA = "delta"  # 増減
    OTHER = "other"


class Key(NamedTuple):
    """What makes two amounts of one subject different: the year, the stage and the role."""

    year: int | None = None
    stage: Stage | None = None
    role: Role = Role.OTHER


@dataclass(frozen=True)
class Label:
    """A label in a text at `[start, end)`; `relative` is -1 for 前年度, 0 for 本年度, 1 for 来年度.

    `delta` marks a difference (増減額, 対前年度), `plain` a bare 予算額, `other` a sum that is none of
    the stages (予算現額, 繰越額), or what was left of a settled one (不用額).
    """

    start: int
    end: int
    year: int | None = None
    stage: Stage | None = None
    relative: int | None = None
    delta: bool = False
    plain: bool = False
    other: bool = False

    @property
    def full(self) -> bool:
        """Whether the label names year and stage."""
        return self.year is not None and self.stage is not None

    @property
    def current(self) -> bool:
        """Whether the label can be the main label of a page: not 前年度, not 補正, no difference."""
        main = self.stage in (Stage.REQUEST, Stage.DRAFT, Stage.INITIAL)
        return main and self.relative != -1 and not self.delta


_AN = r"\s?[(]?案[)]?"
# The first that matches wins, so the more special wording stands first.
_WORDS: tuple[tuple[str, Stage | None, str], ...] = (
    ("other", None, r"暫定予算額?|(?:歳出)?予算現額|補正[前後](?:の[^、。\s\d]{0,10})?(?:予算)?額?|(?:翌年度へ)?繰越(?!金|明許)額?|契約額|執行率|調定額|支出負担行為額"),
    ("unused", Stage.SETTLED, r"不用額|執行残額?"),
    ("delta", None, r"対前年度?(?:予算額?)?(?:比較)?(?:\s?増減?額?|\s?差額|比)?|前年度?比|(?:比較)?増△?減額?"),
    ("request", Stage.REQUEST,
     r"(?:当初)?(?:予算)?概算要求額?(?:\s?[・+]\s?要望額?)?|(?:当初)?予算要求額?|要求額?\s?[・+]\s?要望額?|要求額|要望額"),
    ("supplementary", Stage.SUPPLEMENTARY,
     rf"(?:第?[1-9一二三四]\s?次|第[1-9一二三四]号)?補正予算額?(?:{_AN})?"
     rf"|(?:第?[1-9一二三四]\s?次|第[1-9一二三四]号)補正(?:{_AN})?|補正(?=\s?[後額]|\s?約?\s?\d)額?|(?<=[\[【(])補正(?=[\]】)])"),
    ("draft", Stage.DRAFT, rf"(?:当初)?予算額?{_AN}|政府(?:予算)?案|予算政府案"),
    ("initial", Stage.INITIAL, r"当初予算額?|(?:^|(?<=[\s\[(【|、・:]))当初(?:額|(?=\s?約?[\d,.]+[十百千万億兆]*円|[\])】]|$))"
     r"|成立予算額?"),
    ("allocation", Stage.ALLOCATION, r"(?:配分|交付決定|内示)額(?=\s?[::は約\d]|\s*$)"),
    ("settled", Stage.SETTLED, r"決算見込額?|決算額|執行額|(?:支出|収入)済額?"),
    ("plain", Stage.INITIAL, r"予算額"),
)  # fmt: skip
_STAGE = re.compile("|".join(f"(?P<{name}>{pattern})" for name, _, pattern in _WORDS))
_STAGES = {name: stage for name, stage, _ in _WORDS}
# Words too common to be a label unless a year stands before them.
_AFTER_YEAR = re.compile(
    rf"(?P<request>要求)|(?P<supplementary>補正(?:{_AN})?)|(?P<allocation>配分額|交付決定額|内示額|配分(?=[\]】)]))"
    r"|(?P<settled>決算|執行|実績額?|活用額)|(?P<fund>基金)|(?P<plain>予算)|(?P<initial>当初(?!配分|計画|見込|想定|交付))"
)
_AFTER_YEARS = {"request": Stage.REQUEST, "supplementary": Stage.SUPPLEMENTARY,
                "allocation": Stage.ALLOCATION, "settled": Stage.SETTLED, "fund": Stage.FUND,
                "plain": Stage.INITIAL, "initial": Stage.INITIAL}  # fmt: skip
_DIFFERENCE = re.compile(
    r"(?:対?前年度?(?:との|と)?)?(?:比較|差引|差)(?:増△?減)?額?|増△?減額?|増減\([A-Z]-[A-Z]\)"
)
# 差額(決算-予算): a header with what it is reckoned from; 6月補正, 補正額: one that needs no year.
_REMARK = re.compile(r"(?<=\S)\s*\([^()]*\)$")
_SUPPLEMENT = re.compile(r"(?:\d{1,2}月|第?\d{1,2}[号次]|[一二三四]次)?補正(?:予算)?(?:計上)?額?")
# Kinds of money carried over, as headers: 継続費逓次繰越額 | 繰越明許費 | 事故繰越し.
_CARRIED = re.compile(
    r"(?:翌年度への?)?(?:(?:継続費)?逓次繰越し?額?|繰越明許費(?:繰越額)?|事故繰越し?額?)"
)
# What is handed out, as the header of a list of recipients.
_ALLOTTED = re.compile(r"(?:交付決定|内示|配分)額")
_RELATIVE = re.compile(
    r"(?P<previous>前年度|昨年度|前年(?=予算|当初))|(?P<next>来年度)|本年度|今年度|当年度"
)
# What may stand between a year and its stage: 令和3年度の予算額, 令和3年度(2021年度)一般会計当初予算, 令和3年度
# 9月補正 (named after the month of the assembly).
# The end of a period says nothing of the line below it: 期間 令和4年度~令和8年度.
_UNTIL = re.compile(r"(?:[~〜-]|から)\s?$")
_GAP = re.compile(
    r"[)]?[\s=:]*(?:[((][^()\n]{1,12}年度?[))])?\s?(?:における|一般会計|の|政府|分|(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?=補正))*\s?"
)
_JOINT = re.compile(rf"{_GAP.pattern}(?=(\S))")


class _Year(NamedTuple):
    start: int
    end: int
    year: int | None
    relative: int | None


def find_labels(view: str) -> list[Label]:
    """Every budget label in a folded text, in order; a fiscal year alone is a label without stage."""
    years = _years(view)
    starts = [year.start for year in years]
    used: set[int] = set()
    found = []
    for match in _STAGE.finditer(view):
        name = match.lastgroup or ""
        owner = _owner(view, years, bisect_right(starts, match.start()) - 1, match.start())
        if owner is not None:
            used.add(owner)
        year = years[owner] if owner is not None else _Year(match.start(), 0, None, None)
        found.append(
            Label(
                year.start, match.end(), year.year, _STAGES[name], year.relative,
                name == "delta", name == "plain",
                name in ("other", "unused"),
            )
        )  # fmt: skip
    taken = [(label.start, label.end) for label in found]  # in order, none within another
    ends = [end for _, end in taken]
    for index, year in enumerate(years):
        if index in used:
            continue
        label = _year_label(view, year)
        after = bisect_right(ends, year.start)
        if after == len(taken) or taken[after][0] >= label.end:
            found.append(label)
    return sorted(found, key=lambda label: label.start)


def header_label(text: str) -> Label | None:
    """The label that a table header is as a whole: 当初, 補正, 決算額, 要求."""
    whole = _REMARK.sub("", text.strip()).strip("()[]【】 ")
    if _SUPPLEMENT.fullmatch(whole):
        return Label(0, len(text), None, Stage.SUPPLEMENTARY)
    if _CARRIED.fullmatch(whole):
        return Label(0, len(text), other=True)
    if _ALLOTTED.fullmatch(whole):
        return Label(0, len(text), None, Stage.ALLOCATION)
    if _DIFFERENCE.fullmatch(whole):
        return Label(0, len(text), delta=True)
    word = _AFTER_YEAR.fullmatch(whole) or _AFTER_YEAR.fullmatch(whole.removesuffix("額"))
    if not word:
        return None
    name = word.lastgroup or ""
    return Label(0, len(text), None, _AFTER_YEARS[name], plain=name == "plain")


def _years(view: str) -> list[_Year]:
    found = [_Year(y.span.start, y.span.end, y.year, None) for y in find_years(view) if y.fiscal]
    for match in _RELATIVE.finditer(view):
        relative = -1 if match["previous"] else int(bool(match["next"]))
        found.append(_Year(match.start(), match.end(), None, relative))
    found.sort()
    merged: list[_Year] = []
    for year in found:
        # 前年度(令和2年度), 前年度=令和2年度, 令和3年度(2021年度): one year said twice.
        before = merged[-1] if merged else None
        same = before and (before.relative is not None or before.year == year.year)
        if before and same and year.year is not None:
            between = view[before.end : year.start]
            if between.strip() in ("(", "=", "(=", "は", ":"):
                merged[-1] = _Year(before.start, year.end, year.year, before.relative)
                continue
        merged.append(year)
    return merged


def _owner(view: str, years: list[_Year], index: int, at: int) -> int | None:
    """The index of the year that stands directly before a stage word at `at`."""
    if index < 0:
        return None
    end = years[index].end
    if years[index].start == at or end > at:
        return None
    if _ends_period(view, years[index], at):
        return None
    gap = view[end:at]
    joint = _JOINT.match(view, end)
    joins = _GAP.fullmatch(view, end, at) or (joint and joint.start(1) == at)
    closes = gap.strip() in (")", "】", ")の", ")における")
    return index if closes or joins else None


def _ends_period(view: str, year: _Year, at: int) -> bool:
    """Whether the year ends a period on the line above `at`."""
    if "\n" not in view[year.end : at]:
        return False
    return _UNTIL.search(view, max(0, year.start - 4), year.start) is not None


def _year_label(view: str, year: _Year) -> Label:
    joint = _JOINT.match(view, year.end)
    if joint and _ends_period(view, year, joint.start(1)):
        joint = None
    word = _AFTER_YEAR.match(view, joint.start(1)) if joint else None
    if not word:
        return Label(year.start, year.end, year.year, None, year.relative)
    name = word.lastgroup or ""
    stage = _AFTER_YEARS[name]
    return Label(year.start, word.end(), year.year, stage, year.relative, plain=name == "plain")
