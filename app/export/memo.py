"""What is exported: questions with their answers and references, and the day on which they were asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from answer.result import Answer
from app.export.reference import Reference, reference
from app.terminal import CONTROLS

_MARK = re.compile(r"\[(\d+)\]")


@dataclass(frozen=True)
class Item:
    """An answer in pieces: text, and the number of a reference where one stands."""

    question: str
    pieces: tuple[str | int, ...]
    references: tuple[Reference, ...]


@dataclass(frozen=True)
class Memo:
    """Items numbered on: a reference's number is its own in the whole memo."""

    items: tuple[Item, ...]
    accessed: date

    @property
    def references(self) -> tuple[Reference, ...]:
        return tuple(reference for item in self.items for reference in item.references)


def memo(answers: Sequence[Answer], accessed: date) -> Memo:
    """The memo of a few answers; an abstention stands there with what it says and no reference."""
    items: list[Item] = []
    before = 0
    for answer in answers:
        found = tuple(reference(one, answer.figures) for one in answer.citations)
        known = {one.n for one in found}
        pieces = _pieces(CONTROLS.sub("\ufffd", answer.text), known, before)
        numbered = tuple(_numbered(one, before) for one in found)
        items.append(Item(answer.question, pieces, numbered))
        before += max(known, default=0)
    return Memo(tuple(items), accessed)


def _pieces(text: str, known: set[int], before: int) -> tuple[str | int, ...]:
    pieces: list[str | int] = []
    at = 0
    for match in _MARK.finditer(text):
        if int(match[1]) in known:
            pieces += [text[at : match.start()], int(match[1]) + before]
            at = match.end()
    return tuple(piece for piece in (*pieces, text[at:]) if piece != "")


def _numbered(one: Reference, before: int) -> Reference:
    return replace(one, n=one.n + before)
