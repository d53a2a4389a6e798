"""The year and stage that a sentence gives to each of its amounts: 前年度の32億円から令和4年度予算案の36.5億円へ.

Stages, the later only where the former give nothing: (1) the bracket around the amount; (2) the bracket
directly behind it, 36.5億円（令和4年度予算案）; (3) the last label before it since the amount before;
(4) the words behind it, 36.5億円が予算案に計上, 45.92億円を要求; (5) any label of the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from answer.proof.label_word import labels_of
from answer.proof.saying import bracket_behind, enclosing
from ingest.amount import Amount
from ingest.stage import Label, Stage

# Stages of which a year said before still holds: 令和4年度の要求額は…、予算案は….
_SAME_YEAR = (Stage.REQUEST, Stage.DRAFT, Stage.INITIAL)
_CLAUSE = re.compile(r"[、。,;]")
_RATED = re.compile(r"\d\s?(?:%|倍|割)|[増減]の")
RESPECTIVELY = re.compile(r"それぞれ|各々|順に|respectively", re.IGNORECASE)
# 48億円を…に計上: what the amount is for stands behind it.
_POST = re.compile(r"\s?(?:程度)?(?:\([^()]*\))?(?:を|が|は、?)")


@dataclass(frozen=True)
class Given:
    """What a sentence says of an amount: the year it starts in, the stage; `relative` is -1 for 前年度,
    `plain` a bare 予算額; `delta` a difference; `base` the year from which 前年度 counts."""

    year: int | None = None
    stage: Stage | None = None
    relative: int | None = None
    plain: bool = False
    delta: bool = False
    base: int | None = None
    other: str = ""

    @property
    def empty(self) -> bool:
        return self == Given()


def given(
    view: str,
    amounts: Sequence[Amount],
    hidden: Sequence[tuple[int, int]],
    before: Sequence[Given] = (),
) -> list[tuple[Given, ...]]:
    """For each amount what may be meant, one of which has to fit; () where nothing is said of it.

    `hidden` are the places of names, whose words are no labels; `before` is what the sentence before gave.
    """
    labels = labels_of(view, hidden)
    found = [_of(view, amounts, at, labels) for at in range(len(amounts))]
    if labels and len(amounts) > 1 and (word := RESPECTIVELY.search(view)):
        found = _in_order(labels, found, amounts, word.start())
    every = [_as_given(label) for label in labels]
    found = [one or tuple(every) for one in found]
    return _with_years(found, every, before)


def _of(
    view: str, amounts: Sequence[Amount], at: int, labels: Sequence[tuple[Label, str]]
) -> tuple[Given, ...]:
    start, end = amounts[at].span
    opened = amounts[at - 1].span.end if at else 0
    following = amounts[at + 1].span.start if at + 1 < len(amounts) else len(view)
    around = enclosing(view, start)
    if around:
        inside = _between(labels, max(around[0], opened), start) or _between(
            labels, end, min(around[1], following)
        )
        if inside:
            return (_joined(inside),)
    bracket = bracket_behind(view, end)
    behind = _between(labels, *bracket) if bracket and following >= bracket[1] else []
    before = _before(view, labels, amounts, at, opened)
    if around and not before and at and opened >= around[0] - 1 - len("の内数"):
        return ()  # a conversion, 3,650百万円（36.5億円）: what holds of the amount before holds of it
    clause = _CLAUSE.search(view, end, following)
    limit = clause.start() if clause else following
    after = _between(labels, end, limit)
    post = not before and _POST.match(view, end) and not _between(labels, 0, amounts[0].span.start)
    if behind:
        return (_joined([*before, *behind]),)
    if post:
        after = after or _between(labels, end, following)
        return (_joined(after),) if after else ()
    if before:
        merged = _joined(before)
        if merged.stage is None and not merged.delta and after and after[0][0].year is None:
            merged = _joined([*before, after[0]])
        return (merged,)
    return (_joined(after[:1]),) if after and not at else ()


def _before(
    view: str, labels: Sequence[tuple[Label, str]], amounts: Sequence[Amount], at: int, opened: int
) -> list[tuple[Label, str]]:
    """The labels since the amount before; those in the bracket right behind it are that amount's."""
    bracket = bracket_behind(view, amounts[at - 1].span.end) if at else None
    if bracket and bracket[1] < amounts[at].span.start:
        opened = bracket[1]
    start = amounts[at].span.start
    found = _between(labels, opened, start)
    # 前年度比6.0%減の2,350百万円 is an amount; the label is its rate's.
    return [one for one in found if not (one[0].delta and _RATED.search(view, one[0].end, start))]


