import math
from collections.abc import Callable

import pytest

from eval.result import Result
from eval.summary import Summary, summaries


def test_shares_and_recall(result: Callable[..., Result]) -> None:
    results = (
        result("a", "35億円です。", rank=1),
        result("b", "36億円です。", rank=6),
        result("c", "35億円です。", rank=None, sources=()),
        result("d", "35億円です。", rank=None, answerable=False, type="unanswerable"),
    )
    summary = Summary("all", results)
    assert summary.count == 4
    assert summary.value("right") == 0.5
    assert summary.value("cited") == 0.5
    assert summary.value("right_and_cited") == 0.25
    assert summary.value("recall_at_1") == pytest.approx(1 / 3)
    assert summary.value("recall_at_5") == pytest.approx(1 / 3)
    assert summary.value("recall_at_10") == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("times", "p50", "p95"),
    [([7], 7, 7), ([1, 2], 1, 2), (list(range(1, 101)), 50, 95), ([9, 1, 5], 5, 9)],
)
def test_latency_is_the_nearest_rank(
    result: Callable[..., Result], times: list[float], p50: float, p95: float
) -> None:
    summary = Summary("all", tuple(result(str(t), "35億円", elapsed=t) for t in times))
    assert (summary.latency(0.5), summary.latency(0.95)) == (p50, p95)


def test_nothing_asked_is_not_zero() -> None:
    empty = Summary("all", ())
    assert all(
        math.isnan(x)
        for x in (empty.value("right"), empty.value("recall_at_5"), empty.latency(0.5))
    )


def test_types_come_in_the_usual_order_and_all_last(result: Callable[..., Result]) -> None:
    results = [result(t, "", type=t) for t in ("unanswerable", "odd", "table", "figure")]
    results.append(result("x", "", type="table", tags=("b", "a")))
    names = [summary.name for summary in summaries(results)]
    assert names == ["figure", "table", "unanswerable", "odd", "tag:a", "tag:b", "all"]
