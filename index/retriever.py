"""Question → the passages nearest to it: full text and vectors, fused.

The two scores are each divided by the best of their kind and added: on this stack that found more
than reciprocal ranks did.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from math import log

from index.searchable import question_fields
from index.store import Store
from ingest.passage import Passage

# The weight of the vectors beside the full text.
DENSE_WEIGHT = 0.4
# How many candidates each side names before they are fused.
CANDIDATES = 60


@dataclass(frozen=True)
class Hit:
    """A passage with its fused score and what each side gave it (BM25, cosine)."""

    passage: Passage
    score: float
    lexical: float
    dense: float


class Retriever:
    """Searches one store; follows it to a newer generation between two questions."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def search(
        self, query: str, k: int = 10, documents: Collection[str] | None = None
    ) -> list[Hit]:
        """The `k` best passages, best first, of the documents with the given ids if any."""
        self._store.refresh()
        rows = None if documents is None else self._store.document_rows(documents)
        depth = max(CANDIDATES, k)
        lexical = self._lexical(query, depth, rows)
        dense = self._dense(query, depth, rows, list(lexical))
        top_lexical = max(lexical.values(), default=0.0) or 1.0
        top_dense = max(dense.values(), default=0.0)
        top_dense = top_dense if top_dense > 0.0 else 1.0
        fused = {
            key: lexical.get(key, 0.0) / top_lexical
            + DENSE_WEIGHT * max(dense.get(key, 0.0), 0.0) / top_dense
            for key in lexical | dense
        }
        best = sorted(fused.items(), key=lambda item: (-item[1], item[0]))[: max(k, 0)]
        return [
            Hit(self._store.passage_under(key), score, lexical.get(key, 0.0), dense.get(key, 0.0))
            for key, score in best
        ]

    def rarity(self, term: str) -> float:
        """The inverse document frequency of a search term over the passages, as BM25 takes it."""
        fulltext = self._store.snapshot.fulltext
        frequency = fulltext.frequency(term)
        return log(1 + (len(fulltext) - frequency + 0.5) / (frequency + 0.5))

    def _lexical(self, query: str, depth: int, rows: list[int] | None) -> dict[int, float]:
        found = self._store.snapshot.fulltext.search(question_fields(query), depth, rows)
        return {match.key: match.score for match in found}

    def _dense(
        self, query: str, depth: int, rows: list[int] | None, lexical: list[int]
    ) -> dict[int, float]:
        """The nearest vectors, and the cosines of what the full text found besides."""
        model = self._store.model
        if model is None:
            return {}
        vector = model.embedder.embed([query], query=True)[0]
        keys = None if rows is None else self._store.keys(rows)
        vectors = self._store.snapshot.vectors
        found = {near.key: near.score for near in vectors.search(vector, depth, keys)}
        rest = [key for key in lexical if key not in found]
        return found | vectors.scores(vector, rest)
