"""Which of the documents' figures a question asks for: by subject, fiscal year, stage and role."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answer.abstain import NAME_FOUND, replaces, vital
from answer.budget import RUNNING, STAGE_WORDS, Budget
from answer.concept import Concept, View, degree, leads, view
from answer.entry import Candidate, Entry
from answer.question import Question
from answer.section import of_other_scope, spoken
from ingest.fold import fold, key
from ingest.ministry import ministry_meant
from ingest.stage import Role, Stage

# What a concept counts in the amount's own names (subject, row, column, ministry), on its line, in the
# headings above it, in the document's title, in the blocks near it.
_OWN, _LINE, _ABOVE, _TITLE, _BESIDE = 1.0, 0.75, 0.85, 0.6, 0.5
# Words of the amount's names that the question does not name speak against it: 計 before うち科学技術振興費.
_STRANGE, _PART = 0.18, 0.06
# Between equal fits: what the question means when it names no stage, and the printing year's own amount.
_PREFERENCE = {
    Stage.INITIAL: 0.03, Stage.DRAFT: 0.025, Stage.REQUEST: 0.02, Stage.SETTLED: 0.015,
    Stage.ALLOCATION: 0.012, Stage.SUPPLEMENTARY: 0.01, Stage.FUND: 0.01,
}  # fmt: skip
_ROLE = {Role.CURRENT: 0.02, Role.SUPPLEMENTARY: 0.015, Role.PREVIOUS: 0.005, Role.DELTA: -0.3}
_REPEATED = 0.01
# 配分額 and 基金 may be what a table is about rather than a stage of the budget.
_SOFT_STAGES = frozenset({Stage.ALLOCATION, Stage.FUND})
# A row that the question does not name at all is somebody else's, unless it is the total.
_OTHER_ROW, _OWN_ROW = 0.15, 0.04
_WHOLE = 0.12
# 5年間の総額 is another column than the years'.
_SPAN_OF_YEARS = re.compile(r"\d{1,2}[年か]{1,2}月?間|\d{1,2}年(?=計)")
_DURATION = 0.2
# A year taken from an earlier turn gives way to an amount that fits this much better.
_SOFT = 0.1
# 受講料は？ is not answered by a budget: what is asked about has to be named somewhere around the amount.
_TOPIC = 0.5
# Names are one when so many of their first or last characters are.
_SAME = 6
_SHORT_NAME = 6
_KIND_OF_THING = re.compile(r"(?<=...)(?:事業|プログラム|プロジェクト)等?$")
# A subject has to be held at least so far.
LEAST = 0.55
# Of a question in everyday words, as much as any other answer to it has to cover (`answer.reply`).
_LEAST_EVERYDAY = 0.6
# Where an amount has the very name, everyday words around the name describe the thing and pick none.
_DESCRIBES = 0.25


def candidates(
    question: Question, asked: Budget, entries: Sequence[Entry], *, loose: bool = False
) -> list[Candidate]:
    """Every figure that fits the question's subject, the best first, of whatever year and stage.

    Where amounts stand under the names as the question gives them, others are looked at only when `loose`.
    """
    asked_terms = frozenset().union(*(_terms(concept) for concept in question.concepts))
    subjects = sorted(asked.subjects, key=lambda concept: -concept.rarity)
    own = [concept for concept in subjects if concept.text not in question.carried]
    must = [concept for concept in own if vital(concept)]
    if not must and not replaces(question):
        must = [concept for concept in subjects if vital(concept)]
    years = set(_SPAN_OF_YEARS.findall(key(question.text)))
    focus = question.concepts[question.focus] if question.focus is not None else None
    topic = focus if focus in asked.subjects and focus.weight >= 1 else None
    ministries = [m for c in own if (m := ministry_meant(c.text))]
    quoted = [c for c in own if re.search(rf"「{re.escape(c.text)}」", question.text)]
    # A name of common words is no test by its rarity, but where it is printed whole it is the one meant.
    names = list(dict.fromkeys((*must, *(c for c in own if c.whole))))
    things = [c for c in own if c.name and _KIND_OF_THING.search(c.text)]
    elsewhere = spoken(own, entries)
    entries = _in_words(names, entries) if loose else _under(names, entries) or entries
    found = []
    for entry in entries:
        if any(not _of_ministry(ministry, entry) for ministry in ministries):
            continue
        if any(degree(concept, entry.placed) < _said(concept) for concept in quoted):
            continue
        if any(degree(c, entry.beside) < _TOPIC for c in elsewhere.get(entry.tree.document.id, ())):
            continue
        around = entry.anywhere
        if topic and degree(topic, around) < _TOPIC:
            continue
        if of_other_scope(own, entry) or _whole_of_part(own, entry):
            continue
        # The amount of Q-LEAP is not that of its 人材育成プログラム, of which the text beside it speaks.
        if any(degree(c, entry.placed) < _TOPIC for c in things) and any(
            degree(c, entry.own) >= 1.0 for c in own if c not in things
        ):
            continue
        if not all(leads(c, around) for c in own if c.name and len(c.parts) > 1):
            continue
        fit = _fit(subjects, must, entry, around, everyday=question.everyday)
        if fit is None or fit < (_LEAST_EVERYDAY if question.paraphrased else LEAST):
            continue
        figure = entry.figure
        score = fit + (_PREFERENCE.get(figure.stage, 0.0) if figure.stage else 0.0)
        score += _ROLE.get(figure.role, 0.0)
        score -= _STRANGE * (len(entry.words - asked_terms) / max(len(entry.words), 1))
        score -= _PART * ("うち" in figure.qualifiers) + _REPEATED * ("再掲" in figure.qualifiers)
        score += _DURATION if years & set(_SPAN_OF_YEARS.findall(entry.own.key)) else 0.0
        score += _row(entry, asked_terms) + (_WHOLE if asked.whole and entry.total else 0.0)
        found.append(Candidate(entry, fit, score))
    return sorted(found, key=lambda candidate: -candidate.score)


def _whole_of_part(own: Sequence[Concept], entry: Entry) -> bool:
    """Whether an amount is the whole of which the line names the part that is asked for: 7億円(うち国庫補助金 2億円)."""
    if "うち" in entry.figure.qualifiers:
        return False
    own_names, line = entry.own.key, entry.line.key
    return any(f"うち{form}" in line and form not in own_names for c in own for form in c.keys)


def _under(names: Sequence[Concept], entries: Sequence[Entry]) -> list[Entry]:
    """The entries whose line, names, headings or title print every name whole; a 事業 at its end may lack."""
    stems = [[_KIND_OF_THING.sub("", form) or form for form in concept.keys] for concept in names]
    if not stems:
        return []
    return [e for e in entries if all(any(f in e.placed.key for f in forms) for forms in stems)]


def _in_words(names: Sequence[Concept], entries: Sequence[Entry]) -> list[Entry]:
    """The entries whose line, names, headings or title have the words of every name, in their order."""
    return [
        e
        for e in entries
        if all(any(in_order(name, one) for one in e.placed.key.split("\n")) for name in names)
    ]


def in_order(name: Concept, text: str) -> bool:
    """Whether a folded text has a form of a name, or its words in their order: 研究データ利活用のエコシステム has those of
    研究データエコシステム. 更新連携事業 is not 連携更新事業."""
    if any(form in text for form in name.keys):
        return True
    at = 0
    for part in name.parts:
        if any(part.term != other.term and other.term in part.term for other in name.parts):
            continue  # two words written together, which are there one by one
        places = (text.find(form, at) for form in (part.term, *part.forms))
        found = min((place for place in places if place >= 0), default=-1)
        if found < 0:
            return False
        at = found + 1
    return bool(name.parts)


def _said(concept: Concept) -> float:
    """How far a name in 「」 has to be held where the amount stands: a short one as a whole."""
    return 1.0 if len(concept.text) <= _SHORT_NAME else 0.0


def _of_ministry(ministry: str, entry: Entry) -> bool:
    """Whether the amount is the ministry's, where the document says whose it is; a name beside it is not."""
    own = entry.figure.ministry
    return own in (None, ministry) or key(ministry) in entry.above.key


