from time import perf_counter

import pytest

from index.retriever import HYBRID, Retriever, Weights, _fused
from index.store import Store

from .conftest import Piece


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("量子暗号装置", "量子暗号装置の小型化に取り組む。"),
        ("R3年度の予算額", "令和3年度の予算額は35億円（前年度32億円）である。"),
        ("Q-LEAP", "Ｑ－ＬＥＡＰにより光・量子技術の研究開発を推進する。"),
        ("1,234.5億円", "先端共用設備の高度化 1,234.5億円"),
        ("３５億円は何の予算ですか", "令和3年度の予算額は35億円（前年度32億円）である。"),
        (
            "英国と覚書に署名したのはいつですか？",
            "日本と英国は2025年4月28日に量子技術分野の協力覚書に署名した。",
        ),
        ("何か国が情報交換した？", "13か国の政策関係者が情報を交換した。"),
        ("スマートラボラトリー", "スマートラボラトリの共用設備を更新する。"),
    ],
)
def test_plain_japanese_queries(store: Store, query: str, found: str) -> None:
    assert Retriever(store).search(query, 1)[0].passage.text == found


def test_hits_come_best_first_with_both_scores(store: Store) -> None:
    hits = Retriever(store).search("量子暗号通信網", 5)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert hits[0].lexical > 0
    assert 0 < hits[0].dense <= 1.001


def test_only_among_the_named_documents(store: Store, pieces: list[Piece]) -> None:
    treaty = pieces[2].document.id
    hits = Retriever(store).search("量子技術の予算額", 10, documents=[treaty])
    assert hits
    assert {hit.passage.document for hit in hits} == {treaty}
    assert Retriever(store).search("量子", 10, documents=[]) == []
    assert Retriever(store).search("量子", 10, documents=["0000"]) == []


@pytest.mark.parametrize("query", ["", " ", "？", "です", "\x00", "☃", '"(*:'])
def test_a_query_that_says_nothing_harms_nothing(store: Store, query: str) -> None:
    assert all(hit.passage for hit in Retriever(store).search(query, 3))


def test_no_more_than_asked_for(store: Store) -> None:
    assert Retriever(store).search("量子", 0) == []
    assert len(Retriever(store).search("量子", 2)) == 2


def test_the_same_question_gives_the_same_order(store: Store) -> None:
    runs = [
        [hit.passage.id for hit in Retriever(store).search("協力と人材の予算", 12)]
        for _ in range(3)
    ]
    assert runs[0] == runs[1] == runs[2]


def test_a_very_long_query_is_answered_soon(store: Store) -> None:
    began = perf_counter()
    assert Retriever(store).search("量子暗号装置の小型化について。" * 2000, 1)
    assert perf_counter() - began < 5


def test_what_says_all_by_words_goes_first_whatever_its_vector() -> None:
    whole, near = 1.0, 0.85
    fused = _fused({1: whole, 2: near}, {1: 0.1, 2: 0.5}, HYBRID)
    assert [key for key, _ in fused] == [1, 2]
    unsure = _fused({1: whole / 2, 2: near / 2}, {1: 0.1, 2: 0.5}, HYBRID)
    assert [key for key, _ in unsure] == [2, 1]
    assert [key for key, _ in _fused({1: whole}, {2: 0.5}, Weights(0.0, 1.0))] == [2, 1]
