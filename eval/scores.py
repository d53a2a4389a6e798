"""Every score of a run with its interval, and latency, by group: what `scores.json` holds."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from eval.interval import Interval, intervals
from eval.measures import MEASURES, Part
from eval.result import Result, rank_all
from eval.summary import Summary, summaries

# Shares are kept with four digits: one question in ten thousand.
_DIGITS = 4


class Estimate(NamedTuple):
    """A score, its 95 % interval, and what it is a share of (`Part.of`, summed); nan where of nothing."""

    value: float
    low: float
    high: float
    of: float


@dataclass(frozen=True)
class GroupScores:
    """The scores of one group by name; latencies in ms."""

    name: str
    count: int
    estimates: Mapping[str, Estimate]
    p50_ms: float
    p95_ms: float

    def __getitem__(self, measure: str) -> Estimate:
        return self.estimates[measure]

    def record(self) -> dict[str, object]:
        scores = {
            name: {
                "value": _rounded(one.value),
                "low": _rounded(one.low),
                "high": _rounded(one.high),
                "of": round(one.of, _DIGITS),
            }
            for name, one in self.estimates.items()
        }
        return {"questions": self.count, **scores}


def scored(results: Sequence[Result]) -> tuple[GroupScores, ...]:
    """The scores of each type, each tag and, last, of all."""
    rank_all(results)
    parts = {result.question.id: [one.part(result) for one in MEASURES] for result in results}
    return tuple(_group(summary, parts) for summary in summaries(results))


def record(groups: Sequence[GroupScores]) -> dict[str, object]:
    """What does not depend on the machine, under `scores`; apart from it `latency_ms`."""
    return {
        "scores": {group.name: group.record() for group in groups},
        "latency_ms": {
            group.name: {"p50": _rounded(group.p50_ms), "p95": _rounded(group.p95_ms)}
            for group in groups
        },
    }


def _group(summary: Summary, parts: Mapping[str, Sequence[Part]]) -> GroupScores:
    rows = [parts[result.question.id] for result in summary.results]
    columns = [[row[at] for row in rows] for at in range(len(MEASURES))]
    found = zip(MEASURES, columns, intervals(columns), strict=True)
    return GroupScores(
        summary.name,
        summary.count,
        {measure.name: _estimate(column, interval) for measure, column, interval in found},
        summary.latency(0.5),
        summary.latency(0.95),
    )


def _estimate(column: Sequence[Part], interval: Interval) -> Estimate:
    of = float(sum(part.of for part in column))
    value = sum(part.met for part in column) / of if of else math.nan
    return Estimate(value, interval.low, interval.high, of)


def _rounded(value: float) -> float | None:
    return None if math.isnan(value) else round(value, _DIGITS)
