from collections.abc import Callable

import pytest

from answer.result import Answer
from eval.asking import ask_all
from eval.question import Question
from eval.result import Retrieved


class Fake:
    """Answers 35億円; of a question that is 壊れ it raises, of one that is 迷う when it is to tell what it found."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def answer(self, question: Question) -> Answer:
        self.asked.append(question.id)
        if "壊れ" in question.question:
            raise RuntimeError("壊れました")
        return Answer(question.question, f"35億円です。{len(question.history)}")

    def retrieved(self, question: Question) -> Retrieved:
        if "壊れ" in question.question or "迷う" in question.question:
            raise RuntimeError("見つかりません")
        return Retrieved(("a", "b"), ("b",))


def test_a_question_that_raises_is_one_failure_and_the_run_goes_on(
    question: Callable[..., Question],
) -> None:
    asked = [question("a"), question("b", question="壊れる？"), question("c", history=("前の",))]
    a, b, c = ask_all(asked, Fake())
    assert a.score.right and c.score.right and c.answer.text == "35億円です。1"
    assert not b.score.right and "RuntimeError: 壊れました" in b.score.faults[0].say("ja")
    assert "Traceback" in b.error and not a.error


@pytest.mark.parametrize(
    ("words", "why"), [("壊れる？", "壊れました"), ("迷う？", "見つかりません")]
)
def test_whatever_raises_the_question_is_lost_and_its_traceback_kept(
    question: Callable[..., Question], words: str, why: str
) -> None:
    (only,) = ask_all([question("a", question=words)], Fake())
    assert only.rank is None and why in only.error
    assert not only.abstained and not only.support.sentences


def test_an_unanswerable_question_that_raises_is_not_an_abstention(
    question: Callable[..., Question],
) -> None:
    asked = [question("a", question="壊れる？", answerable=False, type="unanswerable")]
    (only,) = ask_all(asked, Fake())
    assert not only.score.right_and_cited


def test_the_rank_is_that_of_the_first_passage_with_a_source(
    question: Callable[..., Question],
) -> None:
    (only,) = ask_all([question("a")], Fake())
    assert only.rank == 2 and only.ranking["mrr@10"] == 0.5


def test_time_is_taken_of_every_question_after_one_that_warms_up(
    question: Callable[..., Question],
) -> None:
    fake = Fake()
    found = list(ask_all([question("a"), question("b")], fake))
    assert all(0 <= one.elapsed_ms < 1000 for one in found)
    assert fake.asked == ["b", "a", "b"]


def test_an_empty_set_gives_nothing() -> None:
    assert list(ask_all([], Fake())) == []
