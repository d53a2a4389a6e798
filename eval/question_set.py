"""A question set in a file: JSONL, CSV or Excel, told by its suffix."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from eval import gold, sheet
from eval.gold import GoldError
from eval.question import Question


class Scan(NamedTuple):
    """The questions that can be used, and what is wrong with the other lines."""

    questions: tuple[Question, ...]
    faults: tuple[GoldError, ...]


def read(path: Path) -> tuple[Question, ...]:
    """The questions in order; GoldError at the first line that cannot be used."""
    return gold.whole(path, _lines(path))


def scan(path: Path) -> Scan:
    """Every line; GoldError where the file as a whole cannot be read."""
    found = list(gold.once(path, _lines(path)))
    return Scan(
        tuple(one for one in found if isinstance(one, Question)),
        tuple(one for one in found if isinstance(one, GoldError)),
    )


def _lines(path: Path) -> Iterator[Question | GoldError]:
    table = path.suffix.lower() in (*sheet.CSV, *sheet.EXCEL)
    return sheet.lines(path) if table else gold.lines(path)
