"""Opening the store that a command needs, or saying in one sentence why it cannot be opened."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from answer.engine import PolicyQA
from app.config import Config
from app.failure import Failure
from app.strings import NO_STORE
from app.translation import failure
from index import reranker
from index.reranker import Reranker, RerankerError
from index.retriever import Retriever
from index.store import Store, StoreError


def checked(folder: Path) -> Path:
    """`folder`, when there is anything to open."""
    if not folder.is_dir():
        raise Failure(NO_STORE, store=folder)
    return folder


@contextmanager
def opened(folder: Path, writable: bool = False, model: str = "") -> Iterator[Store]:
    """The store, closed at the end; what it says while it is used becomes a Failure too.

    Where a `model` is set, the store has to be embedded with it.
    """
    try:
        with Store.open(checked(folder), writable=writable, model=model or None) as store:
            yield store
    except StoreError as error:
        raise failure(error) from error


def engine(store: Store, config: Config) -> PolicyQA:
    """What answers over the store, with the reranker that is set, if any."""
    return PolicyQA(store, Retriever(store, ordering(config)))


def ordering(config: Config) -> Reranker | None:
    """The reranker that is set; None where none is."""
    try:
        return reranker.load(config.reranker) if config.reranker else None
    except RerankerError as error:
        raise failure(error) from error
