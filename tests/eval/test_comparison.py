from collections.abc import Callable
from dataclasses import replace

import pytest

from app.failure import Failure
from eval.comparison import compare, mcnemar
from eval.result import Result
from eval.run import Run


@pytest.mark.parametrize(
    ("only_before", "only_after", "p"),
    [(0, 0, 1), (1, 0, 1), (5, 0, 0.0625), (6, 0, 0.03125), (10, 2, 0.0385742), (4, 4, 1)],
)
def test_mcnemars_exact_p(only_before: int, only_after: int, p: float) -> None:
    assert mcnemar(only_before, only_after) == mcnemar(only_after, only_before)
    assert mcnemar(only_before, only_after) == pytest.approx(p, abs=1e-6)


def results(make: Callable[..., Result], wrong: int, total: int = 60) -> list[Result]:
    """The first `wrong` answers are not right, and their place isn't found."""
    return [
        make(f"q{n}", "36億円" if n < wrong else "35億円", rank=None if n < wrong else 1)
        for n in range(total)
    ]


def test_a_regression_is_significant_and_what_fell_is_named(
    result: Callable[..., Result], run: Callable[..., Run]
) -> None:
    found = compare(run(results(result, 2)), run(results(result, 20), mode="dense"))
    assert {one.measure.name for one in found.regressed} >= {
        "right",
        "right_and_cited",
        "mrr_at_10",
    }
    assert [one.after.question.id for one in found.worse] == [f"q{n}" for n in range(2, 20)]
    assert found.better == () and found.inputs == ("mode",) and found.common == 60
    right = next(one for one in found.differences if one.measure.name == "right")
    assert right.test == "mcnemar" and right.high < 0
    back = compare(run(results(result, 20)), run(results(result, 2)))
    assert not back.regressed and len(back.better) == 18


def test_a_repeat_and_a_question_or_two_are_not(
    result: Callable[..., Result], run: Callable[..., Run]
) -> None:
    again = compare(run(results(result, 5)), run(results(result, 5)))
    assert not again.regressed and not again.better and not again.worse
    assert {one.p for one in again.differences} == {1.0}
    assert not compare(run(results(result, 5)), run(results(result, 7))).regressed


def test_only_questions_that_both_answered_count(
    result: Callable[..., Result], run: Callable[..., Run]
) -> None:
    changed = result("q1", "36億円", question="別の質問？")
    found = compare(run(results(result, 0, 5)), run([result("q0", "35億円"), changed]))
    assert found.common == 1 and found.left_out == 5
    moved = replace(changed, question=replace(changed.question, line=9))
    assert compare(run([changed]), run([moved])).common == 1
    with pytest.raises(Failure, match="共通の質問"):
        compare(run([changed]), run([result("q9", "35億円")]))


def test_a_score_that_is_better_when_lower_gets_worse_when_it_rises(
    result: Callable[..., Result], run: Callable[..., Run]
) -> None:
    def made(text: str) -> list[Result]:
        key = {"forbid_figures": (3_600_000_000,)}
        return [result(f"q{n}", text, **key) for n in range(20)]

    worse = compare(run(made("35億円")), run(made("36億円")))
    assert "wrong_key_rate" in {one.measure.name for one in worse.regressed}


def test_p_is_corrected_over_the_scores_that_speak_of_something(
    result: Callable[..., Result], run: Callable[..., Run]
) -> None:
    found = compare(run(results(result, 0)), run(results(result, 8)))
    known = [one for one in found.differences if one.before == one.before]
    least = min(known, key=lambda one: one.p)
    assert len(known) < len(found.differences)
    assert least.corrected == pytest.approx(least.p * len(known))
    assert all(one.corrected >= one.p for one in known)
