"""Passages' vectors in faiss: exact search in half precision under our own 64-bit keys.

Derived from the store, written with an fsync and a rename, read whole into memory.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


_ONE_THREAD = 50_000


class Near(NamedTuple):
    """A passage's key and its cosine with the question."""

    key: int
    score: float


class VectorIndex:
    """Keys ⇄ vectors of unit length; a key stands once."""

    def __init__(self, index: Any) -> None:
        self._index = index

    @classmethod
    def empty(cls, dimension: int) -> VectorIndex:
        import faiss

        # Half precision is exact enough (recall@10 .999 of single precision at 1e6) and half the size.
        flat = faiss.IndexScalarQuantizer(
            dimension, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT
        )
        return cls(faiss.IndexIDMap2(flat))

    @classmethod
    def read(cls, path: Path) -> VectorIndex:
        """Read a written index; RuntimeError where faiss finds no index in the file."""
        import faiss

        index = faiss.read_index(str(path))
        if not isinstance(index, faiss.IndexIDMap2):
            raise RuntimeError(f"{path} holds another kind of index")
        return cls(index)

    def __len__(self) -> int:
        return int(self._index.ntotal)

    @property
    def dimension(self) -> int:
        return int(self._index.d)

    def keys(self) -> NDArray[np.int64]:
        import faiss

        keys: NDArray[np.int64] = faiss.vector_to_array(self._index.id_map)
        return keys

    def remove(self, keys: Sequence[int]) -> None:
        """Take `keys` out, all in one pass: faiss moves the whole table for each call."""
        if keys:
            self._index.remove_ids(np.array(keys, dtype=np.int64))

    def add(self, keys: Sequence[int], rows: Floats) -> None:
        """Add rows under new keys; faiss would take a key twice, so a known one is replaced."""
        if not keys:
            return
        known = set(self.keys().tolist()).intersection(keys)
        self.remove(sorted(known))
        self._index.add_with_ids(
            np.ascontiguousarray(rows, dtype=np.float32), np.array(keys, dtype=np.int64)
        )

    def search(self, row: Floats, k: int, among: Collection[int] | None = None) -> list[Near]:
        """The `k` nearest keys, best first, among the given ones if any; none for a zero vector."""
        import faiss

        if k <= 0 or not len(self) or not np.any(row) or (among is not None and not among):
            return []
        parameters = None
        if among is not None:
            # The selector keeps only a pointer: the array must live until the search is done.
            wanted = np.array(sorted(among), dtype=np.int64)
            selector = faiss.IDSelectorBatch(wanted)
            parameters = faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]
        # Waking faiss' threads takes longer (10 ms on a busy machine) than searching a small index.
        faiss.omp_set_num_threads(1 if len(self) < _ONE_THREAD else os.cpu_count() or 1)
        query = np.ascontiguousarray(row, dtype=np.float32).reshape(1, -1)
        scores, keys = self._index.search(query, min(k, len(self)), params=parameters)
        found = zip(keys[0].tolist(), scores[0].tolist(), strict=True)
        return [Near(key, score) for key, score in found if key != -1]

    def scores(self, row: Floats, keys: Sequence[int]) -> dict[int, float]:
        """The cosines of `row` with the vectors under `keys`, unknown keys left out."""
        found = {}
        for key in keys:
            try:
                found[key] = float(np.dot(self._index.reconstruct(key), row))
            except RuntimeError:  # faiss' word for a key that it does not hold
                continue
        return found

    def write(self, path: Path) -> None:
        """Write the file and make sure that it is on the disk."""
        import faiss

        faiss.write_index(self._index, str(path))
        with path.open("rb") as file:
            os.fsync(file.fileno())
