"""Where documents disagree on the amount asked for: both sides named, each with its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from answer.audit.conflict import conflicts
from answer.draft import Draft, Sentence
from answer.entry import Candidate
from answer.figure_line import amount, derived, key_of, oku, plain_amount, quotes, sentence
from answer.pair import same_thing
from ingest.stage import Role

Names = Mapping[str, frozenset[str]]
# Amounts that fit this much worse than the best are of another thing.
_BAND = 0.12


def rivals(best: Candidate, found: Sequence[Candidate], names: Names) -> list[Candidate]:
    """Two places that print different amounts for the key of `best`; [] where all agree within rounding."""
    same = [
        c
        for c in found
        if c.figure.fiscal_year == best.figure.fiscal_year
        and c.fit >= best.fit - _BAND
        and c.figure.role is not Role.DELTA
        and same_thing(c, best)
    ]
    by_entry = {id(c.entry): c for c in same}
    for conflict in conflicts((c.entry for c in same), names):
        pair = [by_entry[id(conflict.first)], by_entry[id(conflict.second)]]
        stages = {c.figure.stage for c in pair}
        if best.figure.stage in stages:
            return pair
    return []


def note(best: Candidate, pair: Sequence[Candidate]) -> Sentence:
    """`なお、別の資料では3,494百万円とされています。` beside an answer that one of the pair, or neither, is."""
    others = [c for c in pair if c.figure.amount != best.figure.amount]
    both = tuple(quote for c in others for quote in quotes(c))
    proof = tuple(text for c in others for text in derived(c))
    told = "、".join(f"『{_title(c)}』では{key_of(c.figure)}が{amount(c)}" for c in others)
    return Sentence(f"なお、{told}とされています。", both, (), proof)


def _title(candidate: Candidate) -> str:
    """The document's title, with its kind where that tells: the same page in the request and in the draft."""
    document = candidate.tree.document
    told = document.kind and document.kind not in document.title
    return f"{document.title}（{document.kind}）" if told else document.title


def both_sides(pair: Sequence[Candidate], unit: int | None = None) -> Draft:
    """The two amounts and how far they lie apart."""
    first, second = sorted(pair, key=lambda c: c.figure.amount or 0)
    gap = (second.figure.amount or 0) - (first.figure.amount or 0)
    shown = f"{plain_amount(second)}－{plain_amount(first)}"
    text = f"資料により{oku(gap, unit)}の差があります（{shown}）。"
    both = tuple(quote for c in pair for quote in quotes(c))
    end = Sentence(text, both, (), (text, *derived(first), *derived(second)))
    return Draft((*map(sentence, pair), end), min(c.fit for c in pair))
