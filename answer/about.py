"""Questions about a document itself: who issued it, when, under what title."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

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
# Years of a question of which one may be a title's.
_BESIDE_A_TITLE = 2
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


def titled(text: str, documents: Callable[[], Iterable[Document]]) -> str:
    """The longest title with a year that a question prints beside another year, folded; '' where none is:
    令和4年度予算の概要の*令和3年度*の額 asks for the other one."""
    own = fold(text).text
    if len(find_years(own)) < _BESIDE_A_TITLE:
        return ""
    titles = (fold(document.title).text for document in documents())
    printed = (title for title in titles if title in own and find_years(title))
    return max(printed, key=len, default="")


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
