"""Keyword search, vectors and both together, side by side on test sets: recall and mean reciprocal rank.

BM25 (bm25s, k1 1.2, b .75) reads the same terms as the product's full text. The hybrid adds the two scores,
each divided by its best, as the product's retriever does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from index.terms import passage_terms, question_terms
from training.trial import Trial

Floats = NDArray[np.float32]
Ranks = NDArray[np.int64]

# What the vectors count in the hybrid.
WEIGHT = 1.0
_UNFOUND = 1_000_000
# A query is hard where BM25 ranks its first right text below this.
_HARD = 3


class Encoder(Protocol):
    """Texts → vectors of unit length."""

    def embed(self, texts: Sequence[str], *, query: bool = False) -> Floats: ...


@dataclass(frozen=True)
class Measured:
    """The rank of the first right text of each query, by way of searching."""

    trial: Trial
    bm25: Ranks
    dense: Ranks
    hybrid: Ranks


def measured(trial: Trial, lexical: Floats, encoder: Encoder, weight: float = WEIGHT) -> Measured:
    """Ranks over a set; `lexical` is a row of BM25 scores a query."""
    cosines = encoder.embed(trial.queries, query=True) @ encoder.embed(trial.texts).T
    cosines = np.maximum(cosines, 0.0)
    both = _scaled(lexical) + weight * _scaled(cosines)
    return Measured(trial, *(ranks(scores, trial.positives) for scores in (lexical, cosines, both)))


def bm25(trial: Trial) -> Floats:
    """A row of BM25 scores for each query of a set."""
    import bm25s

    documents = [passage_terms(text) for text in trial.texts]
    known = {term for terms in documents for term in terms}
    retriever: Any = bm25s.BM25(k1=1.2, b=0.75, method="lucene")
    retriever.index(documents, show_progress=False)
    rows = []
    for query in trial.queries:
        terms = [term for term in question_terms(query) if term in known]
        rows.append(retriever.get_scores(terms) if terms else np.zeros(len(documents), np.float32))
    return np.stack(rows).astype(np.float32)


def ranks(scores: Floats, positives: Sequence[frozenset[int]]) -> Ranks:
    """The place of the best right text in each row, from 1; beyond every text where it scores nothing."""
    found = []
    for row, right in zip(scores, positives, strict=True):
        best = max((float(row[at]) for at in right), default=0.0)
        found.append(int((row > best).sum()) + 1 if best > 0 else _UNFOUND)
    return np.asarray(found)


def recall(found: Ranks, k: int) -> float:
    return float(np.mean(found <= k)) if len(found) else 0.0


def reciprocal(found: Ranks, k: int = 10) -> float:
    """The mean of 1/rank, 0 beyond `k`."""
    return float(np.mean(np.where(found <= k, 1.0 / found, 0.0))) if len(found) else 0.0


def table(results: Sequence[Measured]) -> str:
    """Markdown: a row a set, then the queries that BM25 ranks low over all sets together."""
    lines = [
        "| set | texts | queries | BM25 R@1 | R@10 | MRR@10 | dense R@1 | R@10 | MRR@10 | hybrid R@1 | R@10 | MRR@10 |",
        "|---|---:|---:|" + "---:|" * 9,
    ]
    for one in results:
        ways = (one.bm25, one.dense, one.hybrid)
        cells = [
            f"{x:.3f}" for way in ways for x in (recall(way, 1), recall(way, 10), reciprocal(way))
        ]
        lines.append(
            f"| {one.trial.name} | {len(one.trial.texts)} | {len(one.trial.queries)} | {' | '.join(cells)} |"
        )
    before = np.concatenate([one.bm25[one.bm25 > _HARD] for one in results])
    after = np.concatenate([one.hybrid[one.bm25 > _HARD] for one in results])
    lines += [
        "",
        f"Queries whose right text BM25 ranks below {_HARD}: {len(before)}; recall@10 of BM25 "
        f"{recall(before, 10):.3f}, of the hybrid {recall(after, 10):.3f}.",
    ]
    return "\n".join(lines)


def _scaled(scores: Floats) -> Floats:
    scaled: Floats = scores / np.maximum(scores.max(axis=1, keepdims=True), 1e-9)
    return scaled
