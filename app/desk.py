"""The open store and engine behind the page, used by one thread at a time.

Gradio answers each visitor on a thread of its own, while the store's connection belongs to the
thread that opened it; a question takes a few hundredths of a second, so they take turns.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from answer.citation import Citation
from answer.engine import QuestionError
from answer.result import Answer
from answer.tree import Tree
from app import feedback
from app.config import Config
from app.examples import examples
from app.figure_list import records
from app.following import following
from app.library import Library
from app.opening import engine, opened
from app.place import place
from app.turn import EVERYTHING, Limits, Turn
from index.database import Counts
from index.ledger import Listed, Wanted
from index.store import Store, StoreError
from ingest.document import Document, Span
from ingest.outline import Block
from ingest.stage import Stage

P = ParamSpec("P")
T = TypeVar("T")


class Gone(LookupError):  # noqa: N818
    """A document that an earlier answer cites is no longer in the store."""


class Desk:
    """Everything that the page asks for; `close` when the server stops."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self.library = Library(config.store)
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk")
        self._feedback = feedback.path_of(config.store)
        # What is asked meanwhile waits in line behind it.
        self._opening = self._thread.submit(self._open, config)
        self._trying = self._thread.submit(self._try)

    def ready(self) -> None:
        """Wait until the store is open; raises what opening it raised."""
        self._opening.result()

    def ask(self, question: str, history: Sequence[str], limits: Limits = EVERYTHING) -> Turn:
        """The turn that the page shows; a question that is refused is a turn too."""
        try:
            answer = self._run(self._ask, question, tuple(history), limits)
            return Turn(question, answer, limits=limits)
        except QuestionError as error:
            return Turn(question[:200], refusal=str(error), limits=limits)

    def following(self, turns: Sequence[Turn]) -> tuple[str, ...]:
        """Questions that may be asked next, each one answered by the documents."""
        return self._run(self._following, tuple(turns))

    def documents(self) -> tuple[Document, ...]:
        return self._run(self._documents)

    def sizes(self) -> dict[str, Counts]:
        """How much each document holds."""
        return self._run(self._sizes)

    def document(self, document_id: str) -> tuple[Document, tuple[Block, ...]]:
        """A document with its text, and its blocks; raises Gone."""
        return self._run(self._document, document_id)

    def count(self, wanted: Wanted) -> int:
        """How many amounts fit."""
        return self._run(self._count, wanted)

    def listed(self, wanted: Wanted, most: int = -1, start: int = 0) -> list[Listed]:
        """The amounts that fit: all, or at most so many from the place `start` on."""
        return self._run(self._listed, wanted, most, start)

    @contextmanager
    def records(self, wanted: Wanted) -> Iterator[Iterator[dict[str, Any]]]:
        """The records of the amounts that fit, by a reader of one's own: it may take seconds."""
        with opened(self.config.store) as store:
            yield records(store, store.ledger.find(wanted))

    def keys(self) -> tuple[list[int], list[Stage]]:
        """The fiscal years, the latest first, and the stages of the amounts that there are."""
        return self._run(self._keys)

    def texts(self, ids: Collection[str]) -> dict[str, Document]:
        """Documents with their texts; raises Gone."""
        return {document_id: self.document(document_id)[0] for document_id in ids}

    def place(self, document_id: str, span: Span) -> Citation:
        """The line on which a span of a document stands; raises Gone."""
        tree = Tree(*self.document(document_id))
        if not 0 <= span.start < span.end <= len(tree.document.text):
            raise Gone(document_id)
        return place(tree, span)

    def file(self, document: Document) -> Path | None:
        """The file that the document was read from, where it still is."""
        path = Path(document.source)
        return path if path.is_file() else None

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

    def _ask(self, question: str, history: Sequence[str], limits: Limits) -> Answer:
        self._store.refresh()
        return self._engine.ask(question, history, limits.within(self._store.documents))

    def _following(self, turns: Sequence[Turn]) -> tuple[str, ...]:
        return following(turns, self._store, self._engine)

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
        return list(records(self._store, self._listed(wanted, most)))

    def _count(self, wanted: Wanted) -> int:
        self._store.refresh()
        return self._store.ledger.count(wanted)

    def _listed(self, wanted: Wanted, most: int, start: int = 0) -> list[Listed]:
        self._store.refresh()
        return self._store.ledger.find(wanted, most, start)

    def _keys(self) -> tuple[list[int], list[Stage]]:
        self._store.refresh()
        found = self._store.ledger.keys()
        years = {year for year, _ in found if year is not None}
        stages = {stage for _, stage in found}
        return sorted(years, reverse=True), [stage for stage in Stage if stage in stages]

    def _documents(self) -> tuple[Document, ...]:
        self._store.refresh()
        return self._store.documents()

    def _sizes(self) -> dict[str, Counts]:
        return self._store.sizes()

    def _document(self, document_id: str) -> tuple[Document, tuple[Block, ...]]:
        try:
            return self._store.document(document_id), self._store.blocks(document_id)
        except StoreError as error:
            raise Gone(document_id) from error

    def _run(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        return self._thread.submit(call, *args, **kwargs).result()
