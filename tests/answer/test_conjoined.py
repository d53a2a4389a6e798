"""Names that a question joins are taken apart where no document prints them as one."""

import pytest

from answer.conjoined import parted
from answer.question import understand
from index.retriever import Hit
from ingest.document import Span
from ingest.passage import Passage


def hits(*texts: str) -> list[Hit]:
    return [Hit(Passage("memo", Span(0, len(text)), text), 1.0, 1.0, 1.0) for text in texts]


@pytest.mark.parametrize(
    ("question", "texts", "expected"),
    [
        (
            "ブイ観測網・ソナー整備の予算は？",
            ["ブイ観測網を広げる。", "ソナー整備を急ぐ。"],
            ["ブイ観測網", "ソナー整備", "予算"],
        ),
        (
            "ブイ観測網/ソナー整備の予算は？",
            ["ブイ観測網を広げる。", "ソナー整備を急ぐ。"],
            ["ブイ観測網", "ソナー整備", "予算"],
        ),
        # Printed with the joint: one name.
        ("ブイ観測網・ソナー整備の予算は？", ["ブイ観測網・ソナー整備を急ぐ。"], None),
        # One half stands nowhere.
        ("ブイ観測網・ソナー整備の予算は？", ["ブイ観測網を広げる。"], None),
        ("ブイ観測網・ソナー整備の予算は？", [], None),
        ("ブイ観測網の予算は？", ["ブイ観測網を広げる。"], None),
    ],
)
def test_parted(question: str, texts: list[str], expected: list[str] | None) -> None:
    asked = understand(question)
    found = [concept.text for concept in parted(asked, hits(*texts)).concepts]
    assert found == (expected or [concept.text for concept in asked.concepts])


def test_the_parts_know_where_they_end_in_the_question() -> None:
    text = "ブイ観測網・ソナー整備の予算は？"
    found = parted(understand(text), hits("ブイ観測網とソナー整備")).concepts
    assert all(text[: concept.end].endswith(concept.text) for concept in found)


def test_a_question_without_joints_is_left_as_it_is() -> None:
    asked = understand("ブイ観測網の予算は？")
    assert parted(asked, hits("ブイ観測網")) is asked
