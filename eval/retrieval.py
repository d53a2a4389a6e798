"""The search that an evaluation measures: the store's own retriever, given what the engine asks."""

from __future__ import annotations

from collections.abc import Sequence

from answer.question import understand
from eval.question import Question
from eval.run import DEPTH, Found, Search
from index.retriever import Retriever
from index.store import Store


def searcher(store: Store) -> Search:
    """A function from a question to the passages that `Retriever` finds for it."""
    retriever = Retriever(store)
    files = {document.id: document.source for document in store.documents()}

    def search(question: Question) -> Sequence[Found]:
        hits = retriever.search(query(question), k=DEPTH)
        return [Found(files[hit.passage.document], hit.passage.text) for hit in hits]

    return search


def query(question: Question) -> str:
    """What the engine searches for: a follow-up is resolved with the turns before it."""
    return understand(question.question, question.history).searched
