"""Which words of a question name what it is about."""

import pytest

from answer.naming import blank, concepts
from ingest.document import Span


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "沿岸観測ネットワークの参加機関はどこですか。",
            ["沿岸観測ネットワーク", "参加機関"],
        ),
        ("「海洋 データ の公開」の狙いは？", ["海洋 データ の公開", "狙い"]),
        ("第4回会合はいつ？", ["第4回", "会合"]),
        ("しおかぜ4号の就航は？", ["しおかぜ4号", "就航"]),
        ("Ocean Data Alliance の加盟国は？", ["Ocean Data Alliance", "加盟国"]),
        ("目標6の内容は？", ["目標6", "内容"]),
        ("令和6年度の予算額はいくらですか", ["予算"]),
        ("2024年度とR5年度の観測装置", ["観測装置"]),
        ("青磁県の一般会計分", ["青磁県", "一般会計"]),
        ("青磁県の人材育成分", ["青磁県", "人材育成分"]),
    ],
)
def test_concepts(question: str, expected: list[str]) -> None:
    assert [concept.text for concept in concepts(question)] == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("灯台みたいに光る浮標", ["灯台", "光る", "浮標"]),
        ("結局いくら増えそう", ["増え"]),
    ],
)
def test_what_only_colours_a_question_is_no_concept(question: str, expected: list[str]) -> None:
    assert [concept.text for concept in concepts(question)] == expected


@pytest.mark.parametrize(
    ("word", "name"),
    [("コンピューター", False), ("ワークショップ", False), ("ウミホタルネット", True)],
)
def test_a_loan_word_with_other_words_is_no_name(word: str, name: bool) -> None:
    assert concepts(f"{word}の保守")[0].name is name


@pytest.mark.parametrize(
    "name",
    ["CONet", "DSR", "Ocean Data Alliance", "沿岸観測ネットワーク", "「潮の道」", "第4回", "目標6"],
)
def test_names_must_not_be_missed(name: str) -> None:
    found = concepts(f"{name}の内容を教えてください")
    assert found[0].text == name.strip("「」")
    assert found[0].name


def test_words_in_brackets_are_one_name_folded() -> None:
    (title,) = concepts("「海洋 データ　の公開」とは？")
    assert title.keys[0] == "海洋データの公開"
    assert title.proper


def test_numbered_names_are_found_whole_or_not_at_all() -> None:
    for name in ("しおかぜ4号の就航", "第4回の会合", "目標6の内容"):
        numbered, plain = concepts(name)
        assert numbered.whole or not numbered.parts
        assert plain.parts
        assert not plain.whole


def test_one_thing_named_twice_is_one_concept() -> None:
    assert len(concepts("ＣＯＮｅｔとCONetとは")) == 1


def test_every_concept_ends_where_it_stands() -> None:
    question = "沿岸観測ネットワークと深海ロボット拠点の違いは？"
    for concept in concepts(question):
        assert question[: concept.end].endswith(concept.text)


def test_a_question_of_asking_words_names_nothing() -> None:
    assert concepts("それは何ですか") == ()


def test_blank_keeps_offsets() -> None:
    assert blank("観測船しおかぜ", [Span(0, 3)]) == "   しおかぜ"
