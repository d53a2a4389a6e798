"""Whether a set fits the documents: every source's words stand in its file, and the keys agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from app.strings import Text
from eval.question import TYPES, Question
from eval.score import applies
from ingest.document import Document
from ingest.fold import fold

AT = Text("{line} 行目 ({id}): {found}。{mend}。", "line {line} ({id}): {found}; {mend}.")


class Kind(NamedTuple):
    """What can be wrong with a question, and how it is mended."""

    found: Text
    mend: Text


NOT_THERE = Kind(
    Text("「{quote}」は {doc} にない", "'{quote}' is not in {doc}"),
    Text("ファイルの文字をそのまま写してください", "copy the words as they stand in the file"),
)
OTHER_SIGNS = Kind(
    NOT_THERE.found,
    Text("文書では「{there}」です", "the file has '{there}'"),
)
ELSEWHERE = Kind(
    Text("根拠の箇所がどれもこの文書にない", "none of its sources is in these documents"),
    Text(
        "`doc` (ファイル名の先頭) を直すか、その文書を `tenkyo ingest` で登録してください",
        "mend `doc` (how the file's name begins) or `tenkyo ingest` the document",
    ),
)
NO_TYPE = Kind(
    Text("種類 {type} は {types} のどれでもない", "the type {type} is none of {types}"),
    Text("どれかを書いてください", "write one of them"),
)
BOTH_WAYS = Kind(
    Text(
        "`type` は unanswerable だが `answerable` は true",
        "`type` is unanswerable but `answerable` is true",
    ),
    Text("`answerable` を false にしてください", "make `answerable` false"),
)
EXPECTS = Kind(
    Text(
        "答えのない質問に金額や語句が求められている",
        "an unanswerable question expects figures or words",
    ),
    Text(
        "それを消すか `answerable` を true にしてください",
        "take them out or make `answerable` true",
    ),
)
NO_HISTORY = Kind(
    Text("続きの質問なのに `history` がない", "a follow-up without `history`"),
    Text("それまでの質問を書いてください", "give the turns before it"),
)
BOTH_FIGURES = Kind(
    Text("{yen:,} 円が求められ、かつ禁じられている", "{yen:,} yen is both expected and forbidden"),
    Text("どちらかから消してください", "take it out of one"),
)
ANYTHING = Kind(
    Text(
        "金額も語句も求められず、どんな答えも正答になる",
        "expects neither figures nor words, so that any answer would be right",
    ),
    Text("`figures` か `must_include` を書いてください", "give `figures` or `must_include`"),
)


class Problem(NamedTuple):
    """What is wrong with one question of a set, and where."""

    line: int
    id: str
    kind: Kind
    values: Mapping[str, object] = {}

    def say(self, lang: str) -> str:
        found, mend = (text.say(lang, **self.values) for text in self.kind)
        return AT.say(lang, line=self.line, id=self.id, found=found, mend=mend)


def inapplicable(questions: Iterable[Question], files: Sequence[str]) -> tuple[Question, ...]:
    """The answerable questions whose every supporting place is in a file that is not there."""
    return tuple(
        question
        for question in questions
        if question.answerable and not any(applies(source, files) for source in question.sources)
    )


def problems(questions: Sequence[Question], documents: Sequence[Document]) -> tuple[Problem, ...]:
    """What a check finds; a source in a file that is not among `documents` is passed over."""
    found: list[Problem] = []
    for question in questions:
        found += _contradictions(question)
        found += _misquoted(question, documents)
    names = [document.source for document in documents]
    found += [
        Problem(question.line, question.id, ELSEWHERE)
        for question in inapplicable(questions, names)
    ]
    return tuple(sorted(found, key=lambda problem: problem.line))


def _misquoted(question: Question, documents: Sequence[Document]) -> Iterator[Problem]:
    """Each source whose words don't stand in its file."""
    for source in question.sources:
        files = [document for document in documents if source.in_file(document.source)]
        if not files or any(source.quote in document.text for document in files):
            continue
        there = next(filter(None, (_alike(source.quote, one.text) for one in files)), "")
        kind = OTHER_SIGNS if there else NOT_THERE
        yield Problem(question.line, question.id, kind, source._asdict() | {"there": there})


def _alike(quote: str, text: str) -> str:
    """The words of the text that differ from the quote only in mark-up, width, white space or case."""
    view = fold(text, markup=True, space=True, case=True)
    wanted = fold(quote, markup=True, space=True, case=True).text
    at = view.text.find(wanted) if wanted else -1
    if at < 0:
        return ""
    span = view.source(at, at + len(wanted))
    return text[span.start : span.end]


def _contradictions(question: Question) -> Iterator[Problem]:
    def problem(kind: Kind, **values: object) -> Problem:
        return Problem(question.line, question.id, kind, values)

    if question.type not in TYPES:
        yield problem(NO_TYPE, type=question.type, types=", ".join(TYPES))
    if question.answerable and question.type == "unanswerable":
        yield problem(BOTH_WAYS)
    if not question.answerable and (question.figures or question.must_include):
        yield problem(EXPECTS)
    if question.type == "followup" and not question.history:
        yield problem(NO_HISTORY)
    both = {figure.yen for figure in question.figures} & set(question.forbid_figures)
    if both:
        yield problem(BOTH_FIGURES, yen=min(both))
    if question.answerable and not (question.figures or question.must_include):
        yield problem(ANYTHING)
