"""Which form an answer takes: a whole list, a definition, or the shortest fact."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from answer.abstain import holds_names
from answer.ask import Ask, lists_all
from answer.cite import shown
from answer.definition import Definition, definitions
from answer.draft import Draft, Quote, Sentence, header_quote, quoted
from answer.enumeration import enumeration, long_enough, of_kind
from answer.evidence import Evidence
from answer.fact import TYPED, Fact, facts, loose
from answer.listing import draft, listings
from answer.question import Question
from answer.ranking import SUPERLATIVE, ranking, ranks
from answer.tree import Tree
from answer.unit import Unit
from index.retriever import Hit
from ingest.document import Span
from ingest.fold import key
from ingest.outline import Kind

_MEANS = re.compile(r"(?<![りしえ]ご)(?<![るいたなう]こ)とは(?:$|[?？。]|何)|って何|の定義|の意味")
# An answer must cover at least this much of what the question names, weighed by rarity: by its words, or more
# where what everyday words may mean is counted in. Of the answers between the two on one half of the paraphrase
# set, 1 was right and 3 were wrong.
_COVERED, _COVERED_EVERYDAY = 0.45, 0.6
# The kinds whose value is shown before the quote, when the quote holds just one.
_SHOWN = (Ask.DATE, Ask.COUNT, Ask.RATE, Ask.PERIOD)
# A list that fits so much worse than the best sentence is a list of something else.
_SENTENCE = 0.15
# Facts that fit as well, side by side in the document, are told together.
_PAIRED = (Ask.DATE, Ask.PLACE, Ask.PERIOD, Ask.PERSON)
_NAMED = (Ask.PERSON, Ask.ORGANISATION)
_EQUAL, _WHOLE = 0.06, 0.8
# Kinds whose values stand beside many deeds, and verbs that the numbers themselves tell.
_OF_DEEDS = frozenset({Ask.DATE, Ask.PERIOD, Ask.COUNT, Ask.PERSON, Ask.PLACE})
_OF_NUMBERS = frozenset(
    "増える 増やす 減る 減らす 上がる 下がる 落ちる 伸びる 変わる 占める 達する 上る 超える 及ぶ".split()
)
_SHORT = 110
# A row of so many cells is a table to look at; the asked cell is the answer.
_WIDE = 5
_REMARK = re.compile(r"【[^】]*】\s*")  # 【参考】 before a column's name


def reply(
    question: Question,
    found: Sequence[Evidence],
    hits: Sequence[Hit],
    tree_of: Callable[[str], Tree],
) -> Draft | None:
    """The best draft for the question, None when nothing covers it."""
    if ranks(question):
        return ranking(question, hits, tree_of) or _superlative(question, found)
    listed = question.wants(Ask.LIST) and (question.count or lists_all(question.text))
    if question.wants(Ask.FULL_NAME, Ask.DEFINITION) and not listed:
        defined = definitions(question, found, full_name=question.wants(Ask.FULL_NAME))
        if not defined and _MEANS.search(question.text):
            return None  # a sentence that mentions the name does not say what it is
        if defined:
            return _definition(defined[0], full_name=question.wants(Ask.FULL_NAME))
    able = [evidence for evidence in found if covers(question, evidence)]
    if question.wants(Ask.LIST):
        whole = _list(question, able, hits, tree_of)
        if whole:
            return whole
        if question.count and lists_all(question.text):
            return None  # a sentence about the eight hubs is not the list of all eight
    kinds = [ask for ask in TYPED if question.wants(ask)]
    if question.paraphrased and set(kinds) & _OF_DEEDS:
        able = [
            evidence
            for evidence in able
            if evidence.worded >= _COVERED_EVERYDAY or _tells_deeds(question, evidence)
        ]
    if Ask.PERSON in kinds:
        # Who signed is not who broke it.
        able = [evidence for evidence in able if _tells_deeds(question, evidence, every=True)]
    told = [(ask, best) for ask in kinds if (best := facts(question, able, ask))]
    if told:
        return _together(question, told)
    if any(not loose(question, ask) for ask in kinds):
        return None
    return _plainest(question, able)


def _tells_deeds(question: Question, evidence: Evidence, *, every: bool = False) -> bool:
    """Whether the deeds of the question are told around the unit: a date beside is not when it was done.

    The everyday ones, as others may be told in a noun's form elsewhere; or `every` one.
    """
    return all(
        present > 0
        for concept, present in zip(question.concepts, evidence.present, strict=True)
        if concept.verb and (every or concept.meant or not concept.heard)
        if concept.parts[0].term not in _OF_NUMBERS
    )


def _superlative(question: Question, found: Sequence[Evidence]) -> Draft | None:
    """The sentence that says itself what is first: 「…」が最も多く."""
    able = [e for e in found if covers(question, e) and SUPERLATIVE.search(e.unit.text)]
    return _plainest(question, able)


def _plainest(question: Question, able: Sequence[Evidence]) -> Draft | None:
    """The unit that fits best, for a question of no kind."""
    best = facts(question, able, None)
    return _fact(best[0], None) if best else None


def covers(question: Question, evidence: Evidence) -> bool:
    """Whether the unit, in its context, holds the question's names and enough of the rest."""
    if question.years and not set(question.years) & evidence.unit.tree.years:
        return False  # a document that never prints the year says nothing about it
    told = evidence.worded >= _COVERED or evidence.coverage >= _COVERED_EVERYDAY
    return told and holds_names(question, evidence.present)


