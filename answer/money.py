"""Answers about money, from figures with their keys: one amount, a comparison, a sum or a trend.

An amount of another year, stage or programme is never the answer: where the asked key is missing, the
answer is an abstention that says which part is missing and names the nearest amount as such.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from types import MappingProxyType

from answer.absent import absent, names_asked, year_missing
from answer.abstain import NAME_FOUND, Missing
from answer.amount_match import candidates, of_key
from answer.arithmetic import add, addends, breakdown, compare
from answer.audit.interval import slack
from answer.budget import Budget
from answer.catalogue import catalogue
from answer.cite import shown
from answer.concept import degree, view
from answer.dispute import Names, both_sides, note, rivals
from answer.draft import Draft, Sentence
from answer.entry import Candidate, Entry
from answer.figure_line import (
    amount,
    derived,
    key_of,
    quote_of,
    quotes,
    sentence,
    stated,
)
from answer.pair import same_thing, two_keys
from answer.portion import portion
from answer.question import Question
from answer.ranking import THINGS
from answer.selection import describes, picked, side_by_side
from answer.several import BAND, several_of, stages_added
from answer.task import Task
from answer.trend import trend
from ingest.fold import key
from ingest.stage import Role, Stage

# A name that so many other things fit as well is nobody's: 理研の予算, AI予算.
_LEVEL, _SEVERAL, _NAMED = 0.02, 2, 3
# Stages that a reader takes for one another when one year is named.
_CONFUSABLE = (Stage.REQUEST, Stage.DRAFT, Stage.INITIAL)


def amounts(
    question: Question, asked: Budget, entries: Iterable[Entry], names: Names = MappingProxyType({})
) -> Draft | Missing:
    """The answer to a question of money, or what is missing; `names` are the documents' short names."""
    entries = list(entries)
    if asked.task is Task.SHARE:
        return portion(question, asked, entries) or Missing.value(question)
    if of_stages := stages_added(question, asked, entries):
        return of_stages
    if listed := catalogue(question, asked, entries):
        return listed
    if asked.of_many and asked.task is not Task.SUM:
        return Missing.amount(question)
    found = candidates(question, asked, entries)
    apart = side_by_side(question, asked, entries) or []
    if len(apart) == 2 and asked.task is Task.COMPARE:
        return compare(asked, apart, found) or Missing.amount(question)
    if not found:
        return Missing.amount(question)
    best = of_key(found, asked) if asked.disputes else []
    if best and (pair := rivals(best[0], found, names)):
        return both_sides(pair, asked.unit)
    told = _of_task(question, asked, found, entries)
    many = (THINGS.search(question.text) and _of_things(asked)) or (
        asked.task is Task.SUM and len(asked.years) > 1
    )
    if told is None and many:
        return Missing.amount(question)
    if told is None and asked.task in (Task.TREND, Task.COMPARE):
        # Another document may name the programme a little differently.
        told = _of_task(question, asked, candidates(question, asked, entries, loose=True), entries)
    return told or year_missing(asked, found) or _single(question, asked, found, names)


def _of_things(asked: Budget) -> bool:
    """Whether a computation is asked of a set of things: a sum, or 増額された事業は without a name."""
    named = any(concept.name for concept in asked.subjects)
    return asked.task is Task.SUM or (asked.task is Task.COMPARE and not named)


def _of_task(
    question: Question, asked: Budget, found: Sequence[Candidate], entries: Sequence[Entry]
) -> Draft | Missing | None:
    """The answer to a comparison, sum, trend, breakdown or several keys; None where it is none."""
    several = several_of(asked, found)
    if asked.task is Task.SUM:
        printed = found[0].entry.total
        # A set of many things that cannot be added has no sum of those that fit best, nor has no set at all.
        apart = {key(c.figure.subject or "") for c in picked(question, asked, entries)}
        adds = describes(question, asked) and len(apart) <= 1
        if len(asked.stages) > 1:  # the amounts at some of the stages are no sum of them
            return None if printed else Missing.amount(question)
        items = addends(asked, found) if adds and len(several) < 2 else several
        if items is None:
            return None if printed else Missing.amount(question)
        return add(items, asked.unit) if len(items) >= 2 and (asked.adds or not printed) else None
    if asked.task is Task.TREND:
        return trend(asked, found)
    if asked.task is Task.BREAKDOWN:
        return breakdown(asked, found)
    if asked.task is Task.COMPARE:
        return compare(asked, two_keys(asked, found), found)
    if len(several) >= 2:
        return Draft(tuple(dict.fromkeys(sentence(c) for c in several)), found[0].fit)
    return None


