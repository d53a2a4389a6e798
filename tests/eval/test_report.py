import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from eval import report
from eval.run import Result


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_table_lines_up_and_counts(result: Callable[..., Result], lang: str) -> None:
    lines = report.table(
        [result("a", "35億円"), result("b", "36億円", type="fact")], lang
    ).splitlines()
    assert len({report._width(line) for line in lines}) == 1
    assert [line.split("|")[1].strip() for line in lines[2:]] == ["figure", "fact", "all"]
    assert "50.0%" in lines[-1] and "100.0%" in lines[2]


def test_each_answer_is_one_json_line(tmp_path: Path, result: Callable[..., Result]) -> None:
    report.write(
        tmp_path / "new" / "run", [result("a", "35億円\nです", elapsed=12.345)], ["set"], "ja"
    )
    lines = (tmp_path / "new/run/answers.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 1
    answer = json.loads(lines[0])
    assert answer["id"] == "a" and answer["answer"] == "35億円\nです"
    assert answer["abstained"] is False and answer["figures"] == []
    assert abs(answer["elapsed_ms"] - 12.345) < 0.01
    keys = ("n", "title", "file", "page", "section", "start", "end", "quote")
    (citation,) = answer["citations"]
    assert [citation[key] for key in keys] == [
        1, "量子", "000_budget.txt", None, "予算 > 文科省", 5, 23, "Q-LEAP 35億円(32億円)",
    ]  # fmt: skip


def test_a_failure_shows_what_was_asked_expected_given_and_cited(
    result: Callable[..., Result],
) -> None:
    wrong = replace(result("bad", "36億円\nです", history=("量子は？",)), error="Traceback: x")
    text = report.markdown([result("good", "35億円"), wrong], ["set: x"], "en")
    for shown in (
        "## Failures (1)",
        "### bad (figure)",
        "- earlier: 量子は？",
        "- question: 令和3年度のQ-LEAPの予算額は？",
        "- at fault: does not state 3,500,000,000 yen (Q-LEAP R3)",
        "- got: 36億円 ⏎ です",
        "- cites [1] 000_budget.txt: Q-LEAP 35億円(32億円)",
        "Traceback: x",
    ):
        assert shown in text
    assert "### good" not in text


def test_places_beyond_the_fifth_passage_are_listed(result: Callable[..., Result]) -> None:
    results = [result("a", "35億円", rank=6), result("b", "35億円", rank=None)]
    text = report.markdown([*results, result("c", "35億円", rank=5)], [], "en")
    assert "first five passages (2)" in text
    assert "`a` (rank 6)" in text and "`b` (none of ten)" in text
