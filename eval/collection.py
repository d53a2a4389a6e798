"""A collection to measure retrieval on: rows of text, queries, and which rows answer each.

A folder with `corpus.jsonl` (`{"id", "text"}`) and `queries.jsonl` (`{"id", "text", "positive_ids"}`), each plain
or packed as `.xz`; a common beginning (`name.corpus.jsonl`) is allowed, one collection a folder or `FOLDER/name`.
"""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.failure import Failure
from app.strings import Text
from index.store import Store
from ingest.contents import Contents
from ingest.document import Document, Span
from ingest.passage import Passage

NO_FILE = Text(
    "{folder} に {name}.jsonl がありません。corpus.jsonl と queries.jsonl のあるフォルダーを指定してください。",
    "{folder} has no {name}.jsonl: name a folder with corpus.jsonl and queries.jsonl.",
)
SEVERAL = Text(
    "{folder} に {name}.jsonl が {count} 個あります。{folder}/名前 の形で1つを指定してください。",
    "{folder} has {count} {name}.jsonl: name one of them as {folder}/NAME.",
)
BAD_ROW = Text(
    '{file} の {line} 行目: {{"id", "text"}} のオブジェクトではありません。1行に1つずつ書いてください。',
    '{file} line {line}: not an object with "id" and "text": write one a line.',
)
NO_POSITIVE = Text(
    "{file} の {line} 行目: positive_ids の {id} が corpus にありません。corpus の id を書いてください。",
    "{file} line {line}: no row of the corpus has the id {id}: give ids of the corpus.",
)
NOTHING = Text("{file} に使える行がありません。", "{file} holds no row that can be used.")


@dataclass(frozen=True)
class Query:
    """A query, and the ids of the rows that answer it."""

    id: str
    text: str
    positives: frozenset[str]


@dataclass(frozen=True)
class Collection:
    """`texts` by id, in the order of the file."""

    name: str
    texts: dict[str, str]
    queries: tuple[Query, ...]


def read(place: Path) -> Collection:
    """The collection in a folder; Failure names the line that cannot be used."""
    corpus, queries = _file(place, "corpus"), _file(place, "queries")
    texts = {str(row["id"]): str(row["text"]) for _, row in _rows(corpus)}
    if not texts:
        raise Failure(NOTHING, file=corpus.name)
    asked = []
    for line, row in _rows(queries):
        positives = frozenset(map(str, row.get("positive_ids") or ()))
        for one in sorted(positives - texts.keys()):
            raise Failure(NO_POSITIVE, file=queries.name, line=line, id=one)
        asked.append(Query(str(row["id"]), str(row["text"]), positives))
    if not any(query.positives for query in asked):
        raise Failure(NOTHING, file=queries.name)
    return Collection(place.name, texts, tuple(asked))


def fill(collection: Collection, store: Store) -> dict[str, str]:
    """Put every row into the store as one passage of one document; the ids of the rows by passage."""
    parts, spans, at = [], [], 0
    for text in collection.texts.values():
        parts.append(text)
        spans.append(Span(at, at + len(text)))
        at += len(text) + 2
    document = Document("\n\n".join(parts), collection.name)
    passages = tuple(
        Passage(document.id, span, text) for span, text in zip(spans, parts, strict=True)
    )
    store.add(document, Contents((), passages))
    return {passage.id: row for passage, row in zip(passages, collection.texts, strict=True)}


def _file(place: Path, name: str) -> Path:
    folder, start = (place, "") if place.is_dir() else (place.parent, f"{place.name}.")
    found = [
        path
        for pattern in (f"{start}{name}.jsonl", f"{start}{name}.jsonl.xz")
        for path in folder.glob(pattern)
    ]
    if not found and not start:
        found = sorted((*folder.glob(f"*.{name}.jsonl"), *folder.glob(f"*.{name}.jsonl.xz")))
    if not found:
        raise Failure(NO_FILE, folder=folder, name=f"{start}{name}")
    if len(found) > 1:
        raise Failure(SEVERAL, folder=folder, name=name, count=len(found))
    return found[0]


def _rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    with lzma.open(path, "rb") if path.suffix == ".xz" else path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except ValueError:
                row = None
            if not isinstance(row, dict) or "id" not in row or "text" not in row:
                raise Failure(BAD_ROW, file=path.name, line=number)
            yield number, row
