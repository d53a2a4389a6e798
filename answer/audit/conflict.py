"""Amounts that contradict each other: one subject, year, stage and scope, two numbers.

The rules, in order:

1. an amount is compared when it has a subject, a fiscal year and a stage, in yen: no range, difference,
   plan, ceiling or withdrawn amount. 配分 and 基金 come in several rounds and are not compared;
2. two are compared when their subjects are one name (or a name and its short name), their year and stage
   are equal and their scope is the same (answer.audit.scope);
3. a draft (予算額(案)) is compared with what a later document prints as 前年度予算額 only when both have one
   known issuer and print the same name, and neither speaks of 組替 or 補正後: drafts are seldom changed,
   but which programme a renamed or regrouped amount continues, nobody can say from outside;
4. supplementary budgets are compared within a document, across documents only when both say which (第2次);
5. two amounts disagree when the intervals that they stand for (answer.audit.interval) do not overlap.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from answer.audit.same_name import Names
from answer.audit.scope import Scope, folded, same_scope
from answer.entry import Entry
from ingest.figure import Figure
from ingest.stage import Role, Stage

_STAGES = frozenset({Stage.REQUEST, Stage.DRAFT, Stage.INITIAL, Stage.SUPPLEMENTARY, Stage.SETTLED})
_ROLES = frozenset({Role.CURRENT, Role.PREVIOUS, Role.SUPPLEMENTARY, Role.OTHER})
_NOT_COMPARED = frozenset({"計画額", "訂正前", "換算", "最大", "上限", "累計"})
_REGROUPED = re.compile(r"組\s?み?替|補正後")
# Amounts that only a short name in brackets connects may be a body's and its programme's when further apart.
_NEAR = 2
# A name with more amounts of one year than this is a list's, no programme's: the first ones are compared.
_MOST = 60


class Kind(StrEnum):
    EQUAL_KEY = "equal_key"
    PREVIOUS_YEAR = "previous_year"


@dataclass(frozen=True, eq=False)
class Conflict:
    """Two places that cannot both be right; `first` comes first in the documents' order."""

    kind: Kind
    first: Entry
    second: Entry


def conflicts(entries: Iterable[Entry], names: Mapping[str, frozenset[str]] = {}) -> list[Conflict]:
    """Every contradiction once, at its first places; `names` are short names → all that mean the same."""
    compared = [entry for entry in entries if _is_compared(entry.figure)]
    known = Names((entry.figure.subject or "" for entry in compared), names)
    groups: dict[tuple[object, ...], list[Scope]] = defaultdict(list)
    for entry in compared:
        figure, subject = entry.figure, entry.figure.subject or ""
        scope = Scope(entry, known.forms(subject))
        # What every budget has (一般会計) is compared under the same headings only.
        where = figure.path if scope.kind else ()
        groups[known.root(subject), figure.fiscal_year, where].append(scope)
    found: list[Conflict] = []
    for group in groups.values():
        found += _within(group, known)
    order = {id(entry): place for place, entry in enumerate(compared)}
    return sorted(found, key=lambda c: (order[id(c.first)], order[id(c.second)]))


def _is_compared(figure: Figure) -> bool:
    if not figure.subject or figure.fiscal_year is None or figure.stage not in _STAGES:
        return False
    if not figure.amount or figure.minimum is not None or figure.role not in _ROLES:
        return False
    part = "うち" in figure.qualifiers and not figure.row and "うち" not in figure.subject
    return not part and not _NOT_COMPARED & set(figure.qualifiers)


def _within(group: Sequence[Scope], known: Names) -> Iterator[Conflict]:
    """The contradictions among amounts of one name and year, each pair of amounts once."""
    told: set[tuple[frozenset[int], frozenset[Stage | None]]] = set()
    for one, other in combinations(_distinct(group)[:_MOST], 2):
        mine, theirs = one.entry.figure, other.entry.figure
        pair = frozenset({mine.value, theirs.value}), frozenset({mine.stage, theirs.stage})
        if pair in told or _agree(one, other):
            continue
        if _same_stage(one, other) and same_scope(one, other) and _one_subject(one, other, known):
            told.add(pair)
            previous = Role.PREVIOUS in (mine.role, theirs.role)
            across = one.entry.tree is not other.entry.tree
            kind = Kind.PREVIOUS_YEAR if previous and across else Kind.EQUAL_KEY
            yield Conflict(kind, one.entry, other.entry)


def _distinct(group: Sequence[Scope]) -> list[Scope]:
    """Without repetitions: the same amount under the same headings and limits of one document."""
    kept: dict[object, Scope] = {}
    for scope in group:
        figure = scope.entry.figure
        same = (
            id(scope.entry.tree), figure.value, figure.stage, figure.role, scope.limits,
            figure.path, figure.row, figure.column, scope.subject, scope.money,
        )  # fmt: skip
        kept.setdefault(same, scope)
    return list(kept.values())


def _agree(one: Scope, other: Scope) -> bool:
    off = abs(one.entry.figure.value - other.entry.figure.value)
    return off == 0 or off < one.slack + other.slack


def _same_stage(one: Scope, other: Scope) -> bool:
    mine, theirs = one.entry.figure, other.entry.figure
    across = one.entry.tree is not other.entry.tree
    previous = Role.PREVIOUS in (mine.role, theirs.role)
    if across and previous and (_regroups(one) or _regroups(other)):
        return False
    if mine.stage is not theirs.stage:
        return across and _draft_and_previous(one, other)
    if mine.stage is Stage.SUPPLEMENTARY:
        return one.rounds == other.rounds and (not across or bool(one.rounds))
    return mine.stage is not Stage.SETTLED or not across


def _draft_and_previous(one: Scope, other: Scope) -> bool:
    """Whether one is a draft and the other what a later document of the same body prints for that year."""
    draft, later = (one, other) if one.entry.figure.stage is Stage.DRAFT else (other, one)
    issuers = {scope.entry.tree.document.issuer for scope in (draft, later)}
    return (
        draft.entry.figure.stage is Stage.DRAFT
        and draft.entry.figure.role is Role.CURRENT
        and later.entry.figure.stage is Stage.INITIAL
        and later.entry.figure.role is Role.PREVIOUS
        and len(issuers) == 1
        and "" not in issuers
        and folded(one.subject) == folded(other.subject)
    )


def _regroups(scope: Scope) -> bool:
    return _REGROUPED.search(scope.entry.tree.document.text) is not None


def _one_subject(one: Scope, other: Scope, known: Names) -> bool:
    """Whether the names are one, or the amounts near enough for what brackets alone connect."""
    if known.sure(one.subject, other.subject):
        return True
    low, high = sorted(abs(scope.entry.figure.value) for scope in (one, other))
    return high <= _NEAR * low
