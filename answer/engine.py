"""`PolicyQA(store).ask(question, history)`: from a question to a proved answer, or an abstention.

A stated cascade: understand the question → search → weigh every sentence, item and row near the hits →
amounts, a whole list, a definition, or the shortest fact that holds what is asked → prove → number the
citations. Where none of them covers what the question names, it abstains and says what is missing.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from answer.about import about, issued, titled
from answer.abstain import Missing, missing
from answer.ask import Ask
from answer.citation import Citation
from answer.cite import citation, number
from answer.conjoined import parted
from answer.definition import subject
from answer.draft import Draft, quoted
from answer.entry import Entry
from answer.evidence import Evidence
from answer.look import Look
from answer.money import amounts
from answer.proof.draft_proof import proved
from answer.question import Question, QuestionError, understand
from answer.ranking import THINGS, counted, ranking, ranks
from answer.reply import reply
from answer.resting import resting
from answer.result import Answer
from answer.task import Task
from answer.tree import Tree
from answer.unit import Units
from answer.unstated import Open, unstated
from answer.weight import extended, weighed
from index.retriever import Hit, Retriever
from index.store import Store
from ingest.absence import absences
from ingest.document import Document
from ingest.passage import Passage

__all__ = ["Look", "PolicyQA", "QuestionError"]

# Passages looked at. On our questions the passage with the answer is among 30 whenever it is found at all.
_HITS = 30
# Documents whose blocks and amounts stay in memory: those of two questions over a large store. More of them
# make the garbage collector pause (0.6 s at 256 documents of 130 amounts).
_DOCUMENTS = 32
# Amounts of so many documents are looked at: the best hits', and those that have an amount of the name.
_READ_FOR_AMOUNTS = 12
_NAMING = 12
_BESIDE_NAMED = 5
_NEAREST = 3
# An amount that names all that is asked for; a weaker one gives way to a place that leaves the amount open.
_SURE = 0.9


class PolicyQA:
    """Answers questions over one store."""

    def __init__(self, store: Store, retriever: Retriever | None = None) -> None:
        self._store = store
        self._retriever = retriever or Retriever(store, own=True)
        self._entries = lru_cache(maxsize=_DOCUMENTS)(self._read_entries)
        self._left_open = lru_cache(maxsize=_DOCUMENTS)(self._read_open)
        self._units = lru_cache(maxsize=_DOCUMENTS)(self._read)
        self._listed = lru_cache(maxsize=1)(self._read_documents)

    def ask(
        self,
        question: str,
        history: Sequence[str] = (),
        within: Collection[str] | None = None,
    ) -> Answer:
        """Answer a question; `history` are the earlier questions, oldest first. QuestionError if unreadable.

        Where `within` is given, only the documents with these ids are looked at.
        """
        start = time.perf_counter()
        answer = self.answer(question, self.look(question, history, within))
        return replace(answer, elapsed_ms=(time.perf_counter() - start) * 1000)

    def answer(self, question: str, look: Look) -> Answer:
        """The answer to a question that was looked up; its `elapsed_ms` is 0."""
        return self._answer(question, look, look.draft, look.gap)

    def search(self, question: str, history: Sequence[str] = (), k: int = 10) -> list[Passage]:
        """The passages that answering rests on, best first."""
        return self.passages(self.look(question, history), k)

    def passages(self, look: Look, k: int) -> list[Passage]:
        """What `search` gives, of a question that was looked up."""
        return resting(look, self._store.passages)[:k]

    def look(
        self, question: str, history: Sequence[str], within: Collection[str] | None = None
    ) -> Look:
        """A question with what was found for it; QuestionError if unreadable."""
        asked = understand(question, history)

        def documents() -> tuple[Document, ...]:
            return tuple(d for d in self._documents() if within is None or d.id in within)

        named = titled(asked.text, documents)
        among = named.documents if named else _of_kind(asked, documents)
        if among is None and within is not None:
            among = tuple(within)
        hits = self._retriever.search(asked.searched, _HITS, among)
        # What a name means is told under the name itself; of amounts any of its names may be printed.
        told = asked.wants(Ask.DEFINITION, Ask.FULL_NAME)
        ledger = self._store.ledger

        def listed(name: str) -> bool:
            return bool(ledger.naming([name], 1))

        names = {} if told else ledger.names
        asked = extended(parted(asked, hits, listed), hits, names, listed)
        asked = weighed(asked, self._retriever.rarity)
        found = self._with_subject(asked, hits, among)
        return Look(
            asked,
            named,
            found,
            self._units,
            documents,
            within,
            self._holding,
            self._computed,
            self._drafted,
        )

    def _computed(self, look: Look) -> Draft | Missing | None:
        """What the documents' amounts say to a question of money; None where it asks for none."""
        money = look.money
        if money is None or not (money.subjects or money.stages):
            return None
        entries = [entry for document in look.holding for entry in self._entries(document)]
        return amounts(look.asked, money, entries, self._store.ledger.names)

    def _drafted(self, look: Look) -> tuple[Draft | None, Missing | None]:
        """The answer before it is proved, or what is missing."""
        sure = self._sure(look)
        if sure is not None:
            return sure, None
        gap = missing(look.asked, look.found)
        return (None, gap) if gap else self._draft(look)

    def _sure(self, look: Look) -> Draft | None:
        """An amount that names all that is asked for needs no other evidence."""
        asked, money = look.asked, look.money
        if money is None:
            return None
        of_places = money.task in (Task.RANK, Task.COUNT) or ranks(asked)
        if of_places and not (money.task in (Task.RANK, Task.COUNT) and THINGS.search(asked.text)):
            return None
        if asked.wants(Ask.RATE) and not look.computes:
            return None
        if about(asked, look.documents) is not None:
            return None
        computed = look.computed
        sure = isinstance(computed, Draft) and computed.confidence >= _SURE
        return computed if isinstance(computed, Draft) and sure else None

    def _draft(self, look: Look) -> tuple[Draft | None, Missing | None]:
        asked, money, hits = look.asked, look.money, look.hits
        document = about(asked, look.documents)
        if document is not None:
            told = issued(asked, self._tree(document.id))
            return told, None if told else Missing.value(asked)
        if money is not None and money.task in (Task.RANK, Task.COUNT):
            of_rows = ranking if money.task is Task.RANK else counted
            of_things = look.computed if THINGS.search(asked.text) else None
            if isinstance(of_things, Draft):
                return of_things, None
            if told := of_rows(asked, hits, self._tree):
                return told, None
            if money.task is Task.RANK and THINGS.search(asked.text):
                gap = look.computed
                return None, gap if isinstance(gap, Missing) else Missing.amount(asked)
        elif ranks(asked):
            return reply(asked, look.found, hits, self._tree), None
        if asked.wants(Ask.RATE) and not look.computes:
            printed = reply(asked, look.found, hits, self._tree)
            if printed is not None:
                return printed, None
        computed = look.computed
        if money is not None and computed is not None:
            if not (isinstance(computed, Draft) and computed.confidence >= _SURE):
                places = chain.from_iterable(map(self._left_open, look.holding))
                if left_open := unstated(money, places):
                    return None, left_open
            if isinstance(computed, Draft):
                return computed, None
            if asked.wants(Ask.AMOUNT) or money.asked or money.amounts or money.task is Task.SHARE:
                return None, computed
        return reply(asked, look.found, hits, self._tree), None

    def _holding(self, look: Look) -> list[str]:
        """The documents of the best hits, and those with an amount of the name, which a search for passages may
        pass over among many."""
        found = dict.fromkeys(hit.passage.document for hit in look.hits)
        subjects = look.money.subjects if look.money else ()
        named = {form for c in subjects if c.name for form in c.keys if len(form) > 1}
        pointed = look.titled or look.asked.kind
        more = [] if pointed else self._naming(sorted(named), look.within)
        most = _BESIDE_NAMED if more else _READ_FOR_AMOUNTS
        return list(dict.fromkeys((*list(found)[:most], *more)))

    def _answer(
        self,
        question: str,
        look: Look,
        draft: Draft | None,
        gap: Missing | None,
    ) -> Answer:
        kept = (
            proved(draft, lambda tree: [e.figure for e in self._entries(tree.document.id)])
            if draft
            else None
        )
        if kept and kept.sentences:
            text, citations, figures = number(kept)
            return Answer(question, text, citations, figures)
        gap = gap or Missing.value(look.asked)
        nearest = _nearest(gap, look.found)
        return Answer(question, gap.text, abstained=True, reason=gap.reason, nearest=nearest)

    def _naming(self, forms: Sequence[str], within: Collection[str] | None) -> list[str]:
        """The documents with an amount of one of the names, those that print it most often first."""
        most = _NAMING if within is None else len(self._documents())
        found = self._store.ledger.naming(forms, most)
        return [one for one in found if within is None or one in within][:_NAMING]

    def _with_subject(
        self, asked: Question, hits: Sequence[Hit], among: tuple[str, ...] | None
    ) -> list[Hit]:
        """The hits, and for a definition those of the name alone: it is often told in other words."""
        at = subject(asked) if asked.wants(Ask.DEFINITION, Ask.FULL_NAME) else None
        if at is None:
            return list(hits)
        more = self._retriever.search(asked.concepts[at].text, _HITS, among)
        known = {hit.passage.id for hit in hits}
        return [*hits, *(hit for hit in more if hit.passage.id not in known)]

    def _documents(self) -> tuple[Document, ...]:
        """The documents of the generation that the store sees, without their texts."""
        return self._listed(self._store.generation)

    def _read_documents(self, generation: int) -> tuple[Document, ...]:
        return self._store.documents()

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


def _of_kind(
    asked: Question, documents: Callable[[], tuple[Document, ...]]
) -> tuple[str, ...] | None:
    """The documents of the kind that the question points to; None for all."""
    if not asked.kind:
        return None
    return tuple(d.id for d in documents() if asked.kind in d.kind + d.title) or None


def _nearest(gap: Missing, found: Sequence[Evidence]) -> tuple[Citation, ...]:
    """What comes nearest: the amount that the abstention names, then the best units."""
    quotes = [gap.nearest] if gap.nearest else []
    quotes += [quoted(evidence.unit) for evidence in found]
    nearest = list(dict.fromkeys(quotes))[:_NEAREST]
    return tuple(citation(n, q.tree, q.index, q.span) for n, q in enumerate(nearest, 1))
