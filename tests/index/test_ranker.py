"""The ranker that a static model brings along."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from index import embedder, ranker, reranker
from index.candidate import Candidate
from index.pieces import Pieces
from index.ranker import Ranker, Weights
from index.reranker import RerankerError
from index.retriever import Retriever
from index.searchable import embedded
from index.soft_match import COMPARED, NAMES
from index.static_model import StaticModel
from index.store import Store

Tiny = Callable[..., StaticModel]

TEXTS = [
    "量子暗号通信網の整備計画",
    "令和3年度の予算額は35億円である。",
    "人材の育成は大学と企業が連携して進める。",
]


def weights(size: int, **lines: float) -> Weights:
    """A ranker that looks at single features only."""
    inputs = len(NAMES) + len(COMPARED)
    line = np.zeros(inputs, np.float32)
    for name, value in lines.items():
        line[NAMES.index(name)] = value
    pieces = Pieces(np.full(size, 4, np.float32), np.zeros(size, bool), np.zeros(size, bool))
    zeros = np.zeros(inputs, np.float32)
    hidden = np.zeros((inputs, 2), np.float32)
    one, two = np.zeros((), np.float32), np.zeros(2, np.float32)
    return Weights(pieces, zeros, zeros + 1, one, line, hidden, two, two)


@pytest.fixture
def folder(tiny: Tiny, tmp_path: Path) -> Path:
    """A model with a ranker that puts the longest passage first."""
    model = tiny(TEXTS)
    model.save(tmp_path / "model")
    ranker.save(weights(len(model.table), length=1.0), tmp_path / "model")
    return tmp_path / "model"


def test_it_is_read_as_it_was_written(folder: Path, tiny: Tiny) -> None:
    assert ranker.holds(folder)
    found, written = ranker.load("m", folder).weights, weights(len(tiny(TEXTS).table), length=1.0)
    for name in Weights._fields[1:]:
        assert np.array_equal(getattr(found, name), getattr(written, name)), name
    before = (folder / ranker.FILE).read_bytes()
    ranker.save(written, folder)
    assert (folder / ranker.FILE).read_bytes() == before


def test_it_decides_no_vector(folder: Path) -> None:
    digest = embedder.digest(folder)
    (folder / ranker.FILE).unlink()
    assert embedder.digest(folder) == digest


def test_it_scores_passages(folder: Path) -> None:
    loaded = reranker.load(folder)
    assert isinstance(loaded, Ranker)
    scores = loaded.scores(
        "予算額は", [Candidate("予算額"), Candidate("予算額は35億円である。" * 9)]
    )
    assert scores.shape == (2,) and scores[0] < scores[1]
    assert loaded.scores("予算額は", []).shape == (0,)


def test_what_says_all_goes_first(folder: Path) -> None:
    scores = ranker.load("m", folder).scores(
        "予算", [Candidate("予算", 1.0), Candidate("予算。", 0.8)]
    )
    assert scores[0] - scores[1] == pytest.approx(ranker.SAYS_ALL + ranker.SEARCH * 0.2, abs=1e-5)


def test_the_model_of_a_store_orders_by_its_own(
    folder: Path, pieces: list[Any], tmp_path: Path
) -> None:
    with Store.open(tmp_path / "store", writable=True) as store:
        for one in pieces:
            store.add(*one)
        store.change_model(folder)
        found = Retriever(store, own=True).search("量子暗号の予算", 30)
        plain = Retriever(store).search("量子暗号の予算", 30)
    lengths = [len(embedded(hit.passage)) for hit in found]
    assert lengths[0] > lengths[-1]
    assert {hit.passage.id for hit in found} == {hit.passage.id for hit in plain}
    assert [hit.score for hit in found] == sorted((hit.score for hit in plain), reverse=True)
    assert [hit.passage.id for hit in found] != [hit.passage.id for hit in plain]


def test_a_model_without_one_orders_nothing(tiny: Tiny, tmp_path: Path) -> None:
    tiny(TEXTS).save(tmp_path)
    assert not ranker.holds(tmp_path)
    assert reranker.own(embedder.load(tmp_path)) is None and reranker.own(None) is None


@pytest.mark.parametrize("harm", ["cut", "foreign", "other", "missing"])
def test_a_damaged_one_is_named(folder: Path, tiny: Tiny, harm: str) -> None:
    path = folder / ranker.FILE
    if harm == "cut":
        path.write_bytes(path.read_bytes()[:200])
    elif harm == "foreign":
        ranker.save(weights(7), folder)
    elif harm == "other":
        made = weights(len(tiny(TEXTS).table))
        ranker.save(made._replace(mean=made.mean[:9]), folder)
    else:
        np.savez(path, rarity=np.zeros(3))
    for load in (lambda: reranker.load(folder), lambda: reranker.own(embedder.load(folder))):
        with pytest.raises(RerankerError, match="並べ替えのモデルが壊れています"):
            load()


def test_the_shipped_one_is_found_by_name() -> None:
    loaded = reranker.load(embedder.SHIPPED)
    right = "量子暗号通信網の整備に令和3年度は35億円を計上する。"
    found = [Candidate("会議は東京で開かれた。", 0.1, 0.1), Candidate(right, 0.6, 0.5)]
    assert loaded.scores("量子暗号通信網の2021年度の予算はいくらか", found).argmax() == 1
