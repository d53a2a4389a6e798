"""Questions about a document itself: who issued it, when, under what title."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from answer.ask import Ask
from answer.concept import degree, joined, view
from answer.draft import Draft, Quote, Sentence
from answer.question import Question
from answer.tree import Tree
from ingest.document import Document, Span
from ingest.era import find_dates, find_years
from ingest.fold import fold, key

_DOCUMENT = r"(?:資料|文書|スライド|報告書|レポート|ドキュメント|document|slides?|report)"
_ISSUED = re.compile(
    rf"{_DOCUMENT}.{{0,14}}(?:作成|作った|つくった|発行|公表|発表|まとめ|出し|出所|日付|付け|作成日|誰の|どこの|issued|published|written|wrote)"
    rf"|(?:作成者|発行元|発行者|作成部署|出典元)|(?:issued|published|wrote).{{0,20}}{_DOCUMENT}",
    re.IGNORECASE,
)
# The document has to hold so much of what the question names.
_NAMED = 0.5
# 令和6年度予算 may be meant as it stands; 令和6年度海洋関係予算の概要 is a document.
_LONG_TITLE = 12
_QUOTED = re.compile(
    r"[「『](?P<title>[^「」『』]{2,})[」』](?:の(?:資料|文書|本文|中))?(?:で|によ|にお|に記載|に書)"
)
# Titles, issuers and dates are printed near the top.
_TOP = 3000


def about(question: Question, documents: Callable[[], Iterable[Document]]) -> Document | None:
    """The document that the question asks about; None when it asks about no document.

    `documents` reads the list of them: few questions need it.
    """
    asked = _ISSUED.search(fold(question.text).text)
    if asked is None:
        return None
    best, score = None, _NAMED
    for document in documents():
        # What is named before 資料をまとめた… is the document's.
        held = _held(question, document, asked.end())
        if held >= score:
            best, score = document, held
    return best


class Titled(NamedTuple):
    """A title that a question prints (folded) and the ids of the documents that bear it."""

    title: str
    documents: tuple[str, ...]


def titled(text: str, documents: Callable[[], Iterable[Document]]) -> Titled | None:
    """The documents that a question names by their title: by a long one with its year, or by one in brackets.

    令和4年度海洋予算の概要の令和3年度の額, 「海洋ビジョン」によると; where several fit, the longest.
    """
    own = fold(text).text
    if not (find_years(own) or _QUOTED.search(own)):
        return None
    borne: dict[str, list[str]] = {}
    for document in documents():
        title = fold(document.title).text
        if title and title in own and _points(title, own):
            borne.setdefault(title, []).append(document.id)
    longest = max(borne, key=len, default="")
    return Titled(longest, tuple(borne[longest])) if longest else None


def _points(title: str, own: str) -> bool:
    if len(title) >= _LONG_TITLE and find_years(title):
        return True
    return any(title == quoted["title"] for quoted in _QUOTED.finditer(own))


def issued(question: Question, tree: Tree) -> Draft | None:
    """Who issued the document or when, with the place where it says so; None where it does not."""
    document = tree.document
    if question.wants(Ask.DATE):
        span = _date_span(document)
        return _draft(tree, f"の日付は{document.quote(span)}です。", span) if span else None
    span = _printed(document, document.issuer)
    return _draft(tree, f"の作成元は{document.issuer}です。", span) if span else None


def _held(question: Question, document: Document, edge: int) -> float:
    known = joined(
        view(t) for t in (document.title, document.issuer, document.kind, document.date) if t
    )
    years = {f"y{year}" for year in question.years}
    if years and not years & known.terms:
        return 0.0
    concepts = [
        c
        for c in question.concepts
        if not re.fullmatch(_DOCUMENT, c.text) and not c.verb and c.end <= edge
    ]
    total = sum(concept.weight for concept in concepts)
    if not total:
        return 0.0
    return sum(concept.weight * degree(concept, known) for concept in concepts) / total


def _draft(tree: Tree, told: str, span: Span) -> Draft:
    quotes = [Quote(tree, tree.within(span)[0], span)]
    title = _printed(tree.document, tree.document.title)
    name = "この文書"
    if title:
        quotes.append(Quote(tree, tree.within(title)[0], title))
        name = f"「{tree.document.title}」"
    return Draft((Sentence(name + told, tuple(quotes)),))


def _date_span(document: Document) -> Span | None:
    for date in find_dates(document.text[:_TOP]):
        if date.iso == document.date:
            return date.span
    return None


def _printed(document: Document, words: str) -> Span | None:
    """Where the top of the document prints the words, white space and width aside."""
    if not words:
        return None
    folded = fold(document.text[:_TOP], markup=True, space=True, case=True)
    at = folded.text.find(key(words))
    return folded.source(at, at + len(key(words))) if at >= 0 else None
