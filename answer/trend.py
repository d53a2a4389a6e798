"""One programme through the years, each year with its source."""

from __future__ import annotations

from collections.abc import Sequence

from answer.budget import Budget
from answer.draft import Draft, Sentence
from answer.entry import Candidate
from answer.figure_line import amount, derived, key_of, quotes, stated
from answer.pair import as_asked
from ingest.fold import key
from ingest.stage import Stage

# A trend follows the budgets, not what was requested or added.
_TREND_STAGES = (Stage.INITIAL, Stage.DRAFT, Stage.SETTLED)


def trend(asked: Budget, found: Sequence[Candidate]) -> Draft | None:
    """One line a fiscal year, each with its source, for the years asked or all that are printed."""
    near = as_asked(asked, found)
    near = [c for c in near if c.figure.stage in _TREND_STAGES] or near
    # Another one's name only for want of its own.
    name = key(found[0].figure.subject or "")
    near.sort(key=lambda c: key(c.figure.subject or "") != name)
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
