"""Two runs beside each other: what got better and worse, and which differences are more than chance.

Over the questions that both answered. Right, cited and the like, met or not by each question, by McNemar's exact test
(1947): of b questions that only the first run meets and c that only the second does, p = 2 Σ_{i ≤ min(b, c)}
C(b + c, i) ÷ 2^(b + c). Other scores by the paired bootstrap (Efron and Tibshirani 1993): questions are drawn with
replacement, the same for both runs, and p is twice the share of draws on the rarer side of no difference. Since many
scores are tested, p is corrected by Holm (1979).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from math import comb
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from app.failure import Failure
from app.strings import Text
from eval.interval import LEVEL, resampled
from eval.measures import MEASURES, Measure, Part
from eval.result import Result, rank_all
from eval.run import Run

RESAMPLES = 10_000
SIGNIFICANT = 0.05
# Each question that these speak of meets them or not, and which they speak of does not hang on the answer.
BINARY = ("right", "cited", "right_and_cited", "wrong_key_rate", "abstention_recall",
          "recall_at_1", "recall_at_5", "recall_at_10")  # fmt: skip

NO_COMMON = Text(
    "{a} と {b} に共通の質問がありません。同じ質問集の結果を2つ指定してください。",
    "{a} and {b} have no question in common: name two runs of one question set.",
)


class Change(NamedTuple):
    """A question that both runs answered, where one was right and cited and the other was not."""

    before: Result
    after: Result


class Difference(NamedTuple):
    """A score of both runs, the 95 % interval of their difference (second less first), p, and p after Holm;
    `test` is `mcnemar` or `bootstrap`. nan where a score speaks of no question."""

    measure: Measure
    before: float
    after: float
    low: float
    high: float
    test: str
    p: float
    corrected: float

    @property
    def significant(self) -> bool:
        return self.corrected < SIGNIFICANT

    @property
    def worse(self) -> bool:
        return (self.after > self.before) == self.measure.lower_is_better and (
            self.after != self.before
        )


@dataclass(frozen=True)
class Comparison:
    """`inputs` are the settings in which the runs differ; `left_out` how many questions only one of them has."""

    before: Run
    after: Run
    common: int
    left_out: int
    inputs: tuple[str, ...]
    better: tuple[Change, ...]
    worse: tuple[Change, ...]
    differences: tuple[Difference, ...]

    @property
    def regressed(self) -> tuple[Difference, ...]:
        """The scores that fell by more than chance."""
        return tuple(one for one in self.differences if one.significant and one.worse)


def compare(before: Run, after: Run) -> Comparison:
    """The second run against the first; Failure where they share no question."""
    asked = {one.question.id: one for one in before.results}
    pairs = [
        Change(asked[one.question.id], one)
        for one in after.results
        if one.question.id in asked
        and _same(asked[one.question.id], one)
    ]  # fmt: skip
    if not pairs:
        raise Failure(NO_COMMON, a=before.folder, b=after.folder)
    rank_all([one for pair in pairs for one in pair])
    first, second = before.settings.inputs, after.settings.inputs
    turned = [one for one in pairs if _met(one.before) != _met(one.after)]
    return Comparison(
        before,
        after,
        len(pairs),
        len(before.results) + len(after.results) - 2 * len(pairs),
        tuple(name for name in first if first[name] != second[name]),
        tuple(one for one in turned if _met(one.after)),
        tuple(one for one in turned if _met(one.before)),
        _corrected(_differences(pairs)),
    )


def mcnemar(only_before: int, only_after: int) -> float:
    """The exact two-sided p of so many questions that only one of the runs meets; 1 where there are none."""
    n, least = only_before + only_after, min(only_before, only_after)
    tail = sum(comb(n, i) for i in range(least + 1))
    return min(1.0, float(2 * tail / 2**n))


def _same(before: Result, after: Result) -> bool:
    """Whether both were asked and expected the same; where the question stood in its file doesn't matter."""
    a, b = before.question, after.question
    return all(getattr(a, name) == getattr(b, name) for name in a.__dataclass_fields__ if name != "line")  # fmt: skip


def _met(result: Result) -> bool:
    return result.score.right_and_cited


def _differences(pairs: Sequence[Change]) -> list[Difference]:
    before = [[measure.part(one.before) for one in pairs] for measure in MEASURES]
    after = [[measure.part(one.after) for one in pairs] for measure in MEASURES]
    drawn = resampled((before, after), RESAMPLES)
    apart = drawn[1] - drawn[0]
    return [
        _difference(measure, before[at], after[at], apart[:, at])
        for at, measure in enumerate(MEASURES)
    ]


def _difference(
    measure: Measure, before: Sequence[Part], after: Sequence[Part], drawn: NDArray[np.float64]
) -> Difference:
    known = drawn[~np.isnan(drawn)]
    cut = 100 * (1 - LEVEL) / 2
    low, high = np.percentile(known, [cut, 100 - cut]) if known.size else (np.nan, np.nan)
    values = (_value(before), _value(after))
    if measure.name in BINARY:
        pairs = list(zip(before, after, strict=True))
        lost = sum(one.met > other.met for one, other in pairs)
        p = mcnemar(lost, sum(one.met < other.met for one, other in pairs))
        return Difference(measure, *values, float(low), float(high), "mcnemar", p, p)
    return Difference(measure, *values, float(low), float(high), "bootstrap", p := _p(known), p)


def _value(parts: Sequence[Part]) -> float:
    of = sum(part.of for part in parts)
    return sum(part.met for part in parts) / of if of else float("nan")


def _p(drawn: NDArray[np.float64]) -> float:
    """Twice the share of draws on the rarer side of no difference, one draw added so that p is never 0."""
    if not drawn.size:
        return 1.0
    # What floating point leaves of equal scores is no difference.
    below, above = int((drawn < 1e-12).sum()), int((drawn > -1e-12).sum())
    return min(1.0, 2 * (min(below, above) + 1) / (drawn.size + 1))


def _corrected(found: Sequence[Difference]) -> tuple[Difference, ...]:
    """With p after Holm: the smallest p times the number of scores, the next times one less, never falling.
    Scores that speak of no question are no tests."""
    known = [at for at, one in enumerate(found) if not math.isnan(one.before)]
    corrected, least = [1.0] * len(found), 0.0
    for rank, at in enumerate(sorted(known, key=lambda at: found[at].p)):
        least = max(least, min(1.0, found[at].p * (len(known) - rank)))
        corrected[at] = least
    return tuple(one._replace(corrected=p) for one, p in zip(found, corrected, strict=True))
