from collections.abc import Callable, Sequence

from answer.result import Answer
from eval.question import Question
from eval.run import Found, run

PLACE = Found("000_budget.txt", "- ・Q-LEAP **35億円**(32億円)")
OTHER = Found("001_budget.txt", "・Q-LEAP 35億円(32億円)")


def ask(text: str, history: Sequence[str]) -> Answer:
    if "壊れ" in text:
        raise RuntimeError("壊れました")
    return Answer(text, f"35億円です。{len(history)}")


def nothing(question: Question) -> list[Found]:
    return []


def test_a_question_that_raises_is_one_failure_and_the_run_goes_on(
    question: Callable[..., Question],
) -> None:
    asked = [question("a"), question("b", question="壊れる？"), question("c", history=("前の",))]
    a, b, c = run(asked, ask, nothing)
    assert a.score.right and c.score.right and c.answer.text == "35億円です。1"
    assert not b.score.right and "RuntimeError: 壊れました" in b.score.faults[0].say("ja")
    assert "Traceback" in b.error and not a.error


def test_what_cannot_be_asked_is_not_searched_for_either(
    question: Callable[..., Question],
) -> None:
    def search(asked: Question) -> list[Found]:
        raise AssertionError(asked.question)

    (only,) = run([question("a", question="壊れる？")], ask, search)
    assert only.rank is None and "RuntimeError" in only.error


def test_an_unanswerable_question_that_raises_is_not_an_abstention(
    question: Callable[..., Question],
) -> None:
    asked = [question("a", question="壊れる？", answerable=False, type="unanswerable")]
    (only,) = run(asked, ask, nothing)
    assert not only.score.right_and_cited


def test_the_rank_is_that_of_the_first_passage_with_a_source(
    question: Callable[..., Question],
) -> None:
    def search(asked: Question) -> list[Found]:
        return {"second": [OTHER, PLACE], "late": [OTHER] * 10 + [PLACE]}.get(asked.id, [])

    asked = [question("second"), question("late"), question("none", answerable=False)]
    assert [found.rank for found in run(asked, ask, search)] == [2, None, None]


def test_time_is_taken_of_every_question(question: Callable[..., Question]) -> None:
    (only,) = run([question("a")], ask, nothing)
    assert 0 < only.elapsed_ms < 1000


def test_an_empty_set_gives_nothing() -> None:
    assert list(run([], ask, nothing)) == []
