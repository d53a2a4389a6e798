"""Passage → what is searched of it: the text to embed, and its terms by field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from index.terms import pairs, passage_terms, question_terms
from ingest.fold import plain
from ingest.passage import Passage

# The innermost headings say what a passage is about; the outer ones are shared by half a document.
_HEADINGS_EMBEDDED = 2


def embedded(passage: Passage) -> str:
    """The text that is embedded: headings and lead give a bare table row its meaning."""
    return " ".join(
        [*passage.headings[-_HEADINGS_EMBEDDED:], plain(passage.lead), plain(passage.text)]
    )


def passage_fields(passage: Passage, title: str) -> Mapping[str, Sequence[str]]:
    """The terms of a passage, by the fields of the full text."""
    text = passage_terms(passage.text)
    return {
        "text": text,
        "pairs": pairs(text),
        "lead": _terms(passage.lead),
        "headings": [term for heading in passage.headings for term in _terms(heading)],
        "title": _terms(title),
    }


def question_fields(question: str) -> Mapping[str, Sequence[str]]:
    """The terms to look for in each field."""
    terms = question_terms(question)
    phrases = list(dict.fromkeys(pairs(terms)))
    return {"text": terms, "pairs": phrases, "lead": terms, "headings": terms, "title": terms}


@lru_cache(maxsize=4096)
def _terms(text: str) -> tuple[str, ...]:
    return tuple(passage_terms(text))
