"""The amounts that a question picks as a set: 経産省の新規事業, 教育改革の事業, A・B・Cの要求額.

Either the names that the question sets side by side, each with its own amount; or every amount that carries
the marks, stage, year, ministry and headings that it names, each once: 再掲 repeats one, a total is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import Enum
from functools import lru_cache

from answer.abstain import NAME_FOUND
from answer.amount_match import candidates, of_key, same_amount
from answer.budget import Budget, names_money
from answer.concept import Concept, degree, joined, leads, view
from answer.entry import Candidate, Entry
from answer.question import Question
from answer.section import of_other_scope
from answer.task import Task
from ingest.fold import key
from ingest.ministry import ministry_meant, ministry_of_name
from ingest.stage import Role, Stage

# Words that only say what is listed.
_GENERIC = re.compile(
    r"(?:合計額?|総計|総額|合算|新規|新た|継続|事業|事項|プログラム|プロジェクト|施策|取組|取り組み|案件|項目|経費|もの|関連|関係|分|名|各|別|ごと|対象|個|主要|拠点|機関"
    r"|府|省|庁|[0-9]+|[一二三四五六七八九十]つ)+"
)
# AI戦略関係予算 is what stands under AI戦略関係の予算.
_SCOPE_TAIL = re.compile(r"(?<=..)(?:関係|関連|予算|経費|の|分野|事業|施策)+$")
_BODIES = re.compile(r"府省|省庁|各省|どの省")
# 科学技術関係予算、A省とB省: what the names are under is none of them.
_SCOPE = re.compile(r"(?:予算|経費|資料|事業費)$")
# A name has to be held by the amount's own words, its ministry, its headings or the document's title.
_HELD = 0.7
# A document's kind (資料では) weighs little, and picks documents rather than amounts.
_LIGHT = 0.5
_BESIDE = re.compile(r"\s*(?:[・、，,/／&＆と]|及び|および|並びに|ならびに|や|＋|\+|and)\s*")
_TOPIC = re.compile(r"(?:の(?:予算|要求|要望)?額?)?[はが]")
_AGAINST = re.compile(r"より|に(?:比べ|対し)|と比べ|の何倍")
# More than so many amounts are no list that anybody asked for.
MOST = 60


class _Place(Enum):
    """Where a name has to be held, the surest first: whole in the amount's names or headings, in their words,
    or in the document's title, which speaks where no heading does."""

    WHOLE = 1
    WORDS = 2
    TITLE = 3


def picked(question: Question, asked: Budget, entries: Sequence[Entry]) -> list[Candidate]:
    """The set that the question describes, in the order of the documents; [] where it describes none."""
    if not describes(question, asked):
        return []
    found: list[Candidate] = []
    likely = [
        entry
        for entry in entries
        if _fits(question, asked, entry) and not of_other_scope(asked.subjects, entry)
    ]
    for common in _common(asked):
        likely = _under(common, likely, entries)
    # Only a single word that no document has to do with amounts may go unheld: 月面観測 has to be there.
    scope = [
        concept
        for concept in _scope(question, asked)
        if concept.name
        or len(concept.parts) > 1
        or any(_held(concept, entry, _Place.TITLE) for entry in entries)
    ]
    fitting = _standing(scope, likely, entries)
    if not fitting and asked.years:  # what a later document prints of the year
        before = [entry for entry in entries if _fits(question, asked, entry, previous=True)]
        fitting = _standing(scope, before, entries)
    fitting.sort(key=lambda entry: "再掲" in entry.figure.qualifiers)
    for entry in fitting:
        candidate = Candidate(entry, 1.0, 1.0)
        if not any(same_amount(candidate, other) for other in found):
            found.append(candidate)
    found.sort(key=lambda c: (c.tree.document.source, c.figure.span))
    return _without_wholes(found, scope)


