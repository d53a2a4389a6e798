"""Making a generation public: its vectors and full text written, then named in the database.

Until the database names it, nobody sees it; from then on everybody does. Killed in between, the next
who may write does it again.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from index import snapshot, terms
from index.database import Database
from index.manifest import Manifest
from index.snapshot import Make, Snapshot, SnapshotError

_DERIVED = "derived"


def make_of(meta: dict[str, str]) -> Make:
    """What a snapshot of this store has to be made with now."""
    return Make(meta["model_digest"], int(meta["dimension"]), terms.VERSION)


def is_current(meta: dict[str, str], folder: Path) -> bool:
    """Whether the newest generation is published and its files seem to be there."""
    return meta["generation"] == meta["published"] and (
        meta["terms"] == terms.VERSION and place(folder, int(meta["published"])).is_dir()
    )


def place(folder: Path, generation: int) -> Path:
    return folder / _DERIVED / str(generation)


def open_published(database: Database, folder: Path) -> Snapshot:
    """The published snapshot; SnapshotError where its files are missing or not as written."""
    meta = database.meta()
    return snapshot.open_snapshot(place(folder, int(meta["published"])), make_of(meta))


def in_memory(database: Database, generation: int) -> Snapshot:
    """A generation's snapshot made in memory, for a reader that may not mend the files."""
    _, born = database.changed(0, generation)
    return snapshot.in_memory(database.stored(born), make_of(database.meta()))


def publish(database: Database, folder: Path, *, again: bool = False) -> None:
    """Write the newest generation's snapshot and publish it; `again` mistrusts what is there."""
    meta = database.meta()
    if not meta["model"]:
        manifest_of(database, 0).write(folder)
        return
    make, newest, published = make_of(meta), int(meta["generation"]), int(meta["published"])
    base: Path | None = place(folder, published)
    try:
        if again or base is None:
            raise SnapshotError("to be made again")
        snapshot.open_snapshot(base, make)
    except SnapshotError:
        base = None
    if base is None or published != newest:
        dead, born = database.changed(published if base else 0, newest)
        dead = dead if base else []
        keys = database.keys(dead)
        target = place(folder, newest)
        try:
            snapshot.write(target, make, database.stored(born), base, dead, keys)
        except (RuntimeError, ValueError) as error:  # faiss and tantivy say so of a full disk
            raise OSError(str(error)) from error
    with database.change():
        database.set_meta(published=newest, terms=terms.VERSION)
        database.purge(newest)
    manifest_of(database, newest).write(folder)
    snapshot.clear(folder / _DERIVED, {str(newest), meta["published"]})


def manifest_of(database: Database, generation: int) -> Manifest:
    """What the store says of itself at a generation."""
    meta = database.meta()
    counts = database.counts(generation)
    corpus = sha256()
    for kept in database.kept(generation):
        corpus.update(f"{kept.id} {kept.digest}\n".encode())
    return Manifest(
        schema=int(meta["schema"]),
        generation=generation,
        model=meta["model"],
        model_digest=meta["model_digest"],
        dimension=int(meta["dimension"]),
        tokenizer=terms.VERSION,
        corpus_digest=corpus.hexdigest(),
        **counts._asdict(),
    )
