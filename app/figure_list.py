"""The figures of a store as records: one object, row or line an amount, each with its source."""

from __future__ import annotations

import csv
import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from answer.figure_line import key_of
from app.cell import inert
from app.strings import CITATION_PAGE, CITATION_SPAN
from index.ledger import Listed
from index.store import Store
from ingest.passage import Passage

COLUMNS = (
    "file", "page", "start", "end", "text", "amount", "currency", "yen", "minimum", "approx",
    "subject", "path", "ministry", "fiscal_year", "stage", "role", "qualifiers", "row", "column",
    "passage",
)  # fmt: skip


def records(store: Store, listed: Iterable[Listed]) -> Iterator[dict[str, Any]]:
    """One record an amount with the keys of `COLUMNS`; `yen` is None where the text prints no yen."""
    for document_id, figure in listed:
        document = store.document(document_id)
        passage = _passage(store.passages(document_id), figure.span.start)
        yield {
            "file": document.source,
            "page": document.page_of(figure.span.start),
            "start": figure.span.start,
            "end": figure.span.end,
            "text": document.quote(figure.span),
            "amount": figure.value,
            "currency": figure.currency,
            "yen": figure.amount,
            "minimum": figure.minimum,
            "approx": figure.approx,
            "subject": figure.subject,
            "path": list(figure.path),
            "ministry": figure.ministry,
            "fiscal_year": figure.fiscal_year,
            "stage": figure.stage.value if figure.stage else None,
            "role": figure.role.value,
            "qualifiers": list(figure.qualifiers),
            "row": list(figure.row),
            "column": list(figure.column),
            "passage": passage.id if passage else None,
        }


def lines(store: Store, listed: Iterable[Listed], lang: str) -> Iterator[str]:
    """One line an amount, to read: amount, year and stage, subject, limits, source."""
    for document_id, figure in listed:
        document = store.document(document_id)
        page = document.page_of(figure.span.start)
        parts = [
            " ".join(document.quote(figure.span).split()),
            key_of(figure),
            figure.subject or "―",
            *figure.qualifiers,
            document.source,
            *([CITATION_PAGE.say(lang, page=page)] if page is not None else []),
            CITATION_SPAN.say(lang, start=figure.span.start, end=figure.span.end),
        ]
        yield " · ".join(parts)


def write_json(found: Iterable[dict[str, Any]], file: TextIO) -> None:
    """One JSON object a line."""
    for record in found:
        file.write(json.dumps(record, ensure_ascii=False) + "\n")


def write_csv(found: Iterable[dict[str, Any]], file: TextIO) -> None:
    """A header row and one row an amount, with the mark by which Excel knows UTF-8."""
    file.write("\ufeff")
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    for record in found:
        writer.writerow([inert(cell) for cell in row(record)])


def row(record: dict[str, Any]) -> list[Any]:
    """The record's values in the order of `COLUMNS`, lists joined: numbers stay numbers."""
    return [_cell(record[name]) for name in COLUMNS]


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return " > ".join(value)
    return int(value) if isinstance(value, bool) else value


def _passage(passages: tuple[Passage, ...], at: int) -> Passage | None:
    """The passage that holds the offset."""
    n = bisect_right(passages, at, key=lambda passage: passage.span.start) - 1
    return passages[n] if n >= 0 and at < passages[n].span.end else None
