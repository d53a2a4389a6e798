"""The database of a store: the only truth, in generations, so that a reader sees one at a time.

A change is one transaction and one generation. What dies stays until a later generation has been
published with its vectors and full text; then it is purged.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index import figure_rows, rows
from index.manifest import SCHEMA
from ingest.contents import Contents
from ingest.document import Document
from ingest.outline import Block
from ingest.passage import Passage

Floats = NDArray[np.float32]

ALIVE = "d.born <= :at AND (d.died IS NULL OR d.died > :at)"
_LISTED = "d.row, d.id, d.source, d.title, d.issuer, d.date, d.kind, d.pages, d.notes"


class Kept(NamedTuple):
    """A document's row as the store weighs it against a newcomer."""

    row: int
    id: str
    source: str
    digest: str


class Counts(NamedTuple):
    """How many documents, passages, amounts of money and characters."""

    documents: int
    passages: int
    figures: int
    characters: int


class Stored(NamedTuple):
    """A passage with what is derived from it: its key, its document's row and title, its vector."""

    key: int
    document: int
    title: str
    passage: Passage
    vector: Floats


class Database:
    """One connection; calls from several threads take turns."""

    def __init__(self, path: Path, *, writable: bool) -> None:
        self._lock = RLock()
        self._connection = _connect(path, writable=writable)
        self._connection.row_factory = sqlite3.Row
        if writable:
            # Consistent after any crash; after a power cut the last documents may be missing.
            self._connection.execute("PRAGMA journal_mode=WAL")
            self._connection.execute("PRAGMA synchronous=NORMAL")

    @classmethod
    def create(cls, path: Path) -> Database:
        database = cls(path, writable=True)
        with database.change():
            for statement in (rows.SCHEMA + figure_rows.SCHEMA).split(";"):
                if statement.strip():
                    database.execute(statement)
            database.set_meta(
                schema=SCHEMA, generation=0, published=0, terms="",
                model="", model_digest="", dimension=0,
            )  # fmt: skip
        return database

    def close(self) -> None:
        with self._lock:
            self._connection.close()

    @contextmanager
    def change(self) -> Iterator[None]:
        """One transaction: all of it or nothing."""
        with self._lock:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def look_anew(self) -> None:
        """Hold on to the database as it is now, whatever a writer does, until the next call."""
        with self._lock:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            self._connection.execute("BEGIN")
            self._connection.execute("SELECT count(*) FROM meta").fetchone()

    def check(self) -> None:
        """sqlite3.DatabaseError where the file's structure is broken."""
        found = self.execute("PRAGMA quick_check(1)")[0][0]
        if found != "ok":
            raise sqlite3.DatabaseError(str(found).split("\n")[0])

    def meta(self) -> dict[str, str]:
        return {row["name"]: row["value"] for row in self.execute("SELECT name, value FROM meta")}

    def set_meta(self, **values: str | int) -> None:
        for name, value in values.items():
            self.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, str(value)))

    def documents(self, at: int) -> tuple[Document, ...]:
        """Every document without its text, by source."""
        query = f"SELECT {_LISTED} FROM documents d WHERE {ALIVE} ORDER BY d.source, d.row"
        return tuple(rows.document(row, "") for row in self.execute(query, {"at": at}))

    def document(self, document_id: str, at: int) -> tuple[int, Document] | None:
        query = f"SELECT {_LISTED}, d.text FROM documents d WHERE d.id = :id AND {ALIVE}"
        found = self.execute(query, {"id": document_id, "at": at})
        return (found[0]["row"], rows.document(found[0], rows.text(found[0]))) if found else None

    def document_rows(self, ids: Sequence[str], at: int) -> list[int]:
        query = f"SELECT d.row FROM documents d WHERE d.id = :id AND {ALIVE}"
        found = (self.execute(query, {"id": document_id, "at": at}) for document_id in ids)
        return [row["row"] for rows_ in found for row in rows_]

    def keys(self, document_rows: Sequence[int]) -> list[int]:
        """The keys of the passages of these documents."""
        query = "SELECT key FROM passages WHERE document = ?"
        return [row["key"] for n in document_rows for row in self.execute(query, (n,))]

    def blocks(self, document_row: int) -> tuple[Block, ...]:
        query = "SELECT * FROM blocks WHERE document = ? ORDER BY n"
        return tuple(rows.block(row) for row in self.execute(query, (document_row,)))

    def passages(self, document_row: int, document: Document) -> tuple[Passage, ...]:
        query = "SELECT * FROM passages WHERE document = ? ORDER BY n"
        found = self.execute(query, (document_row,))
        return tuple(rows.passage(row, document.id, document.text) for row in found)

    def place(self, key: int, at: int) -> tuple[str, int] | None:
        """The document's id and the number within it of the passage under `key`."""
        query = (
            "SELECT d.id, p.n FROM passages p JOIN documents d ON d.row = p.document "
            f"WHERE p.key = :key AND {ALIVE}"
        )
        found = self.execute(query, {"key": key, "at": at})
        return (found[0]["id"], found[0]["n"]) if found else None

    def counts(self, at: int) -> Counts:
        """How much there is in all documents together."""
        parts = (
            f"coalesce(sum((SELECT count(*) FROM {table} p WHERE p.document = d.row)), 0)"
            for table in ("passages", "figures")
        )
        query = (
            f"SELECT count(*), {', '.join(parts)}, coalesce(sum(d.characters), 0) "
            f"FROM documents d WHERE {ALIVE}"
        )
        return Counts(*self.execute(query, {"at": at})[0])

    def kept(self, at: int) -> list[Kept]:
        """Every document's row, by id."""
        query = (
            f"SELECT d.row, d.id, d.source, d.digest FROM documents d WHERE {ALIVE} ORDER BY d.id"
        )
        return [Kept(*row) for row in self.execute(query, {"at": at})]

    def kept_as(self, column: str, value: str, at: int) -> Kept | None:
        """The document whose `id` or `source` is `value`."""
        query = f"SELECT d.row, d.id, d.source, d.digest FROM documents d WHERE d.{column} = :v AND {ALIVE}"
        found = self.execute(query, {"v": value, "at": at})
        return Kept(*found[0]) if found else None

    def changed(self, after: int, at: int) -> tuple[list[int], list[int]]:
        """The rows of the documents that died and that were born in the generations `(after, at]`."""
        died = "SELECT d.row FROM documents d WHERE d.born <= :after AND d.died > :after AND d.died <= :at"
        born = f"SELECT d.row FROM documents d WHERE d.born > :after AND {ALIVE} ORDER BY d.row"
        span = {"after": after, "at": at}
        return (
            [row["row"] for row in self.execute(died, span)],
            [row["row"] for row in self.execute(born, span)],
        )

    def stored(self, document_rows: Sequence[int]) -> Iterator[Stored]:
        """The passages of these documents, with their vectors."""
        for n in document_rows:
            head = self.execute(f"SELECT {_LISTED}, d.text FROM documents d WHERE row = ?", (n,))[0]
            text = rows.text(head)
            for row in self.execute("SELECT * FROM passages WHERE document = ? ORDER BY n", (n,)):
                passage = rows.passage(row, head["id"], text)
                yield Stored(row["key"], n, head["title"], passage, rows.vector(row["vector"]))

    def insert(
        self,
        document: Document,
        contents: Contents,
        vectors: Floats,
        born: int,
    ) -> None:
        values = rows.document_row(document)
        values |= {"born": born, "digest": rows.fingerprint(document, contents)}
        names = ", ".join(values)
        places = ", ".join(f":{name}" for name in values)
        with self._lock:
            statement = f"INSERT INTO documents ({names}) VALUES ({places})"
            row = self._connection.execute(statement, values).lastrowid
            self._connection.executemany(
                "INSERT INTO blocks VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                ((row, *rows.block_row(n, block)) for n, block in enumerate(contents.blocks)),
            )
            self._connection.executemany(
                "INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    (row, *rows.passage_row(n, passage, vectors[n]))
                    for n, passage in enumerate(contents.passages)
                ),
            )
            self._connection.executemany(
                f"INSERT INTO figures VALUES ({', '.join('?' * 20)})",
                ((row, *figure_rows.row(n, figure)) for n, figure in enumerate(contents.figures)),
            )
            self._connection.executemany(
                "INSERT INTO names VALUES (?, ?, ?, ?, ?, ?)",
                ((row, n, a, b, *span) for n, (a, b, span) in enumerate(contents.short_names)),
            )

    def bury(self, row: int, died: int) -> None:
        self.execute("UPDATE documents SET died = ? WHERE row = ?", (died, row))

    def move(self, row: int, source: str) -> None:
        self.execute("UPDATE documents SET source = ? WHERE row = ?", (source, row))

    def set_vectors(self, document_row: int, vectors: Floats) -> None:
        with self._lock:
            self._connection.executemany(
                "UPDATE passages SET vector = ? WHERE document = ? AND n = ?",
                ((rows.vector_bytes(v), document_row, n) for n, v in enumerate(vectors)),
            )

    def copy_of(self, document_id: str) -> str | None:
        """Another path that holds the same text as the document."""
        query = "SELECT source FROM copies WHERE id = ? ORDER BY source"
        found = self.execute(query, (document_id,))
        return found[0]["source"] if found else None

    def remember_copy(self, source: str, document_id: str) -> None:
        self.execute("INSERT OR REPLACE INTO copies VALUES (?, ?)", (source, document_id))

    def forget_copy(self, source: str) -> None:
        self.execute("DELETE FROM copies WHERE source = ?", (source,))

    def forget_copies(self, document_id: str) -> None:
        self.execute("DELETE FROM copies WHERE id = ?", (document_id,))

    def purge(self, upto: int) -> None:
        """Remove what no generation from `upto` on holds."""
        dead = "(SELECT row FROM documents WHERE died <= ?)"
        for table in ("blocks", "passages", "figures", "names"):
            self.execute(f"DELETE FROM {table} WHERE document IN {dead}", (upto,))
        self.execute("DELETE FROM documents WHERE died <= ?", (upto,))

    def execute(
        self, statement: str, values: Sequence[str | int] | Mapping[str, str | int] = ()
    ) -> list[sqlite3.Row]:
        with self._lock:
            return self._connection.execute(statement, values).fetchall()


def _connect(path: Path, *, writable: bool) -> sqlite3.Connection:
    place = path.resolve().as_uri()
    if writable:
        return sqlite3.connect(
            f"{place}?mode=rwc", uri=True, timeout=30, isolation_level=None, check_same_thread=False
        )
    # A reader of a write-ahead log needs its side files; on a read-only medium nobody writes, and
    # "immutable" does without them.
    for mode in ("mode=ro", "immutable=1"):
        connection = sqlite3.connect(
            f"{place}?{mode}", uri=True, timeout=30, isolation_level=None, check_same_thread=False
        )
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.OperationalError:
            connection.close()
            continue
        return connection
    raise sqlite3.OperationalError(f"unable to open {path}")
