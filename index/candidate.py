"""A passage that was found, as what orders passages is given it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray


class Candidate(NamedTuple):
    """A passage's text, how far it speaks of the question, its vector's cosine, and its BM25 score (0 where the full
    text did not name it)."""

    text: str
    lexical: float = 0.0
    dense: float = 0.0
    bm25: float = 0.0


class Orders(Protocol):
    """Scores passages: the higher the better, comparable for one question only."""

    def scores(self, question: str, found: Sequence[Candidate]) -> NDArray[np.float32]:
        """One number a passage."""
        ...
