"""What a question asks of money: the stage, the fiscal years, and whether to compare, add or follow."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from answer.ask import Ask
from answer.concept import Concept
from answer.naming import MONEY
from answer.question import IN_DOCUMENT, Question
from ingest.era import find_years
from ingest.fold import fold
from ingest.stage import Label, Stage, find_labels

_STAGES: tuple[tuple[Stage, str], ...] = (
    (Stage.SUPPLEMENTARY, r"補正|supplementary"),
    (Stage.REQUEST, r"要求|要望|request"),
    (Stage.DRAFT, r"予算額?\s?[(]?案|年度案|政府案|draft"),
    (Stage.ALLOCATION, r"配分額|配分(?:は|を|$|[?？])"),
    (Stage.FUND, r"基金"),
    (Stage.SETTLED, r"決算|執行額"),
    (Stage.INITIAL, r"当初|initial"),
)
_COMPILED = tuple((stage, re.compile(pattern, re.IGNORECASE)) for stage, pattern in _STAGES)
_QUESTION_OF_MONEY = re.compile(
    r"予算|要求額|要望額|補正|当初|決算|配分額|交付金|補助金|会計|総額|金額|いくら|億円|百万円|budget|how much",
    re.IGNORECASE,
)
_TREND = re.compile(r"推移|変遷|経年|年度から.{0,12}年度まで|年度～|trend|over the years")
_WHOLE = re.compile(r"全体|総額|合計|総計|全部で|\btotal\b")
_LISTED = re.compile(
    r"(?:新規|新た|補正)[^、。]{0,14}(?:事業|プログラム|プロジェクト|施策|取組|案件)"
)
# 予算の集計に入っていますか asks for no amount.
_YES_OR_NO = re.compile(
    r"(?:入って|含まれて|含めて|対象に?なって|あり|でき)(?:い)?(?:ます|る|まし)た?か|\b(?:is|are|does|do) .* included"
)
_EXACT = re.compile(r"いくら|どれだけ|何億|何円|何百万")
_PLAIN = re.compile(r"予算額?(?!\s?[(]?案)(?!要求)")
_BREAKDOWN = re.compile(r"内訳|breakdown")
_SUM = re.compile(r"足す|足した|足し|合わせ|合算|合計|総計|\bsum\b|\btotal of\b|in total")
# 合計 alone may be the name of a column; these words ask for an addition.
_ADD = re.compile(r"足す|足した|足し|合わせ|合算|\d件|\bsum\b")
_COMPARE = re.compile(
    r"増え|減っ|減り|減る|減少|増加|増減|増額|減額|差(?:額|は|が|を|$)|比べ|比較|多い|少ない|大きい|どう変わ|何倍|違[いう]|上回|下回|compare|difference|increase"
)


# 前年度(令和3年度): the year is said, not to be counted back from.
_SAID = re.compile(r"前年度?\s*[(=、:]?\s*(?:令和|平成|R|FY|20)")


class Task(StrEnum):
    SINGLE = "single"
    COMPARE = "compare"
    SUM = "sum"
    TREND = "trend"
    BREAKDOWN = "breakdown"


@dataclass(frozen=True)
class Budget:
    """`years` are fiscal years that the question itself names; `soft_years` come from an earlier turn.

    `keys` are the labels that it names one by one (予算案・前年度・補正), where it names several.
    `asked` when its topic is nothing but money (補正は？), `whole` when it asks for a total, `adds` when it
    says outright to add, `plain` when it says 予算額 without a stage, `exact` when it asks how much.
    """

    task: Task
    stages: tuple[Stage, ...]
    years: tuple[int, ...]
    soft_years: bool
    previous: bool
    keys: tuple[Label, ...]
    asked: bool
    whole: bool
    adds: bool
    plain: bool
    exact: bool
    subjects: tuple[Concept, ...]


STAGE_WORDS = dict(_COMPILED)


def budget(question: Question) -> Budget | None:
    """What the question asks of money; None when it is no question of money."""
    listed = _LISTED.search(fold(question.text).text)
    if question.asks and not (question.wants(Ask.AMOUNT) or listed or _comparable(question)):
        return None
    if _YES_OR_NO.search(fold(question.text).text):
        return None
    searched = fold(question.searched).text
    if question.wants(Ask.REASON) and not re.search("いくら|何億|何円", searched):
        return None
    if not (question.wants(Ask.AMOUNT) or listed) and not _QUESTION_OF_MONEY.search(searched):
        return None
    own = fold(question.text).text
    text = IN_DOCUMENT.sub("", own)
    stages = _stages(text) or (_stages(searched) if question.carried else ())
    if question.previous_year and not _stages(text):
        stages = ()
    task = _task(text)
    said = bool(_SAID.search(text))
    compared = task in (Task.COMPARE, Task.TREND)
    previous = question.previous_year and not compared and not said
    return Budget(
        task=task,
        stages=stages,
        years=_fiscal(question, text, previous=previous),
        soft_years=not find_years(own) and not question.shifted,
        previous=question.previous_year and not compared,
        keys=_keys(text),
        adds=bool(_ADD.search(text)) or len(stages) >= 2,
        exact=bool(_EXACT.search(text)),
        plain=bool(_PLAIN.search(text)),
        whole=bool(_WHOLE.search(text)),
        asked=question.focus is not None and names_money(question.concepts[question.focus]),
        subjects=tuple(c for c in question.concepts if not names_money(c)),
    )


def names_money(concept: Concept) -> bool:
    """Whether the concept only says that an amount is asked for: 予算額, 概算要求, 増える."""
    return concept.verb or bool(MONEY.fullmatch(concept.keys[0]))


def _comparable(question: Question) -> bool:
    text = fold(question.text).text
    computes = (_COMPARE, _SUM, _TREND, _BREAKDOWN)
    return any(pattern.search(text) for pattern in computes) and bool(
        _QUESTION_OF_MONEY.search(text)
    )


def _keys(text: str) -> tuple[Label, ...]:
    """The labels of a question that names several: 令和4年度予算案・前年度・令和3年度補正."""
    labels = [label for label in find_labels(text) if label.stage or label.relative is not None]
    return tuple(labels) if len(labels) >= 2 and not _COMPARE.search(text) else ()


def _task(text: str) -> Task:
    if _TREND.search(text):
        return Task.TREND
    if _BREAKDOWN.search(text):
        return Task.BREAKDOWN
    if _SUM.search(text):
        return Task.SUM
    return Task.COMPARE if _COMPARE.search(text) else Task.SINGLE


def _stages(text: str) -> tuple[Stage, ...]:
    return tuple(stage for stage, pattern in _COMPILED if pattern.search(text))


def _fiscal(question: Question, text: str, *, previous: bool) -> tuple[int, ...]:
    """The fiscal years asked for: 2021年4月の資料 names a date, not a fiscal year."""
    if question.shifted or not find_years(text):
        return question.years
    found = []
    for year in find_years(text):
        after = text[year.span.end :].lstrip()
        if year.fiscal or not re.match(
            r"\d{1,2}月|\d{0,2}の?(?:資料|文書|スライド)|に?(?:公表|作成)", after
        ):
            found.append(year.year)
    if previous:
        found = [year - 1 for year in found]
    return tuple(dict.fromkeys(found))
