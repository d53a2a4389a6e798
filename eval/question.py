"""A question with the answer that is expected of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

TYPES = (
    "figure",
    "table",
    "compare",
    "trend",
    "sum",
    "list",
    "fact",
    "definition",
    "followup",
    "unanswerable",
)
KEYS = (
    "id",
    "question",
    "history",
    "type",
    "answerable",
    "figures",
    "forbid_figures",
    "must_include",
    "sources",
    "tags",
    "note",
)


class Expected(NamedTuple):
    """An amount that the answer must state, in yen, and what it is the amount of."""

    yen: int
    what: str = ""


class Source(NamedTuple):
    """An acceptable supporting place: how its file's name begins, and its exact words."""

    doc: str
    quote: str

    def in_file(self, name: str) -> bool:
        """Whether a file of this name or path is the one that is meant."""
        return Path(name).name.startswith(self.doc)


@dataclass(frozen=True)
class Question:
    """One line of a set. `must_include` holds groups of which each must be met by one member."""

    id: str
    question: str
    type: str
    line: int
    history: tuple[str, ...] = ()
    answerable: bool = True
    figures: tuple[Expected, ...] = ()
    forbid_figures: tuple[int, ...] = ()
    must_include: tuple[tuple[str, ...], ...] = ()
    sources: tuple[Source, ...] = ()
    tags: tuple[str, ...] = ()
    note: str = ""
