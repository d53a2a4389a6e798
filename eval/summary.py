"""Results → the numbers of a report: scores and latency of all, of each type and of each tag."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from eval.measures import BY_NAME
from eval.question import TYPES
from eval.result import Result

ALL = "all"
TAG = "tag:"


@dataclass(frozen=True)
class Summary:
    """The results of one group: a type's name, `tag:` and a tag, or `all`."""

    name: str
    results: tuple[Result, ...]

    @property
    def count(self) -> int:
        return len(self.results)

    def value(self, measure: str) -> float:
        """A score by its name in `MEASURES`; nan where no question speaks of it."""
        return BY_NAME[measure].value(self.results)

    def latency(self, share: float) -> float:
        """The latency in ms that `share` of the questions stay within (nearest rank)."""
        times = sorted(result.elapsed_ms for result in self.results)
        return times[max(0, math.ceil(share * len(times)) - 1)] if times else math.nan


def summaries(results: Sequence[Result]) -> tuple[Summary, ...]:
    """One for each type that occurs, in the usual order, one for each tag, and last one for all."""
    present = {result.question.type for result in results}
    order = [name for name in TYPES if name in present] + sorted(present - set(TYPES))
    by_type = [
        Summary(name, tuple(result for result in results if result.question.type == name))
        for name in order
    ]
    tags = sorted({tag for result in results for tag in result.question.tags})
    by_tag = [
        Summary(TAG + tag, tuple(result for result in results if tag in result.question.tags))
        for tag in tags
    ]
    return (*by_type, *by_tag, Summary(ALL, tuple(results)))
