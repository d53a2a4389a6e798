from collections.abc import Callable
from dataclasses import replace

import pytest

from eval import report
from eval.places import NO_HISTORY, Problem
from eval.question import Question
from eval.result import Result
from eval.run import Run


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_table_lines_up_and_counts(result: Callable[..., Result], lang: str) -> None:
    lines = report.table(
        [result("a", "35億円"), result("b", "36億円", type="fact")], lang
    ).splitlines()
    assert len({report._width(line) for line in lines}) == 1
    assert [line.split("|")[1].strip() for line in lines[2:]] == ["figure", "fact", "all"]
    assert "50.0%" in lines[-1] and "100.0%" in lines[2]


def test_a_failure_shows_what_was_asked_expected_given_and_cited(
    result: Callable[..., Result], run: Callable[..., Run]
) -> None:
    wrong = replace(result("bad", "36億円\nです", history=("量子は？",)), error="Traceback: x")
    text = report.markdown(run([result("good", "35億円"), wrong]), [], "en")
    for shown in (
        "## Failures (1)",
        "### bad (figure)",
        "- earlier: 量子は？",
        "- question: 令和3年度のQ-LEAPの予算額は？",
        "- at fault: raised Traceback: x",
        "- got: 36億円 ⏎ です",
        "- cites [1] 000_budget.txt: Q-LEAP 35億円(32億円)",
        "Traceback: x",
    ):
        assert shown in text
    assert "### good" not in text


def test_places_beyond_the_fifth_passage_are_listed(
    result: Callable[..., Result], run: Callable[..., Run]
) -> None:
    results = [result("a", "35億円", rank=6), result("b", "35億円", rank=None)]
    text = report.markdown(run([*results, result("c", "35億円", rank=5)]), [], "en")
    assert "first five passages (2)" in text
    assert "`a` (rank 6)" in text and "`b` (none of ten)" in text


def test_a_part_of_a_run_says_so_and_problems_of_the_set_are_listed(
    result: Callable[..., Result], run: Callable[..., Run], question: Callable[..., Question]
) -> None:
    problem = Problem(7, "b", NO_HISTORY)
    part = run([result("a", "35億円")], left=[question("b")])
    text = report.markdown(part, [problem], "en")
    assert "- Partial: 1 of 2 questions were answered." in text
    assert "## Problems of the set (1)" in text and "line 7 (b): a follow-up" in text
