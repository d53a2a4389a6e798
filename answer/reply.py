"""Which form an answer takes: a whole list, a definition, or the shortest fact."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from answer.abstain import NAME_FOUND, essential
from answer.ask import Ask
from answer.cite import shown
from answer.definition import Definition, definitions
from answer.draft import Draft, Quote, Sentence
from answer.evidence import Evidence
from answer.fact import TYPED, Fact, facts
from answer.listing import Listing, draft, enumerates, listings
from answer.question import Question
from answer.tree import Tree
from index.retriever import Hit

# An answer must cover at least this much of what the question names, weighed by rarity.
_COVERED = 0.5
# A list from structure must fit better than the best sentence by this much to replace it.
_LIST_OVER_SENTENCE = 0.0
_VALUES_SHOWN = 3


def reply(
    question: Question,
    found: Sequence[Evidence],
    hits: Sequence[Hit],
    tree_of: Callable[[str], Tree],
    rarity: Callable[[str], float],
) -> Draft | None:
    """The best draft for the question, None when nothing covers it."""
    able = [evidence for evidence in found if covers(question, evidence)]
    if question.wants(Ask.FULL_NAME, Ask.DEFINITION):
        defined = definitions(question, able, full_name=question.wants(Ask.FULL_NAME))
        if defined:
            return _definition(defined[0])
    if question.wants(Ask.LIST):
        whole = _list(question, able, hits, tree_of, rarity)
        if whole:
            return whole
    for ask in TYPED:
        if question.wants(ask):
            best = facts(question, able, ask)
            if best:
                return _fact(best[0])
            if ask not in (Ask.ORGANISATION, Ask.PERIOD) and not question.wants(Ask.LIST):
                return None
    best = facts(question, able, None)
    return _fact(best[0]) if best else None


def covers(question: Question, evidence: Evidence) -> bool:
    """Whether the unit, in its context, holds the question's names and most of the rest."""
    if any(evidence.held[i] < NAME_FOUND for i in essential(question)):
        return False
    return evidence.coverage >= _COVERED


def _definition(definition: Definition) -> Draft:
    unit = definition.evidence.unit
    text = shown(unit.text)
    if definition.full_name:
        text = f"{definition.full_name} — 「{text}」" if definition.full_name != text else text
    return Draft((Sentence(text, (Quote.of(unit),)),), definition.evidence.coverage)


def _list(
    question: Question,
    able: Sequence[Evidence],
    hits: Sequence[Hit],
    tree_of: Callable[[str], Tree],
    rarity: Callable[[str], float],
) -> Draft | None:
    structural = [found for found in listings(question, hits, tree_of, rarity) if found.coverage >= _COVERED]
    inline = [evidence for evidence in able if enumerates(evidence)]
    best = structural[0] if structural else None
    if inline and (best is None or inline[0].score >= best.score + _LIST_OVER_SENTENCE):
        unit = inline[0].unit
        return Draft((Sentence(shown(unit.text), (Quote.of(unit),)),), inline[0].coverage)
    return draft(best, _list_title(best)) if best else None


def _list_title(listing: Listing) -> str:
    return shown(listing.tree.text(listing.owner))


def _fact(fact: Fact) -> Draft:
    unit = fact.evidence.unit
    text = shown(unit.text)
    values = [value for value in fact.values[:_VALUES_SHOWN] if len(value) < len(text)]
    if values and not fact.spans:
        text = f"{'、'.join(shown(value) for value in values)} — {text}"
    sentences = [Sentence(text, (Quote.of(unit),))]
    for index, span in fact.spans:
        quote = Quote(unit.tree, index, span)
        sentences.append(Sentence(f"- {shown(quote.text)}", (quote,)))
    return Draft(tuple(sentences), fact.evidence.coverage)
