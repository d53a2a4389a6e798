"""Whether a figure of the cited spans is the amount that a sentence states: value, subject, year and stage.

`3,650百万円` proves 36.5億円 and, where the sentence says so, 約37億円; not 予算額 of another year, not what was
requested where 予算案 is said, not another programme's amount, nor an envelope (内数) as its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from answer.budget import STAGE_WORDS
from answer.proof.cited_figure import Cited
from answer.proof.claim import Claim, Nature
from answer.proof.given import Given
from answer.proof.named import Names
from ingest.era import find_years
from ingest.figure import Figure
from ingest.fold import fold, key
from ingest.stage import Role, Stage

# An amount with such a limit is stated with it.
_LIMITS = {
    "内数": re.compile(r"内数|一部として|の一部|part of"),
    "訂正前": re.compile(r"訂正|誤"),
    "最大": re.compile(r"最大|上限|以内|まで|限度|up to|maximum"),
    "上限": re.compile(r"最大|上限|以内|まで|限度|up to|maximum"),
    "累計": re.compile(r"累計|累積|総額|合計|計|total"),
}
_WITHIN = re.compile(r"の?内数|\(内数[)・]")
_BACK = re.compile(r"前年|昨年|previous|prior")
_RISES, _FALLS = re.compile(r"\s?(?:程度)?の?増"), re.compile(r"\s?(?:程度)?の?減")
_TAIL = 12


def proving(claim: Claim, printed: Sequence[Cited], names: Names) -> tuple[list[Figure], str]:
    """The cited figures that prove a claim; where there is none, what the nearest is wrong in."""
    proofs: list[Figure] = []
    wrong: list[tuple[int, str]] = [(0, "引用に同じ金額がない (no such amount)")]
    for one in printed:
        if not _equal(claim, one):
            continue
        reason = _mismatch(claim, one, printed, names)
        if reason is None:
            proofs.append(one.figure)
        else:
            wrong.append(reason)
    return proofs, "" if proofs else max(wrong)[1]


def _mismatch(
    claim: Claim, one: Cited, printed: Sequence[Cited], names: Names
) -> tuple[int, str] | None:
    """What a figure of the same value differs in; the later checks count as nearer."""
    figure = one.figure
    if not _nature_fits(claim, one):
        return 1, "増減額と金額の取り違え (a change, not an amount)"
    if not any(_year_fits(key, claim, one, printed) for key in claim.keys or (Given(),)):
        return 2, "引用の金額は別の年度 (another fiscal year)"
    if not any(
        _year_fits(key, claim, one, printed) and _stage_fits(key, one)
        for key in claim.keys or (Given(),)
    ):
        return 3, "引用の金額は別の段階 (another stage)"
    if other := _other_subject(claim, one, names):
        return 4, f"引用の金額は「{other}」のものではない (another subject)"
    if column := _column_left_out(claim, one, printed, names):
        return 4, f"引用の金額は「{column}」の欄のもの (another column)"
    for limit, words in _LIMITS.items():
        if limit in figure.qualifiers and not words.search(claim.limits):
            return 5, f"「{limit}」が示されていない (its limit is left out)"
    if _WITHIN.search(claim.limits) and _says_within(claim) and not _prints_within(one):
        return 5, "内数ではない (not part of an envelope)"
    return None


def _equal(claim: Claim, one: Cited) -> bool:
    amount, figure = claim.amount, one.figure
    if amount.currency != figure.currency or (amount.minimum is None) != (figure.minimum is None):
        return False
    if amount.minimum != figure.minimum:
        return False
    if amount.value == figure.value:
        return True
    if claim.nature is not Nature.AMOUNT and abs(amount.value) == abs(figure.value):
        return True
    if figure.role is Role.DELTA and abs(amount.value) == abs(figure.value):
        return claim.printed[0] in "△▲-" or claim.nature is Nature.CHANGE
    # 約46億円 for 4,592百万円, rounded to the digits that are printed.
    distance = abs(abs(amount.value) - abs(figure.value))
    return amount.approx and distance * 2 < claim.places


def _nature_fits(claim: Claim, one: Cited) -> bool:
    figure = one.figure
    text = one.tree.document.text[figure.span.end : figure.span.end + _TAIL]
    tail = fold(text).text
    rises, falls = bool(_RISES.match(tail)), bool(_FALLS.match(tail))
    if claim.nature is Nature.CHANGE:
        if figure.role is not Role.DELTA and not (rises or falls):
            return False
        if claim.rises is None:
            return claim.amount.value == figure.value or not falls
        return claim.rises == (figure.value > 0 and not falls)
    return figure.role is not Role.DELTA


def _year_fits(given: Given, claim: Claim, one: Cited, printed: Sequence[Cited]) -> bool:
    figure = one.figure
    if given.year is None and given.relative is not None and claim.nature is Nature.AMOUNT:
        if given.base is not None and figure.fiscal_year is not None:
            return figure.fiscal_year == given.base + given.relative
        return (figure.role is Role.PREVIOUS) == (given.relative < 0)
    if given.year is None:
        # The bracketed amount of the year before is not this year's, where both are cited.
        return not (
            figure.role is Role.PREVIOUS
            and claim.nature is Nature.AMOUNT
            and not _BACK.search(claim.limits)
            and not claim.term
            and any(
                other.figure.subject == figure.subject
                and other.figure.role is Role.CURRENT
                and other.figure.block == figure.block
                for other in printed
            )
        )
    if figure.fiscal_year is not None:
        return figure.fiscal_year == given.year
    return _own_years(one) == {given.year}


def _own_years(one: Cited) -> set[int]:
    """The years that the line of an amount without a fiscal year prints, or else its headers."""
    figure = one.figure
    line = one.tree.text(figure.block) if figure.block is not None else ""
    for text in (line, " ".join([figure.subject or "", *figure.row, *figure.column])):
        if years := {year.year for year in find_years(text)}:
            return years
    return set()


def _stage_fits(given: Given, one: Cited) -> bool:
    figure, stage = one.figure, given.stage
    names = [*figure.column, *figure.row, figure.subject or ""]
    if given.other:
        around = names + ([one.tree.text(figure.block)] if figure.block is not None else [])
        return any(key(given.other) in key(text) for text in around)
    if stage is None or figure.stage is stage:
        return True
    if figure.role is Role.PREVIOUS and stage is not Stage.INITIAL:
        return False
    # A header may print the word itself; 令和5年度当初予算案 is a draft, and of the initial budget.
    if figure.stage is Stage.DRAFT and stage is Stage.INITIAL and not given.plain:
        names += [*figure.path, one.tree.document.title]
    if figure.stage is None and given.plain:
        line = one.tree.text(figure.block) if figure.block is not None else ""
        return "予算" in "".join([*names, *figure.path[-1:], line])
    if given.plain:
        return False
    printed = fold(" ".join(names)).text
    return bool(STAGE_WORDS[stage].search(printed))


def _other_subject(claim: Claim, one: Cited, names: Names) -> str:
    """The name that the sentence gives the amount where it is another figure's."""
    title = key(one.tree.document.title)
    for region in claim.regions:
        if names.mentions(region):
            return names.contradicts(one.figure, region, title)
    return ""


def _column_left_out(claim: Claim, one: Cited, printed: Sequence[Cited], names: Names) -> str:
    """The column that has to be said for the amount to be this one."""
    if not one.figure.column or claim.term:
        return ""
    others = [other.figure for other in printed if other.tree is one.tree]
    return names.better(one.figure, others, "\n".join(claim.regions))


def _says_within(claim: Claim) -> bool:
    return "内数" in claim.limits.split("\n")[-1][:4]


def _prints_within(one: Cited) -> bool:
    figure = one.figure
    line = one.tree.text(figure.block) if figure.block is not None else ""
    return "内数" in figure.qualifiers or "内数" in line
