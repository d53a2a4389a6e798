import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from index import static_model
from index.static_model import StaticModel

Tiny = Callable[..., StaticModel]

TEXTS = [
    "量子暗号通信網の整備に35億円を計上する。",
    "量子コンピュータの研究開発を推進する。",
    "データ駆動型研究とマテリアルの共用設備、1,234.5億円",
    "Ｑ－ＬＥＡＰの人材育成プログラム",
]


@pytest.fixture(scope="module")
def folder(tiny: Tiny, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("model")
    tiny(TEXTS).save(path)
    return path


def test_a_saved_model_reads_back_the_same(tiny: Tiny, folder: Path) -> None:
    fitted, loaded = tiny(TEXTS), static_model.load(folder)
    assert np.array_equal(fitted.encode(TEXTS), loaded.encode(TEXTS))
    assert loaded.dimension == 32


def test_saving_twice_writes_the_same_bytes(tiny: Tiny, folder: Path, tmp_path: Path) -> None:
    tiny(TEXTS).save(tmp_path)
    names = sorted(path.name for path in folder.iterdir())
    assert names == sorted(path.name for path in tmp_path.iterdir())
    assert all((folder / name).read_bytes() == (tmp_path / name).read_bytes() for name in names)


def test_words_are_cut_as_the_dictionary_cuts_them(folder: Path) -> None:
    tokens = static_model.load(folder).tokenizer.encode("量子暗号通信網の共用設備").tokens
    assert tokens == ["量子", "暗号", "通信", "網", "の", "共用", "設備"]


def test_width_case_and_emphasis_make_no_difference(folder: Path) -> None:
    rows = static_model.load(folder).encode(["Ｑ－ＬＥＡＰの人材**育成**", "q-leapの人材育成"])
    assert np.allclose(rows[0], rows[1], atol=1e-6)


@pytest.mark.parametrize("text", ["", "   ", "☃"])
def test_a_text_of_no_known_piece_gives_zeros(folder: Path, text: str) -> None:
    assert not static_model.load(folder).encode([text]).any()


@pytest.mark.parametrize("texts", [[], [""], ["量"], ["量子技術"]])
def test_any_corpus_makes_a_model(tiny: Tiny, texts: list[str], tmp_path: Path) -> None:
    tiny(texts).save(tmp_path)
    rows = static_model.load(tmp_path).encode(["量子技術の戦略"])
    assert rows.shape == (1, 32)
    assert np.isfinite(rows).all()


def test_a_table_in_half_precision_keeps_its_vectors(tiny: Tiny, tmp_path: Path) -> None:
    made = tiny(TEXTS)
    replace(made, table=made.table.astype(np.float16)).save(tmp_path)
    loaded = static_model.load(tmp_path)
    rows = loaded.encode(TEXTS)
    assert rows.dtype == np.float32
    assert (tmp_path / "model.safetensors").stat().st_size < made.table.nbytes
    assert np.allclose(rows, made.encode(TEXTS), atol=2e-3)


def test_other_models_are_not_taken_for_static_ones(tmp_path: Path) -> None:
    assert not static_model.is_static(tmp_path / "nowhere")
    modules = [{"path": "", "type": "sentence_transformers.models.Transformer"}]
    (tmp_path / "modules.json").write_text(json.dumps(modules))
    assert not static_model.is_static(tmp_path)


def test_vectors_agree_with_sentence_transformers(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    sentence_transformers = pytest.importorskip("sentence_transformers")
    theirs = sentence_transformers.SentenceTransformer(str(folder), device="cpu")
    texts = [*TEXTS, "", "☃", "Ｑ－ＬＥＡＰ　令和３年度", "長い文。" * 500]
    difference = np.abs(theirs.encode(texts) - static_model.load(folder).encode(texts))
    assert difference.max() <= 1e-6


def test_the_shipped_model_agrees_with_sentence_transformers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    sentence_transformers = pytest.importorskip("sentence_transformers")
    folder = Path(static_model.__file__).with_name("model")
    theirs = sentence_transformers.SentenceTransformer(str(folder), device="cpu").float()
    texts = [*TEXTS, "", "☃", "Ｑ－ＬＥＡＰ　令和３年度 3,500百万円", "長い文。" * 500, " " * 1000]
    difference = np.abs(theirs.encode(texts) - static_model.load(folder).encode(texts))
    assert difference.max() <= 1e-6
