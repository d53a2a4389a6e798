"""Changes to a store's documents and model, each one transaction and one generation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index import embedder, rows
from index.database import Database, Kept
from index.embedder import Model
from index.searchable import embedded
from ingest.contents import Contents
from ingest.document import Document

Floats = NDArray[np.float32]

_EMBEDDED_AT_ONCE = 1024


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
    """What a writer may do to the database; `loaded` follows what was done.

    `load` reads the store's model when it is first needed: another can take the place of a damaged one.
    """

    def __init__(
        self,
        database: Database,
        folder: Path,
        loaded: Model | None,
        load: Callable[[], Model | None],
    ) -> None:
        self._database = database
        self._folder = folder
        self._load = load
        self.loaded = loaded

    @property
    def model(self) -> Model | None:
        """The store's model; None before the first document."""
        if self.loaded is None:
            self.loaded = self._load()
        return self.loaded

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
            self.change_model(embedder.SHIPPED)
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

    def change_model(self, name: Path | str) -> None:
        model = embedder.load(name)
        if model.digest != self._database.meta()["model_digest"]:
            place = Path(name)
            self._adopt(model, str(place.resolve()) if place.is_dir() else str(name))

    def _adopt(self, model: Model, name: str) -> None:
        """Embed every passage with the model, in one transaction; derived files must follow."""
        self.loaded = model
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
                generation=now + 1,
                published=0,
            )

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
