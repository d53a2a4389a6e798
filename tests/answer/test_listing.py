"""Whole lists, counted; and enumerations in one line."""

from collections.abc import Callable

import pytest

from answer.result import Answer

Ask = Callable[..., Answer]
GOALS = ["観測装置の国産化", "海洋データの公開", "潜水技術者の養成", "国際共同観測の推進"]


@pytest.mark.parametrize(
    "question",
    [
        "4つの重点目標を挙げてください。",
        "重点目標は何ですか？",
        "重点目標をすべて教えてください。",
        "重点目標の一覧をお願いします。",
    ],
)
def test_the_whole_list_with_its_count(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert not answer.abstained
    assert "（全4件）" in answer.text
    entries = [line for line in answer.text.splitlines() if line.lstrip().startswith("- ")]
    assert [entry.lstrip("- ").partition("[")[0] for entry in entries] == GOALS


def test_neighbours_share_one_citation(ask: Ask) -> None:
    (citation,) = ask("重点目標をすべて教えてください。").citations
    assert all(goal in citation.quote for goal in GOALS)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "沿岸観測ネットワークの参加機関はどこですか。",
            ["港湾海洋研究所", "北方水産大学", "東部気象台"],
        ),
        ("協力覚書の協力分野は？", ["潮位の観測", "海底地形図の整備", "専門家の交流"]),
    ],
)
def test_one_sentence_that_enumerates(ask: Ask, question: str, expected: list[str]) -> None:
    answer = ask(question)
    assert all(words in answer.text for words in expected)
