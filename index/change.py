"""Changes to a store's documents and model, each one transaction and one generation."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index import embedder, rows, static_model
from index.database import Database, Kept
from index.embedder import Model
from index.folder import FITTED
from index.searchable import embedded
from ingest.contents import Contents
from ingest.document import Document

Floats = NDArray[np.float32]

_EMBEDDED_AT_ONCE = 1024
# A first model is fitted on this much text; more takes longer and changes little.
FITTED_CHARACTERS = 600_000
# A model fitted on a quarter of the text knows too few of its words.
_OUTGROWN = 4


class ChangeError(Exception):
    """One sentence: why a change can't be made."""


class Change(StrEnum):
    """What adding a document did."""

    ADDED = "added"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"
    COPY = "copy"  # the same text stands under another path already, and is kept once
    MOVED = "moved"  # the same text, whose former path is gone


class Changes:
    """What a writer may do to the database; `model` follows what was done."""

    def __init__(self, database: Database, folder: Path, model: Model | None) -> None:
        self._database = database
        self._folder = folder
        self.model = model

    def add(self, document: Document, contents: Contents) -> Change:
        now = self._now()
        twin = self._database.kept_as("id", document.id, now)
        former = self._database.kept_as("source", document.source, now)
        if twin and twin.source != document.source:
            if Path(twin.source).exists():
                return self._copy(document, twin, former)
            return self._move(document, twin, former)
        if twin and twin.digest == rows.fingerprint(document, contents):
            return Change.UNCHANGED
        if self.model is None:
            self.fit([embedded(passage) for passage in contents.passages])
            now = self._now()
        vectors = self._embed([embedded(passage) for passage in contents.passages])
        with self._database.change():
            if former:
                self._leave(former, document.source, now + 1)
            self._database.forget_copy(document.source)
            self._database.insert(document, contents, vectors, now + 1)
            self._database.set_meta(generation=now + 1)
        return Change.REPLACED if former else Change.ADDED

    def delete(self, document_id: str) -> None:
        now = self._now()
        kept = self._database.kept_as("id", document_id, now)
        if kept is None:
            raise ChangeError(
                f"{self._folder}: 文書 {document_id} はありません。`tenkyo documents` で一覧を確かめてください。"
            )
        with self._database.change():
            self._database.bury(kept.row, now + 1)
            self._database.forget_copies(document_id)
            self._database.set_meta(generation=now + 1)

    def refit(self) -> bool:
        """Fit the store's own model again where the documents have outgrown it."""
        meta, now = self._database.meta(), self._now()
        fitted = int(meta["fitted"])
        characters = self._database.counts(now).characters
        own = meta["model"].startswith(FITTED)
        if not own or min(characters, FITTED_CHARACTERS) < fitted * _OUTGROWN:
            return False
        texts: list[str] = []
        for kept in self._database.kept(now):
            texts.extend(embedded(item.passage) for item in self._database.stored([kept.row]))
            if sum(map(len, texts)) >= FITTED_CHARACTERS:
                break
        self.fit(texts)
        return True

    def fit(self, texts: Sequence[str]) -> None:
        """A static model of the texts, kept inside the store."""
        part = self._folder / ".fitting"
        shutil.rmtree(part, ignore_errors=True)
        static_model.fit(texts).save(part)
        name = f"{FITTED}{embedder.digest(part)[:12]}"
        folder = self._folder / name
        shutil.rmtree(folder, ignore_errors=True)
        part.replace(folder)
        self._adopt(embedder.load(folder), name, sum(map(len, texts)))

    def change_model(self, name: Path | str) -> None:
        model = embedder.load(name)
        if self.model is None or model.digest != self.model.digest:
            place = Path(name)
            self._adopt(model, str(place.resolve()) if place.is_dir() else str(name))

    def _adopt(self, model: Model, name: str, fitted: int = 0) -> None:
        """Embed every passage with the model, in one transaction; derived files must follow."""
        self.model = model
        now = self._now()
        with self._database.change():
            for kept in self._database.kept(now):
                stored = list(self._database.stored([kept.row]))
                vectors = self._embed([embedded(item.passage) for item in stored])
                self._database.set_vectors(kept.row, vectors)
            self._database.set_meta(
                model=name,
                model_digest=model.digest,
                dimension=model.dimension,
                fitted=fitted,
                generation=now + 1,
                published=0,
            )
        for path in self._folder.glob(f"{FITTED}*"):
            if path.name != name:
                shutil.rmtree(path, ignore_errors=True)

    def _copy(self, document: Document, twin: Kept, former: Kept | None) -> Change:
        now = self._now()
        with self._database.change():
            if former:
                self._leave(former, document.source, now + 1)
                self._database.set_meta(generation=now + 1)
            self._database.remember_copy(document.source, twin.id)
        return Change.COPY

    def _move(self, document: Document, twin: Kept, former: Kept | None) -> Change:
        now = self._now()
        with self._database.change():
            if former:
                self._leave(former, document.source, now + 1)
            self._database.move(twin.row, document.source)
            self._database.forget_copy(document.source)
            self._database.set_meta(generation=now + 1)
        return Change.MOVED

    def _leave(self, former: Kept, source: str, generation: int) -> None:
        """`source` holds another text now: the former one dies, unless a copy stands elsewhere."""
        copy = self._database.copy_of(former.id)
        if copy is not None and copy != source:
            self._database.move(former.row, copy)
            self._database.forget_copy(copy)
        else:
            self._database.bury(former.row, generation)

    def _embed(self, texts: Sequence[str]) -> Floats:
        if self.model is None:
            raise ChangeError(f"{self._folder}: 埋め込みモデルがまだありません。")
        parts = [
            self.model.embedder.embed(texts[start : start + _EMBEDDED_AT_ONCE])
            for start in range(0, len(texts), _EMBEDDED_AT_ONCE)
        ]
        return np.concatenate(parts) if parts else np.zeros((0, self.model.dimension), np.float32)

    def _now(self) -> int:
        return int(self._database.meta()["generation"])
