"""Answers about money, from figures with their keys: one amount, a comparison, a sum or a trend.

An amount of another year, stage or programme is never the answer: where the asked key is missing, the
answer is an abstention that says which part is missing and names the nearest amount as such.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from answer.abstain import Missing
from answer.amount_match import Candidate, candidates, of_key
from answer.arithmetic import compare, total, trend
from answer.budget import Budget, Task
from answer.draft import Draft, Sentence
from answer.figure_line import STAGE_NAMES, derived, key_of, quotes, sentence, short
from answer.question import Question
from answer.tree import Tree
from ingest.era import era_name
from ingest.figure import Figure
from ingest.stage import Role, Stage

# Amounts that fit this much worse than the best are not what is asked for.
_BAND = 0.12
# Stages that a reader takes for one another when one year is named.
_CONFUSABLE = (Stage.REQUEST, Stage.DRAFT, Stage.INITIAL)


def amounts(
    question: Question,
    asked: Budget,
    figures: Iterable[tuple[Tree, Figure]],
    rarity: Callable[[str], float],
) -> Draft | Missing:
    """The answer to a question of money, or what is missing."""
    found = candidates(question, asked, figures, rarity)
    if not found:
        return Missing.amount(question)
    if asked.task is Task.TREND:
        return trend(asked, found) or Missing.amount(question)
    if asked.task is Task.SUM:
        return total(asked, of_key(found, asked)) or _single(question, asked, found)
    if asked.task is Task.COMPARE:
        return compare(question, asked, found, rarity) or _single(question, asked, found)
    return _single(question, asked, found)


def _single(question: Question, asked: Budget, found: Sequence[Candidate]) -> Draft | Missing:
    fitting = of_key(found, asked)
    if not fitting or fitting[0].score < found[0].score - _BAND:
        return _absent(asked, found[0])
    best = _latest(fitting, asked)
    sentences = [sentence(best)]
    other = _confusable(best, found)
    if other:
        text = f"なお、{short(other)}です。"
        sentences.append(Sentence(text, quotes(other), (), derived(other)))
    return Draft(tuple(sentences), best.fit)


def _latest(fitting: Sequence[Candidate], asked: Budget) -> Candidate:
    """The best; where no year is asked, the latest year among those that fit as well."""
    best = fitting[0]
    if asked.years or asked.previous:
        return best
    level = [c for c in fitting if c.score >= best.score - 0.06 and c.figure.role is not Role.DELTA]
    return max(level, key=lambda c: (c.figure.fiscal_year or 0, c.score), default=best)


def _confusable(best: Candidate, found: Sequence[Candidate]) -> Candidate | None:
    """The same subject's amount of the same year at another stage."""
    figure = best.figure
    if figure.stage not in _CONFUSABLE or figure.fiscal_year is None:
        return None
    for other in found:
        same = other.figure.fiscal_year == figure.fiscal_year and other.score >= best.score - _BAND
        differs = other.figure.stage in _CONFUSABLE and other.figure.stage is not figure.stage
        if same and differs and other.figure.amount != figure.amount:
            return other
    return None


def _absent(asked: Budget, nearest: Candidate) -> Missing:
    """Which of year and stage is missing, and the nearest amount as such."""
    years = "・".join(f"{era_name(year)}度" for year in asked.years)
    stages = "・".join(STAGE_NAMES[stage] for stage in asked.stages)
    subject = nearest.figure.subject or "関連する項目"
    return Missing.key(f"{subject}の{years}{stages}" , f"{subject}の{key_of(nearest.figure)}")
