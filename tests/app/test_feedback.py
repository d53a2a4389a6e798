"""Verdicts become lines of a question set."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from answer.citation import Citation
from answer.result import Answer, StatedFigure
from app.feedback import append, line, path_of
from app.render import BAD, GOOD
from app.turn import Turn
from eval import gold
from ingest.document import Span

AT = datetime(2026, 5, 1, 9, 30, tzinfo=UTC)
CITED = Citation(1, "d", "予算", "docs/budget.md", "", Span(0, 4), "35億円")
TURNS = (
    Turn(
        "藻場の予算は？",
        Answer(
            "藻場の予算は？", "35億円です。[1]", (CITED,), (StatedFigure(3_500_000_000, "藻場", 1),)
        ),
    ),
    Turn("？", refusal="質問が空です。"),
    Turn("月面は？", Answer("月面は？", "回答できません。", abstained=True)),
)


def kept(tmp_path: Path, n: int, verdict: str, note: str = "") -> gold.Question:
    words = line(TURNS, n, verdict, note, AT)
    assert words is not None
    append(path_of(tmp_path / "store"), words)
    return gold.read(tmp_path / "store.feedback.jsonl")[-1]


def test_a_good_answer_is_expected_again(tmp_path: Path) -> None:
    question = kept(tmp_path, 0, GOOD)
    assert question.type == "figure" and question.figures[0].yen == 3_500_000_000
    assert question.sources[0] == ("budget.md", "35億円")
    assert question.tags == ("good", "2026-05-01")


def test_a_bad_answer_is_forbidden_with_its_note(tmp_path: Path) -> None:
    question = kept(tmp_path, 0, BAD, " 年度が違う\n")
    assert question.forbid_figures == (3_500_000_000,) and not question.figures
    assert question.note == "年度が違う"


def test_a_right_abstention_is_unanswerable(tmp_path: Path) -> None:
    question = kept(tmp_path, 2, GOOD)
    assert question.type == "unanswerable" and not question.answerable
    assert question.history == ("藻場の予算は？",)
    path_of(tmp_path / "store").unlink()
    assert kept(tmp_path, 2, BAD).answerable


@pytest.mark.parametrize(("n", "verdict"), [(1, GOOD), (-1, GOOD), (9, BAD), (0, "<script>")])
def test_what_is_no_verdict_is_not_kept(n: int, verdict: str) -> None:
    assert line(TURNS, n, verdict, "", AT) is None
