"""What the report draws, as numbers: bars by group, kinds of failure, latency, the retrieval curve."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from app.strings import Text
from eval.result import DEPTH, RAISED, Result
from eval.score import ABSTAINED, ANSWERED, DUMPED, FORBIDDEN, UNCITED, UNSAID, UNSTATED
from eval.scores import GroupScores

# What went wrong, in the order of a legend; an answer may have several faults.
KINDS = {
    RAISED: Text("途中で止まった", "raised an error"),
    ANSWERED: Text("文書にないことに答えた", "answered the unanswerable"),
    ABSTAINED: Text("答えなかった", "abstained"),
    FORBIDDEN: Text("別の金額を答えた", "gave a forbidden amount"),
    UNSTATED: Text("金額を述べていない", "an amount is missing"),
    UNSAID: Text("語句がない", "words are missing"),
    DUMPED: Text("金額を並べた", "dumped amounts"),
    UNCITED: Text("根拠の引用がない", "no citation holds a source"),
}
_BINS = 24
# The slowest hundredth shares the last bar, so that one slow question does not flatten the others.
_SHOWN = 0.99


class Bar(NamedTuple):
    """A bar from 0 to `value` with a whisker from `low` to `high`, each a share of the whole width."""

    label: str
    note: str
    value: float
    low: float = math.nan
    high: float = math.nan

    @property
    def whiskered(self) -> bool:
        return not (math.isnan(self.low) or math.isnan(self.high))


class Histogram(NamedTuple):
    """Bars of equal width in ms; heights as shares of the highest, marks as shares of the width."""

    heights: tuple[float, ...]
    counts: tuple[int, ...]
    width_ms: float
    marks: tuple[tuple[str, float], ...]


class Point(NamedTuple):
    """A place of the curve: the first `depth` passages hold a source for this share of the questions."""

    depth: int
    share: float


def by_group(groups: Sequence[GroupScores], measure: str) -> tuple[Bar, ...]:
    """One bar a type, tag and all; a group that the score does not speak of is left out."""
    found = [(group, group[measure]) for group in groups]
    return tuple(
        Bar(group.name, f"{one.value:.1%} · {group.count}", one.value, one.low, one.high)
        for group, one in found
        if not math.isnan(one.value)
    )


def faults(results: Sequence[Result], lang: str) -> tuple[Bar, ...]:
    """How often each kind of fault occurs; the most frequent fills the width."""
    counts = Counter(
        text for result in results for text in {fault.text for fault in result.score.faults}
    )
    most = max(counts.values(), default=0)
    return tuple(
        Bar(kind.say(lang), str(counts[text]), counts[text] / most)
        for text, kind in KINDS.items()
        if counts[text]
    )


def latency(results: Sequence[Result]) -> Histogram | None:
    """How the latencies are spread; None where nothing was asked."""
    times = sorted(result.elapsed_ms for result in results)
    if not times:
        return None
    top = max(times[math.ceil(_SHOWN * len(times)) - 1], 1e-3)
    counts = Counter(min(int(_BINS * time / top), _BINS - 1) for time in times)
    heights = [counts[at] for at in range(_BINS)]
    marks = [
        (f"p{share * 100:.0f} {time:.1f} ms", min(time / top, 1.0))
        for share in (0.5, 0.95)
        for time in (times[max(0, math.ceil(share * len(times)) - 1)],)
    ]
    most = max(heights)
    return Histogram(
        tuple(one / most for one in heights), tuple(heights), top / _BINS, tuple(marks)
    )


def curve(results: Sequence[Result]) -> tuple[Point, ...]:
    """The share of the answerable questions with a source among the first 1, 2, … passages."""
    asked = [result for result in results if result.question.answerable]
    ranks = [result.rank for result in asked]
    return tuple(
        Point(depth, sum(rank is not None and rank <= depth for rank in ranks) / len(asked))
        for depth in range(1, DEPTH + 1)
        if asked
    )
