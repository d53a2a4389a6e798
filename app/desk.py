"""The open store and engine behind the page, used by one thread at a time.

Gradio answers each visitor on a thread of its own, while the store's connection belongs to the
thread that opened it; a question takes a few hundredths of a second, so they take turns.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any, ParamSpec, TypeVar

from answer.engine import QuestionError
from answer.result import Answer
from app import feedback
from app.config import Config
from app.examples import examples
from app.figure_list import records
from app.opening import engine
from app.render import Turn
from index.ledger import Wanted
from index.store import Store, StoreError
from ingest.document import Document
from ingest.outline import Block

P = ParamSpec("P")
T = TypeVar("T")


class Gone(LookupError):  # noqa: N818
    """A document that an earlier answer cites is no longer in the store."""


class Desk:
    """Everything that the page asks for; `close` when the server stops."""

    def __init__(self, config: Config) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk")
        self._feedback = feedback.path_of(config.store)
        # What is asked meanwhile waits in line behind it.
        self._opening = self._thread.submit(self._open, config)
        self._trying = self._thread.submit(self._try)

    def ready(self) -> None:
        """Wait until the store is open; raises what opening it raised."""
        self._opening.result()

    def ask(self, question: str, history: Sequence[str]) -> Turn:
        """The turn that the page shows; a question that is refused is a turn too."""
        try:
            return Turn(question, self._run(self._ask, question, tuple(history)))
        except QuestionError as error:
            return Turn(question[:200], refusal=str(error))

    def documents(self) -> tuple[Document, ...]:
        return self._run(self._documents)

    def document(self, document_id: str) -> tuple[Document, tuple[Block, ...]]:
        """A document with its text, and its blocks; raises Gone."""
        return self._run(self._document, document_id)

    def examples(self) -> tuple[str, ...]:
        return self._trying.result()

    def search(self, question: str, count: int) -> list[dict[str, Any]]:
        """The best passages with where they stand."""
        return self._run(self._search, question, count)

    def figures(self, wanted: Wanted, most: int) -> list[dict[str, Any]]:
        """The records of the amounts that fit, at most so many."""
        return self._run(self._figures, wanted, most)

    def keep(self, turns: Sequence[Turn], n: int, verdict: str, note: str) -> None:
        """Add a visitor's verdict on turn `n` to the file beside the store."""
        words = feedback.line(turns, n, verdict, note, datetime.now(UTC))
        if words is not None:
            self._run(feedback.append, self._feedback, words)

    def close(self) -> None:
        if not self._opening.exception():
            self._run(self._store.close)
        self._thread.shutdown()

    def _open(self, config: Config) -> None:
        self._store = Store.open(config.store, model=config.model or None)
        self._engine = engine(self._store, config)

    def _try(self) -> tuple[str, ...]:
        return examples(self._store, self._engine)

    def _ask(self, question: str, history: Sequence[str]) -> Answer:
        self._store.refresh()
        return self._engine.ask(question, history)

    def _search(self, question: str, count: int) -> list[dict[str, Any]]:
        self._store.refresh()
        found = []
        for passage in self._engine.search(question, k=count):
            document = self._store.document(passage.document)
            place = {"page": passage.page, "section": " > ".join(passage.headings)}
            span = {"start": passage.span.start, "end": passage.span.end, "text": passage.text}
            known = {"title": document.title, "issuer": document.issuer, "date": document.date}
            found.append({**known, "file": document.source, **place, **span})
        return found

    def _figures(self, wanted: Wanted, most: int) -> list[dict[str, Any]]:
        self._store.refresh()
        return list(records(self._store, self._store.ledger.find(wanted)[:most]))

    def _documents(self) -> tuple[Document, ...]:
        self._store.refresh()
        return self._store.documents()

    def _document(self, document_id: str) -> tuple[Document, tuple[Block, ...]]:
        try:
            return self._store.document(document_id), self._store.blocks(document_id)
        except StoreError as error:
            raise Gone(document_id) from error

    def _run(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        return self._thread.submit(call, *args, **kwargs).result()
