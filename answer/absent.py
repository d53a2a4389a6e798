"""Which year or stage of a thing has no amount, and the nearest amount as such."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from answer.abstain import NAME_FOUND, Missing
from answer.budget import Budget
from answer.concept import degree
from answer.entry import Candidate
from answer.figure_line import STAGE_NAMES, amount, key_of, quote_of
from answer.pair import same_thing
from answer.task import Task
from ingest.era import era_name


def absent(asked: Budget, nearest: Candidate) -> Missing:
    """Which of year and stage is missing, and the nearest amount as such."""
    years = "・".join(f"{era_name(year)}度" for year in asked.years)
    stages = "・".join(STAGE_NAMES[stage] for stage in asked.stages)
    running = f"{asked.running}の額" if asked.running else ""
    subject = nearest.figure.subject or "関連する項目"
    own = all(degree(c, nearest.entry.own) >= NAME_FOUND for c in asked.subjects if c.name)
    wanted = subject if own else f"「{names_asked(asked)}」"
    return Missing.key(
        f"{wanted}の{years}{stages or running or '予算額'}",
        f"{subject}の{key_of(nearest.figure)} {amount(nearest)}",
        quote_of(nearest),
    )


def year_missing(asked: Budget, found: Sequence[Candidate]) -> Missing | None:
    """Which of two years that are to be compared has no amount; the other's is no answer."""
    if asked.task is not Task.COMPARE or len(asked.years) != 2:
        return None
    near = [c for c in found if same_thing(c, found[0])]
    missing = tuple(y for y in asked.years if all(c.figure.fiscal_year != y for c in near))
    told = next((c for c in near if c.figure.fiscal_year in asked.years), found[0])
    return absent(replace(asked, years=missing), told) if missing else None


def names_asked(asked: Budget) -> str:
    return "」「".join(c.text for c in asked.subjects if c.name or c.weight >= 1) or "お尋ねの項目"
