"""`PolicyQA(store).ask(question, history)`: from a question to a proved answer, or an abstention.

A stated cascade: understand the question → search → weigh every sentence, item and row near the hits →
amounts, a whole list, a definition, or the shortest fact that holds what is asked → prove → number the
citations. Where none of them covers what the question names, it abstains and says what is missing.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from answer.about import about, issued
from answer.abstain import Missing, missing
from answer.amount_match import Entry
from answer.ask import Ask
from answer.budget import Budget, budget
from answer.citation import Citation
from answer.cite import citation, number
from answer.conjoined import parted
from answer.definition import definitions, subject
from answer.draft import Draft, quoted
from answer.evidence import Evidence, gather
from answer.money import amounts
from answer.proof.draft_proof import proved
from answer.question import Question, QuestionError, understand
from answer.ranking import counted, ranking, ranks
from answer.reply import reply
from answer.result import Answer
from answer.task import Task
from answer.tree import Tree
from answer.unit import Unit, Units
from answer.unstated import Open, unstated
from answer.weight import extended, weighed
from index.retriever import Hit, Retriever
from index.store import Store
from ingest.absence import absences
from ingest.passage import Passage

__all__ = ["PolicyQA", "QuestionError"]

# Passages looked at. On our questions the passage with the answer is among 30 whenever it is found at all.
_HITS = 30
_DOCUMENTS = 256  # documents whose blocks stay in memory
# Amounts of so many documents are looked at: the best hits', and those that have an amount of the name.
_READ_FOR_AMOUNTS = 12
_NAMING = 12
_NEAREST = 3
# An amount that names all that is asked for; a weaker one gives way to a place that leaves the amount open.
_SURE = 0.9
# How much the best unit of a passage counts beside the search, in ranking passages.
_UNIT = 0.5


class PolicyQA:
    """Answers questions over one store."""

    def __init__(self, store: Store, retriever: Retriever | None = None) -> None:
        self._store = store
        self._retriever = retriever or Retriever(store)
        self._entries = lru_cache(maxsize=_DOCUMENTS)(self._read_entries)
        self._left_open = lru_cache(maxsize=_DOCUMENTS)(self._read_open)
        self._units = lru_cache(maxsize=_DOCUMENTS)(self._read)

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        """Answer a question; `history` are the earlier questions, oldest first. QuestionError if unreadable."""
        start = time.perf_counter()
        asked, hits, found = self._found(question, history)
        gap = missing(asked, found)
        draft = None
        if gap is None:
            draft, gap = self._draft(asked, found, hits)
        answer = self._answer(question, asked, draft, gap, found)
        return replace(answer, elapsed_ms=(time.perf_counter() - start) * 1000)

    def search(self, question: str, history: Sequence[str] = (), k: int = 10) -> list[Passage]:
        """The passages that answering rests on, best first: as searched, and by the best unit they hold."""
        asked, hits, found = self._found(question, history)
        defined = definitions(asked, found, full_name=False) if asked.wants(Ask.DEFINITION) else []
        fit = [(d.evidence.unit, d.score) for d in defined] or [(e.unit, e.score) for e in found]
        top = max((hit.score for hit in hits), default=0.0) or 1.0
        order = sorted(hits, key=lambda hit: -(hit.score / top + _UNIT * _best(hit, fit)))
        return [hit.passage for hit in order[:k]]

    def _found(
        self, question: str, history: Sequence[str]
    ) -> tuple[Question, list[Hit], list[Evidence]]:
        asked = understand(question, history)
        hits = self._retriever.search(asked.searched, _HITS, self._pointed(asked))
        # What a name means is told under the name itself; of amounts any of its names may be printed.
        told = asked.wants(Ask.DEFINITION, Ask.FULL_NAME)
        names = {} if told else self._store.ledger.names
        asked = weighed(extended(parted(asked, hits), hits, names), self._retriever.rarity)
        hits = self._with_subject(asked, hits)
        return asked, hits, gather(asked, hits, self._units)

    def _draft(
        self, asked: Question, found: Sequence[Evidence], hits: Sequence[Hit]
    ) -> tuple[Draft | None, Missing | None]:
        document = about(asked, self._store.documents)
        if document is not None:
            told = issued(asked, self._tree(document.id))
            return told, None if told else Missing.value(asked)
        money = budget(asked)
        if money is not None and money.task in (Task.RANK, Task.COUNT):
            of_rows = ranking if money.task is Task.RANK else counted
            if told := of_rows(asked, hits, self._tree):
                return told, None
        elif ranks(asked):
            return reply(asked, found, hits, self._tree), None
        computes = money is not None and money.task in (Task.COMPARE, Task.SHARE)
        if asked.wants(Ask.RATE) and not computes:
            printed = reply(asked, found, hits, self._tree)
            if printed is not None:
                return printed, None
        if money is not None and (money.subjects or money.stages):
            documents = self._holding(asked, money, hits)
            entries = (entry for document in documents for entry in self._entries(document))
            computed = amounts(asked, money, entries, self._store.ledger.names)
            if not (isinstance(computed, Draft) and computed.confidence >= _SURE):
                places = chain.from_iterable(map(self._left_open, documents))
                if left_open := unstated(money, places):
                    return None, left_open
            if isinstance(computed, Draft):
                return computed, None
            if asked.wants(Ask.AMOUNT) or money.asked or money.task is Task.SHARE:
                return None, computed
        return reply(asked, found, hits, self._tree), None

    def _holding(self, asked: Question, money: Budget, hits: Sequence[Hit]) -> list[str]:
        """The documents whose amounts are looked at: those of the best hits, and those with an amount of the
        name, which a search for passages may pass over among many."""
        found = dict.fromkeys(hit.passage.document for hit in hits)
        named = {form for c in money.subjects if c.name for form in c.keys if len(form) > 1}
        more = [] if asked.kind else self._store.ledger.naming(sorted(named), _NAMING)
        return list(dict.fromkeys((*list(found)[:_READ_FOR_AMOUNTS], *more)))

    def _answer(
        self,
        question: str,
        asked: Question,
        draft: Draft | None,
        gap: Missing | None,
        found: Sequence[Evidence],
    ) -> Answer:
        kept = (
            proved(draft, lambda tree: [e.figure for e in self._entries(tree.document.id)])
            if draft
            else None
        )
        if kept and kept.sentences:
            text, citations, figures = number(kept)
            return Answer(question, text, citations, figures)
        gap = gap or Missing.value(asked)
        return Answer(
            question, gap.text, abstained=True, reason=gap.reason, nearest=_nearest(gap, found)
        )

    def _pointed(self, asked: Question) -> tuple[str, ...] | None:
        """The documents of the kind that the question points to; None for all."""
        if not asked.kind:
            return None
        documents = self._store.documents()
        return tuple(d.id for d in documents if asked.kind in d.kind + d.title) or None

    def _with_subject(self, asked: Question, hits: Sequence[Hit]) -> list[Hit]:
        """The hits, and for a definition those of the name alone: it is often told in other words."""
        at = subject(asked) if asked.wants(Ask.DEFINITION, Ask.FULL_NAME) else None
        if at is None:
            return list(hits)
        more = self._retriever.search(asked.concepts[at].text, _HITS, self._pointed(asked))
        known = {hit.passage.id for hit in hits}
        return [*hits, *(hit for hit in more if hit.passage.id not in known)]

    def _tree(self, document: str) -> Tree:
        return self._units(document).tree

    def _read_entries(self, document: str) -> tuple[Entry, ...]:
        tree = self._tree(document)
        return tuple(Entry(tree, figure) for figure in self._store.ledger.of(document))

    def _read_open(self, document: str) -> tuple[Open, ...]:
        tree = self._tree(document)
        return tuple(Open(tree, absence) for absence in absences(tree.document, tree.blocks))

    def _read(self, document: str) -> Units:
        return Units(Tree(self._store.document(document), tuple(self._store.blocks(document))))


def _best(hit: Hit, fit: Sequence[tuple[Unit, float]]) -> float:
    """The score of the best unit within a passage; `fit` is in order, the best first."""
    passage = hit.passage
    for unit, score in fit:
        if unit.tree.document.id == passage.document and unit.span.overlaps(passage.span):
            return score
    return 0.0


def _nearest(gap: Missing, found: Sequence[Evidence]) -> tuple[Citation, ...]:
    """What comes nearest: the amount that the abstention names, then the best units."""
    quotes = [gap.nearest] if gap.nearest else []
    quotes += [quoted(evidence.unit) for evidence in found]
    nearest = list(dict.fromkeys(quotes))[:_NEAREST]
    return tuple(citation(n, q.tree, q.index, q.span) for n, q in enumerate(nearest, 1))
