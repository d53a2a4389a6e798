"""Keyword search, vectors, both together and reranked, side by side on test sets: recall, reciprocal rank.

BM25 (bm25s, k1 1.2, b .75) reads the same terms as the product's full text; full text, dense, hybrid and hybrid
+ reranker are the product's own search, a row of a set being a passage.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from numpy.typing import NDArray

from eval.collection import Collection, Query, fill
from eval.recall import DEPTH, MODES
from index.candidate import Orders
from index.retriever import Retriever
from index.store import Store
from index.terms import passage_terms, question_terms

Ranks = NDArray[np.int64]

_UNFOUND = 1_000_000
# A query is hard where BM25 ranks its first right text below this.
_HARD = 3


@dataclass(frozen=True)
class Measured:
    """The rank of the first right text of each query, by way of searching."""

    name: str
    texts: int
    ways: dict[str, Ranks]


def measured(found: Collection, model: str | Path, reranker: Orders | None = None) -> Measured:
    """The ranks over a set by every way of searching."""
    ways = {"BM25": _ranks(found.queries, bm25(found))}
    with TemporaryDirectory() as folder:
        with Store.open(folder, writable=True) as store:
            store.change_model(model)
            rows = fill(found, store)
        with Store.open(folder) as store:
            ways |= {
                mode: _ranks(found.queries, _search(Retriever(store, None, weights), rows))
                for mode, weights in MODES.items()
            }
            if reranker is not None:
                ways["hybrid + reranker"] = _ranks(
                    found.queries, _search(Retriever(store, reranker), rows)
                )
    return Measured(found.name, len(found.texts), ways)


def bm25(found: Collection) -> Callable[[str], list[str]]:
    """A search of the rows by BM25: the ids of the best, the best first; what scores nothing is not found."""
    import bm25s

    ids = list(found.texts)
    documents = [passage_terms(text) for text in found.texts.values()]
    known = {term for terms in documents for term in terms}
    retriever: Any = bm25s.BM25(k1=1.2, b=0.75, method="lucene")
    retriever.index(documents, show_progress=False)

    def search(query: str) -> list[str]:
        terms = [term for term in question_terms(query) if term in known]
        if not terms:
            return []
        scores = retriever.get_scores(terms)
        best = np.argsort(-scores, kind="stable")[:DEPTH]
        return [ids[at] for at in best if scores[at] > 0]

    return search


def _search(retriever: Retriever, rows: dict[str, str]) -> Callable[[str], list[str]]:
    return lambda query: [rows[hit.passage.id] for hit in retriever.search(query, DEPTH)]


def _ranks(queries: Sequence[Query], search: Callable[[str], list[str]]) -> Ranks:
    """The place of the first right row for each query, from 1."""
    found = []
    for query in queries:
        places = (n for n, row in enumerate(search(query.text), 1) if row in query.positives)
        found.append(next(places, _UNFOUND))
    return np.asarray(found, dtype=np.int64)


def recall(found: Ranks, k: int) -> float:
    """The share of the queries with a right row among the first `k`."""
    return float(np.mean(found <= k)) if len(found) else 0.0


def reciprocal(found: Ranks, k: int = 10) -> float:
    """The mean of 1/rank, 0 beyond `k`."""
    return float(np.mean(np.where(found <= k, 1.0 / found, 0.0))) if len(found) else 0.0


def table(results: Sequence[Measured]) -> str:
    """Markdown: a row a set, then the queries that BM25 ranks low over all sets together."""
    names = list(results[0].ways)
    heads = "".join(f" {name} R@1 | R@10 | MRR@10 |" for name in names)
    lines = [f"| set | texts | queries |{heads}", "|---|---:|---:|" + "---:|" * 3 * len(names)]
    for one in results:
        cells = [
            f"{value:.3f}"
            for way in one.ways.values()
            for value in (recall(way, 1), recall(way, 10), reciprocal(way))
        ]
        about = f"{one.name} | {one.texts} | {len(one.ways['BM25'])}"
        lines.append(f"| {about} | {' | '.join(cells)} |")
    hard = [one.ways["BM25"] > _HARD for one in results]
    low = {
        name: np.concatenate([one.ways[name][at] for one, at in zip(results, hard, strict=True)])
        for name in names
    }
    told = ", ".join(f"{name} {recall(ranks, 10):.3f}" for name, ranks in low.items())
    count = sum(int(at.sum()) for at in hard)
    return "\n".join(
        [
            *lines,
            "",
            f"{count} queries whose right text BM25 ranks below {_HARD}, recall@10: {told}.",
        ]
    )
