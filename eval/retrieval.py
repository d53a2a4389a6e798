"""The search that an evaluation measures: the passages that the engine looks at, in its order."""

from __future__ import annotations

from collections.abc import Sequence

from answer.engine import PolicyQA
from answer.question import understand
from eval.question import Question
from eval.run import DEPTH, Found, Search
from index.store import Store


def searcher(store: Store, engine: PolicyQA) -> Search:
    """A function from a question to the passages that answering it rests on."""
    files = {document.id: document.source for document in store.documents()}

    def search(question: Question) -> Sequence[Found]:
        passages = engine.search(question.question, question.history, DEPTH)
        return [Found(files[passage.document], passage.text) for passage in passages]

    return search


def query(question: Question) -> str:
    """What is searched for: a follow-up is resolved with the turns before it."""
    return understand(question.question, question.history).searched
