"""Definitions: what a name means, stands for or is, in the document's own words.

Stages, the first that a unit meets sets its grade: (1) the long form printed with the short one
(`QIH：量子技術イノベーション拠点`, `量子飛躍プログラム(Q-LEAP)`) when the full name is asked; (2) `Xは、…` / `Xとは…` /
`X：…`; (3) the first sentence under a heading that names X; (4) a sentence that holds X.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from answer.ask import Ask
from answer.concept import Concept
from answer.evidence import Evidence
from answer.question import Question
from answer.unit import Unit
from ingest.amount import find_amounts
from ingest.fold import fold, key, plain
from ingest.outline import Kind

# Grades by stage: set so that a defining sentence outranks a mention in a better covered unit.
_LONG_FORM, _SAYS, _COLON, _GLOSSED, _UNDER, _ENDS, _HOLDS = 0.6, 0.5, 0.45, 0.3, 0.35, 0.2, 0.05
# A long form is at least this much longer than the short one, and shorter than a line.
_LONGER, _LONGEST = 2, 60
# A definition has at least this many characters beside the name.
_SHORTEST = 10
# A mere mention defines nothing.
_LEAST = 0.1
# What the unit's general fit counts beside its grade.
_FIT = 0.35
# A heading is the name itself when at most this share of it is something else.
_OTHER = 0.4
_INITIALS, _STATED = 0.25, 0.15
_ENGLISH = re.compile(r"英語|英文|in English")
# 参加国: … tells a detail, not what the thing is.
_LABELLED = re.compile(r"(?!(?:概要|定義|趣旨)[:：])[^、。:：]{1,8}[:：]")
# The name has to be there, whole or nearly.
_PRESENT = 0.7
_BOUNDARY = r"(?:^|[\s、。,「『(（:：\]†‡※・●○-])"
_MONEY = re.compile(r"\d(?:億|百万|千)?円|予算額|要求額")


@dataclass(frozen=True)
class Definition:
    """A unit that defines; `full_name` is the long form when one is printed."""

    evidence: Evidence
    grade: float
    full_name: str = ""
    placed: float = 0.0

    @property
    def score(self) -> float:
        # What stands under its heading need not repeat the name.
        return max(self.grade + _FIT * self.evidence.score, self.placed + _FIT)


def definitions(
    question: Question, found: Iterable[Evidence], *, full_name: bool
) -> list[Definition]:
    """The units that define the question's subject, the best first."""
    at = subject(question)
    if at is None:
        return []
    concept = question.concepts[at]
    latin = tuple(
        part.term for part in concept.parts if part.term.isascii() and part.term.isalpha()
    )
    forms = (*concept.keys, *(latin if full_name else ()))
    graded = []
    for evidence in found:
        if evidence.present[at] < _PRESENT:
            continue
        told = _row_entry(evidence.unit, concept)
        long_form = told or expansion(evidence.unit.text, forms) or ""
        grade = _COLON if told else _grade(evidence, concept)
        if full_name and long_form:
            grade = _LONG_FORM + _spelled(evidence.unit.text, long_form, concept)
        placed = 0.0 if grade >= _LONG_FORM else _placed(evidence.unit, concept)
        if long_form and _ENGLISH.search(question.text):
            grade += _INITIALS if long_form.isascii() else -_INITIALS
        if max(grade, placed) >= _LEAST:
            graded.append(Definition(evidence, grade, long_form, placed))
    return sorted(graded, key=lambda definition: -definition.score)


def _row_entry(unit: Unit, concept: Concept) -> str:
    """What a table row says of the name that its first cell is: | QST | 量子科学技術研究開発機構 |."""
    block = unit.tree.blocks[unit.index]
    if block.kind is not Kind.ROW or unit.span != block.span or len(block.cells) < 2:
        return ""
    cells = [plain(unit.tree.document.quote(cell.span)) for cell in block.cells]
    first = key(cells[0])
    named = any(form in first and len(form) >= _OTHER * len(first) for form in concept.keys)
    return (
        cells[1] if named and not _MONEY.search(unit.text) and not find_amounts(unit.text) else ""
    )


def subject(question: Question) -> int | None:
    """The index of what is to be defined: what とは or は marks if it is a name, else the last name."""
    names = [
        i
        for i, concept in enumerate(question.concepts)
        if concept.name and concept.text not in question.carried
    ]
    if question.focus in names or not names or question.wants(Ask.DEFINITION):
        proper = [i for i in names if question.concepts[i].proper]
        weak = question.focus is not None and not question.concepts[question.focus].name
        return proper[-1] if proper and weak else question.focus
    return names[-1]


def expansion(text: str, forms: Sequence[str]) -> str | None:
    """The other form of a name printed beside it: `[5] QST：国立…機構` and `国立…機構（QST）` → 国立…機構."""
    return other_form(text, forms) or _glossed(text, forms)


