"""Figures and short names ⇄ rows of the database."""

from __future__ import annotations

import json
from collections.abc import Sequence
from sqlite3 import Row
from typing import Any

from ingest.document import Span
from ingest.figure import Figure
from ingest.fold import key
from ingest.stage import Role, Stage

# Amounts are kept as text: they may exceed 64 bits. `name` holds the folded names to look for.
SCHEMA = """
CREATE TABLE figures (
  document INTEGER NOT NULL, n INTEGER NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL,
  value TEXT NOT NULL, amount TEXT, currency TEXT NOT NULL, approx INTEGER NOT NULL, minimum TEXT,
  subject TEXT, path TEXT NOT NULL, ministry TEXT, year INTEGER, stage TEXT, role TEXT NOT NULL,
  qualifiers TEXT NOT NULL, headers TEXT NOT NULL, columns TEXT NOT NULL, block INTEGER,
  name TEXT NOT NULL, PRIMARY KEY (document, n)) WITHOUT ROWID;
CREATE INDEX figures_name ON figures (name, document);
CREATE TABLE names (
  document INTEGER NOT NULL, n INTEGER NOT NULL, short TEXT NOT NULL, long TEXT NOT NULL,
  start INTEGER NOT NULL, stop INTEGER NOT NULL, PRIMARY KEY (document, n)) WITHOUT ROWID;
"""


def row(n: int, figure: Figure) -> tuple[Any, ...]:
    """The row of the `n`th amount of a document; integers as text, as they may exceed 64 bits."""
    return (
        n, *figure.span, str(figure.value), None if figure.amount is None else str(figure.amount),
        figure.currency, figure.approx, None if figure.minimum is None else str(figure.minimum),
        figure.subject, _json(figure.path), figure.ministry, figure.fiscal_year,
        figure.stage.value if figure.stage else None, figure.role.value, _json(figure.qualifiers),
        _json(figure.row), _json(figure.column), figure.block, name(figure),
    )  # fmt: skip


def name(figure: Figure) -> str:
    """The folded names of an amount, a line each: subject, row headers, then column headers."""
    return "\n".join(key(part) for part in (figure.subject or "", *figure.row, *figure.column))


def figure(row: Row) -> Figure:
    return Figure(
        span=Span(row["start"], row["stop"]),
        value=int(row["value"]),
        amount=None if row["amount"] is None else int(row["amount"]),
        currency=row["currency"],
        approx=bool(row["approx"]),
        minimum=None if row["minimum"] is None else int(row["minimum"]),
        subject=row["subject"],
        path=_tuple(row["path"]),
        ministry=row["ministry"],
        fiscal_year=row["year"],
        stage=Stage(row["stage"]) if row["stage"] else None,
        role=Role(row["role"]),
        qualifiers=_tuple(row["qualifiers"]),
        row=_tuple(row["headers"]),
        column=_tuple(row["columns"]),
        block=row["block"],
    )


def _json(parts: Sequence[str]) -> str:
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":")) if parts else ""


def _tuple(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text)) if text else ()