def _single(
    question: Question, asked: Budget, found: Sequence[Candidate], names: Names
) -> Draft | Missing:
    fitting = of_key(found, asked)
    if not fitting or fitting[0].score < found[0].score - BAND:
        return absent(asked, found[0])
    best = _finest(_latest(fitting, asked), fitting, asked)
    if asked.whole and not _is_whole(best, asked):
        return Missing.amount(question)
    if others := _as_likely(best, fitting, asked):
        named = [c.figure.subject or "" for c in (best, *others)][:_NAMED]
        return Missing.several(names_asked(asked), named, quote_of(best))
    if best.figure.stage in (None, Stage.FUND) and best.figure.fiscal_year is None:
        return _as_printed(best)
    sentences = [sentence(best, asked.unit)]
    if pair := rivals(best, found, names):
        sentences.append(note(best, pair))
    other = _confusable(best, found)
    if other:
        text = f"なお、{key_of(other.figure)}は、{amount(other)}です。"
        sentences.append(Sentence(text, quotes(other), (), derived(other)))
    return Draft(tuple(sentences), best.fit)


def _as_likely(best: Candidate, fitting: Sequence[Candidate], asked: Budget) -> list[Candidate]:
    """Amounts of other things that fit the name as well: AI予算 is no one programme's."""
    names = [c for c in asked.subjects if c.name]
    if best.entry.total or (asked.whole and _told_whole(best)):
        return []
    if any(key(best.figure.subject or "") in c.keys for c in names):
        return []
    others: dict[str, Candidate] = {}
    for c in fitting:
        keyed = asked.years or asked.stages
        alike = not keyed or key_of(c.figure) == key_of(best.figure)
        level = c.fit >= best.fit - _LEVEL and alike
        same = same_thing(c, best) or c.figure.role is not best.figure.role
        if level and not same:
            others.setdefault(key(c.figure.subject or ""), c)
    return list(others.values()) if len(others) >= _SEVERAL else []


def _finest(best: Candidate, fitting: Sequence[Candidate], asked: Budget) -> Candidate:
    """The place that prints the same amount in the unit asked for: 3,500百万円 rather than 35億円."""
    if not asked.unit or _slack(best) < asked.unit:
        return best
    same = [
        c
        for c in fitting
        if key_of(c.figure) == key_of(best.figure) and same_thing(c, best) and _agree(c, best)
    ]
    return min(same, key=_slack, default=best)


def _slack(candidate: Candidate) -> int:
    return slack(candidate.tree.document, candidate.figure)


def _agree(one: Candidate, other: Candidate) -> bool:
    apart = abs((one.figure.amount or 0) - (other.figure.amount or 0))
    return apart < _slack(one) + _slack(other)


def _is_whole(best: Candidate, asked: Budget) -> bool:
    """Whether the amount is a total, or of the very thing: an item under AI関係の予算 is not its 総額."""
    names = [concept for concept in asked.subjects if concept.name] or asked.subjects
    return (
        best.entry.total
        or _told_whole(best)
        or all(degree(concept, best.entry.own) >= NAME_FOUND for concept in names)
    )


def _told_whole(best: Candidate) -> bool:
    return bool({"総額", "合計"} & set(best.figure.qualifiers))


def _as_printed(best: Candidate) -> Draft:
    """An amount that is no budget's (an investment abroad, exports): the sentence that prints it."""
    quote = quote_of(best)
    text = shown(quote.text)
    if best.figure.currency != "JPY":
        return Draft((Sentence(text, (quote,)),), best.fit)
    return Draft((Sentence(text, (quote,), (stated(best),)),), best.fit)


def _latest(fitting: Sequence[Candidate], asked: Budget) -> Candidate:
    """The best; where no year is asked, the latest year among those that fit as well."""
    best = fitting[0]
    if asked.years or asked.previous:
        return best
    level = [c for c in fitting if c.score >= best.score - 0.06 and c.figure.role is not Role.DELTA]
    return max(level, key=lambda c: (c.figure.fiscal_year or 0, c.score), default=best)


def _confusable(best: Candidate, found: Sequence[Candidate]) -> Candidate | None:
    """The same subject's amount of the same year at another stage."""
    figure = best.figure
    if figure.stage not in _CONFUSABLE or figure.fiscal_year is None:
        return None
    name = view(best.name).terms
    for other in found:
        same = other.figure.fiscal_year == figure.fiscal_year and other.score >= best.score - BAND
        same = same and bool(name & view(other.name).terms)
        differs = other.figure.stage in _CONFUSABLE and other.figure.stage is not figure.stage
        if same and differs and other.figure.amount != figure.amount:
            return other
    return None
