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
from index.candidate import Orders
from index.reranker import RerankerError
from index.retriever import Retriever
from index.store import Store, StoreError

# Set as the reranker, it leaves the passages in the order of the search.
NO_RERANKER = "none"


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
    except (StoreError, RerankerError) as error:
        raise failure(error) from error


def engine(store: Store, config: Config) -> PolicyQA:
    """What answers over the store, with the reranker that is set, else with the model's own."""
    return PolicyQA(store, Retriever(store, ordering(config), own=config.reranker != NO_RERANKER))


def ordering(config: Config) -> Orders | None:
    """The reranker that is set; None where none is."""
    try:
        unset = config.reranker in ("", NO_RERANKER)
        return None if unset else reranker.load(config.reranker)
    except RerankerError as error:
        raise failure(error) from error
