import math

import pytest

from eval.ranking import means, measured


@pytest.mark.parametrize(
    ("found", "relevant", "expected"),
    [
        ("abcdefghij", "a", {"success@1": 1, "recall@1": 1, "mrr@10": 1, "ndcg@10": 1}),
        ("abcdefghij", "c", {"success@1": 0, "success@5": 1, "mrr@10": 1 / 3, "ndcg@10": 0.5}),
        ("abcdefghij", "bz", {"success@5": 1, "recall@5": 0.5, "recall@10": 0.5}),
        ("abcdefghij", "z", {"success@10": 0, "mrr@10": 0, "ndcg@10": 0}),
        ("abcdefghij", "", {"success@10": 0, "recall@10": 0}),
        ("", "a", {"success@10": 0, "mrr@10": 0}),
        ("ab", "ab", {"recall@1": 0.5, "recall@5": 1, "ndcg@10": 1}),
    ],
)
def test_the_measures_of_one_query(found: str, relevant: str, expected: dict[str, float]) -> None:
    ranking = measured({"q": list(found)}, {"q": list(relevant)})["q"]
    assert {name: ranking[name] for name in expected} == pytest.approx(expected)


def test_ndcg_is_as_its_formula_says() -> None:
    gains = 1 / math.log2(2 + 1) + 1 / math.log2(4 + 1)
    best = 1 / math.log2(1 + 1) + 1 / math.log2(2 + 1)
    (ranking,) = measured({"q": list("xayb")}, {"q": ["a", "b"]}).values()
    assert ranking["ndcg@10"] == pytest.approx(gains / best)


def test_means_over_queries() -> None:
    found = means({"1": ["a"], "2": ["b", "c"]}, {"1": ["a", "x"], "2": ["x", "b"]})
    assert found["recall@1"] == 0.5 and found["recall@5"] == 0.75 and found["mrr@10"] == 0.75


def test_queries_do_not_mix() -> None:
    found = measured({"1": ["a"], "2": ["a"], "3": []}, {"1": ["a"], "2": ["b"], "3": ["a"]})
    assert [found[query]["success@1"] for query in "123"] == [1, 0, 0]
