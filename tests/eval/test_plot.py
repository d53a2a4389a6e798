from collections.abc import Callable

import pytest

from eval import plot
from eval.result import Result
from eval.scores import scored


def test_bars_leave_out_what_the_score_does_not_speak_of(result: Callable[..., Result]) -> None:
    results = [result("a", "35億円"), result("b", "", answerable=False, type="unanswerable")]
    bars = plot.by_group(scored(results), "figure_recall")
    assert [bar.label for bar in bars] == ["figure", "unanswerable", "all"]
    assert [bar.label for bar in plot.by_group(scored(results), "recall_at_1")] == ["figure", "all"]
    assert all(0 <= bar.low <= bar.high <= 1 and bar.whiskered for bar in bars)


def test_faults_are_counted_once_an_answer(result: Callable[..., Result]) -> None:
    results = [result("a", "36億円"), result("b", "1円"), result("c", "", error="Traceback\nx")]
    bars = plot.faults(results, "en")
    assert [(bar.label, bar.note, bar.value) for bar in bars] == [
        ("raised an error", "1", 0.5),
        ("an amount is missing", "2", 1.0),
    ]


def test_every_question_stands_in_one_bar_of_the_histogram(result: Callable[..., Result]) -> None:
    histogram = plot.latency([result(str(n), "", elapsed=float(n)) for n in range(1, 200)])
    assert histogram is not None and sum(histogram.counts) == 199
    assert max(histogram.heights) == 1 and [at for _, at in histogram.marks] == pytest.approx(
        [100 / 198, 190 / 198]
    )
    assert plot.latency([]) is None
    assert plot.latency([result("a", "", elapsed=0.0)]) is not None


def test_the_curve_never_falls(result: Callable[..., Result]) -> None:
    results = [result(str(n), "", rank=rank) for n, rank in enumerate((1, 3, None))]
    shares = [point.share for point in plot.curve(results)]
    assert shares == pytest.approx([1 / 3, 1 / 3, *[2 / 3] * 8])
    assert plot.curve([]) == ()
