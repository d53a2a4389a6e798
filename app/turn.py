"""One question of a conversation with its answer, and what the visitor limited it to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from answer.citation import Citation
from answer.result import Answer
from ingest.document import Document


class Limits(NamedTuple):
    """What is looked at: documents by id, and the years in which they are dated; what is empty limits nothing."""

    documents: tuple[str, ...] = ()
    years: tuple[str, ...] = ()

    def within(self, documents: Callable[[], Iterable[Document]]) -> frozenset[str] | None:
        """The ids of the documents that are looked at; None for all, and then `documents` reads no list of them."""
        if not self.documents and not self.years:
            return None
        return frozenset(
            document.id
            for document in documents()
            if (not self.documents or document.id in self.documents)
            and (not self.years or document.date[:4] in self.years)
        )


EVERYTHING = Limits()


@dataclass(frozen=True)
class Turn:
    """A question with its answer, or with the sentence that refused it; neither while it is being answered."""

    question: str
    answer: Answer | None = None
    refusal: str = ""
    limits: Limits = EVERYTHING

    @property
    def pending(self) -> bool:
        return self.answer is None and not self.refusal

    @property
    def citations(self) -> tuple[Citation, ...]:
        """What can be opened: the sources, or the nearest passages of an abstention."""
        return (self.answer.citations or self.answer.nearest) if self.answer else ()
