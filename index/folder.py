"""The folder of a store: its files, and what can be wrong with them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from index import embedder
from index.database import Database
from index.embedder import EmbedderError, Model
from index.manifest import FILE as MANIFEST
from index.manifest import SCHEMA

DATABASE = "store.db"
LOCK = "writer.lock"
# Checking a database's structure takes about 1 ms a megabyte; larger ones are checked as they are read.
_CHECKED_BYTES = 16_000_000

# What sqlite cannot do although the database is sound: a full disk, no right to write, another's lock.
_OUTSIDE = (
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
)


class StoreError(Exception):
    """One sentence: what is wrong with the store, and the command that mends it."""


def expect_store(folder: Path, *, writable: bool) -> None:
    database = folder / DATABASE
    if database.is_file() and database.stat().st_size:
        return
    if folder.is_dir() and (folder / MANIFEST).is_file():
        raise StoreError(
            f"{folder}: 保管庫の {DATABASE} が失われています。フォルダーを削除し、`tenkyo ingest パス --store "
            f"{folder}` で作り直してください。"
        )
    own = {DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", LOCK, f"{LOCK}-journal"}
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


def open_database(folder: Path, *, writable: bool) -> Database:
    path = folder / DATABASE
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


def stamp(folder: Path) -> tuple[int, int]:
    """Changes whenever a generation is published."""
    try:
        status = (folder / MANIFEST).stat()
    except OSError:
        return (0, 0)
    return (status.st_mtime_ns, status.st_ino)


def damaged(folder: Path, error: sqlite3.Error) -> StoreError:
    if getattr(error, "sqlite_errorcode", 0) & 0xFF in _OUTSIDE:
        return unopened(folder, OSError(str(error)))
    return StoreError(
        f"{folder}: 保管庫が壊れているか、別の版のものです（{error}）。フォルダーを削除し、`tenkyo ingest パス "
        f"--store {folder}` で作り直してください。"
    )


def unopened(folder: Path, error: Exception) -> StoreError:
    if not isinstance(error, OSError):
        return StoreError(str(error))
    return StoreError(
        f"{folder}: 保管庫を使えません（{error.strerror or error}）。場所、権限、空き容量を確かめてください。"
    )


def load_model(folder: Path, meta: Mapping[str, str]) -> Model | None:
    """The store's own model, as it was when the store was embedded; None before the first document."""
    return _checked(folder, meta, meta["model"]) if meta["model"] else None


def expect_model(folder: Path, meta: Mapping[str, str], name: Path | str) -> None:
    """StoreError unless `name` is the model that the store was embedded with."""
    _checked(folder, meta, name)


def _checked(folder: Path, meta: Mapping[str, str], name: Path | str) -> Model:
    try:
        model = embedder.load(name)
    except EmbedderError as error:
        raise StoreError(f"{folder}: {error}") from error
    if model.digest != meta["model_digest"]:
        raise _other_model(folder, meta, model)
    return model


def _other_model(folder: Path, meta: Mapping[str, str], model: Model) -> StoreError:
    return StoreError(
        f"{folder}: この保管庫のモデルは {meta['model']}（{meta['model_digest'][:12]}）で、{model.name}"
        f"（{model.digest[:12]}）とは異なります。モデルの指定を外すか、`tenkyo store embed --model {model.name} "
        f"--store {folder}` で埋め込み直してください。"
    )


@contextmanager
def reading(folder: Path) -> Iterator[None]:
    """What sqlite or the disk finds wrong while the store is used, as one sentence."""
    try:
        yield
    except OSError as error:
        raise unopened(folder, error) from error
    except sqlite3.DatabaseError as error:
        raise damaged(folder, error) from error
