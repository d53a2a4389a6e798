"""What a browser sends or kept for us: it may be anything."""

from __future__ import annotations

from collections.abc import Sequence


def number(value: object) -> int:
    """What the browser sends is text, and may be anything; -1 for what is no number."""
    text = str(value)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else -1


def texts(value: object) -> tuple[str, ...]:
    """The texts of a list, which may be anything."""
    found: Sequence[object] = value if isinstance(value, list | tuple) else ()
    return tuple(one for one in found if isinstance(one, str))