def least(question: Question) -> float:
    """How much of the question an answer must cover."""
    return _COVERED_EVERYDAY if question.paraphrased else _COVERED


def _definition(definition: Definition, *, full_name: bool) -> Draft:
    unit = definition.evidence.unit
    text = shown(unit.text)
    if full_name and definition.full_name and definition.full_name != text:
        text = f"{definition.full_name} — {text}"
    return Draft((Sentence(text, (quoted(unit),)),), definition.evidence.coverage)


def _list(
    question: Question,
    able: Sequence[Evidence],
    hits: Sequence[Hit],
    tree_of: Callable[[str], Tree],
) -> Draft | None:
    exact = question.count if lists_all(question.text) else None
    structural = [
        found
        for found in listings(question, hits, tree_of)
        if found.coverage >= least(question) and exact in (None, len(found.members))
    ]
    inline = sorted(
        (
            (enumeration(question, evidence), evidence)
            for evidence in able
            if of_kind(question, evidence) and long_enough(question, evidence.unit.text)
        ),
        key=lambda pair: -pair[0],
    )
    best = structural[0] if structural else None
    sentence = able[0].score if able else 0.0
    listed = max(best.score if best else 0.0, inline[0][0] if inline else 0.0)
    if listed < sentence - _SENTENCE:
        return None
    if inline and (best is None or inline[0][0] >= best.score):
        unit = inline[0][1].unit
        return Draft((Sentence(shown(unit.text), (quoted(unit),)),), inline[0][1].coverage)
    return draft(best, shown(best.tree.text(best.owner))) if best else None


def _together(question: Question, told: Sequence[tuple[Ask, Sequence[Fact]]]) -> Draft:
    """The best fact of the first kind; for いつ、どこで the other kind too, where another line tells it."""
    ask, best = told[0]
    first = _facts(question, best, ask)
    unit = best[0].evidence.unit
    lines = list(first.sentences)
    for other, rest in told[1:]:
        place = rest[0].evidence.unit
        near = place.tree is unit.tree and place.span != unit.span
        if other in _PAIRED and ask in _PAIRED and near:
            lines += [line for line in _fact(rest[0], other).sentences if line not in lines]
    return Draft(tuple(lines), first.confidence)


def _facts(question: Question, best: Sequence[Fact], ask: Ask) -> Draft:
    """The best fact, with its equals beside it where names are asked for (署名者（日本）, 署名者（英国）)."""
    first = _fact(best[0], ask)
    if ask not in _NAMED or best[0].spans or question.focus is None:
        return first
    focus, unit = question.focus, best[0].evidence.unit
    beside = [
        _fact(fact, ask).sentences[0]
        for fact in best[1:]
        if fact.evidence.unit.tree is unit.tree
        and unit.tree.parent[fact.evidence.unit.index] == unit.tree.parent[unit.index]
        and fact.evidence.unit.index != unit.index
        and fact.score >= best[0].score - _EQUAL
        and min(fact.evidence.own[focus], best[0].evidence.own[focus]) >= _WHOLE
    ]
    return Draft((*first.sentences, *beside), first.confidence)


def _whole(unit: Unit) -> str:
    """The unit, or all of its block where that is as short as a line."""
    block = unit.tree.blocks[unit.index]
    prose = block.kind in (Kind.PARAGRAPH, Kind.ITEM) and not unit.label
    whole = unit.tree.text(unit.index)
    return whole if prose and len(whole) <= _SHORT else unit.text


def _in_cell(unit: Unit, value: str) -> Sentence | None:
    """A value that one cell of a wide row holds: the row's and the column's names, not all of the row."""
    block = unit.tree.blocks[unit.index]
    if block.kind is not Kind.ROW or len(block.cells) < _WIDE:
        return None
    cells = [c for c in block.cells[1:] if key(value) in key(unit.tree.document.quote(c.span))]
    header = header_quote(unit.tree, unit.index)
    if len(cells) != 1 or not cells[0].column or header is None:
        return None
    row = " ".join(cells[0].row) or shown(unit.tree.document.quote(block.cells[0].span))
    printed = shown(unit.tree.document.quote(cells[0].span))
    column = _REMARK.sub("", shown(" ".join(cells[0].column)))
    text = f"{row}の{column}: {printed}"
    return Sentence(text, (Quote(unit.tree, unit.index, block.span), header))


def _fact(fact: Fact, ask: Ask | None) -> Draft:
    unit = fact.evidence.unit
    if ask in _SHOWN and len(fact.values) == 1 and (told := _in_cell(unit, fact.values[0])):
        return Draft((told,), fact.evidence.coverage)
    text = shown(_whole(unit))
    if ask in _SHOWN and len(fact.values) == 1 and len(fact.values[0]) < len(text):
        text = f"{shown(fact.values[0])} — {text}"
    sentences = [Sentence(text, (quoted(unit),))]
    for index, span in fact.spans:
        quote = Quote(unit.tree, index, span)
        words = Span((unit.tree.blocks[index].body or span).start, span.end)
        line = unit.tree.document.quote(words if words.start >= span.start else span)
        sentences.append(Sentence(f"- {shown(line)}", (quote,)))
    return Draft(tuple(sentences), fact.evidence.coverage)
