"""The store: documents with their blocks and passages in one folder that describes itself.

SQLite is the truth; vectors and full text are derived, published with the generation they belong to,
and made again when they lag or are damaged. One writer, many readers; a reader sees the generation
that was published when it looked, until it looks again (`refresh`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from threading import RLock
from types import TracebackType

from index import embedder, publication, rows
from index.change import Change, ChangeError, Changes
from index.database import Database
from index.embedder import EmbedderError, Model
from index.manifest import FILE as MANIFEST
from index.manifest import SCHEMA, Manifest
from index.snapshot import Snapshot, SnapshotError
from index.writer_lock import WriterLock, WriterLockError
from ingest.document import Document
from ingest.outline import Block
from ingest.passage import Passage

_DATABASE = "store.db"
_LOCK = "writer.lock"
# Checking a database's structure takes about 1 ms a megabyte; larger ones are checked as they are read.
_CHECKED_BYTES = 16_000_000
_DOCUMENTS_IN_MEMORY = 64


class StoreError(Exception):
    """One sentence: what is wrong with the store, and the command that mends it."""


class Store:
    """Open with `Store.open`; use as a context manager, or close."""

    def __init__(self, folder: Path, database: Database, lock: WriterLock | None) -> None:
        self.folder = folder
        self._database = database
        self._lock = lock
        self._turn = RLock()
        self._forget()

    @classmethod
    def open(
        cls, folder: Path | str, writable: bool = False, model: Path | str | None = None
    ) -> Store:
        """Open a store, or begin one in a new or empty folder when `writable`.

        `model` is the model that the caller means to search with: it has to be the store's own.
        """
        folder = Path(folder)
        _expect_store(folder, writable=writable)
        lock = None
        try:
            if writable:
                folder.mkdir(parents=True, exist_ok=True)
                lock = WriterLock(folder / _LOCK).take()
            store = cls(folder, _open_database(folder, writable=writable), lock)
        except (WriterLockError, OSError) as error:
            _release(lock)
            raise StoreError(str(error)) from error
        except sqlite3.Error as error:
            _release(lock)
            raise _damaged(folder, error) from error
        try:
            store._settle()
            if model is not None:
                store._expect_model(model)
        except BaseException:
            store.close()
            raise
        return store

    def close(self) -> None:
        """Publish what was changed, and let go of the folder."""
        try:
            if self._lock is not None:
                self.publish()
        finally:
            self._database.close()
            _release(self._lock)
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
        return self._generation

    @property
    def manifest(self) -> Manifest:
        with self._reading():
            return publication.manifest_of(self._database, self._generation)

    def documents(self) -> tuple[Document, ...]:
        """Every document by source, each with an empty `text`: `document(id)` brings the text."""
        with self._reading():
            return self._database.documents(self._generation)

    def document(self, document_id: str) -> Document:
        return self._document(document_id)[1]

    def blocks(self, document_id: str) -> tuple[Block, ...]:
        return self._blocks(document_id)

    def passages(self, document_id: str) -> tuple[Passage, ...]:
        return self._passages(document_id)

    def passage(self, passage_id: str) -> Passage:
        """The passage with that id; StoreError where there is none."""
        return self.passage_under(rows.key(passage_id))

    def passage_under(self, key: int) -> Passage:
        """The passage under one of the derived structures' keys."""
        with self._reading():
            found = self._database.place(key, self._generation)
        if found is None:
            raise StoreError(
                f"{self.folder}: その箇所は文書が変わったか削除されたため、もうありません。もう一度質問してください。"
            )
        return self._passages(found[0])[found[1]]

    def document_rows(self, ids: Collection[str]) -> list[int]:
        """The rows under which the derived structures know these documents."""
        with self._reading():
            return self._database.document_rows(sorted(set(ids)), self._generation)

    def keys(self, document_rows: Sequence[int]) -> list[int]:
        """The keys of these documents' passages."""
        with self._reading():
            return self._database.keys(document_rows)

    @property
    def model(self) -> Model | None:
        """The embedding model; None before the first document. StoreError if it is gone or changed."""
        with self._turn:
            if self._model is None:
                self._model = self._load_model()
            return self._model

    @property
    def snapshot(self) -> Snapshot:
        """Vectors and full text of the generation that this store sees."""
        with self._turn:
            if self._snapshot is None:
                self._snapshot = self._load_snapshot()
            return self._snapshot

    def refresh(self) -> bool:
        """Look again; whether another generation came into sight. A writer sees its own at once."""
        with self._turn:
            if self._lock is not None or self._seen == _stamp(self.folder):
                return False
            before = self._generation
            self._settle()
            return self._generation != before

    def add(
        self, document: Document, blocks: Sequence[Block], passages: Sequence[Passage]
    ) -> Change:
        """Keep a document, in place of the one that had the same source, in one transaction."""
        with self._writing() as changes:
            return changes.add(document, blocks, passages)

    def delete(self, document_id: str) -> None:
        with self._writing() as changes:
            changes.delete(document_id)

    def fit(self, texts: Sequence[str]) -> None:
        """Make the store's own static model from `texts`, and embed anew what is there."""
        with self._writing() as changes:
            changes.fit(texts)

    def change_model(self, name: Path | str) -> None:
        """Embed everything with another model."""
        with self._writing() as changes:
            changes.change_model(name)

    def publish(self) -> None:
        """Bring vectors and full text up to date and let readers see them."""
        with self._turn, self._reading():
            if self._lock is not None and not publication.is_current(
                self._database.meta(), self.folder
            ):
                publication.publish(self._database, self.folder)
                self._forget()

    def _settle(self) -> None:
        """Choose the generation to see; mend what lags, if nobody writes."""
        self._seen = _stamp(self.folder)
        with self._reading():
            if self._lock is not None:
                self._forget()
                return
            self._database.look_anew()
            meta = self._database.meta()
            if not publication.is_current(meta, self.folder) or not self._has_manifest():
                self._mend()
                self._database.look_anew()
            self._forget()

    def _mend(self, *, again: bool = False) -> bool:
        """Publish in the place of a writer that was killed; False where that is not for us to do."""
        if int(self._database.meta()["generation"]) == 0:
            return False
        try:
            with WriterLock(self.folder / _LOCK).take():
                writer = _open_database(self.folder, writable=True)
                try:
                    publication.publish(writer, self.folder, again=again)
                finally:
                    writer.close()
        except (WriterLockError, OSError, sqlite3.OperationalError):
            return False
        return True

    def _load_snapshot(self) -> Snapshot:
        self.publish()
        with self._reading():
            published = int(self._database.meta()["published"])
            if published == self._generation:
                with suppress(SnapshotError):
                    return publication.open_published(self._database, self.folder)
                if self._lock is not None:
                    publication.publish(self._database, self.folder, again=True)
                else:
                    self._mend(again=True)
                with suppress(SnapshotError):
                    return publication.open_published(self._database, self.folder)
            return publication.in_memory(self._database, self._generation)

    def _load_model(self) -> Model | None:
        with self._reading():
            meta = self._database.meta()
        if not meta["model"]:
            return None
        inside = self.folder / meta["model"]
        name = inside if inside.is_dir() else meta["model"]
        try:
            model = embedder.load(name)
        except EmbedderError as error:
            raise StoreError(f"{self.folder}: {error}") from error
        if model.digest != meta["model_digest"]:
            raise _other_model(self.folder, meta, model)
        return model

    def _expect_model(self, name: Path | str) -> None:
        with self._reading():
            meta = self._database.meta()
        if not meta["model"]:
            if self._lock is not None:
                self.change_model(name)
            return
        try:
            model = embedder.load(name)
        except EmbedderError as error:
            raise StoreError(str(error)) from error
        if model.digest != meta["model_digest"]:
            raise _other_model(self.folder, meta, model)

    def _forget(self) -> None:
        """Drop what was read of an earlier generation, and see the one that counts now."""
        meta = self._database.meta()
        published = int(meta["published"])
        whole = publication.place(self.folder, published).is_dir()
        lagging = published and whole and self._lock is None
        self._generation = published if lagging else int(meta["generation"])
        self._snapshot: Snapshot | None = None
        self._model: Model | None = None
        self._document = lru_cache(_DOCUMENTS_IN_MEMORY)(self._read_document)
        self._blocks = lru_cache(_DOCUMENTS_IN_MEMORY)(self._read_blocks)
        self._passages = lru_cache(_DOCUMENTS_IN_MEMORY)(self._read_passages)

    def _read_document(self, document_id: str) -> tuple[int, Document]:
        with self._reading():
            found = self._database.document(document_id, self._generation)
        if found is None:
            raise StoreError(
                f"{self.folder}: 文書 {document_id} はありません。`tenkyo documents` で一覧を確かめてください。"
            )
        return found

    def _read_blocks(self, document_id: str) -> tuple[Block, ...]:
        row, _ = self._document(document_id)
        with self._reading():
            return self._database.blocks(row)

    def _read_passages(self, document_id: str) -> tuple[Passage, ...]:
        row, document = self._document(document_id)
        with self._reading():
            return self._database.passages(row, document)

    def _has_manifest(self) -> bool:
        return (self.folder / MANIFEST).is_file()

    @contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise _damaged(self.folder, error) from error

    @contextmanager
    def _writing(self) -> Iterator[Changes]:
        if self._lock is None:
            raise StoreError(
                f"{self.folder}: 読み取り用に開かれています。writable=True で開いてください。"
            )
        with self._turn, self._reading():
            changes = Changes(self._database, self.folder, self.model)
            try:
                yield changes
            except (EmbedderError, ChangeError) as error:
                raise StoreError(str(error)) from error
            finally:
                self._forget()
                self._model = changes.model


