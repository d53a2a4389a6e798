"""An amount with the texts that say what it is for."""

from collections.abc import Callable

import pytest

from answer.concept import degree
from answer.entry import Candidate, Entry
from answer.naming import concepts

Entries = Callable[[str], list[Entry]]
MEMO = """# 海洋観測予算

## 潮位計更新事業

港湾の装置を取り替える。
令和6年度予算額(案) 7億円

## 府県別の配分

単位：百万円

| 府県 | 令和6年度予算額 | 令和6年度補正予算額 |
|---|---|---|
| 青磁県 | 150 | 40 |
| 白波県 | 240 | 70 |
| 計 | 390 | 110 |
"""


@pytest.fixture(scope="module")
def entries(entries_of: Entries) -> list[Entry]:
    return entries_of(MEMO)


def of(entries: list[Entry], yen: int) -> Entry:
    return next(entry for entry in entries if entry.figure.amount == yen * 10**6)


@pytest.mark.parametrize(
    ("yen", "name", "own", "above", "near"),
    [
        (700, "潮位計更新事業", True, True, False),
        (700, "海洋観測予算", False, True, False),
        (700, "港湾", False, False, True),
        (150, "青磁県", True, True, False),
        (150, "府県別の配分", False, True, False),
        (150, "白波県", False, False, False),
    ],
)
def test_where_a_name_stands(
    entries: list[Entry], yen: int, name: str, own: bool, above: bool, near: bool
) -> None:
    entry, (concept, *_) = of(entries, yen), concepts(name)
    held = [degree(concept, place) >= 0.8 for place in (entry.own, entry.above, entry.near)]
    assert held == [own, above, near]


def test_the_documents_own_heading_is_not_beside_the_amount(entries: list[Entry]) -> None:
    entry = of(entries, 150)
    assert "府県別の配分" in entry.beside.key
    assert "海洋観測予算" not in entry.beside.key
    assert "海洋観測予算" in entry.anywhere.key


@pytest.mark.parametrize(("yen", "total"), [(390, True), (110, True), (150, False), (700, False)])
def test_totals(entries: list[Entry], yen: int, total: bool) -> None:
    assert of(entries, yen).total is total
    assert of(entries, yen).total_row is total


def test_words_are_without_those_of_money(entries: list[Entry]) -> None:
    assert "予算" not in of(entries, 700).words
    assert {"潮位", "更新"} & of(entries, 700).words
    assert not of(entries, 390).words


def test_a_candidate_is_named_by_subject_and_column(entries: list[Entry]) -> None:
    candidate = Candidate(of(entries, 40), 1.0, 1.0)
    assert candidate.figure is candidate.entry.figure
    assert candidate.tree is candidate.entry.tree
    assert candidate.name.startswith("青磁県")
    assert "補正" in candidate.name
