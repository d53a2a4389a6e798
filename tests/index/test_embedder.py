import json
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
    rows = model.embedder.embed(["量子"]), model.embedder.embed(["量子"], query=True)
    assert np.allclose(np.linalg.norm(rows[1]), 1, atol=1e-5)
    assert np.allclose(*rows, atol=1e-5)
    settings = other / "config_sentence_transformers.json"
    prompts = {"query": "材料: ", "passage": ""}
    settings.write_text(json.dumps(json.loads(settings.read_text()) | {"prompts": prompts}))
    prompted = embedder.load(other).embedder
    assert np.allclose(prompted.embed(["量子"]), rows[0], atol=1e-5)
    assert not np.allclose(prompted.embed(["量子"], query=True), rows[1], atol=1e-2)


def test_the_shipped_model_reads_any_text() -> None:
    shipped = embedder.load(embedder.SHIPPED).embedder
    rows = shipped.embed(["", " \n\u3000 ", "予算" * 500_000, "量子技術の予算"])
    assert np.isfinite(rows).all()
    assert np.allclose(np.linalg.norm(rows, axis=1), [0, 0, 1, 1], atol=1e-5)


@pytest.mark.parametrize(
    ("asked", "near", "far"),
    [
        ("子育てを支える制度", "児童手当の支給により家庭を援助する。", "空港の滑走路を延長する。"),
        ("高齢者の介護", "要介護のお年寄りを施設で支援する。", "半導体の工場を誘致する。"),
        ("地震への備え", "防災訓練を行い、被災時の避難場所を確保する。", "観光客の誘致を図る。"),
        ("how to support small companies", "中小企業の経営を支援する。", "海岸の清掃を行う。"),
    ],
)
def test_the_shipped_model_knows_what_is_meant(asked: str, near: str, far: str) -> None:
    """No pair shares a word."""
    rows = embedder.load(embedder.SHIPPED).embedder.embed([asked, near, far])
    assert rows[0] @ rows[1] > rows[0] @ rows[2] + 0.05


def test_a_lost_shipped_model_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    embedder._shipped.cache_clear()
    monkeypatch.setattr(embedder, "SHIPPED_FOLDER", tmp_path / "model")
    with pytest.raises(embedder.EmbedderError, match="同梱のモデル"):
        embedder.load(embedder.SHIPPED)
    monkeypatch.undo()
    assert embedder.load(embedder.SHIPPED).dimension > 0


@pytest.mark.parametrize("name", ["document", "passage", "corpus"])
def test_prompts_are_put_before_as_the_model_asks(
    folder: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    sentence_transformers = pytest.importorskip("sentence_transformers")
    settings = folder / "config_sentence_transformers.json"
    prompts = {"query": "材料: ", name: "量子: "}
    settings.write_text(json.dumps(json.loads(settings.read_text()) | {"prompts": prompts}))
    theirs = sentence_transformers.SentenceTransformer(str(folder), device="cpu")
    ours = embedder.load(folder).embedder
    texts = ["暗号通信", "研究"]
    expected = [embedder.unit(theirs.encode(texts, prompt_name=one)) for one in ("query", name)]
    assert np.allclose(ours.embed(texts, query=True), expected[0], atol=1e-6)
    assert np.allclose(ours.embed(texts), expected[1], atol=1e-6)
    assert not np.allclose(expected[0], expected[1], atol=1e-2)
