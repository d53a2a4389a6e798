"""Cells of a table file: a text is a text, never a formula."""

from __future__ import annotations

import re
from typing import Any

# A table program takes a cell that begins so for a formula; a number with its sign is one all the same.
_FORMULA = re.compile(r"[=+@\t\r]|-(?![\d,.]*$)")


def inert(cell: Any) -> Any:
    """A text that would be a formula is led by an apostrophe, which table programs do not show."""
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell
