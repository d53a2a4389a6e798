"""Hand-made questions, answers and results."""

from collections.abc import Callable

import pytest

from answer.citation import Citation
from answer.result import Answer
from eval.question import Expected, Question, Source
from eval.run import Result
from eval.score import score
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
        name: str, text: str, rank: int | None = 1, elapsed: float = 5.0, **fields: object
    ) -> Result:
        asked = _question(name, **fields)
        answer = _answer(text)
        return Result(asked, answer, score(asked, answer), elapsed, rank)

    return make
