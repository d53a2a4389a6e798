"""Ask every question of a set, find every supporting place, and keep what came."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from answer.result import Answer
from app.strings import Text
from eval.question import Question
from eval.saying import Saying
from eval.score import Score, score, supports

# A place beyond the tenth passage helps nobody: the answer is composed from fewer.
DEPTH = 10
RAISED = Text("途中で止まった: {error}", "raised {error}")

Ask = Callable[[str, Sequence[str]], Answer]
"""A question and the earlier user turns → an answer."""


class Found(NamedTuple):
    """A passage that retrieval gave: the file it stands in, and its words."""

    file: str
    text: str


Search = Callable[[Question], Sequence[Found]]
"""A question (with its history) → the passages, best first, at most `DEPTH`."""


@dataclass(frozen=True)
class Result:
    """One question with its answer and score. `rank` is the place of the first passage that holds
    a source, from 1; None when none of the first ten does, or none is asked for."""

    question: Question
    answer: Answer
    score: Score
    elapsed_ms: float
    rank: int | None = None
    error: str = ""


def run(questions: Sequence[Question], ask: Ask, search: Search) -> Iterator[Result]:
    """The results, in order. A question that raises is one failure, and the run goes on.

    The first question is asked once before, unmeasured: loading the index and the model is the cost
    of a start, not of a question.
    """
    if questions:
        _ask(questions[0], ask)
    for question in questions:
        answer, elapsed, error = _ask(question, ask)
        scored = _raised(error) if error else score(question, answer)
        rank = None if error else _rank(question, search)
        yield Result(question, answer, scored, elapsed, rank, error)


def _raised(error: str) -> Score:
    last = error.strip().splitlines()[-1]
    return Score(False, False, (Saying(RAISED, {"error": last}),))


def _ask(question: Question, ask: Ask) -> tuple[Answer, float, str]:
    start = time.perf_counter()
    try:
        answer, error = ask(question.question, question.history), ""
    except Exception:
        # A batch must not lose its other questions; the traceback goes into the report.
        answer, error = Answer(question.question, "", abstained=True), traceback.format_exc()
    return answer, (time.perf_counter() - start) * 1000, error


def _rank(question: Question, search: Search) -> int | None:
    if not question.answerable or not question.sources:
        return None
    for place, found in enumerate(search(question)[:DEPTH], start=1):
        if any(
            source.in_file(found.file) and supports(found.text, source.quote)
            for source in question.sources
        ):
            return place
    return None
