"""Things set side by side in one line."""

import pytest

from answer.enumeration import runs


@pytest.mark.parametrize(
    ("text", "lengths"),
    [
        ("甲、乙、丙", [3]),
        ("潮位・流速・水温", [3]),
        ("①点検 ②交換 ③記録", [3]),
        ("「潮の道」と「海の窓」", [2]),
        ("委員（3名：省略）", [2]),
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
