import math
from collections.abc import Callable

import pytest

from eval.measures import BY_NAME, MEASURES
from eval.question import Expected
from eval.result import Result


def silent(result: Callable[..., Result], name: str, **fields: object) -> Result:
    from dataclasses import replace

    made = result(name, "記載がありません。", **fields)
    return replace(made, answer=replace(made.answer, abstained=True, citations=()))


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        ("right", 3 / 5),
        ("figure_precision", 2 / 4),
        ("figure_recall", 2 / 4),
        ("wrong_key_rate", 1 / 4),
        ("abstention_precision", 1 / 2),
        ("abstention_recall", 1),
    ],
)
def test_scores_are_as_their_formulas_say(
    result: Callable[..., Result], measure: str, expected: float
) -> None:
    key = {"forbid_figures": (3_200_000_000,)}
    results = [
        result("right", "35億円です。", **key),
        result("more", "35億円です（前年度32億円）。", **key),
        result("wrong", "32億円です。", **key),
        silent(result, "silent", **key),
        silent(result, "none", figures=(), type="unanswerable", answerable=False),
    ]
    assert BY_NAME[measure].value(results) == pytest.approx(expected)


def test_an_amount_that_is_expected_twice_counts_once(result: Callable[..., Result]) -> None:
    twice = (Expected(3_500_000_000, "a"), Expected(3_500_000_000, "b"))
    assert BY_NAME["figure_recall"].value([result("a", "35億円", figures=twice)]) == 1


def test_a_question_that_raised_is_no_abstention(result: Callable[..., Result]) -> None:
    raised = result("a", "", error="Traceback\nRuntimeError: x", answerable=False)
    assert BY_NAME["abstention_recall"].value([raised]) == 0
    assert math.isnan(BY_NAME["abstention_precision"].value([raised]))


@pytest.mark.parametrize("name", [measure.name for measure in MEASURES])
def test_nothing_asked_is_not_zero_and_every_score_has_its_formula(name: str) -> None:
    assert math.isnan(BY_NAME[name].value([]))
    assert all("÷" in BY_NAME[name].formula(lang) for lang in ("ja", "en"))
    assert BY_NAME[name].formula("ja") != BY_NAME[name].formula("en")
