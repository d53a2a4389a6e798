"""Whether a set fits the documents: every source's words stand in its file, and the keys agree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from eval.question import TYPES, Question
from eval.score import applies
from ingest.document import Document


class Problem(NamedTuple):
    """What is wrong with one question of a set, and where."""

    line: int
    id: str
    found: str

    def __str__(self) -> str:
        return f"line {self.line} ({self.id}): {self.found}."


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
        found += [Problem(question.line, question.id, text) for text in _contradictions(question)]
        found += [
            Problem(question.line, question.id, f"{source.quote!r} is not in {source.doc}")
            for source in question.sources
            if (files := [document for document in documents if source.in_file(document.source)])
            and not any(source.quote in document.text for document in files)
        ]
    names = [document.source for document in documents]
    found += [
        Problem(question.line, question.id, "none of its sources is in these documents")
        for question in inapplicable(questions, names)
    ]
    return tuple(sorted(found))


def _contradictions(question: Question) -> list[str]:
    found = []
    if question.type not in TYPES:
        found.append(f"the type {question.type!r} is none of {', '.join(TYPES)}")
    if question.answerable and question.type == "unanswerable":
        found.append("`type` is unanswerable but `answerable` is true")
    if not question.answerable and (question.figures or question.must_include):
        found.append("an unanswerable question expects figures or words")
    if question.type == "followup" and not question.history:
        found.append("a follow-up without `history`")
    both = {figure.yen for figure in question.figures} & set(question.forbid_figures)
    if both:
        found.append(f"{min(both):,} yen is both expected and forbidden")
    if question.answerable and not (question.figures or question.must_include):
        found.append("expects neither figures nor words, so that any answer would be right")
    return found
