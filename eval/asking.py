"""One question after another, asked of one store: what came of each, whatever happens."""

from __future__ import annotations

import time
import traceback
from collections.abc import Iterator, Sequence
from typing import Protocol

from answer.engine import PolicyQA
from answer.look import Look
from answer.result import Answer
from eval.question import Question
from eval.result import Result, Retrieved
from eval.retrieval import Finder
from index.store import Store


class Asked(Protocol):
    """Answers a question, and then tells what it had found for it."""

    def answer(self, question: Question) -> Answer: ...

    def retrieved(self, question: Question) -> Retrieved: ...


class Engine:
    """Tenkyo's own engine; what was looked up to answer is what retrieval is measured on."""

    def __init__(self, store: Store, engine: PolicyQA | None = None) -> None:
        self._engine = engine or PolicyQA(store)
        self._finder = Finder(store, self._engine)
        self._look: Look | None = None

    def answer(self, question: Question) -> Answer:
        self._look = self._engine.look(question.question, question.history)
        return self._engine.answer(question.question, self._look)

    def retrieved(self, question: Question) -> Retrieved:
        return self._finder.retrieved(question, self._look) if self._look else Retrieved()


def ask(question: Question, asked: Asked) -> Result:
    """The result of one question. One that raises is a failure with its traceback."""
    answer = Answer(question.question, "", abstained=True)
    elapsed, begun = 0.0, time.perf_counter()
    try:
        answer = asked.answer(question)
        elapsed = _since(begun)
        retrieved = asked.retrieved(question)
    except Exception:
        # A batch must not lose its other questions; the traceback goes into the run's folder.
        elapsed = elapsed or _since(begun)
        silent = Answer(question.question, "", abstained=True)
        return Result(question, silent, elapsed, error=traceback.format_exc())
    return Result(question, answer, elapsed, retrieved)


def _since(begun: float) -> float:
    """Milliseconds, as exact as they are kept."""
    return round((time.perf_counter() - begun) * 1000, 2)


def ask_all(questions: Sequence[Question], asked: Asked) -> Iterator[Result]:
    """The results in order.

    One question is asked before, unmeasured: loading the index and the model is the cost of a start, not of a
    question.
    """
    if questions:
        ask(questions[-1], asked)
    for question in questions:
        yield ask(question, asked)
