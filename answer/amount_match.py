"""Which of the documents' figures a question asks for: by subject, fiscal year, stage and role."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from answer.abstain import NAME_FOUND
from answer.budget import Budget, Task
from answer.concept import Concept, View, degree, joined, view
from answer.question import Question
from answer.tree import Tree
from ingest.figure import Figure
from ingest.fold import key
from ingest.stage import Role, Stage

# What a concept counts in the amount's own names (subject, row, column, ministry), on its line, in the
# headings above it, in the document's title.
_OWN, _LINE, _ABOVE, _TITLE = 1.0, 0.75, 0.85, 0.6
# Words of the amount's names that the question does not name speak against it: 計 before うち科学技術振興費.
_STRANGE, _PART = 0.18, 0.06
_FOCUS = 0.1
# Between equal fits: what the question means when it names no stage, and the printing year's own amount.
_PREFERENCE = {
    Stage.INITIAL: 0.03, Stage.DRAFT: 0.025, Stage.REQUEST: 0.02, Stage.SETTLED: 0.015,
    Stage.ALLOCATION: 0.012, Stage.SUPPLEMENTARY: 0.01, Stage.FUND: 0.01,
}  # fmt: skip
_ROLE = {Role.CURRENT: 0.02, Role.SUPPLEMENTARY: 0.015, Role.PREVIOUS: 0.005, Role.DELTA: -0.3}
_REPEATED = 0.01
# A subject has to be held at least so far.
LEAST = 0.55


@dataclass(frozen=True)
class Candidate:
    """A figure and how well its names fit the question (0 to about 1)."""

    tree: Tree
    figure: Figure
    fit: float
    score: float

    @property
    def name(self) -> str:
        """What the amount is for, folded for comparison."""
        return key(f"{self.figure.subject or ''}{''.join(self.figure.column)}")


def candidates(
    question: Question,
    asked: Budget,
    figures: Iterable[tuple[Tree, Figure]],
    rarity: Callable[[str], float],
) -> list[Candidate]:
    """Every figure that fits the question's subject, the best first, of whatever year and stage."""
    asked_terms = frozenset().union(*(_terms(concept) for concept in question.concepts))
    found = []
    for tree, figure in figures:
        fit = _fit(asked.subjects, tree, figure, rarity)
        if fit is None or fit < LEAST:
            continue
        score = fit + _PREFERENCE.get(figure.stage, 0.0) if figure.stage else fit
        score += _ROLE.get(figure.role, 0.0) if asked.task is not Task.COMPARE or figure.role is not Role.DELTA else 0.0
        score -= _STRANGE * _strange(figure, asked_terms)
        score -= _PART * ("うち" in figure.qualifiers) + _REPEATED * ("再掲" in figure.qualifiers)
        found.append(Candidate(tree, figure, fit, score))
    return sorted(found, key=lambda candidate: -candidate.score)


def of_key(found: Sequence[Candidate], asked: Budget) -> list[Candidate]:
    """Those of the year and stage that the question names; the kind of document, where it names one."""
    kept = [candidate for candidate in found if _stage_fits(candidate, asked)]
    if asked.kind:
        kept = [c for c in kept if asked.kind[-3:] in c.tree.document.kind + c.tree.document.title] or kept
    if asked.years:
        dated = [c for c in kept if c.figure.fiscal_year in asked.years]
        return dated if dated or not asked.soft_years else kept
    if asked.previous:
        return [c for c in kept if c.figure.role is Role.PREVIOUS]
    return kept


def _stage_fits(candidate: Candidate, asked: Budget) -> bool:
    stage = candidate.figure.stage
    if not asked.stages:
        return True
    if stage in asked.stages:
        return True
    # 予算額 printed for the year before is the initial budget, asked for as 当初 or as 予算.
    return stage is None and candidate.figure.role is Role.CURRENT and not asked.years


def _fit(
    subjects: Sequence[Concept], tree: Tree, figure: Figure, rarity: Callable[[str], float]
) -> float | None:
    if not subjects:
        return None
    own = names(figure)
    line = view(tree.text(figure.block)) if figure.block is not None else View("", frozenset())
    above = joined([own, *(view(heading) for heading in figure.path)])
    title = view(tree.document.title)
    total = held = exact = 0.0
    for concept in subjects:
        here = degree(concept, own, rarity)
        far = max(
            here,
            _LINE * degree(concept, line, rarity),
            _ABOVE * degree(concept, above, rarity),
            _TITLE * degree(concept, title, rarity),
        )
        if concept.name and concept.rarity >= 2.3 and concept.weight > 1 and far < _TITLE * NAME_FOUND:
            return None
        weight = concept.weight
        total, held, exact = total + weight, held + weight * far, exact + weight * here
    return (0.8 * held + 0.2 * exact) / total if total else None


def names(figure: Figure) -> View:
    """The amount's own names: subject, row and column headers, ministry."""
    texts = (figure.subject or "", *figure.row, *figure.column, figure.ministry or "", *figure.qualifiers)
    return joined(view(text) for text in texts if text)


def _strange(figure: Figure, asked: frozenset[str]) -> float:
    """The share of the words of the amount's names that the question does not name."""
    words = view(" ".join([figure.subject or "", *figure.column[-1:]])).terms
    return len(words - asked) / len(words) if words else 0.5


def _terms(concept: Concept) -> frozenset[str]:
    forms = [view(form).terms for form in concept.keys]
    return frozenset().union(*forms, (part for part, _ in concept.parts))
