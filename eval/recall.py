"""How well the product's own search finds the rows of a collection: recall, reciprocal rank, nDCG, time."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from eval.collection import Collection, fill
from eval.ranking import means
from index.candidate import Orders
from index.retriever import HYBRID, Retriever
from index.store import Store

DEPTH = 100
MODES = {
    "fulltext": HYBRID._replace(dense=0.0),
    "dense": HYBRID._replace(lexical=0.0, dense=1.0),
    "hybrid": HYBRID,
}


@dataclass(frozen=True)
class Recall:
    """Means over the queries that have a right row: recall@k is the share of a query's right rows among the
    first k, mrr@10 one over the place of the first of them (0 beyond the tenth), ndcg@10 with gains of 1
    (Järvelin and Kekäläinen 2002); milliseconds a query."""

    measures: dict[str, float]
    queries: int
    documents: int
    p50_ms: float
    p95_ms: float

    def record(self) -> dict[str, float | int]:
        rounded = {name: round(value, 4) for name, value in self.measures.items()}
        return {
            **rounded,
            "queries": self.queries,
            "documents": self.documents,
            "p50_ms": round(self.p50_ms, 2),
            "p95_ms": round(self.p95_ms, 2),
        }


def measure(
    collection: Collection,
    mode: str = "hybrid",
    model: str = "",
    reranker: Orders | None = None,
    folder: Path | None = None,
) -> Recall:
    """Index the collection (in `folder`, else for the time being) and search it for every query."""
    # tantivy's reader watches its folder from a thread, and may put a lock there while it is deleted.
    with TemporaryDirectory(ignore_cleanup_errors=True) as made:
        with Store.open(folder or Path(made) / "store", writable=True) as store:
            if model:
                store.change_model(model)
            rows = fill(collection, store)
        with Store.open(folder or Path(made) / "store") as store:
            return _searched(collection, rows, Retriever(store, reranker, MODES[mode]))


def _searched(collection: Collection, rows: dict[str, str], retriever: Retriever) -> Recall:
    asked = [query for query in collection.queries if query.positives]
    found: dict[str, list[str]] = {}
    times: list[float] = []
    retriever.search(asked[0].text, DEPTH)  # loading is no query's cost
    for query in asked:
        begun = time.perf_counter()
        hits = retriever.search(query.text, DEPTH)
        times.append((time.perf_counter() - begun) * 1000)
        found[query.id] = [rows[hit.passage.id] for hit in hits]
    measures = means({query.id: query.positives for query in asked}, found)
    times.sort()
    return Recall(measures, len(asked), len(collection.texts), _at(times, 0.5), _at(times, 0.95))


def _at(times: Sequence[float], share: float) -> float:
    return times[min(int(len(times) * share), len(times) - 1)]
