"""Question → the passages nearest to it: full text and vectors name candidates, then each is weighed.

What a candidate says of the question (`index.relevance`) and the cosine of its vector are added.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from math import log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index import reranker
from index.candidate import Candidate, Orders
from index.fulltext import FullText, Match
from index.gist import Gist
from index.inquiry import Inquiry, inquire
from index.relevance import relevance
from index.searchable import embedded, sought
from index.store import Store
from index.terms import pairs
from ingest.passage import Passage

# What a cosine counts beside the relevance, which is about 1 where a passage says all that is asked. Both are
# added as they are: where a passage says everything the vectors change little, where none says much they decide.
# Measured on 3 public sets and 20 held-out ones (mean recall@1 / @10): dividing each by its best .535 / .857,
# a sum of .5 .546 / .844, of 1 .545 / .857, of 1.3 .547 / .859, which falls below keywords on budget templates.
DENSE_WEIGHT = 1.0
# Where the words of a passage say nearly all that is asked, more than any other's do, it goes first: without this
# the first place of exact questions (a programme, a year and a stage) falls from 97 to 76 %; nothing else changes.
SAYS_ALL, FIRST = 0.9, 0.3
# How many candidates each side names before they are weighed; 40 and 250 found the same.
LEXICAL_CANDIDATES, DENSE_CANDIDATES = 100, 40
# How many of the best a reranker reads.
RERANKED = 50


class Weights(NamedTuple):
    """What full text and vectors count in the order of the passages."""

    lexical: float
    dense: float


HYBRID = Weights(1.0, DENSE_WEIGHT)


@dataclass(frozen=True)
class Hit:
    """A passage with its fused score, how far it speaks of the question, its vector's cosine, and its BM25 score (0
    where the full text did not name it)."""

    passage: Passage
    score: float
    lexical: float
    dense: float
    bm25: float = 0.0

    @property
    def candidate(self) -> Candidate:
        """The hit as what orders passages is given it."""
        return Candidate(embedded(self.passage), self.lexical, self.dense, self.bm25)


class Retriever:
    """Searches one store; follows it to a newer generation between two questions.

    With `own`, the ranker that the store's model brings along orders what is found, where no other is given.
    """

    def __init__(
        self,
        store: Store,
        orders: Orders | None = None,
        weights: Weights = HYBRID,
        *,
        own: bool = False,
    ) -> None:
        self._store = store
        self._orders = orders
        self._weights = weights
        self._own = lru_cache(maxsize=1)(reranker.own) if own and orders is None else None

    def search(
        self, query: str, k: int = 10, documents: Collection[str] | None = None
    ) -> list[Hit]:
        """The `k` best passages, best first, of the documents with the given ids if any."""
        with self._store.steady():
            rows = None if documents is None else self._store.document_rows(documents)
            vector = self._vector(query)
            near = self._near(vector, k, rows)
            matches = self._matches(inquiry := inquire(query), k, rows)
            lexical = self._lexical(inquiry, matches, near)
            bm25 = {match.key: match.score for match in matches}
            dense = near | self._cosines(vector, [key for key in lexical if key not in near])
            orders = self._ordering()
            most = max(k, RERANKED if orders and k > 0 else 0, 0)
            hits = [
                Hit(
                    self._store.passage_under(key),
                    score,
                    lexical.get(key, 0.0),
                    dense.get(key, 0.0),
                    bm25.get(key, 0.0),
                )
                for key, score in _fused(lexical, dense, self._weights)[:most]
            ]
        return (_ordered(orders, query, hits) if orders else hits)[: max(k, 0)]

    def _ordering(self) -> Orders | None:
        return self._own(self._store.model) if self._own else self._orders

    def rarity(self, term: str) -> float:
        """The inverse document frequency of a search term over the passages, as BM25 takes it."""
        fulltext = self._store.snapshot.fulltext
        return _rarity(fulltext.frequency(term), len(fulltext))

    def _matches(self, inquiry: Inquiry, k: int, rows: list[int] | None) -> list[Match]:
        fulltext = self._store.snapshot.fulltext
        return fulltext.search(sought(inquiry), max(LEXICAL_CANDIDATES, k), rows)

    def _lexical(
        self, inquiry: Inquiry, matches: Sequence[Match], near: Collection[int]
    ) -> dict[int, float]:
        """How far the candidates of both sides speak of the question."""
        fulltext = self._store.snapshot.fulltext
        gists = {match.key: match.gist for match in matches}
        gists |= fulltext.gists([key for key in near if key not in gists])
        rarity, unheard = _rarities(fulltext), _rarity(0, len(fulltext))
        return {
            key: relevance(inquiry, _gist(text), rarity, unheard) for key, text in gists.items()
        }

    def _vector(self, query: str) -> NDArray[np.float32] | None:
        model = self._store.model
        return None if model is None else model.embedder.embed([query], query=True)[0]

    def _near(
        self, vector: NDArray[np.float32] | None, k: int, rows: list[int] | None
    ) -> dict[int, float]:
        if vector is None:
            return {}
        keys = None if rows is None else self._store.keys(rows)
        found = self._store.snapshot.vectors.search(vector, max(DENSE_CANDIDATES, k), keys)
        return {near.key: near.score for near in found}

    def _cosines(self, vector: NDArray[np.float32] | None, keys: list[int]) -> dict[int, float]:
        return {} if vector is None else self._store.snapshot.vectors.scores(vector, keys)


def _ordered(orders: Orders, query: str, hits: list[Hit]) -> list[Hit]:
    """The first hits in the order of what orders them; the others behind them."""
    head, rest = hits[:RERANKED], hits[RERANKED:]
    told = orders.scores(query, [hit.candidate for hit in head])
    order = sorted(range(len(head)), key=lambda n: (-told[n], n))
    # What is asked of a score is its order and its size beside the best; the order is the reranker's.
    sizes = sorted((hit.score for hit in hits), reverse=True)
    return [*(replace(head[n], score=size) for n, size in zip(order, sizes, strict=False)), *rest]


def _fused(
    lexical: Mapping[int, float], dense: Mapping[int, float], weights: Weights
) -> list[tuple[int, float]]:
    """Keys with the weighted sum of their scores, the best first."""
    most = max(lexical.values(), default=0.0)
    fused = {}
    for key in {**lexical, **dense}:
        said = lexical.get(key, 0.0)
        said += FIRST if said == most >= SAYS_ALL else 0.0
        fused[key] = weights.lexical * said + weights.dense * max(dense.get(key, 0.0), 0.0)
    return sorted(fused.items(), key=lambda item: (-item[1], item[0]))


def _rarities(fulltext: FullText) -> Callable[[str], float]:
    """The rarity of a term or phrase, 0 where no passage holds it; each looked up once a question."""
    size = len(fulltext)

    @cache
    def rarity(term: str) -> float:
        phrase = pairs(term.split("_"))
        counts = [fulltext.pair_frequency(pair) for pair in phrase] or [fulltext.frequency(term)]
        return _rarity(min(counts), size) if min(counts) else 0.0

    return rarity


def _rarity(frequency: int, size: int) -> float:
    return log(1 + (size - frequency + 0.5) / (frequency + 0.5))


@lru_cache(maxsize=4096)
def _gist(text: str) -> Gist:
    return Gist.load(text)