def printed_wholes(question: Question, asked: Budget, entries: Sequence[Entry]) -> list[Candidate]:
    """The amounts that the documents print for what the question names, over those that stand under it.

    The 合計 of 量子戦略関係予算 is its own amount, not what its listed items happen to add up to.
    """
    scope = _scope(question, asked)
    over = {
        (id(entry.tree), key(heading))
        for entry in entries
        if _fits(question, asked, entry)
        for heading in entry.figure.path
    }
    return [
        Candidate(entry, 1.0, 1.0)
        for entry in entries
        if (id(entry.tree), key(entry.figure.subject or "")) in over
        and entry.figure.role is not Role.DELTA
        and _of_year(asked, entry)
        and (not asked.stages or entry.figure.stage in asked.stages)
        and _is_scope(Candidate(entry, 1.0, 1.0), scope)
    ]


def _standing(
    scope: Sequence[Concept], likely: Sequence[Entry], entries: Sequence[Entry]
) -> list[Entry]:
    """Those of `likely` that stand under the scope, in the surest way in which any does."""
    if not likely:
        return []
    for how in (_Place.WHOLE, _Place.WORDS):
        if found := [e for e in likely if all(_held(c, e, how) for c in scope)]:
            return found
    # Where a document's headings speak of the scope, its title does not stand for the rest of it.
    spoken = {e.tree.document.id for e in entries if any(_held(c, e, _Place.WORDS) for c in scope)}
    among = [e for e in likely if e.tree.document.id not in spoken]
    return [e for e in among if all(_held(c, e, _Place.TITLE) for c in scope)]


def side_by_side(
    question: Question, asked: Budget, entries: Sequence[Entry]
) -> list[Candidate] | None:
    """Names that the question sets side by side, each with its own amount of the asked key.

    [] where it sets none so; None where one of them has no such amount.
    """
    subjects = [concept for concept in asked.subjects if not _SCOPE.search(concept.text)]
    names = max(_rows(question.text, subjects), key=len, default=())
    if len(names) < 2:
        return []
    rest = tuple(c for c in asked.subjects if c not in names and not _is_generic(c))
    chosen = []
    for mine in names:
        best = _own(question, replace(asked, subjects=(mine, *rest)), mine, entries)
        if best is None:
            return None
        chosen.append(best)
    # 建設と施設整備 is one amount's name.
    return chosen if len({c.entry for c in chosen}) == len(chosen) else []


def _own(
    question: Question, alone: Budget, mine: Concept, entries: Sequence[Entry]
) -> Candidate | None:
    """The best amount of a name: of its own, or under a heading with the name."""
    fitting = of_key(candidates(question, alone, entries), alone)
    own = [c for c in fitting if degree(mine, c.entry.own) >= NAME_FOUND]
    under = [c for c in fitting if degree(mine, c.entry.above) >= NAME_FOUND]
    # Of an amount abroad and its conversion, the yen can be compared.
    return min(own or under, key=lambda c: c.figure.currency != "JPY", default=None)


def _rows(text: str, subjects: Sequence[Concept]) -> Iterator[tuple[Concept, ...]]:
    """The runs of concepts with nothing but joints (と, ・, 、) between them."""
    run: list[Concept] = []
    for concept in subjects:
        start = concept.end - len(concept.text)
        between, after = text[run[-1].end : start] if run else "", text[concept.end :]
        against = _TOPIC.fullmatch(between) and _AGAINST.match(after)  # AはBより
        if run and not _BESIDE.fullmatch(between) and not against:
            yield tuple(run)
            run = []
        run.append(concept)
    yield tuple(run)


def describes(question: Question, asked: Budget) -> bool:
    """Whether the words pick a set: a mark, a stage, a heading or a ministry, not nothing at all."""
    scope = _scope(question, asked)
    # The sum or the first of whatever documents happen to hold is nobody's.
    return bool(scope or (asked.task is Task.LIST and (asked.marks or asked.stages)))


def _scope(question: Question, asked: Budget) -> list[Concept]:
    return [
        concept
        for concept in asked.subjects
        # A ministry is meant however often the documents print it.
        if (concept.weight >= _LIGHT or ministry_meant(concept.text))
        and not _is_generic(concept)
        and not names_money(concept)
    ]


def _common(asked: Budget) -> list[Concept]:
    """The words of the scope that so many passages print that they weigh nothing: 量子 where all is about it."""
    return [
        concept
        for concept in asked.subjects
        if concept.weight < _LIGHT and not _is_generic(concept) and not names_money(concept)
    ]


