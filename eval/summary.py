"""Results → the numbers of a report: shares by type, retrieval, latency."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from eval.question import TYPES
from eval.run import Result


@dataclass(frozen=True)
class Summary:
    """The scores of some results; each share is of all of them unless it says otherwise."""

    name: str
    results: tuple[Result, ...]

    @property
    def count(self) -> int:
        return len(self.results)

    @property
    def right(self) -> float:
        """The share of right answers."""
        return self._share(lambda result: result.score.right)

    @property
    def cited(self) -> float:
        """The share of answers with a citation that holds a source; abstentions that are right."""
        return self._share(lambda result: result.score.cited)

    @property
    def right_and_cited(self) -> float:
        """The headline."""
        return self._share(lambda result: result.score.right_and_cited)

    def recall(self, depth: int) -> float:
        """The share of the answerable questions with a source among the first `depth` passages."""
        asked = [result for result in self.results if result.question.answerable]
        met = [result for result in asked if result.rank is not None and result.rank <= depth]
        return len(met) / len(asked) if asked else math.nan

    def latency(self, share: float) -> float:
        """The latency in ms that `share` of the questions stay within (nearest rank)."""
        times = sorted(result.elapsed_ms for result in self.results)
        return times[max(0, math.ceil(share * len(times)) - 1)] if times else math.nan

    def _share(self, holds: Callable[[Result], bool]) -> float:
        met = sum(1 for result in self.results if holds(result))
        return met / self.count if self.results else math.nan


def summaries(results: Sequence[Result]) -> tuple[Summary, ...]:
    """One for each type that occurs, in the usual order, and last one for all."""
    present = {result.question.type for result in results}
    order = [name for name in TYPES if name in present] + sorted(present - set(TYPES))
    by_type = [
        Summary(name, tuple(result for result in results if result.question.type == name))
        for name in order
    ]
    return (*by_type, Summary("all", tuple(results)))
