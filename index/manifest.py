"""What a store says of itself: `manifest.json`, for people and other programs to read.

The database holds the same and is the truth; a missing or damaged manifest is written anew.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

FILE = "manifest.json"
SCHEMA = 3


@dataclass(frozen=True)
class Manifest:
    """`model` is a folder or a model's name; "" before the first document. `corpus_digest` follows from the documents' contents and metadata."""

    schema: int = SCHEMA
    generation: int = 0
    model: str = ""
    model_digest: str = ""
    dimension: int = 0
    tokenizer: str = ""
    corpus_digest: str = ""
    documents: int = 0
    passages: int = 0
    figures: int = 0
    characters: int = 0

    def write(self, folder: Path) -> None:
        text = json.dumps(asdict(self), ensure_ascii=False, indent=2) + "\n"
        path = folder / FILE
        if path.is_file() and path.read_bytes() == text.encode():
            return
        part = folder / f".{FILE}.{os.getpid()}"
        with part.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
