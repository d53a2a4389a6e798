"""Draft → answer text with numbered citations, each a verbatim span."""

from __future__ import annotations

from answer.citation import Citation
from answer.draft import Draft, Quote, Stated
from answer.result import StatedFigure
from answer.tree import Tree
from ingest.document import Span
from ingest.fold import plain

# Neighbouring entries of a list share one citation up to this many characters.
_SHARED = 400


def number(draft: Draft) -> tuple[str, tuple[Citation, ...], tuple[StatedFigure, ...]]:
    """The answer's text with marks `[1]`, its citations and the figures that it states."""
    merged = _merge([quote for sentence in draft.sentences for quote in sentence.quotes])
    citations: list[Citation] = []
    numbers: dict[Quote, int] = {}
    lines, figures = [], []
    for sentence in draft.sentences:
        marks = []
        for quote in sentence.quotes:
            whole = next((w for w in numbers if _holds(w, merged[quote])), merged[quote])
            merged[quote] = whole
            if whole not in numbers:
                numbers[whole] = len(citations) + 1
                citations.append(citation(len(citations) + 1, whole.tree, whole.index, whole.span))
            marks.append(numbers[whole])
        lines.append(sentence.text + "".join(f"[{n}]" for n in dict.fromkeys(marks)))
        figures += [_figure(told, numbers[merged[told.quote]]) for told in sentence.figures]
    return "\n".join(lines), tuple(citations), tuple(figures)


def _figure(told: Stated, n: int) -> StatedFigure:
    if (figure := told.figure) is None:
        return StatedFigure(told.yen, told.label, n)
    return StatedFigure(
        told.yen,
        told.label,
        n,
        figure.subject or "",
        figure.fiscal_year,
        figure.stage,
        figure.qualifiers,
    )


def citation(n: int, tree: Tree, index: int, span: Span) -> Citation:
    """The citation of a span of block `index`."""
    document = tree.document
    return Citation(
        n=n,
        document=document.id,
        title=document.title,
        file=document.source,
        section=tree.section(index),
        span=span,
        quote=document.quote(span),
        page=document.page_of(span.start),
        issuer=document.issuer,
        date=document.date,
    )


def shown(text: str) -> str:
    """A quote as a sentence of the answer: mark-up and line breaks removed."""
    return plain(text)


def _merge(quotes: list[Quote]) -> dict[Quote, Quote]:
    """For each quote the one that is cited: neighbours within the same lines become one span."""
    merged: dict[Quote, Quote] = {}
    group: list[Quote] = []
    for quote in quotes:
        if group and _adjoins(group, quote):
            group.append(quote)
        else:
            _close(group, merged)
            group = [quote]
    _close(group, merged)
    return merged


def _holds(outer: Quote, inner: Quote) -> bool:
    """Whether a span that is cited already shows the other."""
    return outer.tree is inner.tree and outer.span.contains(inner.span)


def _adjoins(group: list[Quote], quote: Quote) -> bool:
    first, last = group[0], group[-1]
    if quote.tree is not first.tree or quote.span.start < first.span.start:
        return False
    between = quote.tree.document.text[last.span.end : quote.span.start]
    return not between.strip() and quote.span.end - first.span.start <= _SHARED


def _close(group: list[Quote], merged: dict[Quote, Quote]) -> None:
    if not group:
        return
    whole = Quote(
        group[0].tree,
        group[0].index,
        Span(group[0].span.start, max(quote.span.end for quote in group)),
    )
    for quote in group:
        merged.setdefault(quote, whole)
