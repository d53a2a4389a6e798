"""To what degree a text holds a concept."""

from dataclasses import replace

import pytest

from answer.concept import APART, MEANT, MEANT_TOO, Concept, aliases, degree, joined, view
from answer.naming import concepts


def concept(name: str) -> Concept:
    return concepts(name)[0]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("沿岸観測ネットワーク", "全国の沿岸観測ネットワークを結ぶ", 1.0),
        ("沿岸観測ネットワーク", "沿岸 観測\nネットワーク", 1.0),
        ("沿岸観測ネットワーク", "**沿岸観測**ネットワーク", 1.0),
        ("沿岸観測ネットワーク", "観測ネットワークを沿岸に広げる", APART),
        ("沿岸観測ネットワーク", "藻場の再生", 0.0),
        ("CONet", "ｃｏｎｅｔの整備", 1.0),
        ("第4回", "第４回会合", 1.0),
        ("第4回", "第3回会合", 0.0),
        ("第4回", "第14回会合", 0.0),
    ],
)
def test_degree(name: str, text: str, expected: float) -> None:
    assert degree(concept(name), view(text)) == pytest.approx(expected)


def test_some_words_of_a_name_count_in_part() -> None:
    assert 0.0 < degree(concept("沿岸観測ネットワーク"), view("ネットワークの保守")) < APART


@pytest.mark.parametrize(("text", "held"), [("USの船", True), ("USBの規格", False)])
def test_short_latin_names_stand_as_words(text: str, held: bool) -> None:
    name = Concept("US", ("us",), (), name=True)
    assert (degree(name, view(text)) == 1.0) is held


def test_one_character_stands_as_a_word() -> None:
    name = Concept("船", ("船",), (), name=True)
    assert degree(name, view("船を出す")) == 1.0
    assert degree(name, view("造船所")) == 0.0


def test_an_alias_holds_the_name() -> None:
    assert "会合" not in aliases("会合")
    for other in ("会合", *aliases("会合")):
        assert degree(concept("会合"), view(f"次の {other} は")) == 1.0


@pytest.mark.parametrize(
    ("word", "text", "expected"),
    [
        ("集まり", "次の会合", MEANT_TOO),
        ("集まり", "次の集まり", 1.0),
        ("会合", "次の集まり", 0.0),
        ("集まり", "藻場の再生", 0.0),
    ],
)
def test_a_word_that_documents_print_too_means_less(word: str, text: str, expected: float) -> None:
    assert degree(concept(word), view(text)) == expected


def test_a_word_that_no_document_prints_means_nearly_as_much() -> None:
    unheard = replace(concept("集まり"), heard=False)
    assert degree(unheard, view("次の会合")) == MEANT


@pytest.mark.parametrize("name", ["「集まり」", "困りごと相談推進協議会"])
def test_a_name_stands_for_nothing_else(name: str) -> None:
    assert concept(name).name
    assert concept(name).meant == ()


def test_joined_views_hold_what_each_holds() -> None:
    both = joined([view("潮位を測る"), view("流速を測る")])
    assert both.terms == view("潮位を測る").terms | view("流速を測る").terms
    assert degree(concept("潮位"), both) == degree(concept("流速"), both) == 1.0


def test_a_name_is_not_made_of_two_texts() -> None:
    assert degree(concept("潮位計"), joined([view("潮位"), view("計画")])) < 1.0
