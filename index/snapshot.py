"""What is derived from one generation of a store: its vectors and its full text, in one folder.

`derived/<generation>/` is written beside its predecessor, verified by size and SHA-256 when it is
opened, and made again from the database whenever it is missing, damaged or of other making.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.database import Stored
from index.fulltext import Entry, FullText
from index.searchable import entry
from index.vectors import VectorIndex

_PARTS = "parts.json"
_VECTORS = "vectors.faiss"
_FULLTEXT = "fulltext"
_BATCH = 4096


class SnapshotError(Exception):
    """One sentence: what of the derived files is not as it was written."""


@dataclass(frozen=True)
class Make:
    """What a snapshot was made with; another make is no use."""

    model_digest: str
    dimension: int
    terms: str


@dataclass(frozen=True)
class Snapshot:
    """Vectors and full text of the same passages."""

    vectors: VectorIndex
    fulltext: FullText


def in_memory(passages: Iterable[Stored], make: Make) -> Snapshot:
    """A snapshot without files, for a reader that may not write."""
    snapshot = Snapshot(VectorIndex.empty(max(make.dimension, 1)), FullText.create(None))
    _change(snapshot, [], [], passages)
    return snapshot


def open_snapshot(folder: Path, make: Make) -> Snapshot:
    """The snapshot in `folder`, each file verified."""
    try:
        parts = json.loads((folder / _PARTS).read_text("utf-8"))
        made = Make(**parts["make"])
        files = {
            str(name): (int(size), str(digest)) for name, (size, digest) in parts["files"].items()
        }
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise SnapshotError(f"{folder} does not describe itself ({error})") from error
    if made != make:
        raise SnapshotError(f"{folder} was made with {made}, not with {make}")
    for name, written in files.items():
        path = folder / name
        if not path.is_file() or (path.stat().st_size, _digest(path)) != written:
            raise SnapshotError(f"{path} is not as it was written")
    try:
        return Snapshot(VectorIndex.read(folder / _VECTORS), FullText.open(folder / _FULLTEXT))
    except (RuntimeError, OSError, ValueError) as error:
        raise SnapshotError(f"{folder} can't be opened ({error})") from error


def write(
    folder: Path,
    make: Make,
    passages: Iterable[Stored],
    base: Path | None = None,
    dead: Sequence[int] = (),
    dead_keys: Sequence[int] = (),
) -> None:
    """Write `passages` to `folder`; with `base`, on top of that snapshot less the `dead` rows."""
    part = folder.with_name(f".{folder.name}.{os.getpid()}")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    if base is None:
        snapshot = Snapshot(VectorIndex.empty(make.dimension), FullText.create(part / _FULLTEXT))
    else:
        _link(base / _FULLTEXT, part / _FULLTEXT)
        vectors = VectorIndex.read(base / _VECTORS)
        snapshot = Snapshot(vectors, FullText.open(part / _FULLTEXT))
    _change(snapshot, dead, dead_keys, passages)
    snapshot.vectors.write(part / _VECTORS)
    files = {
        path.relative_to(part).as_posix(): (path.stat().st_size, _digest(path))
        for path in sorted(part.rglob("*"))
        if path.is_file() and not path.name.endswith(".lock")
    }
    parts = {"make": vars(make), "files": files}
    with (part / _PARTS).open("w", encoding="utf-8") as file:
        json.dump(parts, file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    if folder.exists():
        aside = folder.with_name(f".{folder.name}.damaged")
        shutil.rmtree(aside, ignore_errors=True)
        folder.replace(aside)
    part.replace(folder)


def clear(parent: Path, keep: Collection[str]) -> None:
    """Remove every snapshot in `parent` but `keep`; a reader that has one open reads on."""
    if parent.is_dir():
        for path in parent.iterdir():
            if path.name not in keep:
                shutil.rmtree(path, ignore_errors=True)


def _change(
    snapshot: Snapshot, dead: Sequence[int], dead_keys: Sequence[int], passages: Iterable[Stored]
) -> None:
    snapshot.vectors.remove(dead_keys)
    snapshot.fulltext.change(dead, _entries(passages, snapshot.vectors))


def _entries(passages: Iterable[Stored], vectors: VectorIndex) -> Iterator[Entry]:
    """The full text's entries; the vectors of the same passages are added on the way."""
    batch: list[Stored] = []
    for stored in passages:
        batch.append(stored)
        yield entry(stored)
        if len(batch) == _BATCH:
            _add(vectors, batch)
            batch = []
    _add(vectors, batch)


def _add(vectors: VectorIndex, batch: Sequence[Stored]) -> None:
    if batch:
        vectors.add([stored.key for stored in batch], np.stack([s.vector for s in batch]))


def _link(source: Path, target: Path) -> None:
    """tantivy never rewrites a segment, so its files can be shared; what it does rewrite is copied."""
    target.mkdir()
    for path in source.iterdir():
        if path.name.endswith(".lock"):
            continue
        if path.suffix == ".json":
            shutil.copy2(path, target / path.name)
            continue
        try:
            os.link(path, target / path.name)
        except OSError:
            shutil.copy2(path, target / path.name)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
