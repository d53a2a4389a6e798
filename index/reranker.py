"""Passages in a better order: a cross-encoder reads the question and each passage together.

None is shipped; any sentence-transformers `CrossEncoder` can be set, by folder or by name.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.embedder import fetched

_BATCH = 32


class RerankerError(Exception):
    """One sentence: which reranker could not be loaded, and what to do."""


@dataclass(frozen=True)
class Reranker:
    """A loaded cross-encoder, and where it came from."""

    name: str
    model: Any

    def scores(self, question: str, texts: Sequence[str]) -> NDArray[np.float32]:
        """How well each text answers the question: one number a text, the higher the better."""
        if not texts:
            return np.zeros(0, np.float32)
        pairs = [(question, text) for text in texts]
        found = self.model.predict(pairs, batch_size=_BATCH, show_progress_bar=False)
        return np.nan_to_num(np.asarray(found, dtype=np.float32))


def load(name: str | Path) -> Reranker:
    """The cross-encoder in the folder `name`, or of that name in the local cache of the model hub."""
    try:
        from sentence_transformers import CrossEncoder

        model = CrossEncoder(str(fetched(name)), device=os.environ.get("TENKYO_DEVICE"))
        labels = int(getattr(model, "num_labels", 1))
        if labels != 1:
            raise ValueError(f"{labels} 個の値を出すモデルです。1 個のものが要ります")
    except Exception as error:
        first = str(error).strip().split("\n")[0]
        raise RerankerError(
            f"{name}: 並べ替えのモデル（CrossEncoder）として読めません（{first}）。保存したモデルのフォルダーを"
            "指定するか、名前で取得するなら HF_HUB_OFFLINE=0 を設定してください。"
        ) from error
    return Reranker(str(name), model)
