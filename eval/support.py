"""Whether each sentence of an answer is supported by its citations, and each citation supports a sentence.

After ALCE (Gao and others 2023, "Enabling Large Language Models to Generate Text with Citations"), with rules in
place of a model: a sentence is the text before a run of marks `[1][2]`, or up to the line's end. It is supported
when its citations together print every amount, year, number and rate of it (or those it computes from printed ones
follow by sum, difference or quotient) and at least half of its words. Amounts stand in a quote; years and words
also in the title and the section that are shown with it. A citation supports the sentence when the sentence is
supported and the citation prints some of its amounts, years or numbers, the unit, or a quarter of its words.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from answer.citation import Citation
from answer.result import Answer
from eval.evidence import Printed, printed

# Of the words of a sentence, by pairs of signs; on the answers to our questions a citation of another answer
# reaches half in 1 of 100, and the right one misses it where an answer says most in words of its own.
WORDS = 0.5
SHARE = 0.25

_PIECE = re.compile(r"(?P<words>.*?)(?P<marks>(?:\[\d+\])+|$)")
_SAYS = re.compile(r"\w")
# 前年度 in a table's head prints the year before the one that is printed with it.
_BEFORE = re.compile(r"前年|昨年|previous (?:fiscal )?year", re.IGNORECASE)


class Sentence(NamedTuple):
    """A sentence of an answer and the numbers of the citations behind it."""

    text: str
    marks: tuple[int, ...]


@dataclass(frozen=True)
class Support:
    """How many sentences there are and how many are supported; the same of citations."""

    sentences: int = 0
    supported: int = 0
    citations: int = 0
    supporting: int = 0
    unsupported: tuple[str, ...] = ()
    idle: tuple[int, ...] = ()


def support(answer: Answer) -> Support:
    """The support of an answer; a citation that no sentence points at supports none."""
    cited = {citation.n: _evidence(citation) for citation in answer.citations}
    told = sentences(answer.text)
    supporting: set[int] = set()
    unsupported = []
    for sentence in told:
        said = printed(sentence.text)
        shown = {n: cited[n] for n in sentence.marks if n in cited}
        if not _carried(said, list(shown.values())):
            unsupported.append(sentence.text)
            continue
        supporting |= {n for n, evidence in shown.items() if _adds(said, evidence)}
    return Support(
        len(told),
        len(told) - len(unsupported),
        len(cited),
        len(supporting),
        tuple(unsupported),
        tuple(sorted(cited.keys() - supporting)),
    )


def sentences(text: str) -> list[Sentence]:
    """`"35億円です。[1][2]\\n差は3億円です。[3]"` → two sentences with their marks."""
    found = []
    for line in text.splitlines():
        for match in _PIECE.finditer(line):
            if _SAYS.search(match["words"]):
                marks = tuple(int(n) for n in re.findall(r"\d+", match["marks"]))
                found.append(Sentence(match["words"].strip(), marks))
    return found


def _evidence(citation: Citation) -> Printed:
    quote = printed(citation.quote)
    around = printed(f"{citation.title}\n{citation.section}\n{citation.date}")
    years = quote.years | around.years
    if _BEFORE.search(citation.quote) or _BEFORE.search(citation.section):
        years |= {year - 1 for year in years}
    numbers = quote.numbers | around.numbers
    pairs = quote.pairs | around.pairs
    return replace(
        quote, years=years, numbers=numbers, units=quote.units | around.units, pairs=pairs
    )


def _carried(said: Printed, shown: Sequence[Printed]) -> bool:
    """Whether the evidence together prints what the sentence says."""
    if not shown:
        return False
    whole = Printed()
    for evidence in shown:
        whole |= evidence
    read = {yen for yen in said.yens if yen in whole.yens or _cell(yen, whole)}
    return (
        all(yen in read or _computed(yen, said.listed, read) for yen in said.yens)
        and said.years <= whole.years
        and said.numbers <= whole.numbers | {Decimal(year) for year in whole.years}
        and all(rate in whole.rates | whole.numbers or _rate(rate, read) for rate in said.rates)
        and len(said.pairs & whole.pairs) >= WORDS * len(said.pairs)
    )


def _adds(said: Printed, evidence: Printed) -> bool:
    """Whether one citation prints a part of what the sentence says."""
    return bool(
        any(yen in evidence.yens or _bare(yen, evidence) for yen in said.yens)
        or said.years & evidence.years
        or said.numbers & evidence.numbers
        or said.rates & (evidence.rates | evidence.numbers)
        or (said.yens and evidence.units)
        or (said.pairs and len(said.pairs & evidence.pairs) >= SHARE * len(said.pairs))
        or not (said.yens or said.years or said.numbers or said.rates or said.pairs)
    )


def _cell(yen: int, whole: Printed) -> bool:
    """Whether a bare number, in a unit that is printed too, is this amount."""
    return any(number * unit == yen for unit in whole.units for number in whole.numbers)


def _bare(yen: int, evidence: Printed) -> bool:
    """Whether a bare number is this amount in some unit."""
    return any(number and yen % number == 0 and _is_power(yen / number) for number in evidence.numbers)  # fmt: skip


def _is_power(factor: Decimal) -> bool:
    return factor >= 1 and factor == Decimal(10) ** factor.adjusted()


def _computed(yen: int, listed: Sequence[int], read: Collection[int]) -> bool:
    """Whether it is the sum of all the printed amounts of the sentence, or the difference of two."""
    others = [one for one in listed if one in read]
    return len(others) > 1 and (
        yen == sum(others) or any(yen == abs(b - a) for a, b in combinations(others, 2))
    )


def _rate(rate: Decimal, read: Collection[int]) -> bool:
    """Whether it is a quotient or a rate of change of two printed amounts, rounded or cut to its own digits."""
    exponent = rate.as_tuple().exponent
    step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    pairs = [(Decimal(a), Decimal(b)) for a in read for b in read if a != b and b]
    quotients = [a / b for a, b in pairs]
    values = [*quotients, *(100 * one for one in quotients), *(abs(100 * (one - 1)) for one in quotients)]  # fmt: skip
    return any(abs(value - rate) < step for value in values)
