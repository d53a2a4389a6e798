"""All amounts that carry a mark or a stage: 新規の事業をすべて, 補正予算がある総務省の事業は？"""

from __future__ import annotations

import re
from collections.abc import Sequence

from answer.amount_match import Candidate, Entry, same_amount
from answer.budget import Budget, names_money
from answer.concept import degree
from answer.draft import Draft, Sentence
from answer.figure_line import item, quotes
from answer.question import Question
from ingest.fold import fold
from ingest.stage import Role

_ASKS = re.compile(
    r"(?:新規|新た|補正)[^、。]{0,14}(?:事業|プログラム|プロジェクト|施策|取組|もの|案件)(?:をすべて|を全て|を全部|一覧|は|を|って|$|[?？])"
)
_MARKS = ("新規", "再掲", "内数")
# Words that only say what is listed.
_GENERIC = re.compile(r"新規|新た|事業|プログラム|プロジェクト|施策|取組|案件|関連|関係|新規事業")
# A name has to be held by the amount's own words, its ministry or its headings.
_HELD = 0.7
_MOST = 60


def catalogue(question: Question, asked: Budget, entries: Sequence[Entry]) -> Draft | None:
    """Each amount with the mark or stage asked for, one line and one source each; None if none is asked."""
    if not _ASKS.search(fold(question.text).text):
        return None
    found = marked(question, asked, entries)
    if not found or len(found) > _MOST:
        return None
    text = f"該当する金額の記載は{len(found)}件です。"
    head = Sentence(text, quotes(found[0]), (), (str(len(found)),))
    return Draft((head, *(item(candidate) for candidate in found)))


def marked(question: Question, asked: Budget, entries: Sequence[Entry]) -> list[Candidate]:
    """The amounts with the marks (新規) that the question names, each once; [] where it names none."""
    text = fold(question.text).text
    marks = [mark for mark in _MARKS if mark in text or (mark == "新規" and "新た" in text)]
    found: list[Candidate] = []
    if not marks and not _ASKS.search(text):
        return found
    for entry in entries:
        candidate = Candidate(entry, 1.0, 1.0)
        fits = _fits(question, asked, marks, entry)
        if fits and not any(same_amount(candidate, other) for other in found):
            found.append(candidate)
    return found


def _fits(question: Question, asked: Budget, marks: Sequence[str], entry: Entry) -> bool:
    figure = entry.figure
    if figure.amount is None or figure.role in (Role.DELTA, Role.PREVIOUS):
        return False
    if any(mark not in figure.qualifiers for mark in marks):
        return False
    if "再掲" in figure.qualifiers and "再掲" not in marks:
        return False
    if not marks and asked.stages and figure.stage not in asked.stages:
        return False
    if asked.years and figure.fiscal_year not in asked.years:
        return False
    subjects = [c for c in asked.subjects if not _GENERIC.fullmatch(c.text) and not names_money(c)]
    return all(degree(concept, entry.above) >= _HELD for concept in subjects)