def _row(entry: Entry, asked: frozenset[str]) -> float:
    """A credit for a table row that the question names, a debit for one that it does not."""
    names = view(" ".join(entry.figure.row)).terms
    if not names:
        return 0.0
    if view(entry.figure.subject or "").terms <= asked:
        return _OWN_ROW
    return 0.0 if entry.total or names & asked else -_OTHER_ROW


def same_amount(candidate: Candidate, item: Candidate) -> bool:
    """Whether two places print one amount: equal key and amount, names that say the same. Two lines of one
    list are two things, unless they have one name or repeat (再掲)."""
    mine, other = candidate.figure, item.figure
    if (mine.fiscal_year, mine.stage, mine.amount) != (
        other.fiscal_year,
        other.stage,
        other.amount,
    ):
        return False
    at_one_place = candidate.tree is item.tree and mine.path == other.path
    if at_one_place and mine.block == other.block and mine.column != other.column:
        return False
    short, long = sorted((key(mine.subject or ""), key(other.subject or "")), key=len)
    if at_one_place and "再掲" not in (*mine.qualifiers, *other.qualifiers):
        return short == long
    return short in long or short[:_SAME] in long or long[:_SAME] in short


def of_key(found: Sequence[Candidate], asked: Budget) -> list[Candidate]:
    """Those of the year and stage that the question names; the kind of document, where it names one."""
    if asked.running:
        found = [candidate for candidate in found if _runs(candidate, asked.running)]
    kept = [candidate for candidate in found if _stage_fits(candidate, asked)]
    if not kept and asked.stages and set(asked.stages) <= _SOFT_STAGES:
        kept = [candidate for candidate in found if candidate.figure.column]
    if asked.years:
        dated = [c for c in kept if _of_year(c, asked.years)]
        near = kept and dated and dated[0].score >= kept[0].score - _SOFT
        # 補正は？ is of another year's budget, 政府案では？ is of the same one.
        hard = set(asked.stages) - {Stage.SUPPLEMENTARY}
        return dated if near or hard or not asked.soft_years else kept
    if asked.previous:
        return [c for c in kept if c.figure.role is Role.PREVIOUS]
    return kept


