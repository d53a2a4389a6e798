"""Answers from a set of amounts: the whole list, how many, the sum, the largest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from answer.arithmetic import add
from answer.budget import Budget
from answer.draft import Draft, Sentence
from answer.entry import Candidate, Entry
from answer.figure_line import amount, derived, item, key_of, quotes, sentence
from answer.order import Order, order
from answer.question import Question
from answer.ranking import BODIES, CHANGED, THINGS
from answer.selection import MOST, picked, printed_wholes, side_by_side
from answer.task import Task
from ingest.fold import fold, key
from ingest.ministry import ministry_of_name
from ingest.stage import Stage

# A ranking compares like with like: budgets of the year, not what a supplement added to some.
_RANKED = (Stage.INITIAL, Stage.DRAFT, Stage.REQUEST, Stage.SETTLED)
_FEWEST = 2


def catalogue(question: Question, asked: Budget, entries: Sequence[Entry]) -> Draft | None:
    """The answer to a question about a set; None where the question describes none, or is about one amount."""
    named = side_by_side(question, asked, entries)
    if named is None:
        return None
    if asked.task is Task.SUM:
        things = asked.adds or asked.marks or question.count or THINGS.search(question.text)
        wholes = [] if named else printed_wholes(question, asked, entries)
        if wholes and not things:
            return None
        items = named or _once(_alike(asked, picked(question, asked, entries)))
        all_of_them = question.count in (None, len(items))
        of_all_stages = set(asked.stages) <= {c.figure.stage for c in items}
        if len(items) < _FEWEST or not all_of_them or not of_all_stages:
            return None
        if not named and (told := _printed_total(items, entries)):
            return told
        return _beside(add(items, asked.unit), items, wholes)
    if asked.task is Task.RANK:
        return _ranked(question, asked, named or picked(question, asked, entries))
    if named:
        return _listed(named) if asked.task in (Task.LIST, Task.SINGLE) else None
    if asked.task in (Task.LIST, Task.COUNT):
        found = picked(question, asked, entries)
        whole = found if 0 < len(found) <= MOST else []
        if asked.task is Task.COUNT:
            return _counted(whole)
        return _listed(whole) if len(whole) >= _FEWEST or asked.marks else None
    return None


def _alike(asked: Budget, found: Sequence[Candidate]) -> list[Candidate]:
    """The set if it can be added: of one year and one stage, of as many as the question says."""
    if not asked.stages:  # the budget is what the year began with
        found = [c for c in found if c.figure.stage in _RANKED] or found
    kinds = {(c.figure.fiscal_year, c.figure.stage) for c in found}
    years = {year for year, _ in kinds}
    one = len(kinds) == 1 or (len(asked.stages) >= 1 and len(years) == 1)
    return list(found) if one and len(found) <= MOST else []


def _once(items: Sequence[Candidate]) -> list[Candidate]:
    """The items less those that say 再掲 of an amount that another item has, whatever they call it."""
    first = {(id(c.tree), c.figure.amount) for c in items if "再掲" not in c.figure.qualifiers}
    return [
        c
        for c in items
        if "再掲" not in c.figure.qualifiers or (id(c.tree), c.figure.amount) not in first
    ]


def _printed_total(items: Sequence[Candidate], entries: Sequence[Entry]) -> Draft | None:
    """The 合計 that the items' own table prints, where it comes to exactly their sum."""
    yen = sum(one.figure.amount or 0 for one in items)
    first = items[0].figure
    for entry in entries:
        figure = entry.figure
        same = (figure.fiscal_year, figure.stage) == (first.fiscal_year, first.stage)
        if entry.tree is items[0].tree and entry.total_row and same and figure.amount == yen:
            return Draft((sentence(Candidate(entry, 1.0, 1.0)),))
    return None


def _beside(draft: Draft, items: Sequence[Candidate], wholes: Sequence[Candidate]) -> Draft:
    """The sum, and the amount that the document itself prints for the whole where that is another."""
    first, yen = items[0], sum(one.figure.amount or 0 for one in items)
    key_of_items = (first.figure.fiscal_year, first.figure.stage)
    for whole in wholes:
        same = (whole.figure.fiscal_year, whole.figure.stage) == key_of_items
        if whole.tree is first.tree and same and whole.figure.amount != yen:
            told = f"{whole.figure.subject}の{key_of(whole.figure)}としては、{amount(whole)}"
            text = f"なお、{told}と記載されています。"
            note = Sentence(text, quotes(whole), (), derived(whole))
            return replace(draft, sentences=(*draft.sentences, note))
    return draft


def _listed(found: Sequence[Candidate]) -> Draft | None:
    if not found:
        return None
    text = f"該当する金額の記載は{len(found)}件です。"
    head = Sentence(text, quotes(found[0]), (), (str(len(found)),))
    return Draft((head, *map(item, found)))


def _counted(found: Sequence[Candidate]) -> Draft | None:
    """How many things carry the amounts: a programme with a supplement beside its budget is one."""
    names = {key(c.figure.subject or "") for c in found}
    if not names:
        return None
    text = f"{len(names)}件です。"
    head = Sentence(text, quotes(found[0]), (), (str(len(names)),))
    return Draft((head, *map(item, found)))


def _ranked(question: Question, asked: Budget, found: Sequence[Candidate]) -> Draft | None:
    text = fold(question.text).text
    if CHANGED.search(text):  # what grew most is not what is largest
        return None
    if BODIES.search(text):
        found = [c for c in found if ministry_of_name(c.figure.subject or "")]
    wanted: Order = order(text)
    if not asked.stages:
        of_year = [c for c in found if c.figure.stage in _RANKED]
        found = of_year if len(of_year) >= _FEWEST else found
    # An envelope (内数) is no programme's own budget.
    whole = [c for c in found if "内数" not in c.figure.qualifiers]
    limit = "、内数を除く" if len(whole) < len(found) else ""
    found = whole
    if len(found) < _FEWEST or len({c.figure.fiscal_year for c in found}) > 1:
        return None
    sorted_ = sorted(found, key=lambda c: -wanted.sign * (c.figure.amount or 0))
    names = [key(c.figure.subject or "") for c in sorted_]
    chosen = wanted.pick(sorted_, names)
    if not chosen:
        return None
    if len(chosen) == 1:
        word = "大きい" if wanted.sign > 0 else "小さい"
        place = f"{wanted.place}番目に" if wanted.place > 1 else "最も"
        text = f"{len(found)}件のうち{place}{word}のは{chosen[0].figure.subject}です{limit and f'（{limit[1:]}）'}。"
    else:
        text = f"{'大きい' if wanted.sign > 0 else '小さい'}順に次のとおりです（{len(found)}件の比較{limit}）。"
    head = Sentence(text, quotes(chosen[0]), (), (text,))
    return Draft((head, *map(item, chosen)))
