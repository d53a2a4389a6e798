"""Opening the store that a command needs, or saying in one sentence why it cannot be opened."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from app.failure import Failure
from app.strings import FAILED, NO_STORE
from index.store import Store, StoreError


@contextmanager
def opened(folder: Path, writable: bool = False) -> Iterator[Store]:
    if not folder.is_dir():
        raise Failure(NO_STORE, store=folder)
    try:
        store = Store.open(folder, writable=writable)
    except StoreError as error:
        raise Failure(FAILED, why=error) from error
    with closing(store):
        yield store
