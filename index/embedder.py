"""Texts → vectors of unit length, by any sentence-transformers model given as a folder or a name.

A static model is read with numpy alone; any other brings in sentence-transformers, and with it torch.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from index import static_model

Floats = NDArray[np.float32]

# The model that comes with the project, by its name and its folder.
SHIPPED = "tenkyo"
SHIPPED_FOLDER = Path(__file__).with_name("model")
# What decides a model's vectors; its README and its training state do not.
_DECISIVE = (".json", ".safetensors", ".bin", ".txt", ".model", ".vocab", ".py")
_BATCH = 256
# What models call the prompt of a document; the library itself takes an empty "document" before a "passage".
_OF_DOCUMENTS = ("document", "passage", "corpus")


class EmbedderError(Exception):
    """One sentence: which model could not be loaded, and what to do."""


class Embedder(Protocol):
    """Embeds."""

    def embed(self, texts: Sequence[str], *, query: bool = False) -> Floats:
        """One row a text, of length 1, or 0 where the text says nothing to the model."""
        ...


@dataclass(frozen=True, eq=False)
class Model:
    """A loaded embedder and who it is: where it came from, its vectors' size, its files' digest; and where it is
    static, its words."""

    name: str
    digest: str
    dimension: int
    embedder: Embedder
    folder: Path | None = None
    words: static_model.StaticModel | None = None


@dataclass(frozen=True)
class _Static:
    model: static_model.StaticModel

    def embed(self, texts: Sequence[str], *, query: bool = False) -> Floats:
        return unit(self.model.encode(texts, _prompt(self.model.prompts, query=query)))


@dataclass(frozen=True)
class _SentenceTransformer:
    model: Any

    def embed(self, texts: Sequence[str], *, query: bool = False) -> Floats:
        encode = self.model.encode_query if query else self.model.encode_document
        name = _prompt(self.model.prompts, query=query) or None
        rows = encode(list(texts), prompt_name=name, batch_size=_BATCH, show_progress_bar=False)
        return unit(np.asarray(rows, dtype=np.float32).reshape(len(texts), -1))


def _prompt(prompts: Mapping[str, str], *, query: bool) -> str:
    """The name of the prompt that is put before a text; "" for none."""
    return next(filter(prompts.get, ("query",) if query else _OF_DOCUMENTS), "")


def load(name: str | Path) -> Model:
    """The shipped model, the one in the folder `name`, or of that name in the local cache of the model hub."""
    return _shipped() if str(name) == SHIPPED else _load(name, Path(name))


@cache
def _shipped() -> Model:
    if not static_model.is_static(SHIPPED_FOLDER):
        raise EmbedderError(
            f"{SHIPPED_FOLDER}: 同梱のモデルが失われています。Tenkyo を入れ直すか、`tenkyo store embed --model` で別のモデルを"
            "指定してください。"
        )
    return _load(SHIPPED, SHIPPED_FOLDER)


def _load(name: str | Path, folder: Path) -> Model:
    if static_model.is_static(folder):
        try:
            model = static_model.load(folder)
        except Exception as error:  # tokenizers raises plain Exception
            raise EmbedderError(
                f"{name}: モデルが壊れています（{error}）。`tenkyo store embed --model` で別のモデルを指定してください。"
            ) from error
        return Model(str(name), digest(folder), model.dimension, _Static(model), folder, model)
    return _load_any(name)


def fetched(name: str | Path) -> Path:
    """The folder `name`, or the folder of that name in the local cache of the model hub."""
    folder = Path(name)
    # Offline unless the user says otherwise: a mistyped name must fail at once, not call a hub.
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("TRANSFORMERS_OFFLINE", os.environ["HF_HUB_OFFLINE"])
    if folder.is_dir():
        return folder
    if folder.is_absolute():
        raise FileNotFoundError("フォルダーがありません")
    from huggingface_hub import snapshot_download

    return Path(snapshot_download(str(name)))


def _load_any(name: str | Path) -> Model:
    folder = Path(name)
    if folder.is_absolute() and not folder.is_dir():
        raise EmbedderError(f"{name}: モデルのフォルダーがありません。置き場所を確かめてください。")
    try:
        folder = fetched(name)
        from sentence_transformers import SentenceTransformer

        model = SentenceTransformer(str(folder), device=os.environ.get("TENKYO_DEVICE"))
        embedder = _SentenceTransformer(model)
        dimension = embedder.embed(["次元"]).shape[1]
    except Exception as error:
        first = str(error).strip().split("\n")[0]
        raise EmbedderError(
            f"{name}: sentence-transformers のモデルとして読めません（{first}）。保存したモデルのフォルダーを"
            "指定するか、名前で取得するなら HF_HUB_OFFLINE=0 を設定してください。"
        ) from error
    return Model(str(name), digest(folder), dimension, embedder)


def digest(folder: Path) -> str:
    """A digest of the files that decide a model's vectors."""
    total = sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix in _DECISIVE:
            with path.open("rb") as file:
                content = sha256()
                while chunk := file.read(1 << 20):
                    content.update(chunk)
            total.update(f"{path.relative_to(folder).as_posix()}\0{content.hexdigest()}\n".encode())
    return total.hexdigest()


def unit(rows: Floats) -> Floats:
    """Rows scaled to length 1; a row of zeros stays zero."""
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    scaled: Floats = np.divide(rows, norms, out=np.zeros_like(rows), where=norms > 1e-12)
    return np.nan_to_num(scaled)
