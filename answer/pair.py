"""The two amounts that a comparison sets side by side: one subject at two years or at two stages."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import product

from answer.amount_match import in_order
from answer.budget import Budget
from answer.entry import Candidate
from ingest.fold import key
from ingest.stage import Role, Stage

# A programme that another document names a little differently fits less; the answer prints both names.
_WIDE = 0.35
# The order in which budgets are made.
_ORDER = (
    Stage.REQUEST, Stage.DRAFT, Stage.INITIAL, Stage.SUPPLEMENTARY, Stage.ALLOCATION, Stage.FUND,
    Stage.SETTLED,
)  # fmt: skip


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


def two_keys(asked: Budget, found: Sequence[Candidate]) -> list[Candidate]:
    """The same subject at two years or two stages; the earlier first."""
    near = as_asked(asked, found)
    if len(asked.stages) >= 2:
        return _stages(asked, near, [(stage,) for stage in asked.stages])
    plain = asked.plain and not asked.year_before
    if plain and asked.stages in ((Stage.REQUEST,), (Stage.SUPPLEMENTARY,)):
        return _stages(asked, near, [asked.stages, (Stage.DRAFT, Stage.INITIAL)])
    near = [
        c
        for c in near
        if not asked.stages or c.figure.stage in asked.stages or c.figure.role is Role.PREVIOUS
    ]
    years = sorted(asked.years)
    if len(years) < 2:
        latest = years[0] if years else max((c.figure.fiscal_year or 0 for c in near), default=0)
        years = [latest - 1, latest]
    printed = {_line_of(c) for c in found if c.figure.role is Role.DELTA}
    # What was only requested is no budget where there is one.
    granted = [c for c in near if asked.stages or c.figure.stage is not Stage.REQUEST]
    return next(
        filter(
            None, (_nearest_pair(part, years[0], years[-1], printed) for part in (granted, near))
        ),
        [],
    )


def _stages(
    asked: Budget, near: Sequence[Candidate], stages: Sequence[tuple[Stage, ...]]
) -> list[Candidate]:
    """The amount of each stage, in the order in which budgets are made; of one year, the latest that has all
    of them. A supplement is of the year before."""
    dated = {c.figure.fiscal_year or 0 for c in near if _year(c, asked)}
    chosen: list[Candidate] = []
    for year in sorted(dated, reverse=True):
        of_year = [
            c
            for c in near
            if _year(c, asked)
            and (c.figure.fiscal_year in (None, year) or c.figure.stage is Stage.SUPPLEMENTARY)
        ]
        firsts = [next((c for c in of_year if c.figure.stage in group), None) for group in stages]
        found = [c for c in firsts if c and c.figure.stage]
        chosen = found if len(found) > len(chosen) else chosen
    return sorted(chosen, key=lambda c: _ORDER.index(c.figure.stage) if c.figure.stage else 0)


def _nearest_pair(
    near: Sequence[Candidate], first: int, last: int, printed: Collection[tuple[str, int | None]]
) -> list[Candidate]:
    """Amounts of two years that one line prints, best with their difference; else one document; else
    the best of each."""
    before = [c for c in near if c.figure.fiscal_year == first]
    after = [c for c in near if c.figure.fiscal_year == last]
    for early, late in product(before, after):
        if _line_of(early) == _line_of(late) and _line_of(early) in printed:
            return [early, late]
    for one in (_line_of, _document_of, _anything):
        for late in after:
            for early in before:
                if one(early) == one(late):
                    return [early, late]
    return []


def _line_of(candidate: Candidate) -> tuple[str, int | None]:
    return (candidate.tree.document.id, candidate.figure.block)


def _document_of(candidate: Candidate) -> str:
    return candidate.tree.document.id


def _anything(candidate: Candidate) -> str:
    return ""


def _year(candidate: Candidate, asked: Budget) -> bool:
    return not asked.years or candidate.figure.fiscal_year in asked.years