def _runs(candidate: Candidate, running: str) -> bool:
    """Whether the amount is what the budgets add up to before or after a supplement, as asked."""
    figure = candidate.figure
    if "累計" not in figure.qualifiers:
        return False
    names = "".join([*figure.column, *figure.row, figure.subject or ""])
    before = candidate.tree.document.text[: figure.span.start].rpartition("\n")[2]
    told = RUNNING.findall(fold(names).text) or RUNNING.findall(fold(before).text)
    return told[-1:] == [running]


def _stage_fits(candidate: Candidate, asked: Budget) -> bool:
    figure = candidate.figure
    if not asked.stages or figure.stage in asked.stages:
        return True
    if figure.stage is Stage.SUPPLEMENTARY:
        return False  # [補正2318億円] in a column 当初予算 is none of the initial budget
    # A column may print the word itself: 当初予算 総額(要求額+要望額).
    names = [*figure.column, *figure.row, figure.subject or ""]
    if figure.stage is Stage.DRAFT and asked.stages == (Stage.INITIAL,):
        # 令和5年度当初予算案の概要: a draft, and of the initial budget.
        names += [*figure.path, candidate.tree.document.title]
    printed = fold(" ".join(names)).text
    return any(STAGE_WORDS[stage].search(printed) for stage in asked.stages)


def _of_year(candidate: Candidate, years: Sequence[int]) -> bool:
    """Whether the amount is of one of the years; one that is no budget's may name its year (2018年輸出総額)."""
    figure = candidate.figure
    if figure.fiscal_year is not None:
        return figure.fiscal_year in years
    line = candidate.tree.text(figure.block) if figure.block is not None else ""
    names = view(" ".join([figure.subject or "", *figure.path[-1:], line])).terms
    return any(f"y{year}" in names for year in years)


def _fit(
    subjects: Sequence[Concept],
    must: Sequence[Concept],
    entry: Entry,
    around: View,
    *,
    everyday: bool,
) -> float | None:
    total = held = exact = 0.0
    named = everyday and any(c.proper and degree(c, entry.own) == 1.0 for c in must)
    for concept in subjects:
        wide = degree(concept, around)
        if wide < NAME_FOUND and concept in must:
            return None
        here = degree(concept, entry.own) if wide else 0.0
        far = here
        if wide > here:
            far = max(
                here,
                _LINE * degree(concept, entry.line),
                _ABOVE * degree(concept, entry.above),
                _TITLE * degree(concept, entry.title),
                _BESIDE * degree(concept, entry.near),
            )
        weight = concept.weight
        if named and not concept.name and not wide:
            weight *= _DESCRIBES
        total, held, exact = total + weight, held + weight * far, exact + weight * here
    return (0.8 * held + 0.2 * exact) / total if total else None


def _terms(concept: Concept) -> frozenset[str]:
    forms = [view(form).terms for form in concept.keys]
    return frozenset().union(*forms, (part.term for part in concept.parts))
