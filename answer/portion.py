"""What share one amount is of another: 全体に占めるAの割合, AのうちBは何%, AはBの何%.

The question's words part into those of the whole and those of the part; what it says of year and stage
without a side holds for both. Both amounts are stated, and the division is shown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from answer.abstain import NAME_FOUND
from answer.amount_match import candidates, of_key
from answer.budget import Budget, stages_in
from answer.concept import Concept, degree
from answer.draft import Draft, Sentence
from answer.entry import Candidate, Entry
from answer.figure_line import derived, plain_amount, quotes, sentence
from answer.question import Question
from ingest.amount import find_amounts
from ingest.document import Span
from ingest.fold import fold
from ingest.stage import Role, Stage, find_labels

# What is nothing but the whole: 全体の, 政府全体の, 合計に占める.
_ALL = re.compile(r"全体|総額|合計|総計")
_PERCENT = r"(?:何\s?(?:%|％|パーセント|割)|割合|比率|シェア|どれ(?:だけ|くらい|ほど)|どの程度)"
# Where the whole ends and the part begins, or the other way round; tried in this order.
_WHOLE_FIRST = (
    re.compile(r"(?:全体|総額)?(?:に|で|の中で)占める"),
    re.compile(r"(?:の)?うち(?:の|、)?"),
    re.compile(r"(?<!資料)(?<!文書)で(?=[^。]{1,30}(?:が|の)占める)"),
)
_PART_FIRST = (
    re.compile(r"(?:は|が)、?(?=[^、。]{2,60}に占める)"),
    re.compile(rf"(?:は|が)、?(?=[^、。]{{2,60}}の{_PERCENT})"),
)


class _Sides(NamedTuple):
    """The stretches of the question that speak of the part and of the whole."""

    part: Span
    whole: Span


def portion(question: Question, asked: Budget, entries: Sequence[Entry]) -> Draft | None:
    """The share with its two amounts; None where either is not found."""
    sides = _sides(question.text)
    if sides is None:
        return None
    if told := _of_row(question, asked, sides, entries):
        return told
    whole_names, part_names = _within(asked, sides.whole), _within(asked, sides.part)
    if told := _of_total(question, asked, sides, entries):
        return told
    whole = _amount(question, asked, sides.whole, whole_names, entries, whole=True)
    if whole is None:
        return None
    near = [entry for entry in entries if entry.tree is whole.tree]
    # The part of a row's whole is first looked for in that row: 青磁県's, not that of 計.
    row = [e for e in near if whole.figure.row and e.figure.block == whole.figure.block]
    for names, among in (
        (part_names, row),
        ((*part_names, *whole_names), near),
        (part_names, near),
        (part_names, entries),
    ):
        part = _amount(question, asked, sides.part, names, among, beside=whole)
        if part is not None and _is_part(part, whole, part_names):
            return _draft(part, whole)
    return None


def _of_row(
    question: Question, asked: Budget, sides: _Sides, entries: Sequence[Entry]
) -> Draft | None:
    """A part and a whole that are columns of one row: A省の科学技術振興費は一般会計の何%."""
    whole_names, part_names = _within(asked, sides.whole), _within(asked, sides.part)
    part = _amount(question, asked, sides.part, part_names, entries) if part_names else None
    if part is None or not whole_names or not part.figure.row:
        return None
    row = [e for e in entries if e.tree is part.tree and e.figure.block == part.figure.block]
    whole = _amount(question, asked, sides.whole, whole_names, row, beside=part)
    if whole is None or not all(degree(c, whole.entry.own) >= NAME_FOUND for c in whole_names):
        return None
    return _draft(part, whole) if _is_part(part, whole, part_names) else None


def _of_total(
    question: Question, asked: Budget, sides: _Sides, entries: Sequence[Entry]
) -> Draft | None:
    """A row and the total of its column: A省の予算は全体の何%; None where the whole has a name of its own."""
    names = _within(asked, sides.part)
    words = question.text[sides.whole.start : sides.whole.end]
    if not _ALL.search(words) or any(c.name for c in _within(asked, sides.whole)) or not names:
        return None
    part = _amount(question, asked, sides.part, names, entries)
    if part is None or not part.figure.row or part.entry.total_row:
        return None
    if not any(degree(c, part.entry.own) >= NAME_FOUND for c in names if c.name):
        return None
    totals = [
        Candidate(e, part.fit, part.score)
        for e in entries
        if e.tree is part.tree and e.total_row and e.figure.column == part.figure.column
        if (e.figure.fiscal_year, e.figure.stage) == (part.figure.fiscal_year, part.figure.stage)
    ]
    # Of subtotals and the total, the whole is the largest.
    whole = max(totals, key=lambda c: c.figure.amount or 0, default=None)
    return _draft(part, whole) if whole and _is_part(part, whole, ()) else None


def _sides(text: str) -> _Sides | None:
    for pattern in _PART_FIRST[:1] + _WHOLE_FIRST + _PART_FIRST[1:]:
        match = pattern.search(text)
        if match and match.start() > 1:
            first, second = Span(0, match.start()), Span(match.end(), len(text))
            return _Sides(first, second) if pattern in _PART_FIRST else _Sides(second, first)
    return None


def _within(asked: Budget, side: Span) -> tuple[Concept, ...]:
    return tuple(c for c in asked.subjects if side.start < c.end <= side.end)


def _amount(
    question: Question,
    asked: Budget,
    side: Span,
    names: Sequence[Concept],
    entries: Sequence[Entry],
    *,
    whole: bool = False,
    beside: Candidate | None = None,
) -> Candidate | None:
    """The amount that a side means: the one it prints, else the best of its names, year and stage."""
    words = question.text[side.start : side.end]
    years, stages = _key(words, asked, beside)
    own = replace(
        asked, subjects=tuple(names) or asked.subjects, whole=whole, years=years, stages=stages
    )
    printed = {amount.yen for amount in find_amounts(words)}
    if not names and not printed and not stages:
        return None
    side_alone = replace(question, concepts=own.subjects, focus=None)
    fitting = of_key(candidates(side_alone, own, entries), own)
    fitting = [c for c in fitting if c.figure.currency == "JPY" and c.figure.role is not Role.DELTA]
    if printed:
        named = [c for c in fitting if c.figure.amount in printed]
        of_value = [c for c in _of_value(own, entries) if c.figure.amount in printed]
        fitting = named or (of_value if not names else [])
    return fitting[0] if fitting else None


def _key(
    words: str, asked: Budget, beside: Candidate | None
) -> tuple[tuple[int, ...], tuple[Stage, ...]]:
    """The year and stage that the side names; else those of the amount that it is set beside."""
    labels = [label for label in find_labels(fold(words).text) if label.relative is None]
    years = tuple(dict.fromkeys(label.year for label in labels if label.year))
    stages = stages_in(fold(words).text)
    if beside and not years and beside.figure.fiscal_year:
        years = (beside.figure.fiscal_year,)
    if beside and not stages and beside.figure.stage not in (None, Stage.INITIAL):
        stages = (beside.figure.stage,)
    return years or asked.years, stages or asked.stages


def _of_value(own: Budget, entries: Sequence[Entry]) -> list[Candidate]:
    """Amounts of the year and stage, whatever their names: the question prints which it means."""
    return of_key([Candidate(entry, 1.0, 1.0) for entry in entries], own)


def _is_part(part: Candidate, whole: Candidate, names: Sequence[Concept]) -> bool:
    mine, other = part.figure, whole.figure
    if mine.span == other.span or not mine.amount or not other.amount or mine.amount > other.amount:
        return False
    held = [degree(c, part.entry.own) >= NAME_FOUND for c in names if c.weight >= 1]
    return mine.fiscal_year == other.fiscal_year and all(held)


def _draft(part: Candidate, whole: Candidate) -> Draft:
    share = Decimal(part.figure.amount or 0) / Decimal(whole.figure.amount or 1) * 100
    text = f"割合は{share.quantize(Decimal('0.1'))}%です（{plain_amount(part)}÷{plain_amount(whole)}）。"
    both = (*quotes(part), *quotes(whole))
    shown = Sentence(text, both, (), (text, *derived(part), *derived(whole)))
    return Draft((sentence(part), sentence(whole), shown), min(part.fit, whole.fit))