def other_form(text: str, forms: Sequence[str]) -> str | None:
    """Like `expansion`, but only where the text says that the two are one name.

    `QST：…` for a Latin abbreviation or in a numbered note, `…（QST）`, `量子多国間対話（MDQ）`; not `SIP(光量子)`,
    where the bracket narrows, and not `EU：Horizon Europe`, where the colon gives an example.
    """
    view = _view(text)
    for form in _printed_forms(view, forms):
        escaped = re.escape(form)
        abbreviation = re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9./&-]{2,}", form)
        line = re.search(
            rf"(?m)^(?P<mark>\s*(?:\[\d+\]|[†‡※*]\d{{0,2}})?)\s*{escaped}\s*[:：]\s*(?P<long>[^。\n:：|]{{4,120}})$",
            view,
        )
        if line and (abbreviation or line["mark"].strip()):
            return line["long"].strip()
        inside = re.search(
            rf"(?P<long>[^、。,:：「」()（）●○◆・\n][^、。,:：「」()（）●○◆\n]{{1,58}})\s?[(（]{escaped}[)）]",
            view,
        )
        if inside and abbreviation and len(inside["long"].strip()) >= len(form) + _LONGER:
            return inside["long"].strip(" #-")
        behind = re.search(
            rf"{escaped}\s?[(（](?P<short>[A-Za-z][A-Za-z0-9./&-]{{1,12}})[)）]", view
        )
        if behind and not abbreviation:
            return behind["short"]
    return None


def _glossed(text: str, forms: Sequence[str]) -> str | None:
    view = _view(text)
    for form in _printed_forms(view, forms):
        behind = re.search(
            rf"{re.escape(form)}\s?[(（](?P<long>[^()（）]{{2,{_LONGEST}}})[)）]", view
        )
        if behind and _is_name_like(behind["long"], form):
            return behind["long"].strip()
    return None


def _spelled(text: str, long_form: str, concept: Concept) -> float:
    """A credit for `AIP: Advanced Integrated Platform` (initials), and for `X：…` above `…（X）`."""
    initials = "".join(word[0] for word in re.findall(r"[A-Za-z]+", long_form)).lower()
    pattern = ".*".join(char for char in concept.keys[0] if char.isalnum())
    if initials and re.match(pattern, initials):
        return _INITIALS
    return _STATED if re.search(rf"[:：]\s*{re.escape(long_form)}", _view(text)) else 0.0


def _is_name_like(long_form: str, short: str) -> bool:
    return len(long_form) >= len(short) + _LONGER and not re.search(
        r"\d+[億百万円年月]|[。、]", long_form
    )


def _printed_forms(view: str, forms: Sequence[str]) -> list[str]:
    """How the view prints the folded forms, with its own case and spaces."""
    printed = []
    for form in forms:
        pattern = r"\s?".join(re.escape(char) for char in form)
        match = re.search(rf"(?<![A-Za-z]){pattern}(?![A-Za-z])", view, re.IGNORECASE)
        if match:
            printed.append(match.group())
    return printed


@lru_cache(maxsize=4096)
def _view(text: str) -> str:
    return fold(text, markup=True).text


def _grade(evidence: Evidence, concept: Concept) -> float:
    unit = evidence.unit
    words = key(unit.text)
    block = unit.tree.blocks[unit.index]
    heading = block.kind in (Kind.HEADING, Kind.HEADER) or (
        unit.span == block.span and block.kind is Kind.ROW
    )
    best = 0.0
    for form in concept.keys:
        if form in words and len(words) - len(form) >= _LONGER:
            best = max(best, 0.0 if heading else _worded(words, re.escape(form)))
            best = max(
                best, _HOLDS if not heading and len(_without(words, concept)) >= _SHORTEST else 0.0
            )
    return best


def _worded(words: str, form: str) -> float:
    """How a sentence that holds the folded name defines it."""
    name = rf"[「『【<＜]?{form}[」』】>＞]?(?:[(（][^()（）]{{0,60}}[)）])?"
    if re.match(
        rf"^(?:\[\^?\d+\][:：]?|※\d*|注\d*[)）:：.]?)?(?:(?:なお|また|ここで)、?|[^ぁ-ん、。:：]{{0,16}}の?)?{name}(?:とは|は(?!じめ|、?令和))",
        words,
    ):
        return _SAYS
    if re.match(rf"^(?:\[\d+\]|[†‡※*・●○-])?{name}(?:[:：]|[-–―][^-–―]{{3,60}}[:：])", words):
        return _COLON
    if re.search(rf"(?:である|という|とする|と呼ぶ){name}", words):
        return _UNDER
    if re.search(rf"{form}[(（][^()（）]{{8,}}[)）]", words):
        return _GLOSSED
    if re.search(rf"[ぁ-ん][^ぁ-ん、。]{{4,}}{form}(?:[」』)）とをはがにで、。]|$)", words):
        return _ENDS
    return 0.0


def _placed(unit: Unit, concept: Concept) -> float:
    """Whether the unit opens what stands under a heading, item or label that names the concept."""
    if len(unit.text) < 2 * _SHORTEST or _MONEY.search(unit.text):
        return 0.0
    if unit.tree.blocks[unit.index].kind not in (Kind.PARAGRAPH, Kind.ITEM):
        return 0.0
    if _LABELLED.match(unit.text):
        return 0.0
    above = unit.tree.ancestors(unit.index)
    for step, index in enumerate(above[:2]):
        over = key(unit.tree.text(index))
        if any(form in over for form in concept.keys):
            exact = len(_without(over, concept)) <= _OTHER * len(over)
            first = unit.index in unit.tree.children[index][:3]
            return _UNDER * (0.9 if exact else 0.1) + 0.08 * first - 0.1 * step
    if unit.label and any(form in key(unit.label) for form in concept.keys):
        return _UNDER
    topic = key(unit.tree.topic(unit.index))
    return _UNDER if any(form in topic for form in concept.keys) else 0.0


def _without(words: str, concept: Concept) -> str:
    """The folded words without the name, in whatever form, and without bracketed remarks."""
    for form in sorted(concept.keys, key=len, reverse=True):
        words = words.replace(form, "")
    return re.sub(r"[(（【「][^()（）【】「」]*[)）】」]|[()（）\s]", "", words)
