"""Evidence: the units near a question, each with how far it holds what the question asks about."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from answer.concept import Concept, View, degree, joined, view
from answer.question import Question
from answer.unit import Unit, Units
from index.retriever import Hit
from ingest.document import Document

# What a concept counts where it is found: in the quoted words, above them (headings, list parents, table
# headers), in the rest of the block, beside it (blocks near), or in the document's title.
OWN, ABOVE, BLOCK, BESIDE, TITLE = 1.0, 0.9, 0.85, 0.65, 0.6
# Shares of the score: all concepts with their context, the unit's own words, the concept asked about.
_COVERAGE, _OWN, _FOCUS = 0.62, 0.2, 0.18
# The retriever's rank breaks ties only; long units are the worse quotes.
_RANK = 0.03
_LONG, _LONGEST, _LENGTH = 60, 300, 0.1
_YEAR = 0.08
# 対象にならない経費は？ is not answered by what is eligible.
NEGATIVE = re.compile(
    r"(?:なら|し|でき|され|含ま|含め|られ|では|わ)(?:ない|ません|なかった|ず)(?!か)|対象外|除[くかい]|不可|以外"
)
_NEGATED = 0.2


@dataclass(frozen=True)
class Evidence:
    """A unit and its fit. `held[i]` is how far concept `i` is held, weighed by where; `present[i]` how
    far it is anywhere around the unit; `own[i]` in the unit itself. `worded` is the coverage without what
    everyday words may mean."""

    unit: Unit
    held: tuple[float, ...]
    own: tuple[float, ...]
    present: tuple[float, ...]
    coverage: float
    score: float
    worded: float


def gather(
    question: Question, hits: Sequence[Hit], units_of: Callable[[str], Units]
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
                found.append(weigh(question, unit, title, _RANK * (1 - rank / len(hits))))
    return sorted(found, key=lambda evidence: -evidence.score)


def weigh(
    question: Question,
    unit: Unit,
    title: View,
    credit: float = 0.0,
) -> Evidence:
    """How far a unit, with its context, holds the question's concepts and years."""
    places = [_places(concept, unit, title) for concept in question.concepts]
    held = tuple(max(place) for place in places)
    own = tuple(place.own for place in places)
    present = tuple(place.present for place in places)
    coverage = _mean(held, question)
    focus = question.focus
    score = _COVERAGE * coverage + _OWN * _mean(own, question) + credit + _years(question, unit)
    if focus is not None:
        score += _FOCUS * max(_whole(own[focus]), held[focus] / 2)
    if NEGATIVE.search(question.text) and not NEGATIVE.search(unit.block.key):
        score -= _NEGATED
    over = min(max(len(unit.text) - _LONG, 0), _LONGEST) / _LONGEST
    worded = coverage
    if any(concept.meant for concept in question.concepts):
        literal = [
            max(_places(replace(c, meant=()), unit, title)) if c.meant and h else h
            for c, h in zip(question.concepts, held, strict=True)
        ]
        worded = _mean(literal, question)
    return Evidence(unit, held, own, present, coverage, score - _LENGTH * over, worded)


def _whole(held: float) -> float:
    """The concept asked about counts whole; its scattered words count half."""
    return held if held == 1.0 else held / 2


class _Places(NamedTuple):
    """How far a concept is held in each place, weighed; `present` is not."""

    own: float
    above: float
    block: float
    beside: float
    title: float

    @property
    def present(self) -> float:
        near = max(self.above / ABOVE, self.block / BLOCK, self.beside / BESIDE)
        return max(self.own, near, self.title / TITLE)


def _places(concept: Concept, unit: Unit, title: View) -> _Places:
    own = degree(concept, unit.own)
    if own == 1.0:
        return _Places(1.0, 0.0, 0.0, 0.0, 0.0)
    above = degree(concept, unit.around)
    if above == 1.0:
        return _Places(own, ABOVE, 0.0, 0.0, 0.0)
    block = degree(concept, unit.block)
    if block == 1.0 or not concept.parts:  # 第4回 of a neighbour is another one
        return _Places(own, ABOVE * above, BLOCK * block, 0.0, 0.0)
    beside = degree(concept, unit.beside)
    entitled = degree(concept, title)
    return _Places(own, ABOVE * above, BLOCK * block, BESIDE * beside, TITLE * entitled)


def _mean(degrees: Iterable[float], question: Question) -> float:
    total = sum(concept.weight for concept in question.concepts) or 1.0
    pairs = zip(question.concepts, degrees, strict=True)
    return sum(concept.weight * value for concept, value in pairs) / total


def _years(question: Question, unit: Unit) -> float:
    """A credit for the asked year in the unit, half of it above or beside."""
    wanted = {f"y{year}" for year in question.years}
    if wanted & unit.own.terms:
        return _YEAR
    return _YEAR / 2 if wanted & unit.beside.terms else 0.0


def _title(document: Document) -> View:
    return joined(
        view(text) for text in (document.title, document.issuer, document.kind, document.date)
    )
