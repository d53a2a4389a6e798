"""Sequences of word numbers → one vector a word, from the company that the words keep.

Positive pointwise mutual information of words and their neighbours, reduced by a randomised singular
value decomposition (Levy, Goldberg and Dagan 2015; Halko, Martinsson and Tropp 2011), then weighted
by smooth inverse frequency (Arora, Liang and Ma 2017), so that a plain mean of them is a good
sentence vector. numpy only; the same input gives the same vectors.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

WINDOW = 10
# Context words are the most frequent ones: 2,048 columns keep a table of 16,000 words at 131 MB.
CONTEXTS = 2048
# Levy et al.: flattening the context distribution keeps rare contexts from dominating.
CONTEXT_POWER = 0.75
# Arora et al. use 1e-3 for long corpora.
SIF = 1e-3
# A share of each vector is the word's own random direction: two words that always meet the same
# company stay apart, and a word seen once is still itself.
IDENTITY = 0.5
_SEED = 20200121
_OVERSAMPLING = 16
_POWER_ITERATIONS = 2


def fit(sequences: Sequence[Sequence[int]], vocabulary: int, dimension: int) -> Floats:
    """A `vocabulary` × `dimension` table; words that never occur get their random direction only."""
    counts = np.bincount(_flat(sequences), minlength=vocabulary).astype(np.float64)
    meaning = _unit(_reduce(_association(sequences, counts), dimension))
    identity = _unit(np.random.default_rng(_SEED).standard_normal((vocabulary, dimension)))
    table = meaning + IDENTITY * identity
    weight = SIF / (SIF + counts / max(counts.sum(), 1.0))
    return np.ascontiguousarray(table * weight[:, None], dtype=np.float32)


def _flat(sequences: Sequence[Sequence[int]]) -> Integers:
    return np.fromiter((n for sequence in sequences for n in sequence), dtype=np.int64)


def _association(sequences: Sequence[Sequence[int]], counts: NDArray[np.float64]) -> Floats:
    """Positive pointwise mutual information, words × contexts."""
    size = len(counts)
    width = min(CONTEXTS, size)
    contexts = np.argsort(-counts, kind="stable")[:width]
    column = np.full(size, -1, dtype=np.int64)
    column[contexts] = np.arange(width)
    words, where = _flat(sequences), _sequence_of(sequences)
    codes, weights = [], []
    for distance in range(1, min(WINDOW, max(len(words) - 1, 0)) + 1):
        near = where[:-distance] == where[distance:]
        left, right = words[:-distance][near], words[distance:][near]
        for word, context in ((left, right), (right, left)):
            kept = column[context] >= 0
            codes.append(word[kept] * width + column[context[kept]])
            weights.append(np.full(int(kept.sum()), 1.0 / distance))
    table = np.zeros(size * width, dtype=np.float32)
    if not codes:
        return table.reshape(size, width)
    cells, inverse = np.unique(np.concatenate(codes), return_inverse=True)
    joint = np.bincount(inverse, weights=np.concatenate(weights))
    row, col = np.divmod(cells, width)
    rows = np.bincount(row, weights=joint, minlength=size)
    cols = np.bincount(col, weights=joint, minlength=width) ** CONTEXT_POWER
    expected = rows[row] * cols[col] / cols.sum()
    table[cells] = np.maximum(np.log(joint / expected), 0.0)
    return table.reshape(size, width)


def _sequence_of(sequences: Sequence[Sequence[int]]) -> Integers:
    return np.repeat(np.arange(len(sequences)), [len(sequence) for sequence in sequences])


def _reduce(table: Floats, dimension: int) -> NDArray[np.float64]:
    """The first `dimension` left singular vectors scaled by the root of the singular values."""
    size, width = table.shape
    rank = min(dimension, width, size)
    sketch = np.random.default_rng(_SEED).standard_normal((width, min(rank + _OVERSAMPLING, width)))
    basis = np.linalg.qr(table @ sketch.astype(np.float32))[0]
    for _ in range(_POWER_ITERATIONS):
        basis = np.linalg.qr(table @ np.linalg.qr(table.T @ basis)[0])[0]
    left, values, _ = np.linalg.svd(basis.T @ table, full_matrices=False)
    reduced = np.zeros((size, dimension))
    kept = min(rank, len(values))
    reduced[:, :kept] = (basis @ left[:, :kept]) * np.sqrt(values[:kept])
    return reduced


def _unit(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    scaled: NDArray[np.float64] = np.divide(
        rows, norms, out=np.zeros_like(rows), where=norms > 1e-9
    )
    return scaled
