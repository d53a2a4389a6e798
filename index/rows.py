"""Documents, blocks and passages ⇄ rows of the database."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256
from sqlite3 import Row
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ingest.contents import Contents
from ingest.document import Document, Page, Span
from ingest.outline import Block, Kind
from ingest.passage import Passage
from ingest.table import Cell

Floats = NDArray[np.float32]

# `born` and `died` are generations: a row stands for whoever looks at a generation between them.
SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE documents (
  row INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL, source TEXT NOT NULL,
  title TEXT NOT NULL, issuer TEXT NOT NULL, date TEXT NOT NULL, kind TEXT NOT NULL,
  pages TEXT NOT NULL, notes TEXT NOT NULL, characters INTEGER NOT NULL, digest TEXT NOT NULL,
  born INTEGER NOT NULL, died INTEGER, text BLOB NOT NULL);
CREATE INDEX documents_id ON documents (id);
CREATE INDEX documents_source ON documents (source);
CREATE TABLE copies (source TEXT PRIMARY KEY, id TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE blocks (
  document INTEGER NOT NULL, n INTEGER NOT NULL, kind TEXT NOT NULL, start INTEGER NOT NULL,
  stop INTEGER NOT NULL, headings TEXT NOT NULL, depth INTEGER NOT NULL, level INTEGER NOT NULL,
  cells TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (document, n)) WITHOUT ROWID;
CREATE TABLE passages (
  document INTEGER NOT NULL, n INTEGER NOT NULL, key INTEGER NOT NULL, start INTEGER NOT NULL,
  stop INTEGER NOT NULL, headings TEXT NOT NULL, lead TEXT NOT NULL, page INTEGER,
  vector BLOB NOT NULL, PRIMARY KEY (document, n)) WITHOUT ROWID;
CREATE INDEX passages_key ON passages (key);
"""


def key(passage: str) -> int:
    """A stable 63-bit number for a passage's id: faiss keeps -1 for nothing."""
    return int.from_bytes(sha256(passage.encode()).digest()[:8], "big") >> 1


def fingerprint(document: Document, contents: Contents) -> str:
    """A digest of all that is kept of a document but its place."""
    whole = repr((replace(document, source=""), contents))
    return sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()


def document_row(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "source": document.source,
        "title": document.title,
        "issuer": document.issuer,
        "date": document.date,
        "kind": document.kind,
        "pages": _json([[page.number, *page.span] for page in document.pages]),
        "notes": _json(list(document.notes)),
        "characters": len(document.text),
        "text": document.text.encode("utf-8", "surrogatepass"),
    }


def document(row: Row, text: str) -> Document:
    """The document of a row. `text` may be "" for a listing; the id is the row's own either way."""
    made = Document(
        text=text,
        source=row["source"],
        title=row["title"],
        issuer=row["issuer"],
        date=row["date"],
        kind=row["kind"],
        pages=tuple(Page(number, Span(a, b)) for number, a, b in json.loads(row["pages"])),
        notes=tuple(json.loads(row["notes"])),
    )
    object.__setattr__(made, "id", row["id"])
    return made


def text(row: Row) -> str:
    return bytes(row["text"]).decode("utf-8", "surrogatepass")


def block_row(n: int, block: Block) -> tuple[Any, ...]:
    cells = [[*cell.span, cell.row, cell.column] for cell in block.cells]
    body = list(block.body) if block.body is not None else None
    headings = _json(block.headings)
    place = (n, str(block.kind), *block.span)
    return (*place, headings, block.depth, block.level, _json(cells), _json(body))


def block(row: Row) -> Block:
    body = json.loads(row["body"]) if row["body"] != "null" else None
    return Block(
        kind=Kind(row["kind"]),
        span=Span(row["start"], row["stop"]),
        headings=_headings(row["headings"]),
        depth=row["depth"],
        level=row["level"],
        cells=_cells(row["cells"]) if row["cells"] != "[]" else (),
        body=Span(*body) if body is not None else None,
    )


@lru_cache(maxsize=4096)
def _headings(text: str) -> tuple[str, ...]:
    """The path of headings, which the blocks of a section have in common."""
    return tuple(json.loads(text))


def _cells(text: str) -> tuple[Cell, ...]:
    return tuple(
        Cell(Span(start, stop), tuple(path), tuple(column))
        for start, stop, path, column in json.loads(text)
    )


def passage_row(n: int, passage: Passage, vector: Floats) -> tuple[Any, ...]:
    headings = _json(passage.headings)
    place = (n, key(passage.id), *passage.span)
    return (*place, headings, passage.lead, passage.page, vector_bytes(vector))


def passage(row: Row, document_id: str, document_text: str) -> Passage:
    span = Span(row["start"], row["stop"])
    return Passage(
        document=document_id,
        span=span,
        text=document_text[span.start : span.end],
        headings=tuple(json.loads(row["headings"])),
        lead=row["lead"],
        page=row["page"],
    )


def vector_bytes(vector: Floats) -> bytes:
    """Half precision, as the vector index keeps it."""
    return vector.astype("<f2").tobytes()


def vector(blob: bytes) -> Floats:
    return np.frombuffer(blob, dtype="<f2").astype(np.float32)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
