import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from index import embedder
from index.static_model import StaticModel

Tiny = Callable[..., StaticModel]


@pytest.fixture
def folder(tiny: Tiny, tmp_path: Path) -> Path:
    tiny(["量子暗号通信", "材料研究"]).save(tmp_path / "model")
    return tmp_path / "model"


def test_rows_have_length_one_or_zero(folder: Path) -> None:
    rows = embedder.load(folder).embedder.embed(["量子暗号", "", "材料"])
    assert np.allclose(np.linalg.norm(rows, axis=1), [1, 0, 1], atol=1e-6)
    assert rows.dtype == np.float32


def test_the_digest_follows_the_vectors_and_not_the_readme(
    tiny: Tiny, folder: Path, tmp_path: Path
) -> None:
    before = embedder.digest(folder)
    (folder / "README.md").write_text("another")
    assert embedder.digest(folder) == before
    copy = shutil.copytree(folder, tmp_path / "copy")
    assert embedder.digest(copy) == before
    tiny(["量子暗号通信", "材料"]).save(folder)
    assert embedder.digest(folder) != before


def test_a_model_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(embedder.EmbedderError, match="no-such-model"):
        embedder.load("no-such-model")


def test_a_damaged_model_is_named(folder: Path) -> None:
    (folder / "model.safetensors").write_bytes(b"garbage")
    with pytest.raises(embedder.EmbedderError, match="壊れて"):
        embedder.load(folder)


def test_unit_guards_zero_and_broken_rows() -> None:
    rows = embedder.unit(np.array([[3, 4], [0, 0], [np.nan, 1]], dtype=np.float32))
    assert np.allclose(rows[:2], [[0.6, 0.8], [0, 0]])
    assert np.isfinite(rows).all()


def test_sentence_transformers_loads_what_is_not_static(folder: Path, tmp_path: Path) -> None:
    """A model of another kind goes through the library itself, and its vectors through `unit`."""
    modules = pytest.importorskip("sentence_transformers.sentence_transformer.modules")
    from sentence_transformers import SentenceTransformer

    static = modules.StaticEmbedding.load(str(folder))
    dense = modules.Dense(32, 32)
    other = tmp_path / "other"
    SentenceTransformer(modules=[static, dense], device="cpu").save(str(other))
    model = embedder.load(other)
    assert model.dimension == 32
    assert np.allclose(np.linalg.norm(model.embedder.embed(["量子"], query=True)), 1, atol=1e-5)
