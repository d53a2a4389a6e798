"""The search that an evaluation measures: the passages that the engine looks at, in its order."""

from __future__ import annotations

from collections.abc import Sequence

from answer.engine import PolicyQA
from answer.look import Look
from answer.question import understand
from eval.question import Question, Source
from eval.result import DEPTH, Retrieved
from eval.score import plain
from index.store import Store
from ingest.passage import Passage


class Finder:
    """Which passages of a store hold a question's sources, and which the engine finds."""

    def __init__(self, store: Store, engine: PolicyQA) -> None:
        self._engine = engine
        self._store = store
        self._files = [(document.source, document.id) for document in store.documents()]
        self._plain: dict[str, list[tuple[str, str]]] = {}

    def retrieved(self, question: Question, look: Look) -> Retrieved:
        """What was found for a question that was looked up; nothing is looked for where there is no source."""
        if not question.answerable or not question.sources:
            return Retrieved()
        found = self._engine.passages(look, DEPTH)
        return Retrieved(tuple(one.id for one in found), self.relevant(question.sources))

    def relevant(self, sources: Sequence[Source]) -> tuple[str, ...]:
        """The ids of the passages that hold one of the sources, or lie in it, in the order of the store."""
        found: dict[str, None] = {}
        for source in sources:
            quote = plain(source.quote)
            for file, document in self._files:
                if quote and source.in_file(file):
                    texts = self._texts(document)
                    found |= dict.fromkeys(
                        one for one, text in texts if text and (quote in text or text in quote)
                    )
        return tuple(found)

    def _texts(self, document: str) -> list[tuple[str, str]]:
        """The passages of a document by id, as they are compared."""
        if document not in self._plain:
            passages: Sequence[Passage] = self._store.passages(document)
            self._plain[document] = [(one.id, plain(one.text)) for one in passages]
        return self._plain[document]


def query(question: Question) -> str:
    """What is searched for: a follow-up is resolved with the turns before it."""
    return understand(question.question, question.history).searched
