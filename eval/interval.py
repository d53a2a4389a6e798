"""How sure a score is: the percentile bootstrap over questions (Efron 1979), the same at every run.

Where every question says the same, drawing again says nothing: then the exact bound of Clopper and Pearson (1934)
for none or all of n questions stands in, 1 - (α/2)^(1/n), about 3.7 ÷ n.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from eval.measures import Part

SEED = 20_210_415
RESAMPLES = 1000
LEVEL = 0.95
# Resamples drawn at a time: a matrix of so many rows by the questions.
_AT_A_TIME = 500


class Interval(NamedTuple):
    """The `LEVEL` interval of a score; nan where no resample speaks of it."""

    low: float
    high: float


def intervals(parts: Sequence[Sequence[Part]], resamples: int = RESAMPLES) -> list[Interval]:
    """The interval of each score; `parts[m][n]` is what question n adds to score m. The questions are drawn
    again with replacement, the same draws for every score."""
    if not parts or not parts[0]:
        return [Interval(float("nan"), float("nan")) for _ in parts]
    values = resampled([parts], resamples)[0]
    cut = 100 * (1 - LEVEL) / 2
    found = []
    for column, score in zip(values.T, parts, strict=True):
        known = column[~np.isnan(column)]
        ends = np.percentile(known, [cut, 100 - cut]) if known.size else [np.nan, np.nan]
        found.append(_widened(Interval(float(ends[0]), float(ends[1])), score))
    return found


def _widened(interval: Interval, score: Sequence[Part]) -> Interval:
    """The exact bound beside a score of 0 or 1."""
    asked = sum(part.of > 0 for part in score)
    bound = ((1 - LEVEL) / 2) ** (1 / asked) if asked else 1.0
    if interval == (0.0, 0.0):
        return Interval(0.0, 1 - bound)
    return Interval(bound, 1.0) if interval == (1.0, 1.0) else interval


def resampled(
    runs: Sequence[Sequence[Sequence[Part]]], resamples: int
) -> list[NDArray[np.float64]]:
    """For each run an array (resamples, scores); a draw takes the same questions in every run."""
    met = [np.array([[p.met for p in score] for score in run], dtype=np.float64) for run in runs]
    of = [np.array([[p.of for p in score] for score in run], dtype=np.float64) for run in runs]
    questions = met[0].shape[1]
    random = np.random.default_rng(SEED)
    blocks: list[list[NDArray[np.float64]]] = [[] for _ in runs]
    for start in range(0, resamples, _AT_A_TIME):
        count = min(_AT_A_TIME, resamples - start)
        drawn = random.multinomial(questions, np.full(questions, 1 / questions), size=count)
        for at in range(len(runs)):
            below = drawn @ of[at].T
            with np.errstate(divide="ignore", invalid="ignore"):
                blocks[at].append((drawn @ met[at].T) / below)
    return [np.concatenate(block) for block in blocks]
