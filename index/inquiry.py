"""A question as it is compared with passages: groups of terms that mean the same, phrases, kinds.

`英国との覚書はいつ？` → (英国, イギリス, uk …) (覚書, moc …), phrase 英国_覚書, a date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from index.aliases import LONGEST, alternatives
from index.answer_kind import AnswerKind, wanted
from index.terms import pairs, question_terms
from ingest.fold import fold

# What another word for the term counts (without any, the place in the first five falls from 97.8 to
# 95.8 %; .4 to 1 are alike), a part of a Latin name (leap of Q-LEAP), a number without its unit.
ALIAS, PART, NUMBER = 0.7, 0.4, 0.3
# The class that a question of meaning names (どのような*制度*ですか) rarely stands in the answer.
_CLASS = re.compile(
    r"(?:どのような|どんな|どういう|いかなる)[^\s、。?？のをにがはで]{1,8}?(?=です|でしょう|だと|か?[?？。]|か?$)"
)
# A pasted page is searched by its beginning.
_MOST_TERMS = 200
_NAME = re.compile(r"[a-z0-9]+(?:[-.&'_][a-z0-9]+)+")
_AMOUNT = re.compile(r"(?P<number>\d+(?:\.\d+)?)\D+")


class Wanted(NamedTuple):
    """A term to look for, or a phrase where it joins several, and what finding it counts."""

    term: str
    weight: float

    @property
    def pairs(self) -> list[str]:
        """The neighbours that make the phrase; none where it is one term."""
        return pairs(self.term.split("_"))


Group = tuple[Wanted, ...]


@dataclass(frozen=True)
class Inquiry:
    """Each group is one thing asked about; its first term is the question's own."""

    groups: tuple[Group, ...]
    pairs: tuple[str, ...]
    kinds: frozenset[AnswerKind]


def inquire(question: str) -> Inquiry:
    """What to look for in passages."""
    groups = _grouped(question_terms(_CLASS.sub("", question))[:_MOST_TERMS])
    heads = [group[0].term for group in groups]
    others: list[list[Wanted]] = [[] for _ in heads]
    for length in range(1, min(LONGEST, len(heads)) + 1):
        for start in range(len(heads) - length + 1):
            found = alternatives("_".join(heads[start : start + length]))
            for place in range(start, start + length):
                others[place].extend(Wanted(form, ALIAS) for form in found)
    whole = tuple((*group, *others[n]) for n, group in enumerate(groups))
    return Inquiry(whole, tuple(dict.fromkeys(pairs(heads))), wanted(fold(question).text))


def _grouped(terms: list[str]) -> list[Group]:
    """Terms that `index.terms` gave for one word, together again: q-leap, qleap and leap."""
    groups: list[Group] = []
    at = 0
    while at < len(terms):
        term = terms[at]
        at += 1
        group = [Wanted(term, 1.0)]
        parts = re.split(r"[-.&'_]", term) if _NAME.fullmatch(term) else []
        amount = _AMOUNT.fullmatch(term)
        while at < len(terms) and (
            terms[at] in parts
            or (parts and terms[at] == "".join(parts))
            or (amount and terms[at] == amount["number"])
        ):
            whole = parts and terms[at] == "".join(parts)
            group.append(Wanted(terms[at], 1.0 if whole else PART if parts else NUMBER))
            at += 1
        groups.append(tuple(group))
    return groups
