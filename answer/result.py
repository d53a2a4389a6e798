"""What asking gives: an answer with its citations, or an abstention with its reason."""

from __future__ import annotations

from dataclasses import dataclass

from answer.citation import Citation


@dataclass(frozen=True)
class StatedFigure:
    """An amount that the answer states, in yen, and the number of the citation that prints it."""

    yen: int
    label: str
    citation: int


@dataclass(frozen=True)
class Answer:
    """`text` carries citation marks `[1]`. When `abstained`, `text` says what is missing, `reason`
    says it as one phrase, `citations` is empty and `nearest` holds the closest passages."""

    question: str
    text: str
    citations: tuple[Citation, ...] = ()
    figures: tuple[StatedFigure, ...] = ()
    abstained: bool = False
    reason: str = ""
    nearest: tuple[Citation, ...] = ()
    elapsed_ms: float = 0.0
