"""Facts: the shortest verbatim unit that holds the kind of thing asked for.

Stages for a question of a kind (date, person, place, count …): (1) the unit itself holds one; (2) it is
a label and what it introduces holds one; (3) the line beside it under the same heading does. A
question of no kind takes the unit that fits best.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from answer.ask import Ask, values
from answer.evidence import Evidence
from answer.question import Question
from answer.unit import Unit
from ingest.document import Span
from ingest.outline import Kind

# The kinds whose value can be told in a text; the order in which a question's kinds are tried.
TYPED = (Ask.RATE, Ask.PERIOD, Ask.DATE, Ask.COUNT, Ask.PERSON, Ask.PLACE, Ask.ORGANISATION)
_HOLDS, _INTRODUCES, _BESIDE = 0.2, 0.12, 0.05
# A label introduces; a full sentence does not.
_LABEL = 40


@dataclass(frozen=True)
class Fact:
    """The unit, further spans that belong to the answer, and the values of the kind asked for."""

    evidence: Evidence
    spans: tuple[tuple[int, Span], ...]
    values: tuple[str, ...]
    score: float


def facts(question: Question, found: Iterable[Evidence], ask: Ask | None) -> list[Fact]:
    """The units that hold a value of the kind asked for, the best first."""
    graded = []
    for evidence in found:
        fact = _fact(question, evidence, ask)
        if fact:
            graded.append(fact)
    return sorted(graded, key=lambda fact: -fact.score)


def _fact(question: Question, evidence: Evidence, ask: Ask | None) -> Fact | None:
    unit = evidence.unit
    if ask is None:
        if unit.tree.blocks[unit.index].kind in (Kind.HEADING, Kind.HEADER):
            below = _introduced(unit)
            return Fact(evidence, below, (), evidence.score) if below else None
        below = _introduced(unit) if _is_label(unit) else ()
        return Fact(evidence, below, (), evidence.score)
    inside = _near(question, unit, values(ask, unit.text, question.counted), unit.text)
    if inside:
        return Fact(evidence, (), inside, evidence.score + _HOLDS)
    for spans, credit in ((_introduced(unit), _INTRODUCES), (_neighbours(unit), _BESIDE)):
        texts = [unit.tree.document.quote(span) for _, span in spans]
        held = [text[v.start : v.end] for text in texts for v in values(ask, text, question.counted)]
        if held and _is_label(unit):
            return Fact(evidence, spans, tuple(held), evidence.score + credit)
    return None


def _near(question: Question, unit: Unit, spans: list[Span], text: str) -> tuple[str, ...]:
    """The values, those that the question itself does not name."""
    found = dict.fromkeys(" ".join(text[s.start : s.end].split()) for s in spans)
    return tuple(value for value in found if value and value not in question.text)


def _is_label(unit: Unit) -> bool:
    kind = unit.tree.blocks[unit.index].kind
    return kind is Kind.HEADING or (len(unit.text) <= _LABEL and not unit.text.endswith("。"))


def _introduced(unit: Unit) -> tuple[tuple[int, Span], ...]:
    """What stands directly below the unit's block: items, rows or the first paragraph."""
    tree = unit.tree
    children = tree.children[unit.index]
    items = [i for i in children if tree.blocks[i].kind in (Kind.ITEM, Kind.ROW)]
    paragraphs = [i for i in children if tree.blocks[i].kind is Kind.PARAGRAPH][:2]
    return tuple((i, tree.blocks[i].span) for i in (items or paragraphs)[:12])


def _neighbours(unit: Unit) -> tuple[tuple[int, Span], ...]:
    """The line after the unit, in its block or as the next block under the same headings."""
    return tuple(_after(unit))


def _after(unit: Unit) -> Iterator[tuple[int, Span]]:
    tree = unit.tree
    block = tree.blocks[unit.index]
    if unit.span.end < block.span.end:
        yield unit.index, Span(unit.span.end, block.span.end)
    following = unit.index + 1
    if following < len(tree.blocks) and tree.blocks[following].headings == block.headings:
        yield following, tree.blocks[following].span
