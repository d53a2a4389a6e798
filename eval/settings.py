"""What a run was made with, so that it can be told from another, taken up again, or repeated."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass, fields
from functools import lru_cache
from pathlib import Path
from typing import Any, Self

from eval.selection import Selection
from index.manifest import Manifest

PROJECT = Path(__file__).resolve().parents[1]
# What an answer and its score depend on beside the store: code, its data, the words for names.
_PROGRAM = ("ingest", "index", "answer", "eval")
_PROGRAM_FILES = (".py", ".toml")
# What may differ between two runs that have the same inputs.
_OUTSIDE = ("set", "store", "jobs", "started")


@dataclass(frozen=True)
class Settings:
    """`set_digest` is of the questions asked, `corpus_digest` of the documents, `program_digest` of the code.

    `mode` is the way of searching; `started` when the run was begun (ISO 8601, UTC).
    """

    set: str
    set_digest: str
    questions: int
    selection: Selection
    store: str
    corpus_digest: str
    documents: int
    passages: int
    model: str
    model_digest: str
    dimension: int
    tokenizer: str
    reranker: str
    mode: str
    jobs: int
    program_digest: str
    started: str

    @property
    def inputs(self) -> dict[str, object]:
        """All that the scores follow from."""
        return {name: value for name, value in self.record().items() if name not in _OUTSIDE}

    def record(self) -> dict[str, object]:
        return asdict(self)

    @classmethod
    def read(cls, record: Any) -> Self:
        """The settings of a `settings.json`; ValueError where it is none."""
        names = {field.name for field in fields(cls)}
        if not isinstance(record, dict) or not names <= record.keys():
            raise ValueError("keys are missing")
        chosen = record["selection"]
        selection = Selection(
            tuple(chosen["types"]),
            tuple(chosen["tags"]),
            tuple(chosen["ids"]),
            chosen["sample"],
            chosen["seed"],
        )
        return cls(**({name: record[name] for name in names} | {"selection": selection}))


def of_store(manifest: Manifest) -> dict[str, Any]:
    """What settings say of a store, as keywords."""
    return {
        name: getattr(manifest, name)
        for name in ("corpus_digest", "documents", "passages", "model", "model_digest", "dimension", "tokenizer")
    }  # fmt: skip


@lru_cache(maxsize=1)
def program_digest() -> str:
    """The SHA-256 of every source file that answers and scores follow from; about 20 ms."""
    digest = hashlib.sha256()
    for package in _PROGRAM:
        for path in sorted((PROJECT / package).rglob("*")):
            if path.suffix in _PROGRAM_FILES and path.is_file():
                digest.update(f"{path.relative_to(PROJECT).as_posix()}\0".encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()
