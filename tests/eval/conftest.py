"""Hand-made questions, answers and results."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from answer.citation import Citation
from answer.result import Answer
from eval.question import Expected, Question, Source
from eval.result import Result, Retrieved
from eval.run import Run
from eval.selection import Selection
from eval.settings import Settings
from ingest.document import Span

QUOTE = "Q-LEAP 35億円(32億円)"


def _question(name: str, **fields: object) -> Question:
    values: dict[str, object] = {
        "question": "令和3年度のQ-LEAPの予算額は？",
        "type": "figure",
        "line": 1,
        "figures": (Expected(3_500_000_000, "Q-LEAP R3"),),
        "sources": (Source("000", "35億円(32億円)"),),
    }
    return Question(name, **(values | fields))  # type: ignore[arg-type]


def _answer(text: str) -> Answer:
    cited = Citation(1, "d", "量子", "000_budget.txt", "予算 > 文科省", Span(5, 23), QUOTE)
    return Answer("", text, (cited,))


@pytest.fixture
def question() -> Callable[..., Question]:
    return _question


@pytest.fixture
def result() -> Callable[..., Result]:
    """A result with the text of its answer, its rank and its time."""

    def make(
        name: str,
        text: str,
        rank: int | None = 1,
        elapsed: float = 5.0,
        error: str = "",
        **fields: object,
    ) -> Result:
        asked = _question(name, **fields)
        places = tuple("passage" if place == rank else f"other {place}" for place in range(1, 11))
        retrieved = Retrieved(places, ("passage",) if asked.answerable else ())
        return Result(asked, _answer(text), elapsed, retrieved, error)

    return make


def _settings(**fields: object) -> Settings:
    values: dict[str, object] = {
        "set": "set.jsonl", "set_digest": "s", "questions": 1, "selection": Selection(), "store": "store",
        "corpus_digest": "c", "documents": 5, "passages": 9, "model": "m", "model_digest": "d", "dimension": 2,
        "tokenizer": "t", "reranker": "", "mode": "hybrid", "jobs": 1, "program_digest": "p",
        "started": "2026-04-01T00:00:00+00:00",
    }  # fmt: skip
    return Settings(**(values | fields))  # type: ignore[arg-type]


@pytest.fixture
def settings() -> Callable[..., Settings]:
    return _settings


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., Run]:
    """A run with these results; further questions of it are not answered yet."""

    def make(results: Sequence[Result], left: Sequence[Question] = (), **fields: object) -> Run:
        questions = (*(result.question for result in results), *left)
        settings = _settings(questions=len(questions), **fields)
        return Run(tmp_path, settings, questions, tuple(results))

    return make
