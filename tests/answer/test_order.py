"""The order that a question asks for, and which of a ranked row of things it picks."""

import pytest

from answer.order import Order, order
from ingest.fold import fold

RANKED = ["青磁県", "白波県", "黒潮県", "水産庁"]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("予算が最も多い県は？", Order(1, 1, 1)),
        ("予算が最も少ない県は？", Order(-1, 1, 1)),
        ("予算が最も減った県は？", Order(-1, 1, 1)),
        ("最も増減率が高い県は？", Order(1, 1, 1)),
        ("最も増減率が低い県は？", Order(-1, 1, 1)),
        ("予算が2番目に多い県は？", Order(1, 2, 1)),
        ("予算が三番目に多い県は？", Order(1, 3, 1)),
        ("予算が2番目に少ない県は？", Order(-1, 2, 1)),
        ("予算が2番目に減った県は？", Order(-1, 2, 1)),
        ("予算の4位は？", Order(1, 4, 1)),
        ("予算の上位3つは？", Order(1, 1, 3)),
        ("予算のトップ5を教えて", Order(1, 1, 5)),
        ("予算の下位2県は？", Order(-1, 1, 2)),
        ("予算の3位までを教えて", Order(1, 1, 3)),
        ("予算の多い順に並べて", Order(1, 1, 0)),
        ("予算の少ない順に並べて", Order(-1, 1, 0)),
        ("予算のランキングは？", Order(1, 1, 0)),
        ("青磁県の次に大きい県は？", Order(1, 2, 1, "青磁県")),
        ("予算が青磁県の次に少ない県は？", Order(-1, 2, 1, "青磁県")),
        ("青磁県の次に補正予算が少ない県は？", Order(-1, 2, 1, "青磁県")),
        ("top 3 prefectures", Order(1, 1, 3)),
        ("the lowest budget", Order(-1, 1, 1)),
    ],
)
def test_order(question: str, expected: Order) -> None:
    assert order(fold(question).text) == expected


@pytest.mark.parametrize(
    ("wanted", "picked"),
    [
        (Order(), ["青磁県"]),
        (Order(place=3), ["黒潮県"]),
        (Order(place=9), []),
        (Order(most=2), ["青磁県", "白波県"]),
        (Order(most=9), RANKED),
        (Order(most=0), RANKED),
        (Order(place=2, after="白波県"), ["黒潮県"]),
        (Order(place=2, after="水産庁"), []),
        (Order(place=2, after="紅海県"), []),
    ],
)
def test_pick(wanted: Order, picked: list[str]) -> None:
    assert wanted.pick(RANKED, RANKED) == picked


def test_a_ministry_is_found_by_its_short_name() -> None:
    names = ["文部科学省", "経済産業省", "国土交通省"]
    assert Order(place=2, after="文科省").pick(names, names) == ["経済産業省"]
