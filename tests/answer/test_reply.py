"""Which form an answer takes."""

from collections.abc import Callable

import pytest

from answer.evidence import Evidence
from answer.question import Question
from answer.reply import covers
from answer.result import Answer

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
