"""Numbers, years and 「quotes」 as the cited spans print them, and what is copied word for word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from answer.draft import Quote
from ingest.amount import find_amounts
from ingest.document import Span
from ingest.era import find_years
from ingest.fold import Folded, fold, key

_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_QUOTED = re.compile(r"「([^「」]+)」")
_PART = re.compile(r"\s—\s")
_BULLET = re.compile(r"^\s*(?:[-・*●○]\s+)?")
# Where a copy may begin and end: a bullet and a bracket are no words.
_BEFORE = re.compile(
    r"(?:^|[\n\r。｡|\t:：])[\s　・●○◆◇■□▪※\-*#>|（(「【\[①-⑳]*(?:\d{1,2}[.)）][\s　]*)?$"
)
_AFTER = re.compile(r"[\s　*|）)」】\]]*(?:$|[\n\r。|\t])")
_CONTEXT = 40


@lru_cache(maxsize=4096)
def years_and_numbers(text: str) -> tuple[frozenset[int], frozenset[str]]:
    """The years of a text, and the numbers that are no part of a year."""
    years = find_years(text)
    rest, position = [], 0
    for year in years:
        rest.append(text[position : year.span.start])
        position = year.span.end
    rest.append(text[position:])
    return frozenset(year.year for year in years), numbers(" ".join(rest))


@lru_cache(maxsize=4096)
def numbers(text: str) -> frozenset[str]:
    """The numbers of a text, one spelling each: 1,234 and １２３４ alike."""
    view = fold(text, markup=True).text
    return frozenset(match.group().replace(",", "") for match in _NUMBER.finditer(view))


@lru_cache(maxsize=4096)
def _without_amounts(text: str) -> str:
    for amount in reversed(find_amounts(text)):
        text = text[: amount.span.start] + " " + text[amount.span.end :]
    return text


def _bare_numbers(text: str) -> frozenset[str]:
    return numbers(_without_amounts(text))


def unprinted(text: str, sources: Sequence[str], years: Iterable[int]) -> str:
    """The first year, number or 「quote」 of a text that no source prints; "" where all do."""
    said_years, said = years_and_numbers(text)
    # An amount proves no other number: 3億円 is no 3件.
    known = [years_and_numbers(_without_amounts(source)) for source in sources]
    strange = said_years - frozenset(years).union(*(found for found, _ in known))
    if strange:
        return f"{min(strange)}年"
    strange_numbers = said.difference(*(found for _, found in known), *map(_bare_numbers, sources))
    if strange_numbers:
        view = fold(text, markup=True).text.replace(",", "")
        return min(strange_numbers, key=view.find)
    cited = "\n".join(map(folded_key, sources))
    return next((f"「{q}」" for q in _QUOTED.findall(text) if key(q) not in cited), "")


def uncopied(text: str, quotes: Sequence[Quote]) -> str:
    """What of a line is no whole line or sentence of a quote, word for word: of `9社 — 参加は9社。`, 9社."""
    parts = [_BULLET.sub("", part) for part in _PART.split(text)]
    left = [part for part in parts if not any(_stands(key(part), quote) for quote in quotes)]
    return text if len(left) == len(parts) else " — ".join(left)


def _stands(words: str, quote: Quote) -> bool:
    folded = _folded(quote.text)
    at = folded.text.find(words) if words else -1
    while at >= 0:
        span = folded.source(at, at + len(words))
        document, start = quote.tree.document.text, quote.span.start
        before = document[max(0, start + span.start - _CONTEXT) : start + span.start]
        behind = document[start + span.end : start + span.end + _CONTEXT]
        ends = words[-1] in "。" or _AFTER.match(behind)
        if ends and (_BEFORE.search(before) or _opens_block(quote, start + span.start)):
            return True
        at = folded.text.find(words, at + 1)
    return False


def _opens_block(quote: Quote, at: int) -> bool:
    """Whether a block's words begin there, behind its bullet or its number."""
    blocks = quote.tree.blocks
    indexes = quote.tree.within(Span(at, at + 1))
    return any(
        at in (blocks[i].span.start, (blocks[i].body or blocks[i].span).start) for i in indexes
    )


@lru_cache(maxsize=1024)
def _folded(text: str) -> Folded:
    return fold(text, markup=True, space=True, case=True)


def folded_key(text: str) -> str:
    """`key(text)`, kept for the spans that many sentences cite."""
    return _folded(text).text
