"""One programme through the years, and which amounts are of one programme at all."""

from __future__ import annotations

from collections.abc import Sequence

from answer.amount_match import in_order
from answer.budget import Budget
from answer.draft import Draft, Sentence
from answer.entry import Candidate
from answer.figure_line import amount, derived, key_of, quotes, stated
from ingest.fold import key
from ingest.stage import Role, Stage

# A programme that another document names a little differently fits less; the answer prints both names.
_WIDE = 0.35
# A trend follows the budgets, not what was requested or added.
_TREND_STAGES = (Stage.INITIAL, Stage.DRAFT, Stage.SETTLED)


def trend(asked: Budget, found: Sequence[Candidate]) -> Draft | None:
    """One line a fiscal year, each with its source, for the years asked or all that are printed."""
    near = as_asked(asked, found)
    near = [c for c in near if c.figure.stage in _TREND_STAGES] or near
    by_year: dict[int, Candidate] = {}
    for candidate in near:
        year = candidate.figure.fiscal_year
        if year is not None and candidate.figure.currency == "JPY":
            by_year.setdefault(year, candidate)
    if len(asked.years) >= 2:
        span = range(min(asked.years), max(asked.years) + 1)
        by_year = {year: c for year, c in by_year.items() if year in span}
    if len(by_year) < 2:
        return None
    chosen = [by_year[year] for year in sorted(by_year)]
    head = Sentence(
        f"{found[0].figure.subject}の推移（{len(chosen)}年度分）",
        quotes(chosen[0]),
        (),
        (str(len(chosen)),),
    )
    lines = [_of_year(c, found[0]) for c in chosen]
    return Draft((head, *lines), found[0].fit)


def _of_year(candidate: Candidate, best: Candidate) -> Sentence:
    """`- 令和元年度予算額: 65億円`, with the name where a document prints another one."""
    text = f"- {key_of(candidate.figure)}: {amount(candidate)}"
    name, told = candidate.figure.subject or "", best.figure.subject or ""
    if key(name) != key(told):
        text += f"（{name}）"
    return Sentence(text, quotes(candidate), (stated(candidate),), derived(candidate))


def same_thing(candidate: Candidate, best: Candidate) -> bool:
    """Whether two amounts are of one name: one has all the words of the other's. 量子暗号通信網 and
    グローバル量子暗号通信網 may be, 観測実証事業 and 観測普及事業 are not."""
    mine, other = candidate.entry.words, best.entry.words
    if not mine or not other:  # 全体, 合計
        return key(candidate.figure.subject or "") == key(best.figure.subject or "")
    return mine <= other or other <= mine


def as_asked(asked: Budget, found: Sequence[Candidate]) -> list[Candidate]:
    """Those of the best one's name, or of all words of the name asked for: programmes are renamed."""
    names = [c for c in asked.subjects if c.name and c.text]
    near = [c for c in found if c.fit >= found[0].fit - _WIDE and c.figure.role is not Role.DELTA]
    return [
        c
        for c in near
        if same_thing(c, near[0])
        or (names and all(in_order(name, key(c.figure.subject or "")) for name in names))
    ]
