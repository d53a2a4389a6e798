"""What asking gives: an answer with its citations, or an abstention with its reason."""

from __future__ import annotations

from dataclasses import dataclass

from answer.citation import Citation
from ingest.stage import Stage


@dataclass(frozen=True)
class StatedFigure:
    """An amount that the answer states, in yen, and the number of the citation that prints it.

    `label` says what it is in one phrase; `subject`, `fiscal_year` (western), `stage` and `scope` (内数,
    再掲: what limits it) say the same by key, as far as the documents do.
    """

    yen: int
    label: str
    citation: int
    subject: str = ""
    fiscal_year: int | None = None
    stage: Stage | None = None
    scope: tuple[str, ...] = ()


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
