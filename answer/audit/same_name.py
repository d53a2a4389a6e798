"""Names that mean one subject: equal when folded, printed together in brackets, or known to be linked.

`光・量子飛躍フラッグシッププログラム (Q-LEAP)`, `光・量子飛躍フラッグシッププログラム` and `Q-LEAP` are one. What stands in
brackets behind several names, (NICT), is a body or a place and links nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from answer.audit.scope import folded
from ingest.fold import fold

_BRACKET = re.compile(r"([^()]+)\(([^()]+)\)")
# A short name: Latin letters, perhaps with a word in katakana (AIPセンター), or what the text introduces as one.
_SHORT = re.compile(r"[A-Z][A-Za-z0-9&/+.-]*[A-Z0-9][A-Za-z0-9-]*[ァ-ヶー]{0,8}")
_INTRODUCED = re.compile(
    r"(?:以下、?|通称:?|略称:?|愛称:?)「?([^「」]+?)」?(?:という。?|と[呼い]う。?)?"
)


class Names:
    """The subjects of a store's amounts, in groups that mean the same."""

    def __init__(self, subjects: Iterable[str], linked: Mapping[str, frozenset[str]]) -> None:
        self._parent: dict[str, str] = {}
        self._known: dict[str, set[str]] = defaultdict(set)
        self._holders: dict[str, set[str]] = defaultdict(set)
        for name, equals in linked.items():
            for other in equals:
                self._known[folded(name)].add(folded(other))
                self._known[folded(other)].add(folded(name))
                self._unite(folded(name), folded(other))
        distinct = list(dict.fromkeys(subjects))
        for subject in distinct:
            for outer, inner in _BRACKET.findall(fold(subject, markup=True).text):
                if short := _short(inner):
                    self._holders[short].add(folded(outer))
        for subject in distinct:
            first, *others = sorted(self.forms(subject))
            for other in others:
                self._unite(first, other)

    def forms(self, subject: str) -> frozenset[str]:
        """The folded forms of a subject: whole, and the names outside and inside its brackets."""
        whole = folded(subject)
        match = _BRACKET.fullmatch(fold(subject, markup=True).text.strip())
        if not match:
            return frozenset({whole})
        outer, inner = folded(match[1]), folded(match[2])
        if inner in self._known.get(outer, ()):
            return frozenset({whole, outer, inner})
        short = _short(match[2])
        if short and len(self._holders[short]) == 1:
            return frozenset({whole, outer, short})
        return frozenset({whole})

    def root(self, subject: str) -> str:
        """One form for all subjects that mean the same."""
        return self._root(folded(subject))

    def sure(self, one: str, other: str) -> bool:
        """Whether more than a short name in brackets says that the two subjects are one."""
        if folded(one) == folded(other):
            return True
        mine, theirs = self.forms(one), self.forms(other)
        common = (mine & theirs) - self._holders.keys()
        return bool(common) or any(self._known.get(form, set()) & theirs for form in mine)

    def _root(self, form: str) -> str:
        while (parent := self._parent.get(form, form)) != form:
            form = parent
        return form

    def _unite(self, one: str, other: str) -> None:
        first, second = sorted((self._root(one), self._root(other)))
        self._parent[second] = first


def _short(inner: str) -> str | None:
    """The folded short name that a bracket holds: (Q-LEAP), (以下「流域DT」という。); None for other words."""
    text = inner.strip()
    introduced = _INTRODUCED.fullmatch(text)
    if introduced:
        return folded(introduced[1])
    return folded(text) if _SHORT.fullmatch(text) else None
