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

from answer.about import about, issued
from answer.abstain import Missing, missing
from answer.amount_match import Entry
from answer.ask import Ask
from answer.budget import budget
from answer.citation import Citation
from answer.cite import number
from answer.concept import Concept, view
from answer.definition import definitions, other_form, subject
from answer.draft import Draft
from answer.evidence import Evidence, gather
from answer.money import amounts
from answer.proof import proved
from answer.question import Question, QuestionError, understand
from answer.ranking import ranks
from answer.reply import reply
from answer.result import Answer
from answer.tree import Tree
from answer.unit import Unit, Units
from index.retriever import Hit, Retriever
from index.store import Store
from ingest.figure import figures
from ingest.fold import key
from ingest.passage import Passage

__all__ = ["PolicyQA", "QuestionError"]

# Passages looked at. On our questions the passage with the answer is among 30 whenever it is found at all.
_HITS = 30
_DOCUMENTS = 64  # documents whose blocks stay in memory
_NEAREST = 3
# The share of its weight that a common word keeps when no document holds it, and the weight of 第4回.
_UNKNOWN, _ORDINAL = 0.25, 4.0
# Names of so many words have to be found whole where any passage prints them whole.
_LONG_NAME = 5
_ENGLISH = 0.6
_FOREIGN = 0.05
# A part of one character (者, 国, 省) says little beside the word it hangs on.
_SUFFIX = 0.3
# How much the best unit of a passage counts beside the search, in ranking passages.
_UNIT = 0.5
_UNHEARD = "\0"


class PolicyQA:
    """Answers questions over one store."""

    def __init__(self, store: Store, retriever: Retriever | None = None) -> None:
        self._store = store
        self._retriever = retriever or Retriever(store)
        self._entries = lru_cache(maxsize=_DOCUMENTS)(self._read_entries)
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
        asked = self._weighed(self._extended(asked, hits))
        hits = self._with_subject(asked, hits)
        return asked, hits, gather(asked, hits, self._units)

    def _draft(
        self, asked: Question, found: Sequence[Evidence], hits: Sequence[Hit]
    ) -> tuple[Draft | None, Missing | None]:
        document = about(asked, self._store.documents())
        if document is not None:
            told = issued(asked, self._tree(document.id))
            return told, None if told else Missing.value(asked)
        if ranks(asked):
            return reply(asked, found, hits, self._tree), None
        money = budget(asked)
        if asked.wants(Ask.RATE):
            printed = reply(asked, found, hits, self._tree)
            if printed is not None:
                return printed, None
        if money is not None and money.subjects:
            documents = dict.fromkeys(hit.passage.document for hit in hits)
            entries = (entry for document in documents for entry in self._entries(document))
            computed = amounts(asked, money, entries)
            if isinstance(computed, Draft):
                return computed, None
            if asked.wants(Ask.AMOUNT) or money.asked:
                return None, computed
        return reply(asked, found, hits, self._tree), None

    def _answer(
        self,
        question: str,
        asked: Question,
        draft: Draft | None,
        gap: Missing | None,
        found: Sequence[Evidence],
    ) -> Answer:
        kept = proved(draft) if draft else None
        if kept and kept.sentences:
            text, citations, figures = number(kept)
            return Answer(question, text, citations, figures)
        gap = gap or Missing.value(asked)
        return Answer(
            question, gap.text, abstained=True, reason=gap.reason, nearest=_nearest(found)
        )

    def _extended(self, asked: Question, hits: Sequence[Hit]) -> Question:
        """The question with the other forms of its names that the hits print beside them."""
        concepts = tuple(self._with_forms(concept, hits) for concept in asked.concepts)
        return replace(asked, concepts=concepts)

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

    def _with_forms(self, concept: Concept, hits: Sequence[Hit]) -> Concept:
        if not concept.name or not concept.parts:
            return concept
        forms = _forms(concept.keys, hits)
        parts = tuple(
            part._replace(forms=_forms((part.term, *part.forms), hits))
            if part.term.isascii() and len(part.term) > 2
            else part
            for part in concept.parts
        )
        printed = len(parts) >= _LONG_NAME and any(
            concept.keys[0] in view(hit.passage.text).key for hit in hits
        )
        return replace(concept, keys=forms, parts=parts, whole=concept.whole or printed)

    def _weighed(self, asked: Question) -> Question:
        english = sum(char.isascii() for char in asked.text) > _ENGLISH * len(asked.text)
        weighed = tuple(self._weigh(concept, english=english) for concept in asked.concepts)
        return replace(asked, concepts=weighed)

    def _weigh(self, concept: Concept, *, english: bool) -> Concept:
        """Rare concepts count more; a common word that no document holds is a paraphrase, the
        more so an English word in an English question over Japanese documents."""
        if not concept.parts:
            return replace(concept, weight=concept.weight * _ORDINAL, rarity=_ORDINAL)
        rarities = [self._retriever.rarity(part.term) for part in concept.parts]
        parts = tuple(
            part._replace(weight=rarity * (_SUFFIX if _is_suffix(part.term) else 1.0))
            for part, rarity in zip(concept.parts, rarities, strict=True)
        )
        weight = max(rarities) * min(2.0, 1 + 0.2 * (len(rarities) - 1))
        known = min(rarities) < self._retriever.rarity(_UNHEARD) or len(concept.keys) > 1
        if not known and not concept.name:
            weight *= _FOREIGN if english else _UNKNOWN
        return replace(
            concept,
            parts=parts,
            weight=concept.weight * weight,
            rarity=max(rarities),
            known=known,
        )

    def _tree(self, document: str) -> Tree:
        return self._units(document).tree

    def _read_entries(self, document: str) -> tuple[Entry, ...]:
        tree = self._tree(document)
        return tuple(Entry(tree, figure) for figure in figures(tree.document, tree.blocks))

    def _read(self, document: str) -> Units:
        return Units(Tree(self._store.document(document), tuple(self._store.blocks(document))))


def _best(hit: Hit, fit: Sequence[tuple[Unit, float]]) -> float:
    """The score of the best unit within a passage; `fit` is in order, the best first."""
    passage = hit.passage
    for unit, score in fit:
        if unit.tree.document.id == passage.document and unit.span.overlaps(passage.span):
            return score
    return 0.0


def _is_suffix(term: str) -> bool:
    return len(term) == 1 and not term.isascii()


def _forms(keys: Sequence[str], hits: Sequence[Hit]) -> tuple[str, ...]:
    """The keys with the other forms that the hits print beside them: QIH：量子技術イノベーション拠点."""
    found = dict.fromkeys(keys)
    for hit in hits:
        other = other_form(hit.passage.text, keys)
        if other:
            found[key(other)] = None
    return tuple(found)


def _nearest(found: Sequence[Evidence]) -> tuple[Citation, ...]:
    from answer.cite import citation

    return tuple(
        citation(n, evidence.unit.tree, evidence.unit.index, evidence.unit.span)
        for n, evidence in enumerate(found[:_NEAREST], 1)
    )
