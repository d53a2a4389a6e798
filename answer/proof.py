"""Proof: before an answer leaves, each of its numbers and quotes is found again in the cited text.

Used for every writer. A sentence with a number, date or 「quote」 that its own citations do not hold (or that
is not derived from them by arithmetic shown) is withheld.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from answer.draft import Draft, Quote, Sentence
from ingest.fold import fold, key

_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_QUOTED = re.compile(r"「([^「」]+)」")
# What we add ourselves: how many entries a list has.
_OUR_COUNT = re.compile(r"（全\d+件）")


def proved(draft: Draft) -> Draft:
    """The draft without the sentences that its quotes do not prove."""
    kept = tuple(sentence for sentence in draft.sentences if holds(sentence))
    return Draft(kept, draft.confidence)


def holds(sentence: Sentence) -> bool:
    """Whether every number and every quote of the sentence stands in its quotes."""
    if not sentence.quotes or not all(verbatim(quote) for quote in sentence.quotes):
        return False
    cited = _joined(sentence.quotes)
    numbers = set(_numbers(" ".join(quote.text for quote in sentence.quotes)))
    allowed = numbers | {number for text in sentence.derived for number in _numbers(text)}
    text = _OUR_COUNT.sub("", sentence.text)
    if not set(_numbers(text)) <= allowed:
        return False
    return all(key(quoted) in cited for quoted in _QUOTED.findall(text))


def verbatim(quote: Quote) -> bool:
    """Whether the span lies in the document and says something."""
    span, text = quote.span, quote.tree.document.text
    return 0 <= span.start < span.end <= len(text) and bool(quote.text.strip())


def _joined(quotes: Iterable[Quote]) -> str:
    return "\n".join(key(quote.text) for quote in quotes)


def _numbers(text: str) -> list[str]:
    """The numbers of a text, one spelling each: 1,234 and １２３４ alike."""
    view = fold(text, markup=True).text
    return [match.group().replace(",", "") for match in _NUMBER.finditer(view)]
