"""Passage → what is searched of it, and question → what is searched for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from index.database import Stored
from index.fulltext import Entry, Sought
from index.gist import gist
from index.inquiry import Inquiry
from index.terms import pairs, passage_terms, placed_terms
from ingest.fold import plain
from ingest.passage import Passage

# The innermost headings say what a passage is about; the outer ones are shared by half a document.
_HEADINGS_EMBEDDED = 2
_TERM_FIELDS = ("text", "lead", "headings", "title")


def embedded(passage: Passage) -> str:
    """The text that is embedded: headings and lead give a bare table row its meaning."""
    return " ".join(
        [*passage.headings[-_HEADINGS_EMBEDDED:], plain(passage.lead), plain(passage.text)]
    )


def entry(stored: Stored) -> Entry:
    """A stored passage as the full text takes it."""
    passage = stored.passage
    placed = placed_terms(passage.text)
    text = [term for term, _ in placed]
    lead = _terms(passage.lead)
    headings = [_terms(heading) for heading in passage.headings]
    phrases = [pairs(terms) for terms in (text, lead, *headings)]
    fields: dict[str, Sequence[str]] = {
        "text": text,
        "pairs": [phrase for several in phrases for phrase in several],
        "lead": lead,
        "headings": [term for heading in headings for term in heading],
        "title": _terms(stored.title),
    }
    return Entry(stored.key, stored.document, fields, gist(passage, placed, fields).dump())


def sought(inquiry: Inquiry) -> list[Sought]:
    """Where to look for what a question asks."""
    found: dict[Sought, None] = {}
    for wanted in (wanted for group in inquiry.groups for wanted in group):
        phrase = wanted.pairs
        places = [("pairs", pair) for pair in phrase] or [(f, wanted.term) for f in _TERM_FIELDS]
        found |= dict.fromkeys(Sought(field, term, wanted.weight) for field, term in places)
    return [*found, *(Sought("pairs", pair) for pair in inquiry.pairs)]


@lru_cache(maxsize=4096)
def _terms(text: str) -> tuple[str, ...]:
    return tuple(passage_terms(text))
