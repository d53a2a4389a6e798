"""The one writer of a store: a lock that the operating system lets go when its holder dies."""

from __future__ import annotations

import errno
import os
import sqlite3
from pathlib import Path
from types import TracebackType


class WriterLockError(Exception):
    """One sentence: who writes to the store now, and what to do."""


class WriterLock:
    """Held from `take` to `release`. A second database file is the lock, on every system alike."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection: sqlite3.Connection | None = None

    def take(self) -> WriterLock:
        connection = self._connected()
        try:
            connection.execute("CREATE TABLE IF NOT EXISTS holder (process INTEGER)")
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("DELETE FROM holder")
            connection.execute("INSERT INTO holder VALUES (?)", (os.getpid(),))
            connection.execute("COMMIT")
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                connection.close()
                raise PermissionError(errno.EACCES, str(error)) from error
            holder = _holder(connection)
            connection.close()
            raise WriterLockError(
                f"{self._path.parent}: 別の処理{holder}が書き込んでいます。終わるのを待つか、その処理を終了してから、"
                "もう一度実行してください。"
            ) from error
        except sqlite3.DatabaseError as error:
            connection.close()
            raise WriterLockError(
                f"{self._path}: ロックファイルが壊れています。このファイルを削除してから、もう一度実行してください。"
            ) from error
        self._connection = connection
        return self

    def _connected(self) -> sqlite3.Connection:
        try:
            return sqlite3.connect(
                self._path, timeout=0, isolation_level=None, check_same_thread=False
            )
        except sqlite3.OperationalError as error:
            raise PermissionError(errno.EACCES, str(error)) from error

    def release(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def __enter__(self) -> WriterLock:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()


def _holder(connection: sqlite3.Connection) -> str:
    try:
        row = connection.execute("SELECT process FROM holder").fetchone()
    except sqlite3.Error:
        return ""
    return f"（プロセス {row[0]}）" if row else ""
