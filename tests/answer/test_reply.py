"""Which form an answer takes."""

from collections.abc import Callable

import pytest

from answer.evidence import Evidence
from answer.proof.draft_proof import holds
from answer.question import Question
from answer.reply import covers, reply
from answer.result import Answer
from answer.tree import Tree

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("question", "lines"),
    [
        ("沿岸観測ネットワークとは何ですか。", 1),
        ("協力覚書はいつ署名されましたか。", 1),
        ("重点目標をすべて挙げてください。", 5),
    ],
)
def test_a_definition_and_a_fact_are_a_line_a_list_is_whole(
    ask: Ask, question: str, lines: int
) -> None:
    assert len(ask(question).text.splitlines()) == lines


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("しおかぜ4号の就航はいつですか。", "2026年3月"),
        ("無人潜水機の開発に参画しているのは何社ですか。", "14社"),
        ("DSRの稼働率は？", "82.5％"),
    ],
)
def test_the_value_stands_before_the_sentence_that_tells_it(
    ask: Ask, question: str, value: str
) -> None:
    told, dash, sentence = ask(question).text.partition(" — ")
    assert dash
    assert told == value
    assert value in sentence


@pytest.mark.parametrize(
    ("question", "covered"),
    [
        ("沿岸観測ネットワークの点検は？", True),
        ("深海観測システムの点検は？", False),
        ("第5回の点検は？", False),
    ],
)
def test_covers(
    understood: Callable[..., Question],
    evidence_of: Callable[[Question, str], list[Evidence]],
    question: str,
    covered: bool,
) -> None:
    asked = understood(question)
    (evidence,) = evidence_of(asked, "沿岸観測ネットワークの第4回の点検を終えた。")
    assert covers(asked, evidence) is covered


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("海洋データの取り決めに判を押した日は？", "2023年9月14日"),
        ("海洋データの取り決めは、いつ切れますか？", ""),
        ("海洋データの取り決めをやめた日はいつですか？", ""),
        ("沿岸観測ネットワークの困りごとは何？", ""),
    ],
)
def test_everyday_words_are_covered_by_what_they_mean_but_a_deed_that_is_untold_is_not(
    ask: Ask, question: str, told: str
) -> None:
    answer = ask(question)
    assert answer.abstained is (told == "")
    assert told in answer.text


@pytest.mark.parametrize(
    ("question", "lines"),
    [
        ("4つの重点目標をすべて挙げてください。", 5),
        ("6つの重点目標をすべて挙げてください。", 0),
        ("沿岸観測ネットワークに参加する3機関をすべて挙げてください。", 1),
        ("沿岸観測ネットワークに参加する8機関をすべて挙げてください。", 0),
    ],
)
def test_a_list_of_another_number_is_not_all_of_them(ask: Ask, question: str, lines: int) -> None:
    answer = ask(question)
    assert answer.abstained is (lines == 0)
    assert len(answer.text.splitlines()) == (lines or 1)


WIDE = """# 県別の観測点

| 県 | 観測点 | 前年度 | 増減 | 【参考】増減率 |
|---|---|---|---|---|
| 青磁県 | 1,200 | 1,000 | 200 | 20.0% |
| 白波県 | 950 | 1,000 | -50 | -5.0% |
"""


def test_of_a_wide_row_the_asked_cell_is_told_with_its_names(
    understood: Callable[..., Question],
    evidence_of: Callable[[Question, str], list[Evidence]],
    tree_of: Callable[[str], Tree],
) -> None:
    asked = understood("白波県の観測点の増減率は？")
    draft = reply(asked, evidence_of(asked, WIDE), [], lambda _: tree_of(WIDE))
    assert draft is not None
    (told,) = draft.sentences
    assert told.text == "白波県の増減率: -5.0%"
    assert holds(told)
    assert [quote.text.splitlines()[0] for quote in told.quotes] == [
        "| 白波県 | 950 | 1,000 | -50 | -5.0% |",
        "| 県 | 観測点 | 前年度 | 増減 | 【参考】増減率 |",
    ]
