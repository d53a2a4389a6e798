"""Definitions: what a name means, stands for or is, in the document's own words.

Stages, the first that a unit meets sets its grade: (1) the long form printed with the short one
(`QIH：量子技術イノベーション拠点`, `量子飛躍プログラム(Q-LEAP)`) when the full name is asked; (2) `Xは、…` / `Xとは…` /
`X：…`; (3) the first sentence under a heading that names X; (4) a sentence that holds X.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from answer.concept import Concept
from answer.evidence import Evidence
from answer.question import Question
from answer.unit import Unit
from ingest.fold import fold, key
from ingest.outline import Kind

# Grades by stage: set so that a defining sentence outranks a mention in a better covered unit.
_SAYS, _COLON, _UNDER, _LONG_FORM = 0.5, 0.45, 0.25, 0.6
# A long form is at least this much longer than the short one, and shorter than a line.
_LONGER, _LONGEST = 2, 60
# A definition shorter than this says nothing (「Q-LEAPは、」).
_SHORTEST = 12
_BOUNDARY = r"(?:^|[\s、。,「『(（:：\]†‡※・●○-])"


@dataclass(frozen=True)
class Definition:
    """A unit that defines; `full_name` is the long form when one is printed."""

    evidence: Evidence
    grade: float
    full_name: str = ""

    @property
    def score(self) -> float:
        return self.evidence.score + self.grade


def definitions(question: Question, found: Iterable[Evidence], *, full_name: bool) -> list[Definition]:
    """The units that define the question's subject, the best first."""
    subject = subject_of(question.concepts)
    if subject is None:
        return []
    graded = []
    for evidence in found:
        long_form = expansion(evidence.unit.text, subject)
        if full_name and long_form:
            graded.append(Definition(evidence, _LONG_FORM, long_form))
            continue
        grade = _grade(evidence.unit, subject)
        if grade:
            graded.append(Definition(evidence, grade, long_form or ""))
    return sorted(graded, key=lambda definition: -definition.score)


def subject_of(concepts: Sequence[Concept]) -> Concept | None:
    """What is to be defined: the first name, else the first concept."""
    names = [concept for concept in concepts if concept.name]
    return (names or list(concepts) or [None])[0]


def expansion(text: str, concept: Concept) -> str | None:
    """The other form of a name printed beside it: `[5] QST：国立…機構` and `国立…機構（QST）` → 国立…機構."""
    view = fold(text, markup=True).text
    for form in _printed_forms(view, concept):
        escaped = re.escape(form)
        after = re.search(rf"{_BOUNDARY}{escaped}\s*[:：]\s*(?P<long>[^。\n:：]{{4,120}})", view)
        if after:
            return after["long"].strip()
        inside = re.search(rf"(?P<long>[^\s、。,:：「」()（）●○◆・]?[^、。,:：「」()（）●○◆\n]{{1,58}})\s?[(（]{escaped}[)）]", view)
        if inside and len(inside["long"].strip()) >= len(form) + _LONGER:
            return inside["long"].strip()
        behind = re.search(rf"{escaped}\s?[(（](?P<long>[^()（）]{{2,{_LONGEST}}})[)）]", view)
        if behind and _is_name_like(behind["long"], form):
            return behind["long"].strip()
    return None


def _is_name_like(long_form: str, short: str) -> bool:
    return len(long_form) >= len(short) + _LONGER and not re.search(r"\d+[億百万円年月]|[。、]", long_form)


def _printed_forms(view: str, concept: Concept) -> list[str]:
    """How the view prints the concept, with its own case and spaces."""
    forms = []
    for form in concept.keys:
        pattern = r"\s?".join(re.escape(char) for char in form)
        match = re.search(pattern, view, re.IGNORECASE)
        if match:
            forms.append(match.group())
    return forms


def _grade(unit: Unit, subject: Concept) -> float:
    if len(unit.text) < _SHORTEST:
        return 0.0
    words = key(unit.text)
    for form in subject.keys:
        escaped = re.escape(form)
        if re.match(rf"^[^ぁ-ん、。]{{0,24}}?「?{escaped}」?(?:[(（][^()（）]{{0,40}}[)）])?(?:とは|は、|は,|は(?!じめ))", words):
            return _SAYS
        if re.match(rf"^(?:\[\d+\]|[†‡※*・●○])?{escaped}(?:[(（][^()（）]{{0,60}}[)）])?[:：–―]", words):
            return _COLON
    block = unit.tree.blocks[unit.index]
    if block.kind in (Kind.PARAGRAPH, Kind.ITEM) and len(unit.text) > 2 * _SHORTEST:
        above = unit.tree.ancestors(unit.index)[:1]
        over = key(unit.tree.text(above[0])) if above else key(" ".join(block.headings[-1:]))
        if any(form in over for form in subject.keys):
            first = unit.tree.children[above[0]][:2] if above else ()
            return _UNDER + (0.1 if unit.index in first else 0.0)
    return 0.0
