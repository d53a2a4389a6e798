"""Things set side by side in one line."""

from collections.abc import Callable

import pytest

from answer.enumeration import enumeration, of_kind, runs
from answer.evidence import Evidence
from answer.question import Question

EvidenceOf = Callable[[Question, str], list[Evidence]]


@pytest.mark.parametrize(
    ("text", "lengths"),
    [
        ("甲、乙、丙", [3]),
        ("潮位・流速・水温", [3]),
        ("①点検 ②交換 ③記録", [3]),
        ("「潮の道」と「海の窓」", [2]),
        ("委員（3名：省略）", [3]),
        ("観測装置を更新する。", []),
        ("潮位、流速を測る。", []),
    ],
)
def test_runs(text: str, lengths: list[int]) -> None:
    assert [run.length for run in runs(text)] == lengths


def test_runs_stand_in_their_text() -> None:
    text = "協力分野は、潮位、流速、水温である。"
    for run in runs(text):
        assert 0 <= run.start < run.end <= len(text)
        assert "流速" in text[run.start : run.end]


def test_a_line_labelled_with_the_thing_asked_for_is_its_list(
    understood: Callable[..., Question], evidence_of: EvidenceOf
) -> None:
    question = understood("国際観測の参加国を挙げてください")
    text = "- 国際観測の参加国：英国、米国、豪州\n- 国際観測を進める\n"
    listed, other = evidence_of(question, text)
    assert enumeration(question, listed) > listed.score
    assert enumeration(question, other) < other.score


def test_a_fitting_count_speaks_for_a_line(
    understood: Callable[..., Question], evidence_of: EvidenceOf
) -> None:
    text = "協力分野は、潮位、流速、水温である。"
    credits = []
    for words in ("3つの協力分野は？", "5つの協力分野は？"):
        question = understood(words)
        (evidence,) = evidence_of(question, text)
        credits.append(enumeration(question, evidence) - evidence.score)
    assert credits[0] > credits[1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("港湾海洋研究所と水産庁が行う。", True),
        ("潮位、流速、水温を測る。", False),
    ],
)
def test_several_of_the_kind_asked_for(
    understood: Callable[..., Question], evidence_of: EvidenceOf, text: str, expected: bool
) -> None:
    question = understood("どの機関が行いますか")
    (evidence,) = evidence_of(question, text)
    assert of_kind(question, evidence) is expected
