"""A passage that a pipeline found."""

from __future__ import annotations

from typing import NamedTuple


class Found(NamedTuple):
    """The file that a passage stands in, and its words."""

    file: str
    text: str
