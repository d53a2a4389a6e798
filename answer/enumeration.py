"""Enumerations in one line: A、B、C / A・B・C / ①…②… / （6件：…）, and how well one answers a question for a list."""

from __future__ import annotations

import re
from typing import NamedTuple

from answer.ask import Ask, values
from answer.evidence import Evidence
from answer.question import Question
from ingest.fold import key

# Nouns set side by side, with little hiragana: 米、豪、加 / A・B・C; numbered signs; a counted bracket (6件：…).
_NOUN = r"[^、，,。：:；ぁ-ん\s]{1,24}(?:の[^、，,。：:ぁ-ん\s]{1,16})?"
_ENUMERATION = re.compile(rf"{_NOUN}(?:\s?[、，]\s?{_NOUN}){{2,}}")
_DOTTED = re.compile(r"[^、。・ぁ-ん\s]{2,16}(?:・[^、。・ぁ-ん\s]{2,24}){2,}")
_SIGN = re.compile(r"[①-⑳➀-➓]|(?:^|(?<=\s))(?:i{1,3}|iv|v|vi{1,3})\)")
_QUOTED = re.compile(r"「[^「」]{1,40}」(?:(?:と|、|・|及び|や)「[^「」]{1,40}」)+")
_COUNTED_BRACKET = re.compile(r"[(（](\d+)\s?(?:件|名|機関|か国|カ国)[:：]")
# A line that opens with the thing asked for (参加国：…) is its list.
_LABELLED, _LABEL = 0.25, 20
# An enumeration belongs to a word at most so many characters away.
_NEAR = 18
# An enumeration in one line is credited, the more when its number is the one the question gives.
_ENUMERATES, _COUNT_FITS = 0.1, 0.1


class Run(NamedTuple):
    """An enumeration in a line: how many things, and where it stands in the text."""

    length: int
    start: int
    end: int


def runs(text: str) -> list[Run]:
    """The enumerations of a line: nouns between 、 or ・, numbered signs, a counted bracket."""
    found = [
        Run(len(re.findall("[、，]", m.group())) + 1, m.start(), m.end())
        for m in _ENUMERATION.finditer(text)
    ]
    found += [Run(m.group().count("・") + 1, m.start(), m.end()) for m in _DOTTED.finditer(text)]
    found += [Run(m.group().count("「"), m.start(), m.end()) for m in _QUOTED.finditer(text)]
    signs = [m.start() for m in _SIGN.finditer(text)]
    if len(signs) >= 2:
        found.append(Run(len(signs), signs[0], len(text)))
    found += [Run(int(m[1]), m.start(), m.end()) for m in _COUNTED_BRACKET.finditer(text)]
    return found


def long_enough(question: Question, text: str) -> bool:
    """Whether a line enumerates, and about as many things as the question counts: the last two are
    often joined by と."""
    return any(run.length >= (question.count or 0) - 1 for run in runs(text))


def enumeration(question: Question, evidence: Evidence) -> float:
    """How well a line answers as an enumeration of what is asked for."""
    near = _enumerated(question, evidence)
    if not near:
        return evidence.score - _ENUMERATES
    credit = _ENUMERATES
    if question.count in [run.length for run in near]:
        credit += _COUNT_FITS
    if question.focus is not None:
        before, colon, _ = key(evidence.unit.text)[:_LABEL].partition(":")
        label = f"{key(evidence.unit.label)} {before if colon else ''}"
        concept = question.concepts[question.focus]
        if any(form in label for form in concept.keys[:1]):
            credit += _LABELLED
    return evidence.score + credit


def _enumerated(question: Question, evidence: Evidence) -> list[Run]:
    """The enumerations that stand beside a word of the question."""
    unit = evidence.unit
    text = f"{unit.label} {unit.text}" if unit.label else unit.text
    words = [part for concept in question.concepts for part in (concept.text, *concept.keys[:1])]
    spots = [
        (found.start(), found.end())
        for word in words
        for found in re.finditer(re.escape(word), text, re.IGNORECASE)
    ]
    return [
        run
        for run in runs(text)
        if any(
            run.start - _NEAR <= start < run.start or run.end <= end <= run.end + _NEAR
            for start, end in spots
        )
    ]


def of_kind(question: Question, evidence: Evidence) -> bool:
    """Whether the unit lists the kind of thing asked for: two organisations, two people."""
    kinds = [ask for ask in (Ask.ORGANISATION, Ask.PERSON) if question.wants(ask)]
    return all(len(values(ask, evidence.unit.text)) >= 2 for ask in kinds)
