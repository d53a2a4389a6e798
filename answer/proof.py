"""Proof: before an answer leaves, each of its numbers and quotes is found again in the cited text.

Used for every writer. A sentence with a number, date or 「quote」 that its own citations do not hold (or that
is not derived from them by arithmetic shown) is withheld.
"""

from __future__ import annotations

import re

from answer.draft import Draft, Quote, Sentence
from ingest.era import find_years
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
    cited = "\n".join(key(quote.text) for quote in sentence.quotes)
    sources = [*(quote.text for quote in sentence.quotes), *sentence.derived]
    text = _OUR_COUNT.sub("", sentence.text)
    years, numbers = _years_and_numbers(text)
    known = [_years_and_numbers(source) for source in sources]
    if not years <= set().union(*(found for found, _ in known)):
        return False
    # A year said in another way (R3, 令和3年度, 2021) is the same year; other numbers are compared as written.
    if not numbers <= set().union(*(found for _, found in known), *map(_numbers, sources)):
        return False
    return all(key(quoted) in cited for quoted in _QUOTED.findall(text))


def verbatim(quote: Quote) -> bool:
    """Whether the span lies in the document and says something."""
    span, text = quote.span, quote.tree.document.text
    return 0 <= span.start < span.end <= len(text) and bool(quote.text.strip())


def _years_and_numbers(text: str) -> tuple[set[int], set[str]]:
    """The years of a text, and the numbers that are no part of a year."""
    years = find_years(text)
    rest, position = [], 0
    for year in years:
        rest.append(text[position : year.span.start])
        position = year.span.end
    rest.append(text[position:])
    return {year.year for year in years}, set(_numbers(" ".join(rest)))


def _numbers(text: str) -> list[str]:
    """The numbers of a text, one spelling each: 1,234 and １２３４ alike."""
    view = fold(text, markup=True).text
    return [match.group().replace(",", "") for match in _NUMBER.finditer(view)]