def _expect_store(folder: Path, *, writable: bool) -> None:
    database = folder / _DATABASE
    if database.is_file() and database.stat().st_size:
        return
    if folder.is_dir() and (folder / MANIFEST).is_file():
        raise StoreError(
            f"{folder}: 保管庫の {_DATABASE} が失われています。フォルダーを削除し、`tenkyo ingest パス --store "
            f"{folder}` で作り直してください。"
        )
    own = {_DATABASE, f"{_DATABASE}-wal", f"{_DATABASE}-shm", _LOCK, f"{_LOCK}-journal"}
    strangers = folder.exists() and (
        not folder.is_dir() or any(path.name not in own for path in folder.iterdir())
    )
    if writable and strangers:
        raise StoreError(
            f"{folder}: 保管庫ではないファイルがあります。新しいフォルダーか空のフォルダーを指定してください。"
        )
    if not writable:
        found = "保管庫ではありません" if folder.exists() else "保管庫がありません"
        raise StoreError(
            f"{folder}: {found}。`tenkyo ingest パス --store {folder}` で作ってください。"
        )


def _open_database(folder: Path, *, writable: bool) -> Database:
    path = folder / _DATABASE
    size = path.stat().st_size if path.is_file() else 0
    database = Database(path, writable=writable) if size else Database.create(path)
    try:
        if size and size <= _CHECKED_BYTES:
            database.check()
        meta = database.meta()
    except BaseException:
        database.close()
        raise
    if int(meta["schema"]) != SCHEMA:
        database.close()
        raise sqlite3.DatabaseError(f"構成 {meta['schema']}、この版は {SCHEMA}")
    return database


def _stamp(folder: Path) -> tuple[int, int]:
    """Changes whenever a generation is published."""
    try:
        status = (folder / MANIFEST).stat()
    except OSError:
        return (0, 0)
    return (status.st_mtime_ns, status.st_ino)


def _release(lock: WriterLock | None) -> None:
    if lock is not None:
        lock.release()


def _damaged(folder: Path, error: Exception) -> StoreError:
    return StoreError(
        f"{folder}: 保管庫が壊れているか、別の版のものです（{error}）。フォルダーを削除し、`tenkyo ingest パス "
        f"--store {folder}` で作り直してください。"
    )


def _other_model(folder: Path, meta: dict[str, str], model: Model) -> StoreError:
    return StoreError(
        f"{folder}: この保管庫のモデルは {meta['model']}（{meta['model_digest'][:12]}）で、{model.name}"
        f"（{model.digest[:12]}）とは異なります。モデルの指定を外すか、`tenkyo ingest --model {model.name} "
        f"--store {folder}` で埋め込み直してください。"
    )
