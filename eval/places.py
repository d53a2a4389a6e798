"""Whether a set fits the documents: every source's words stand in its file, and the keys agree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from app.strings import Text
from eval.question import TYPES, Question
from eval.saying import Saying
from eval.score import applies
from ingest.document import Document

AT = Text("{line} 行目 ({id}): {found}。", "line {line} ({id}): {found}.")
NOT_THERE = Text("「{quote}」は {doc} にない", "'{quote}' is not in {doc}")
ELSEWHERE = Text("根拠の箇所がどれもこの文書にない", "none of its sources is in these documents")
NO_TYPE = Text("種類 {type} は {types} のどれでもない", "the type {type} is none of {types}")
BOTH_WAYS = Text(
    "`type` は unanswerable だが `answerable` は true",
    "`type` is unanswerable but `answerable` is true",
)
EXPECTS = Text(
    "答えのない質問に金額や語句が求められている",
    "an unanswerable question expects figures or words",
)
NO_HISTORY = Text("続きの質問なのに `history` がない", "a follow-up without `history`")
BOTH_FIGURES = Text(
    "{yen:,} 円が求められ、かつ禁じられている", "{yen:,} yen is both expected and forbidden"
)
ANYTHING = Text(
    "金額も語句も求められず、どんな答えも正答になる",
    "expects neither figures nor words, so that any answer would be right",
)


class Problem(NamedTuple):
    """What is wrong with one question of a set, and where."""

    line: int
    id: str
    found: Saying

    def say(self, lang: str) -> str:
        return AT.say(lang, line=self.line, id=self.id, found=self.found.say(lang))


def inapplicable(questions: Iterable[Question], files: Sequence[str]) -> tuple[Question, ...]:
    """The answerable questions whose every supporting place is in a file that is not there."""
    return tuple(
        question
        for question in questions
        if question.answerable and not any(applies(source, files) for source in question.sources)
    )


def problems(questions: Sequence[Question], documents: Sequence[Document]) -> tuple[Problem, ...]:
    """What a check finds; a source in a file that is not among `documents` is passed over."""
    found = []
    for question in questions:
        found += [
            Problem(question.line, question.id, saying) for saying in _contradictions(question)
        ]
        found += [
            Problem(question.line, question.id, Saying(NOT_THERE, source._asdict()))
            for source in question.sources
            if (files := [document for document in documents if source.in_file(document.source)])
            and not any(source.quote in document.text for document in files)
        ]
    names = [document.source for document in documents]
    found += [
        Problem(question.line, question.id, Saying(ELSEWHERE))
        for question in inapplicable(questions, names)
    ]
    return tuple(sorted(found, key=lambda problem: problem.line))


def _contradictions(question: Question) -> list[Saying]:
    found = []
    if question.type not in TYPES:
        found.append(Saying(NO_TYPE, {"type": question.type, "types": ", ".join(TYPES)}))
    if question.answerable and question.type == "unanswerable":
        found.append(Saying(BOTH_WAYS))
    if not question.answerable and (question.figures or question.must_include):
        found.append(Saying(EXPECTS))
    if question.type == "followup" and not question.history:
        found.append(Saying(NO_HISTORY))
    both = {figure.yen for figure in question.figures} & set(question.forbid_figures)
    if both:
        found.append(Saying(BOTH_FIGURES, {"yen": min(both)}))
    if question.answerable and not (question.figures or question.must_include):
        found.append(Saying(ANYTHING))
    return found
