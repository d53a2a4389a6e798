"""A question set in a file: which of its formats it is in."""

from __future__ import annotations

from pathlib import Path

from eval import gold
from eval.question import Question


def read(path: Path) -> tuple[Question, ...]:
    """The questions in order; Failure at the first line that cannot be used."""
    return gold.read(path)
