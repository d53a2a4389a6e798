"""The amounts of each year and stage that a question names one by one, and their sum: 当初と補正を合わせると."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from answer.absent import absent
from answer.abstain import Missing
from answer.amount_match import candidates, of_key
from answer.arithmetic import add
from answer.budget import Budget
from answer.draft import Draft
from answer.entry import Candidate, Entry
from answer.pair import same_thing
from answer.question import Question
from answer.task import Task
from ingest.stage import Label, Stage

# Amounts that fit this much worse than the best are not what is asked for.
BAND = 0.12


def several_of(asked: Budget, found: Sequence[Candidate]) -> list[Candidate]:
    """The amount of each year and stage that the question names one by one; [] where one is missing."""
    base = next((label.year for label in asked.keys if label.year), None)
    keys = [
        (_year_of(label, base), (label.stage,) if label.stage and not label.plain else ())
        for label in asked.keys
    ]
    if len(keys) < 2 and len(asked.stages) >= 2:  # 当初と補正は？
        keys = [(asked.years[0] if asked.years else None, (stage,)) for stage in asked.stages]
    chosen = []
    for year, stages in keys:
        one = replace(asked, years=(year,) if year else (), stages=stages, previous=False)
        fitting = of_key(found, one)
        if not fitting and stages == (Stage.SUPPLEMENTARY,):
            # A budget is printed beside the supplement of the year before, which the answer names.
            fitting = of_key(found, replace(one, years=()))
        fitting = [c for c in fitting if stages or c.figure.stage is not Stage.SUPPLEMENTARY]
        if asked.task is Task.SUM:  # the total of a plan is of no single year
            # A supplement printed beside a budget may say no year, and its line says none.
            open_ = (year, None) if stages == (Stage.SUPPLEMENTARY,) else (year,)
            fitting = [c for c in fitting if year is None or c.figure.fiscal_year in open_]
        if not fitting or fitting[0].score < found[0].score - BAND:
            return []
        chosen.append(fitting[0])
    return chosen


def stages_added(
    question: Question, asked: Budget, entries: Sequence[Entry]
) -> Draft | Missing | None:
    """The sum of one thing's amounts at the stages that the question names (当初と補正を合わせると), or which of them
    is missing; None where no one thing is asked about."""
    if asked.task is not Task.SUM or max(len(asked.stages), len(asked.keys)) < 2:
        return None
    found = candidates(question, asked, entries)
    several = several_of(asked, found) if found else []
    if len(several) >= 2 and all(same_thing(c, several[0]) for c in several):
        several.sort(key=lambda c: c.figure.stage is Stage.SUPPLEMENTARY)
        return add(several, asked.unit)
    of_one = found and all(same_thing(c, found[0]) for c in found)
    if not of_one or len(asked.stages) < 2:
        return None
    told = {c.figure.stage for c in found}
    missing = tuple(stage for stage in asked.stages if stage not in told)
    return absent(replace(asked, stages=missing or asked.stages), found[0])


def _year_of(label: Label, base: int | None) -> int | None:
    """The label's fiscal year; 前年度 counts from the year that the question names."""
    if label.year is None and base is not None and label.relative is not None:
        return base + label.relative
    return label.year
