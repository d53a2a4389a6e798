"""Lists: a whole list for a question that asks for one, from structure or from an enumeration.

Stages, the better fit wins: (1) an owner (heading, label line, parent item, table header) whose words
the question names, with all that it owns; (2) one sentence or line that enumerates (A、B、C / ①…②…).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from answer.ask import Ask
from answer.concept import degree, joined, view
from answer.draft import Draft, Quote, Sentence
from answer.evidence import NEGATIVE
from answer.question import Question
from answer.tree import Tree
from index.retriever import Hit
from ingest.amount import find_amounts
from ingest.document import Span
from ingest.outline import Kind

# What a concept counts in the owner's words, above the owner, and among what it owns.
_OWNER, _ABOVE, _BELOW = 1.0, 0.85, 0.45
# Asked for all 拠点, a list whose every entry is a 拠点 is as good as one that is headed so.
_MEMBERS = 0.9
# Shares of the score: all concepts with their context, the owner's own words, the concept asked about.
_COVERAGE, _OWN, _FOCUS = 0.6, 0.15, 0.3
# The sections of a chapter are seldom what a question lists; a list under the kind of thing asked for
# (どんな分野で協力 → 協力分野) is.
_SECTIONS, _CATEGORY, _SHARED = 0.15, 0.15, 0.5
_BRACKETED = re.compile(r"\s*[(（][^()（）]*[)）]\s*$")
_PRICED = 0.25  # a list of amounts answers a question for amounts
# A given count (5つの戦略) that fits the list speaks for it; one that does not, against.
_COUNT_FITS, _COUNT_DIFFERS = 0.2, -0.15
_NESTED_LINES, _NESTED_CHARACTERS = 24, 1400
_LONGEST = 60  # entries; more is a table to look at, not an answer
# The dots and the page number of a table of contents.
_LEADER = re.compile(r"\s*[.…・‥]{3,}\s*\d+$")


@dataclass(frozen=True)
class Listing:
    """A list: its owner's block (or the unit's), the blocks it owns and the fit to the question."""

    tree: Tree
    owner: int
    members: tuple[int, ...]
    score: float
    coverage: float


def listings(
    question: Question, hits: Sequence[Hit], tree_of: Callable[[str], Tree]
) -> list[Listing]:
    """The structural lists near the hits, the best first."""
    found: dict[tuple[str, int], Listing] = {}
    for hit in hits:
        tree = tree_of(hit.passage.document)
        for owner in _owners(tree, hit.passage.span):
            place = (tree.document.id, owner)
            if place not in found:
                listing = _listing(question, tree, owner)
                if listing:
                    found[place] = listing
    return sorted(found.values(), key=lambda listing: -listing.score)


def draft(listing: Listing, title: str) -> Draft:
    """The whole list, counted, one line and one citation an entry (neighbours share a citation)."""
    tree = listing.tree
    lines = list(_lines(listing))
    head = Sentence(
        f"{title}（全{len(listing.members)}件）",
        (Quote(tree, listing.owner, tree.blocks[listing.owner].span),),
    )
    entries = tuple(
        Sentence(
            f"{'  ' * depth}- {_shown(tree, index)}", (Quote(tree, index, tree.blocks[index].span),)
        )
        for index, depth in lines
    )
    return Draft((head, *entries), listing.coverage)


def _owners(tree: Tree, span: Span) -> Iterator[int]:
    for index in tree.within(span):
        yield index
        yield from tree.ancestors(index)[:2]


def _listing(question: Question, tree: Tree, owner: int) -> Listing | None:
    members = _members(tree, owner)
    if len(members) < 2:
        return None
    words = view(tree.text(owner))
    headings = (*tree.blocks[owner].headings, tree.document.title)
    above = joined([words, *(view(text) for text in headings if text)])
    below = joined([above, *(view(tree.text(i)) for i in members)])
    owned = total = covered = 0.0
    for concept in question.concepts:
        here = degree(concept, words)
        held = max(
            _OWNER * here,
            _ABOVE * degree(concept, above),
            _BELOW * degree(concept, below),
        )
        owned += concept.weight * here
        covered += concept.weight * held
        total += concept.weight
    if not total or not owned:
        return None
    coverage = covered / total
    score = _COVERAGE * coverage + _OWN * owned / total
    share = 0.0
    if question.focus is not None:
        asked = question.concepts[question.focus]
        each = [degree(asked, view(tree.text(i))) for i in members]
        share = sum(value >= 0.8 for value in each) / len(each)
        headed = degree(asked, words)
        score += _FOCUS * max(headed if headed == 1.0 else headed / 2, _MEMBERS * share)
    if share < _SHARED and _sections(tree, members):
        score -= _SECTIONS
    bare = _BRACKETED.sub("", tree.text(owner))
    if any(bare.endswith(category) for category in question.categories):
        score += _CATEGORY
    if NEGATIVE.search(question.text) and not NEGATIVE.search(tree.text(owner)):
        score -= _SECTIONS
    if not question.wants(Ask.AMOUNT):
        priced = sum(bool(find_amounts(tree.text(i))) for i in members)
        score -= _PRICED if 2 * priced >= len(members) else 0.0
    if question.count:
        score += _COUNT_FITS if question.count == len(members) else _COUNT_DIFFERS
    return Listing(tree, owner, members, score, coverage)


def _sections(tree: Tree, members: Sequence[int]) -> bool:
    return all(tree.blocks[i].kind is Kind.HEADING and tree.children[i] for i in members)


def _members(tree: Tree, owner: int) -> tuple[int, ...]:
    """What the owner lists: its sub-headings if it has several, else its items, else its rows."""
    children = tree.children[owner]
    for kind in (Kind.HEADING, Kind.ITEM, Kind.ROW):
        members = tuple(i for i in children if tree.blocks[i].kind is kind)
        if len(members) >= 2:
            return members[:_LONGEST]
    # A heading over one introducing line over items, or over a table.
    for child in children:
        grandchildren = tuple(
            i for i in tree.children[child] if tree.blocks[i].kind in (Kind.ITEM, Kind.ROW)
        )
        if len(grandchildren) >= 2:
            return grandchildren[:_LONGEST]
    return ()


def _lines(listing: Listing) -> Iterator[tuple[int, int]]:
    """The entries, with what is nested under them while that stays short."""
    tree = listing.tree
    below = [i for member in listing.members for i in tree.descendants(member)]
    length = sum(tree.blocks[i].span.end - tree.blocks[i].span.start for i in below)
    nested = len(below) + len(listing.members) <= _NESTED_LINES and length <= _NESTED_CHARACTERS
    for member in listing.members:
        yield member, 0
        if nested:
            for index in tree.descendants(member):
                yield index, len(tree.ancestors(index)) - len(tree.ancestors(member))


def _shown(tree: Tree, index: int) -> str:
    return _LEADER.sub("", tree.text(index))
