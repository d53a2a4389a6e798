"""Computed answers about money: differences, sums and trends, the arithmetic shown."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from answer.amount_match import of_key, same_amount
from answer.budget import Budget
from answer.draft import Draft, Sentence
from answer.entry import Candidate
from answer.figure_line import (
    derived,
    item,
    oku,
    plain_amount,
    quotes,
    sentence,
)
from ingest.fold import key
from ingest.stage import Role

# Items of a sum fit the question about equally well.
# Nobody can check a sum of more terms than these; a list of so many is a page's, no question's.
_MOST = 60
_SUM_BAND = 0.1


def compare(asked: Budget, pair: Sequence[Candidate], found: Sequence[Candidate]) -> Draft | None:
    """Two amounts with their difference, rate or multiple: of two years, two stages, or two subjects."""
    if len(pair) != 2:
        return None
    first, second = pair
    before, after = first.figure.amount, second.figure.amount
    if before is None or after is None:
        return None
    lines = [sentence(first), sentence(second)]
    printed = _printed_difference(first, second, found)
    if printed is not None and not asked.times:
        return Draft((*lines, sentence(printed)), printed.fit)
    text = _difference(asked, first, second, before, after)
    both = (*quotes(first), *quotes(second))
    lines.append(Sentence(text, both, (), (text, *derived(first), *derived(second))))
    return Draft(tuple(lines), min(first.fit, second.fit))


def _difference(asked: Budget, first: Candidate, second: Candidate, before: int, after: int) -> str:
    """`差は3億円の増（+9.4%）です（35億円－32億円）。`, `1.1倍です（35億円÷32億円）。`"""
    apart, difference = _apart((first, second)), after - before
    if asked.times and before:
        large, small = (first, second) if apart and before > after else (second, first)
        times = Decimal(large.figure.amount or 0) / Decimal(small.figure.amount or 1)
        shown = f"{plain_amount(large)}÷{plain_amount(small)}"
        return f"{times.quantize(Decimal('0.1'))}倍です（{shown}）。"
    if not difference:
        return f"両者は同額です（{plain_amount(first)}、{plain_amount(second)}）。"
    size = oku(abs(difference), asked.unit)
    more, less = (second, first) if difference > 0 or not apart else (first, second)
    sign = f"（{plain_amount(more)}－{plain_amount(less)}）"
    if apart:
        return f"{more.figure.subject}のほうが{size}多いです{sign}。"
    word = "増" if difference > 0 else "減"
    return f"差は{size}の{word}{_rate(before, after)}です{sign}。"


def addends(asked: Budget, found: Sequence[Candidate]) -> list[Candidate] | None:
    """The items that fit the question about equally well, each once, of one year and one stage unless the
    question names several; None where there are more than a sum can show."""
    dated = [c for c in of_key(found, asked) if not asked.years or c.figure.fiscal_year]
    items = _items(dated)  # the total of a plan is no year's
    if not items:
        return []
    if len(items) > _MOST:
        return None
    if len(asked.years) < 2:
        items = [c for c in items if c.figure.fiscal_year == items[0].figure.fiscal_year]
    if len(asked.stages) < 2:
        items = [c for c in items if c.figure.stage == items[0].figure.stage]
    return items


def add(items: Sequence[Candidate], unit: int | None = None) -> Draft:
    """The sum first, then each item with its source; an envelope (内数) cannot be added, and is named as such."""
    whole = [one for one in items if "内数" not in one.figure.qualifiers]
    fit = min(one.fit for one in items)
    if len(whole) < 2:
        note = Sentence("内数を含むため、合計は示せません。", quotes(items[0]))
        return Draft((note, *map(item, items)), fit)
    yen = sum(one.figure.amount or 0 for one in whole)
    terms = "＋".join(map(plain_amount, whole))
    about = "約" if any(one.figure.approx for one in whole) else ""
    text = f"合計は{about}{oku(yen, unit)}です（{terms}、{len(whole)}件）。"
    lines = [Sentence(text, tuple(q for one in whole for q in quotes(one)), (), (text,))]
    lines += map(item, whole)
    left = [one for one in items if one not in whole]
    if left:
        lines.append(Sentence("内数の次の額は、合計に含めていません。", quotes(left[0])))
    return Draft((*lines, *map(item, left)), fit)


def breakdown(asked: Budget, found: Sequence[Candidate]) -> Draft | None:
    """What an amount consists of: the amounts of its year and stage printed under its heading."""
    whole = next((c for c in of_key(found, asked) if c.figure.role is Role.CURRENT), None)
    if whole is None:
        return None
    name = key(whole.figure.subject or "")
    parts: dict[str, Candidate] = {}
    for candidate in found:
        figure = candidate.figure
        same = (figure.fiscal_year, figure.stage) == (whole.figure.fiscal_year, whole.figure.stage)
        under = any(name[:10] in key(heading) for heading in figure.path)
        if (
            same
            and under
            and figure.role is Role.CURRENT
            and name[:10] not in key(figure.subject or "")
        ):
            parts.setdefault(key(figure.subject or ""), candidate)
    chosen = sorted(parts.values(), key=lambda c: (c.tree.document.id, c.figure.span))
    chosen = [c for c in chosen if c.tree is whole.tree] or chosen
    if len(chosen) < 2:
        return None
    return Draft((sentence(whole), *map(item, chosen)), whole.fit)


def _apart(pair: Sequence[Candidate]) -> bool:
    """Whether the two amounts are of different subjects: one year and stage, other names."""
    first, second = (candidate.figure for candidate in pair)
    return (first.fiscal_year, first.stage) == (second.fiscal_year, second.stage)


def _items(fitting: Sequence[Candidate]) -> list[Candidate]:
    if not fitting:
        return []
    best = max(candidate.fit for candidate in fitting)
    items: list[Candidate] = []
    for candidate in fitting:
        figure = candidate.figure
        if (
            candidate.fit < best - _SUM_BAND
            or figure.currency != "JPY"
            or figure.role is Role.DELTA
        ):
            continue
        if "再掲" in figure.qualifiers or "内数" in figure.qualifiers:
            continue
        if not any(same_amount(candidate, other) for other in items):
            items.append(candidate)
        if len(items) > _MOST:
            break
    return items


def _printed_difference(
    first: Candidate, second: Candidate, found: Sequence[Candidate]
) -> Candidate | None:
    """The difference that the same table row prints; rounding makes it differ from the computed one."""
    for candidate in found:
        figure = candidate.figure
        row = (candidate.tree, figure.block) == (second.tree, second.figure.block)
        if figure.role is Role.DELTA and row and first.figure.block == second.figure.block:
            return candidate
    return None


def _rate(before: int, after: int) -> str:
    if not before:
        return ""
    change = (Decimal(after - before) / Decimal(before) * 100).quantize(Decimal("0.1"))
    return f"（{change:+}%）"
