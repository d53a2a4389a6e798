"""A concept of a question, and to what degree a piece of text holds it: whole, by an alias, or in part."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from index.aliases import groups, plain
from index.terms import passage_terms
from ingest.fold import key

# How much of a concept is held when its words stand apart: less than when they stand together.
APART = 0.85
# How much is held where a text has what an everyday word may stand for: 覚書 for 取り決め.
MEANT, MEANT_TOO = 0.95, 0.8
# Latin forms up to this long (US, UK) must stand as a word.
_SHORT = 3
# Terms that need not begin as the text does: years (y2021) and numbers.
_OTHERWISE = frozenset("y0123456789")


class Part(NamedTuple):
    """A search term of a concept, the folded forms that mean the same, and how much it tells."""

    term: str
    forms: tuple[str, ...]
    weight: float = 1.0


@dataclass(frozen=True)
class Concept:
    """A name or verb of a question.

    `keys` are the folded forms it may be found as (its own first); `parts` its search terms. `name`
    marks what must not be missed: Latin and katakana names, proper nouns, long compounds, 第4回.
    `meant` are the folded words of documents that an everyday word may stand for; a name has none.
    `proper` names could stand as a subject by themselves; `whole` ones are printed whole in the
    documents, so that parts are not enough; `known` when any document holds one of its words, or what
    they may mean, `heard` when one holds its own words or their aliases. `end` is where it ends in the question.
    """

    text: str
    keys: tuple[str, ...]
    parts: tuple[Part, ...]
    name: bool
    end: int = 0
    proper: bool = False
    weight: float = 1.0
    rarity: float = 0.0
    whole: bool = False
    known: bool = True
    verb: bool = False
    meant: tuple[str, ...] = ()
    heard: bool = True


class View:
    """What comparison needs of a text: its folded characters and, once they are asked for, its search terms."""

    __slots__ = ("_source", "_terms", "key")

    def __init__(self, key: str, source: str | tuple[View, ...]) -> None:
        self.key = key
        self._source = source
        self._terms: frozenset[str] | None = None

    @property
    def terms(self) -> frozenset[str]:
        if self._terms is None:
            if isinstance(self._source, str):
                self._terms = frozenset(passage_terms(self._source))
            else:
                self._terms = frozenset().union(*(one.terms for one in self._source))
        return self._terms

    def holds(self, term: str) -> bool:
        """Whether the text has the search term; the dictionary is not asked where no word can begin so."""
        return (term[0] in self.key or term[0] in _OTHERWISE) and term in self.terms


NOTHING = View("", "")


@lru_cache(maxsize=16384)
def view(text: str) -> View:
    return View(key(text), text)


def joined(views: Iterable[View]) -> View:
    """What several texts hold together."""
    several = tuple(views)
    return View("\n".join(one.key for one in several), several)


def degree(concept: Concept, seen: View) -> float:
    """How far `seen` holds the concept, 0 to 1: whole or by an alias 1, else its parts by weight."""
    for form in concept.keys:
        if _within(form, seen):
            return 1.0
    total = held = 0.0
    for term, forms, weight in concept.parts:
        total += weight
        if seen.holds(term) or any(_within(form, seen) for form in forms):
            held += weight
    worded = APART * held / total if total else 0.0
    if concept.meant and worded < MEANT and any(_within(form, seen) for form in concept.meant):
        return max(worded, MEANT_TOO if concept.heard else MEANT)
    return worded


def leads(concept: Concept, seen: View) -> bool:
    """Whether `seen` holds the concept or its first word: AI tells AI戦略関係予算 from 量子戦略関係予算."""
    first = concept.parts[:1]
    whole = any(_within(form, seen) for form in concept.keys)
    return whole or any(
        seen.holds(part.term) or any(_within(form, seen) for form in part.forms) for part in first
    )


def aliases(form: str) -> tuple[str, ...]:
    """The folded forms that mean the same as the folded `form`, itself excluded."""
    return tuple(other for other in _alias_table().get(form, ()) if other != form)


def _within(form: str, seen: View) -> bool:
    if form not in seen.key:
        return False
    if len(form) == 1:  # one kanji (英, 仏) only as a word of its own
        return form in seen.terms
    if len(form) <= _SHORT and form.isascii():  # US, UK must stand as a word
        return re.search(rf"(?<![a-z0-9]){re.escape(form)}(?![a-z])", seen.key) is not None
    return True


def meanings(form: str) -> tuple[str, ...]:
    """The folded words of documents that the everyday word, folded or a search term, may stand for, with theirs."""
    return _plain_table().get(form, ())


@cache
def _alias_table() -> dict[str, tuple[str, ...]]:
    table: dict[str, dict[str, None]] = {}
    for group in groups():
        forms = dict.fromkeys(map(key, group))
        for form in forms:
            table.setdefault(form, {}).update(forms)
    return {form: tuple(forms) for form, forms in table.items()}


@cache
def _plain_table() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for word, others in plain().items():
        named = [form for other in others for form in (key(other), *aliases(key(other)))]
        terms = passage_terms(word)
        # As a question prints it, and as a search term: 引っぱって is 引っ張る there.
        for form in (key(word), *(terms if len(terms) == 1 else ())):
            table[form] = tuple(dict.fromkeys((*table.get(form, ()), *named)))
    return table
