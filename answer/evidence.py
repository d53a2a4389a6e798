"""Evidence: the units near a question, each with how far it holds what the question asks about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from answer.concept import Concept, View, degree, joined, view
from answer.question import Question
from answer.unit import Unit, Units
from index.retriever import Hit
from ingest.document import Document

# What a concept counts where it is found: in the quoted words, above them (headings, list parents, table
# headers), beside them (rest of the block), or in the document's title.
OWN, ABOVE, BESIDE, TITLE = 1.0, 0.9, 0.7, 0.6
# The retriever's rank breaks ties only.
_RANK = 0.02


@dataclass(frozen=True)
class Evidence:
    """A unit and its fit. `held[i]` is how far concept `i` is held with its context, `own[i]` in
    the unit itself; `score` is their weighed mean with small credits."""

    unit: Unit
    held: tuple[float, ...]
    own: tuple[float, ...]
    coverage: float
    score: float

    def missing(self, question: Question, least: float) -> list[Concept]:
        """The concepts held less than `least`."""
        pairs = zip(question.concepts, self.held, strict=True)
        return [concept for concept, held in pairs if held < least]


def gather(
    question: Question,
    hits: Sequence[Hit],
    units_of: Callable[[str], Units],
    rarity: Callable[[str], float],
) -> list[Evidence]:
    """Every unit of the hits' passages, the best first."""
    found: list[Evidence] = []
    titles: dict[str, View] = {}
    seen: set[tuple[str, int, int]] = set()
    for rank, hit in enumerate(hits):
        units = units_of(hit.passage.document)
        document = units.tree.document
        title = titles.setdefault(document.id, _title(document))
        for unit in units.within(hit.passage.span):
            place = (document.id, unit.span.start, unit.span.end)
            if place not in seen:
                seen.add(place)
                found.append(weigh(question, unit, title, rarity, _RANK * (1 - rank / len(hits))))
    return sorted(found, key=lambda evidence: -evidence.score)


def weigh(
    question: Question,
    unit: Unit,
    title: View,
    rarity: Callable[[str], float],
    credit: float = 0.0,
) -> Evidence:
    """How far a unit, with its context, holds the question's concepts and years."""
    own, held = [], []
    for concept in question.concepts:
        inside = degree(concept, unit.own, rarity)
        own.append(inside)
        held.append(inside if inside == 1 else max(inside, _around(concept, unit, title, rarity)))
    total = sum(concept.weight for concept in question.concepts) or 1.0
    coverage = _mean(held, question, total)
    score = 0.75 * coverage + 0.25 * _mean(own, question, total) + credit + _years(question, unit)
    return Evidence(unit, tuple(held), tuple(own), coverage, score)


def _around(
    concept: Concept, unit: Unit, title: View, rarity: Callable[[str], float]
) -> float:
    above = ABOVE * degree(concept, unit.around, rarity)
    if above >= BESIDE:
        return above
    return max(
        above,
        BESIDE * degree(concept, unit.beside, rarity),
        TITLE * degree(concept, title, rarity),
    )


def _mean(degrees: Iterable[float], question: Question, total: float) -> float:
    pairs = zip(question.concepts, degrees, strict=True)
    return sum(concept.weight * value for concept, value in pairs) / total


def _years(question: Question, unit: Unit) -> float:
    """A credit for the asked year in the unit, half of it in the headings above."""
    if not question.years:
        return 0.0
    wanted = {f"y{year}" for year in question.years}
    if wanted & unit.own.terms:
        return 0.1
    return 0.05 if wanted & (unit.context.terms | unit.beside.terms) else 0.0


def _title(document: Document) -> View:
    return joined(
        view(text) for text in (document.title, document.issuer, document.kind, document.date)
    )

