"""The store: documents with their blocks and passages in one folder that describes itself.

SQLite is the truth; vectors and full text are derived, and made again when they lag or are damaged.
One writer, many readers; a reader sees the generation published when it last looked (`refresh`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from threading import RLock
from types import TracebackType

from index import publication, rows
from index.change import Change, ChangeError, Changes
from index.database import Counts, Database
from index.embedder import EmbedderError, Model
from index.folder import (
    LOCK,
    StoreError,
    damaged,
    expect_model,
    expect_store,
    load_model,
    open_database,
    reading,
    stamp,
    unopened,
)
from index.ledger import Ledger
from index.manifest import FILE as MANIFEST
from index.manifest import Manifest
from index.shelf import Shelf
from index.snapshot import Snapshot, SnapshotError
from index.writer_lock import WriterLock, WriterLockError
from ingest.contents import Contents
from ingest.document import Document
from ingest.outline import Block
from ingest.passage import Passage

__all__ = ["Change", "Store", "StoreError"]


class Store:
    """Open with `Store.open`; use as a context manager, or close."""

    def __init__(self, folder: Path, database: Database, lock: WriterLock | None) -> None:
        self.folder = folder
        self._database = database
        self._lock = lock
        self._turn = RLock()
        self._snapshot: Snapshot | None = None
        self._model: Model | None = None
        self._forget()

    @classmethod
    def open(
        cls, folder: Path | str, writable: bool = False, model: Path | str | None = None
    ) -> Store:
        """Open a store, or begin one in a new or empty folder when `writable`.

        `model` is the model that the caller means to search with: it has to be the store's own.
        """
        folder = Path(folder)
        with ExitStack() as undo:
            try:
                expect_store(folder, writable=writable)
                lock = None
                if writable:
                    folder.mkdir(parents=True, exist_ok=True)
                    lock = WriterLock(folder / LOCK).take()
                    undo.callback(lock.release)
                store = cls(folder, open_database(folder, writable=writable), lock)
            except (WriterLockError, OSError) as error:
                raise unopened(folder, error) from error
            except sqlite3.Error as error:
                raise damaged(folder, error) from error
            undo.pop_all()
            undo.callback(store.close)
            store._settle()
            if model is not None:
                store._expect_model(model)
            undo.pop_all()
        return store

    def close(self) -> None:
        """Publish what was changed, and let go of the folder."""
        try:
            if self._lock is not None:
                self.publish()
        finally:
            self._database.close()
            if self._lock is not None:
                self._lock.release()
            self._lock = None

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def generation(self) -> int:
        """The generation that this store sees; every change makes a new one."""
        return self._shelf.generation

    @property
    def manifest(self) -> Manifest:
        with reading(self.folder):
            return publication.manifest_of(self._database, self._shelf.generation)

    def documents(self) -> tuple[Document, ...]:
        """Every document by source, each with an empty `text`: `document(id)` brings the text."""
        with reading(self.folder):
            return self._database.documents(self._shelf.generation)

    def sizes(self) -> dict[str, Counts]:
        """How much every document holds, by id."""
        return self._shelf.sizes()

    def document(self, document_id: str) -> Document:
        """The document with that id; StoreError where there is none."""
        return self._shelf.document(document_id)

    def blocks(self, document_id: str) -> tuple[Block, ...]:
        return self._shelf.blocks(document_id)

    def passages(self, document_id: str) -> tuple[Passage, ...]:
        return self._shelf.passages(document_id)

    @property
    def ledger(self) -> Ledger:
        """The amounts of the documents."""
        return self._shelf.ledger

    def passage(self, passage_id: str) -> Passage:
        """The passage with that id; StoreError where there is none."""
        return self._shelf.passage(rows.key(passage_id))

    def passage_under(self, key: int) -> Passage:
        """The passage under one of the derived structures' keys."""
        return self._shelf.passage(key)

    def document_rows(self, ids: Collection[str]) -> list[int]:
        """The rows under which the derived structures know these documents."""
        with reading(self.folder):
            return self._database.document_rows(sorted(set(ids)), self._shelf.generation)

    def keys(self, document_rows: Sequence[int]) -> list[int]:
        """The keys of these documents' passages."""
        with reading(self.folder):
            return self._database.keys(document_rows)

    @property
    def model(self) -> Model | None:
        """The embedding model; None before the first document. StoreError if it is gone or changed."""
        with self._turn:
            if self._model is None:
                with reading(self.folder):
                    self._model = load_model(self.folder, self._database.meta())
            return self._model

    @property
    def snapshot(self) -> Snapshot:
        """Vectors and full text of the generation that this store sees."""
        with self._turn:
            if self._snapshot is None:
                self._snapshot = self._load_snapshot()
            return self._snapshot

    @contextmanager
    def steady(self) -> Iterator[None]:
        """Look again, then keep what is seen the same while a search puts it together."""
        with self._turn:
            self.refresh()
            yield

    def refresh(self) -> bool:
        """Look again; whether another generation came into sight. A writer sees its own at once."""
        with self._turn:
            if self._lock is not None or self._seen == stamp(self.folder):
                return False
            before = self._shelf.generation
            self._settle()
            return self._shelf.generation != before

    def add(self, document: Document, contents: Contents) -> Change:
        """Keep a document, in place of the one that had the same source, in one transaction."""
        with self._writing() as changes:
            return changes.add(document, contents)

    def delete(self, document_id: str) -> None:
        with self._writing() as changes:
            changes.delete(document_id)

    def change_model(self, name: Path | str) -> None:
        """Embed everything with another model."""
        with self._writing() as changes:
            changes.change_model(name)

    def publish(self) -> None:
        """Bring vectors and full text up to date and let readers see them."""
        with self._turn, reading(self.folder):
            if self._lock is not None and not publication.is_current(
                self._database.meta(), self.folder
            ):
                publication.publish(self._database, self.folder)
                self._forget()

    def _settle(self) -> None:
        """Choose the generation to see; mend what lags, if nobody writes."""
        self._seen = stamp(self.folder)
        with reading(self.folder):
            if self._lock is not None:
                self._forget()
                return
            self._database.look_anew()
            current = publication.is_current(self._database.meta(), self.folder)
            if not current or not (self.folder / MANIFEST).is_file():
                self._mend()
                self._database.look_anew()
            self._forget()

    def _mend(self, *, again: bool = False) -> bool:
        """Publish in the place of a writer that was killed; False where that is not for us to do."""
        if int(self._database.meta()["generation"]) == 0:
            return False
        try:
            with WriterLock(self.folder / LOCK).take():
                writer = open_database(self.folder, writable=True)
                try:
                    publication.publish(writer, self.folder, again=again)
                finally:
                    writer.close()
        except (WriterLockError, OSError, sqlite3.OperationalError):
            return False
        return True

    def _load_snapshot(self) -> Snapshot:
        """The published files; made again if they are damaged, in memory if that isn't for us to do."""
        self.publish()
        with reading(self.folder):
            if int(self._database.meta()["published"]) == self._shelf.generation:
                with suppress(SnapshotError):
                    return publication.open_published(self._database, self.folder)
                if self._lock is not None:
                    publication.publish(self._database, self.folder, again=True)
                elif self._seen == stamp(self.folder):
                    self._mend(again=True)
                with suppress(SnapshotError):
                    return publication.open_published(self._database, self.folder)
            return publication.in_memory(self._database, self._shelf.generation)

    def _expect_model(self, name: Path | str) -> None:
        meta = self._database.meta()
        if meta["model"]:
            expect_model(self.folder, meta, name)
        elif self._lock is not None:
            self.change_model(name)

    def _forget(self) -> None:
        """Drop what was read of an earlier generation, and see the one that counts now."""
        meta = self._database.meta()
        published = int(meta["published"])
        whole = publication.place(self.folder, published).is_dir()
        lagging = published and whole and self._lock is None
        generation = published if lagging else int(meta["generation"])
        self._shelf = Shelf(self._database, self.folder, generation)
        self._snapshot = None
        self._model = None

    @contextmanager
    def _writing(self) -> Iterator[Changes]:
        if self._lock is None:
            raise StoreError(
                f"{self.folder}: 読み取り用に開かれています。writable=True で開いてください。"
            )
        with self._turn, reading(self.folder):
            changes = Changes(self._database, self.folder, self._model, lambda: self.model)
            try:
                yield changes
            except (EmbedderError, ChangeError) as error:
                raise StoreError(str(error)) from error
            finally:
                self._forget()
                self._model = changes.loaded
