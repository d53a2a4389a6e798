"""Opening the store that a command needs, or saying in one sentence why it cannot be opened."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.failure import Failure
from app.strings import NO_STORE
from app.translation import failure
from index.store import Store, StoreError


def checked(folder: Path) -> Path:
    """`folder`, when there is anything to open."""
    if not folder.is_dir():
        raise Failure(NO_STORE, store=folder)
    return folder


@contextmanager
def opened(folder: Path, writable: bool = False) -> Iterator[Store]:
    """The store, closed at the end; what it says while it is used becomes a Failure too."""
    try:
        with Store.open(checked(folder), writable=writable) as store:
            yield store
    except StoreError as error:
        raise failure(error) from error
