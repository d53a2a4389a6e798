"""A question with what was found for it; what is costly is made when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cached_property

from answer.about import Titled
from answer.abstain import Missing
from answer.budget import Budget, budget
from answer.draft import Draft
from answer.evidence import Evidence, gather
from answer.question import Question
from answer.task import Task
from answer.unit import Units
from index.retriever import Hit
from ingest.document import Document


@dataclass(frozen=True)
class Look:
    """`documents` lists those that may be looked at: with the ids `within`, or all where it is None."""

    asked: Question
    titled: Titled | None
    hits: list[Hit]
    units_of: Callable[[str], Units]
    documents: Callable[[], tuple[Document, ...]]
    within: Collection[str] | None
    hold: Callable[[Look], list[str]]
    compute: Callable[[Look], Draft | Missing | None]
    decide: Callable[[Look], tuple[Draft | None, Missing | None]]

    @cached_property
    def found(self) -> list[Evidence]:
        """The sentences, items and rows near the hits, the best first."""
        return gather(self.asked, self.hits, self.units_of)

    @cached_property
    def money(self) -> Budget | None:
        return budget(self.asked, self.titled.title if self.titled else "")

    @property
    def computes(self) -> bool:
        """Whether a rate is to be computed from amounts rather than found printed."""
        return self.money is not None and self.money.task in (Task.COMPARE, Task.SHARE)

    @cached_property
    def holding(self) -> list[str]:
        """The documents whose amounts are looked at."""
        return self.hold(self)

    @cached_property
    def computed(self) -> Draft | Missing | None:
        return self.compute(self)

    @property
    def draft(self) -> Draft | None:
        """The answer before it is proved; None where something is missing."""
        return self._decided[0]

    @property
    def gap(self) -> Missing | None:
        return self._decided[1]

    @cached_property
    def _decided(self) -> tuple[Draft | None, Missing | None]:
        return self.decide(self)
