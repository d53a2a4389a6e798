import math

import pytest

from eval.interval import intervals
from eval.measures import NO_PART, Part

HALF = [Part(n % 2, 1) for n in range(100)]


def test_the_interval_is_about_that_of_the_binomial_and_the_same_at_every_run() -> None:
    ((low, high),) = intervals([HALF])
    assert low == pytest.approx(0.40, abs=0.03) and high == pytest.approx(0.60, abs=0.03)
    assert intervals([HALF]) == intervals([HALF]) == intervals([HALF, HALF])[:1]


def test_more_questions_make_it_narrower() -> None:
    (few,), (many,) = intervals([HALF[:20]]), intervals([HALF * 10])
    assert few.high - few.low > 2 * (many.high - many.low)


@pytest.mark.parametrize(("met", "low", "high"), [(0, 0.0, 0.0362), (1, 0.9638, 1.0)])
def test_none_or_all_of_a_hundred_is_not_certain(met: int, low: float, high: float) -> None:
    (found,) = intervals([[Part(met, 1)] * 100])
    assert found == pytest.approx((low, high), abs=1e-4)


def test_a_score_of_nothing_has_none() -> None:
    (found,) = intervals([[NO_PART] * 5])
    assert all(math.isnan(end) for end in found)
    assert intervals([]) == [] and math.isnan(intervals([[]])[0].low)
