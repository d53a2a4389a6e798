"""Passages in a better order: by the ranker that a static model brings along, or by a cross-encoder, which reads the
question and each passage together.

The shipped model's ranker is set by the model's name; any sentence-transformers `CrossEncoder` by folder or by name.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index import ranker
from index.candidate import Candidate, Orders
from index.embedder import SHIPPED, SHIPPED_FOLDER, Model, fetched
from index.static_model import StaticModel

_BATCH = 32


class RerankerError(Exception):
    """One sentence: which reranker could not be loaded, and what to do."""


@dataclass(frozen=True)
class Reranker:
    """A loaded cross-encoder, and where it came from."""

    name: str
    model: Any

    def scores(self, question: str, found: Sequence[Candidate]) -> NDArray[np.float32]:
        """How well each passage answers the question: one number a passage, the higher the better."""
        if not found:
            return np.zeros(0, np.float32)
        pairs = [(question, one.text) for one in found]
        told = self.model.predict(pairs, batch_size=_BATCH, show_progress_bar=False)
        return np.nan_to_num(np.asarray(told, dtype=np.float32))


def load(name: str | Path) -> Orders:
    """The shipped ranker, the one of the model in the folder `name`, or the cross-encoder there or of that name in the
    local cache of the model hub."""
    folder = SHIPPED_FOLDER if str(name) == SHIPPED else Path(name)
    if ranker.holds(folder):
        return _ranker(str(name), folder)
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


def own(model: Model | None) -> Orders | None:
    """The ranker that a model brings along, if any."""
    if model is None or model.folder is None or not ranker.holds(model.folder):
        return None
    return _ranker(model.name, model.folder, model.words)


def _ranker(name: str, folder: Path, words: StaticModel | None = None) -> Orders:
    try:
        return ranker.load(name, folder, words)
    except Exception as error:  # numpy and tokenizers raise many kinds
        raise RerankerError(
            f"{name}: 並べ替えのモデルが壊れています（{error}）。Tenkyo を入れ直すか、`--reranker none` を指定してください。"
        ) from error
