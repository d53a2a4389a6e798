"""How a passage speaks of a question, word by word: equal words, near words, in a window and in all.

Each word of the question is compared with each word of the passage by the static model's word vectors; the
likenesses are pooled as K-NRM (Xiong et al. 2017) and ColBERT (Khattab and Zaharia 2020) do. Nothing is learned
here: `index.ranker` weighs what this module counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.candidate import Candidate
from index.pieces import Cutter, Floats, Ids, Pieces, Texts, blocks, coded_runs, laid_out

Columns = dict[str, Floats]

# A prefix of the word vectors, which are nested: a quarter of the time of all 512.
DIMENSIONS = 128
# The kernels' means and their width; equal words are counted apart.
_KERNELS = {"kernel_8": 0.8, "kernel_6": 0.6, "kernel_4": 0.4, "kernel_2": 0.2}
_WIDTH = 0.1
_SATURATION, _LENGTH = 1.2, 0.75
# Where the words of a passage say so much of what is asked, and no other's say more.
_SAYS_ALL = 0.9

# What is compared with the best passage too, and what is the same for all of them or a place among them.
COMPARED = (
    "lexical dense fused bm25 said said_heavily said_rarely often pairs triples near near_heavily near_rarely "
    "equal kernel_8 kernel_6 kernel_4 kernel_2 window first_window said_together near_together said_first "
    "near_first back near_back length numbers asked_said"
).split()
ALONE = (
    "lexical_place dense_place fused_place bm25_place says_all asked_length has_number latin best_lexical best_dense"
).split()
NAMES = (*COMPARED, *ALONE)


class _Asked(NamedTuple):
    """The question's pieces in order, its words once each, and what each word counts: by its rarity, by the length
    of its vector, by its rarity among the passages too."""

    pieces: Ids
    words: Ids
    rare: Floats
    heavy: Floats
    rarely: Floats


class SoftMatch:
    """Compares questions with passages by the words of one static model."""

    def __init__(self, tokenizer: Any, table: NDArray[Any], pieces: Pieces) -> None:
        from threadpoolctl import ThreadpoolController

        self._table: Floats = np.ascontiguousarray(table[:, :DIMENSIONS], dtype=np.float32)
        self._norms: Floats = np.maximum(np.linalg.norm(self._table, axis=1), 1e-6)
        self._known = pieces
        # Matrices of this size are multiplied sooner by one thread; on a busy machine several times sooner.
        self._threads = ThreadpoolController()
        self._cut = Cutter(tokenizer)

    def features(self, question: str, found: Sequence[Candidate]) -> Floats:
        """One row a passage, a column for each of `NAMES`."""
        if not found:
            return np.zeros((0, len(NAMES)), np.float32)
        with self._threads.limit(limits=1, user_api="blas"):
            return self._compared(question, found)

    def _compared(self, question: str, found: Sequence[Candidate]) -> Floats:
        pieces, *read = self._cut([question, *(one.text for one in found)])
        texts = laid_out(read)
        words = np.unique(pieces)
        equal = words[:, None] == texts.unique[None, :]
        often: Floats = equal.astype(np.float32) @ texts.held
        asked = self._weighed(pieces, words, often)
        vectors = self._table[texts.unique]
        units = vectors / self._norms[texts.unique, None]
        alike = (self._table[words] / self._norms[words, None]) @ units.T
        alike = np.where(equal, np.float32(1), alike)
        columns = (
            _searched(found)
            | _said(asked, often, texts.lengths)
            | {"pairs": self._runs(asked, texts, 2), "triples": self._runs(asked, texts, 3)}
            | _kernels(asked, alike, equal, texts)
            | _together(asked, alike, texts)
            | self._windows(asked, vectors, texts)
            | self._back(alike, equal, texts)
            | self._about(asked, often, texts)
        )
        row = np.ones(len(found), np.float32)
        return np.stack([columns[name] * row for name in NAMES], axis=1)

    def _weighed(self, pieces: Ids, words: Ids, often: Floats) -> _Asked:
        rarity, heavy = self._known.rarity[words], self._norms[words]
        count, holding = often.shape[1], (often > 0).sum(axis=1)
        among = np.log(1 + (count - holding + 0.5) / (holding + 0.5))
        # A word that no passage holds can't be told from a word of no weight: it counts a little.
        rarely = rarity * np.where(holding > 0, among, 0.3 * among)
        return _Asked(pieces, words, _shares(rarity), _shares(heavy), _shares(rarely))

    def _runs(self, asked: _Asked, texts: Texts, length: int) -> Floats:
        """The share of the question's runs of so many pieces that a passage holds."""
        base = len(self._norms)
        runs = np.unique(coded_runs(asked.pieces, length, base))
        coded = coded_runs(texts.pieces, length, base)
        whole = texts.owner[: len(coded)] == texts.owner[length - 1 :][: len(coded)]
        hit = np.isin(coded, runs) & whole
        both = np.unique(
            texts.owner[: len(coded)][hit] * len(runs) + np.searchsorted(runs, coded[hit])
        )
        count = len(texts.starts)
        return _float(np.bincount(both // max(len(runs), 1), minlength=count) / max(len(runs), 1))

    def _windows(self, asked: _Asked, vectors: Floats, texts: Texts) -> Columns:
        """The cosine of the question's vector with the best window's, and with the first."""
        begins, after, first = blocks(texts)
        sums = np.add.reduceat(vectors[texts.at], begins, axis=0)
        sums = np.where((after > np.arange(len(begins)))[:, None], sums + sums[after], sums)
        whole = self._table[asked.pieces].sum(axis=0)
        size = np.linalg.norm(sums, axis=1) * np.linalg.norm(whole)
        cosines = (sums @ whole) / np.maximum(size, 1e-9)
        return {"window": np.maximum.reduceat(cosines, first), "first_window": cosines[first]}

    def _back(self, alike: Floats, equal: NDArray[np.bool_], texts: Texts) -> Columns:
        """How much of the passage the question says."""
        rarity = self._known.rarity[texts.unique]
        held = (texts.held > 0).astype(np.float32)
        whole = rarity @ held
        near = np.maximum(alike.max(axis=0), 0)
        return {
            "back": (rarity * equal.any(axis=0)) @ held / whole,
            "near_back": (rarity * near) @ held / whole,
        }

    def _about(self, asked: _Asked, often: Floats, texts: Texts) -> Columns:
        number = self._known.number[asked.words]
        said = (often > 0).astype(np.float32)
        return {
            "numbers": said[number].mean(axis=0) if number.any() else said[0] * 0,
            "has_number": _float(number.any()),
            "latin": _float(self._known.latin[asked.pieces].mean()),
            "asked_said": _float(said.mean()),
            "asked_length": _float(np.log(len(asked.words)) / 5),
            "length": _float(np.log(texts.lengths) / 5),
        }


def _searched(found: Sequence[Candidate]) -> Columns:
    """What the search said of the passages, and their places by it."""
    lexical = _float([one.lexical for one in found])
    dense = np.maximum(_float([one.dense for one in found]), 0)
    bm25 = _float([one.bm25 for one in found])
    bm25 /= max(float(bm25.max()), 1e-9)
    ways = {"lexical": lexical, "dense": dense, "fused": lexical + dense, "bm25": bm25}
    places = {f"{name}_place": _places(scores) for name, scores in ways.items()}
    places["bm25_place"] *= bm25 > 0
    best = lexical.max()
    says_all = _float((lexical >= best - 1e-6) & (best >= _SAYS_ALL))
    return (
        ways
        | places
        | {"says_all": says_all, "best_lexical": best, "best_dense": _float(dense.max())}
    )


def _said(asked: _Asked, often: Floats, lengths: Ids) -> Columns:
    """The share of the question's words that a passage holds, and BM25 over the passages."""
    held = (often > 0).astype(np.float32)
    norm = 1 - _LENGTH + _LENGTH * lengths / lengths.mean()
    return {
        "said": asked.rare @ held,
        "said_heavily": asked.heavy @ held,
        "said_rarely": asked.rarely @ held,
        "often": _float(asked.rare @ (often * (1 + _SATURATION) / (often + _SATURATION * norm))),
    }


def _kernels(asked: _Asked, alike: Floats, equal: NDArray[np.bool_], texts: Texts) -> Columns:
    """K-NRM's soft counts: how many words of a passage are about so near to each word of the question."""
    found = {"equal": asked.rare @ np.log1p(equal.astype(np.float32) @ texts.held)}
    for name, mean in _KERNELS.items():
        kernel = np.where(equal, 0, np.exp(-((alike - mean) ** 2) / (2 * _WIDTH * _WIDTH)))
        found[name] = asked.rare @ np.log1p(_float(kernel) @ texts.held)
    return found


def _together(asked: _Asked, alike: Floats, texts: Texts) -> Columns:
    """The nearest word to each of the question's: in a passage, in its best window, in its first."""
    begins, after, first = blocks(texts)
    nearest = np.maximum.reduceat(alike[:, texts.at], begins, axis=1)
    near = np.maximum(np.maximum.reduceat(nearest, first, axis=1), 0)
    windows = np.maximum(nearest, nearest[:, after])
    said = asked.rarely @ (windows >= 1).astype(np.float32)
    close = asked.rarely @ np.maximum(windows, 0)
    return {
        "near": asked.rare @ near,
        "near_heavily": asked.heavy @ near,
        "near_rarely": asked.rarely @ near,
        "said_together": np.maximum.reduceat(said, first),
        "near_together": np.maximum.reduceat(close, first),
        "said_first": said[first],
        "near_first": close[first],
    }


def _places(scores: Floats) -> Floats:
    """1 for the best, 1/2 for the next, and so on."""
    places = np.empty(len(scores), np.float32)
    places[np.argsort(-scores, kind="stable")] = 1 / np.arange(1, len(scores) + 1)
    return places


def _shares(weights: NDArray[Any]) -> Floats:
    return _float(weights / max(float(weights.sum()), 1e-9))


def _float(values: Any) -> Floats:
    return np.asarray(values, dtype=np.float32)
