"""What other programs may ask of a served page, over HTTP (gradio_client) and as MCP tools.

Every function takes and gives plain values; the docstrings are what a program's author reads.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from answer.engine import QuestionError
from app.desk import Desk
from app.export.formats import FORMATS
from app.export.memo import memo
from app.record import record
from index.ledger import Wanted
from ingest.ministry import ministry_of_name
from ingest.stage import Stage

_MOST = 1_000
_PASSAGES = 50


class Service:
    """The functions over an open desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def ask(self, question: str, history: list[str] | None = None) -> dict[str, Any]:
        """Answer a question about the indexed documents, with verbatim citations.

        Args:
            question: The question, in Japanese or English.
            history: Earlier questions of the conversation, oldest first.

        Returns:
            answer, abstained, reason, figures (yen, label, citation), citations (n, title, issuer, date, file,
            page, section, start, end, quote), nearest, elapsed_ms.
        """
        return record(self._answered(question, history).answer)

    def search(self, question: str, count: int = 10) -> list[dict[str, Any]]:
        """The passages of the documents that say most of a question, the best first.

        Args:
            question: What to look for.
            count: How many passages, at most 50.

        Returns:
            title, issuer, date, file, page, section, start, end and text of each passage.
        """
        return self._desk.search(question, max(0, min(count, _PASSAGES)))

    def figures(
        self,
        subject: str = "",
        ministry: str = "",
        years: list[int] | None = None,
        stages: list[str] | None = None,
    ) -> list[dict[str, Any]]:
        """The amounts printed in the documents, with their keys and places; what is empty limits nothing.

        Args:
            subject: A programme's name, or a part of it.
            ministry: A ministry, by its full or its short name.
            years: Fiscal years, as the western years in which they begin.
            stages: request, draft, initial, supplementary, allocation, fund or settled.

        Returns:
            The records that `tenkyo figures --json` prints, the first 1,000.
        """
        wanted = Wanted(
            subjects=(subject,) if subject else (),
            ministry=ministry_of_name(ministry) or ministry,
            years=tuple(years or ()),
            stages=tuple(Stage(stage) for stage in stages or ()),
        )
        return self._desk.figures(wanted, _MOST)

    def cite(self, question: str, format: str = "text") -> str:
        """The answer to a question with its citations, as a memo or for a reference manager.

        Args:
            question: The question.
            format: text, markdown, csv, bibtex, ris or csl.

        Returns:
            The file's text.
        """
        form = FORMATS.get(format)
        if form is None or form.binary:
            known = ", ".join(name for name, one in FORMATS.items() if not one.binary)
            raise ValueError(f"format: {format!r}; give one of {known}")
        made = memo([self._answered(question, None).answer], date.today())
        return form.write(made).decode("utf-8-sig")

    def _answered(self, question: str, history: list[str] | None) -> Any:
        turn = self._desk.ask(question, history or [])
        if turn.answer is None:
            raise QuestionError(turn.refusal)
        return turn
