"""Computed answers about money: differences, sums and trends, the arithmetic shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from answer.amount_match import Candidate, candidates, of_key
from answer.budget import Budget
from answer.draft import Draft, Sentence
from answer.figure_line import amount, derived, key_of, oku, quotes, sentence, stated
from answer.question import Question
from ingest.stage import Role

_BAND = 0.1
# Items of a sum fit the question about equally well.
_SUM_BAND = 0.08


def compare(
    question: Question, asked: Budget, found: Sequence[Candidate], rarity: Callable[[str], float]
) -> Draft | None:
    """Two amounts and their difference: two years, two stages, or two subjects of one year."""
    pair = _two_subjects(question, asked, found, rarity) or _two_keys(asked, found)
    if pair is None:
        return None
    first, second = pair
    if first.figure.amount is None or second.figure.amount is None:
        return None
    difference = second.figure.amount - first.figure.amount
    lines = [sentence(first), sentence(second)]
    same = first.name == second.name or first.figure.subject == second.figure.subject
    word = "増" if difference > 0 else "減" if difference < 0 else "同額"
    if same:
        rate = _rate(first.figure.amount, second.figure.amount)
        text = f"差は{oku(abs(difference))}の{word}{rate}です" if difference else "両者は同額です"
    else:
        larger = second if difference > 0 else first
        text = f"{larger.figure.subject}のほうが{oku(abs(difference))}多いです"
    sign = f"（{_plain(second)}－{_plain(first)}）"
    both = (*quotes(first), *quotes(second))
    lines.append(Sentence(f"{text}{sign}。", both, (), (text, sign, *derived(first), *derived(second))))
    return Draft(tuple(lines), min(first.fit, second.fit))


def total(asked: Budget, fitting: Sequence[Candidate]) -> Draft | None:
    """The items and their sum; a repeated item (再掲) and an envelope (内数) are never added."""
    items = _items(fitting)
    if len(items) < 2:
        return None
    yen = sum(item.figure.amount or 0 for item in items)
    lines = [
        Sentence(
            f"- {item.figure.subject}: {key_of(item.figure)} {amount(item)}",
            quotes(item), (stated(item),), derived(item),
        )
        for item in items
    ]  # fmt: skip
    terms = "＋".join(_plain(item) for item in items)
    text = f"合計は{oku(yen)}です（{terms}、{len(items)}件）。"
    head = Sentence(text, tuple(q for item in items for q in quotes(item)), (), (text,))
    return Draft((head, *lines), min(item.fit for item in items))


def trend(asked: Budget, found: Sequence[Candidate]) -> Draft | None:
    """One line a fiscal year, each with its source, for the years asked or all that are printed."""
    best = found[0].score
    near = [c for c in found if c.score >= best - _BAND and c.figure.role is not Role.DELTA]
    near = [c for c in near if not asked.stages or c.figure.stage in asked.stages]
    by_year: dict[int, Candidate] = {}
    for candidate in near:
        year = candidate.figure.fiscal_year
        if year is not None and candidate.figure.amount is not None:
            by_year.setdefault(year, candidate)
    if len(asked.years) >= 2:
        span = range(min(asked.years), max(asked.years) + 1)
        by_year = {year: c for year, c in by_year.items() if year in span}
    if len(by_year) < 2:
        return None
    chosen = [by_year[year] for year in sorted(by_year)]
    head = Sentence(
        f"{found[0].figure.subject}の推移（{len(chosen)}年度分）", quotes(chosen[0]), (), (str(len(chosen)),)
    )
    lines = [
        Sentence(f"- {key_of(c.figure)}: {amount(c)}", quotes(c), (stated(c),), derived(c)) for c in chosen
    ]
    return Draft((head, *lines), found[0].fit)


def _two_keys(asked: Budget, found: Sequence[Candidate]) -> tuple[Candidate, Candidate] | None:
    """The same subject at two years or two stages; the earlier first."""
    best = found[0].score
    near = [c for c in found if c.score >= best - _BAND and c.figure.role is not Role.DELTA]
    if len(asked.stages) >= 2:
        kept = [_first(near, lambda c, s=stage: c.figure.stage is s and _year(c, asked)) for stage in reversed(asked.stages)]  # type: ignore[misc]
        return _pair([c for c in kept if c])
    near = [c for c in near if not asked.stages or c.figure.stage in asked.stages or c.figure.role is Role.PREVIOUS]
    years = sorted(asked.years)
    if len(years) < 2:
        latest = years[0] if years else max((c.figure.fiscal_year or 0 for c in near), default=0)
        years = [latest - 1, latest]
    kept = [_first(near, lambda c, y=year: c.figure.fiscal_year == y) for year in (years[0], years[-1])]  # type: ignore[misc]
    return _pair([c for c in kept if c])


def _two_subjects(
    question: Question, asked: Budget, found: Sequence[Candidate], rarity: Callable[[str], float]
) -> tuple[Candidate, Candidate] | None:
    """Two names that the question sets side by side (AとB), each with its own amount."""
    text = question.text
    names = [c for c in asked.subjects if c.text + "と" in text or "と" + c.text in text]
    if len(names) != 2:
        return None
    figures = [(c.tree, c.figure) for c in found]
    pair = []
    for mine, other in (names, names[::-1]):
        subjects = tuple(c for c in asked.subjects if c is not other)
        alone = replace(asked, subjects=subjects)
        fitting = of_key(candidates(question, alone, figures, rarity), alone)
        fitting = [c for c in fitting if any(form in c.name for form in mine.keys)]
        if not fitting:
            return None
        pair.append(fitting[0])
    return (pair[0], pair[1])


def _items(fitting: Sequence[Candidate]) -> list[Candidate]:
    if not fitting:
        return []
    best = fitting[0].score
    items: dict[tuple[str, int | None, object], Candidate] = {}
    for candidate in fitting:
        figure = candidate.figure
        if candidate.score < best - _SUM_BAND or figure.amount is None or figure.role is Role.DELTA:
            continue
        if "再掲" in figure.qualifiers or "内数" in figure.qualifiers:
            continue
        items.setdefault((candidate.name, figure.fiscal_year, figure.stage), candidate)
    return list(items.values())


def _first(found: Sequence[Candidate], fits: Callable[[Candidate], bool]) -> Candidate | None:
    return next((candidate for candidate in found if fits(candidate)), None)


def _pair(kept: Sequence[Candidate]) -> tuple[Candidate, Candidate] | None:
    return (kept[0], kept[1]) if len(kept) == 2 else None


def _year(candidate: Candidate, asked: Budget) -> bool:
    return not asked.years or candidate.figure.fiscal_year in asked.years


def _plain(candidate: Candidate) -> str:
    return amount(candidate).partition("（")[0]


def _rate(before: int, after: int) -> str:
    if not before:
        return ""
    change = (Decimal(after - before) / Decimal(before) * 100).quantize(Decimal("0.1"))
    return f"（{change:+}%）"