def _between(labels: Sequence[tuple[Label, str]], start: int, end: int) -> list[tuple[Label, str]]:
    return [one for one in labels if start <= one[0].start and one[0].end <= end]


def _as_given(label: tuple[Label, str]) -> Given:
    one, word = label
    return Given(
        one.year, one.stage, one.relative, one.plain, one.delta, other=word if one.other else ""
    )


def _joined(labels: Sequence[tuple[Label, str]]) -> Given:
    """The last label, completed by those before it that say only what it leaves out."""
    said = _as_given(labels[-1])
    for label in reversed(labels[:-1]):
        more = _as_given(label)
        if said.delta and not more.delta:
            said = replace(more, delta=True)
        elif said.year is None and said.relative is None and more.stage is None:
            said = replace(said, year=more.year, relative=more.relative)
        elif said.stage is None and more.year is None and more.relative is None and not more.delta:
            said = replace(said, stage=more.stage, plain=more.plain, other=said.other or more.other)
        elif said.plain and more.stage is not None and more.year is None:
            said = replace(said, stage=more.stage, plain=False)
        elif said.relative is None or said.year is not None:
            break
    return said


def _in_order(
    labels: Sequence[tuple[Label, str]],
    found: list[tuple[Given, ...]],
    amounts: Sequence[Amount],
    word: int,
) -> list[tuple[Given, ...]]:
    """令和3年度と令和4年度はそれぞれ35億円、36.5億円: as many years, or stages, as amounts behind the word."""
    listed = [at for at, amount in enumerate(amounts) if amount.span.start > word]
    head = [_as_given(one) for one in labels if one[0].end <= word]
    ordered = [one for one in head if one.year is not None or one.relative is not None]
    if len(ordered) != len(listed):
        ordered = [one for one in head if one.stage is not None]
    if len(ordered) != len(listed) or len(listed) < 2:
        return found
    stages = {one.stage for one in head if one.stage is not None}
    common = stages.pop() if len(stages) == 1 else None
    for at, one in zip(listed, ordered, strict=True):
        plain = one.plain or (one.stage is None and any(h.plain for h in head))
        found[at] = (replace(one, stage=one.stage or common, plain=plain),)
    return found


def _with_years(
    found: list[tuple[Given, ...]], every: Sequence[Given], before: Sequence[Given]
) -> list[tuple[Given, ...]]:
    """A stage without a year is of the year said last; 前年度 counts from the year that is named."""
    main = [g for g in before if g.year is not None and g.stage is not Stage.SUPPLEMENTARY]
    year = main[-1].year if main else None
    bases = [g.year for g in every if g.year is not None and g.relative is None]
    base = max(bases) if bases else year
    result = []
    for alternatives in found:
        dated = []
        for one in alternatives:
            told = one
            if one.relative is not None and one.year is None:
                told = replace(one, base=base)
            elif one.year is None and one.stage in _SAME_YEAR and not one.delta:
                told = replace(one, year=year)
            alone = told.relative is None and len(alternatives) == 1
            if told.year is not None and alone and told.stage is not Stage.SUPPLEMENTARY:
                year = told.year
            dated.append(told)
        result.append(tuple(dated))
    return result