def _under(common: Concept, likely: list[Entry], entries: Sequence[Entry]) -> list[Entry]:
    """Of a document whose headings tell apart what is 量子 and what is not, only what is."""
    telling = _telling(common)
    held = [entry for entry in entries if degree(telling, entry.below_title) >= _HELD]
    parted = {entry.tree.document.id for entry in held}
    kept = {id(entry) for entry in held}
    return [e for e in likely if id(e) in kept or e.tree.document.id not in parted]


def _is_generic(concept: Concept) -> bool:
    return bool(_GENERIC.fullmatch(concept.keys[0]))


def _fits(question: Question, asked: Budget, entry: Entry, *, previous: bool = False) -> bool:
    figure = entry.figure
    if figure.currency != "JPY" or figure.role is Role.DELTA or figure.stage is None:
        return False
    if {"合計", "うち", "訂正前"} & set(figure.qualifiers) or entry.total_row:
        return False
    if any(mark not in figure.qualifiers for mark in asked.marks):
        return False
    if asked.stages and figure.stage not in asked.stages:
        return False
    if figure.stage in asked.without or (figure.role is Role.PREVIOUS) is not previous:
        return False
    if not _of_year(asked, entry):
        return False
    return not ministry_of_name(figure.subject or "") or bool(_BODIES.search(question.text))


def _of_year(asked: Budget, entry: Entry) -> bool:
    """A supplement of no stated year is listed with its section; it is not added up as of the year."""
    year = entry.figure.fiscal_year
    if not asked.years or year in asked.years:
        return True
    undated = year is None and entry.figure.stage is Stage.SUPPLEMENTARY
    return undated and asked.task is Task.LIST


def _held(concept: Concept, entry: Entry, how: _Place) -> bool:
    ministry = ministry_meant(concept.text)
    if ministry and entry.figure.ministry:
        return entry.figure.ministry == ministry
    if ministry:
        return key(ministry) in entry.above.key
    if how is _Place.WHOLE and concept.name:
        stems = {_SCOPE_TAIL.sub("", form) or form for form in concept.keys}
        return any(stem in entry.above.key for stem in stems)
    place = joined((entry.above, entry.title)) if how is _Place.TITLE else entry.above
    telling = _telling(concept)
    return degree(telling, place) >= _HELD and (not concept.name or leads(telling, place))


@lru_cache(maxsize=256)
def _telling(concept: Concept) -> Concept:
    """The concept without the parts that only say what is listed."""
    telling = tuple(part for part in concept.parts if not _GENERIC.fullmatch(part.term))
    return replace(concept, parts=telling or concept.parts)


def _without_wholes(found: list[Candidate], scope: Sequence[Concept]) -> list[Candidate]:
    """The items without the amounts of which others are parts: those under a heading of its name, and what
    has the name of the scope itself."""
    names = {id(c): key(c.figure.subject or "") for c in found}
    wholes = {
        key(heading) for c in found for heading in c.figure.path if key(heading) != names[id(c)]
    }
    own = [c for c in found if names[id(c)] not in wholes]
    found = own if len(own) >= 2 else found
    parts = [c for c in found if not (_is_scope(c, scope) and _outweighs(c, found))]
    return parts if len(parts) >= 2 else found


def _outweighs(candidate: Candidate, found: Sequence[Candidate]) -> bool:
    """Whether the amount can hold the others of its document: no part is larger than its whole."""
    of_key = [c for c in found if c.tree is candidate.tree and _key(c) == _key(candidate)]
    return all((c.figure.amount or 0) <= (candidate.figure.amount or 0) for c in of_key)


def _key(candidate: Candidate) -> tuple[int | None, Stage | None]:
    return candidate.figure.fiscal_year, candidate.figure.stage


def _is_scope(candidate: Candidate, scope: Sequence[Concept]) -> bool:
    """Whether the amount is of the scope as a whole: マテリアルDX of its three 取組."""
    names = [c for c in scope if c.name and not ministry_meant(c.text)]
    subject = view(candidate.figure.subject or "")
    return bool(names) and all(degree(c, subject) >= _HELD for c in names)
