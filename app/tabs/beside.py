"""What stands beside a tab: a source within its document, or a document."""

from __future__ import annotations

from collections.abc import Sequence

from answer.citation import Citation
from app import panel
from app.desk import Desk, Gone
from app.strings import GONE
from app.tabs.part import link


def source(desk: Desk, citations: Sequence[Citation], n: int, turn: int, lang: str) -> str:
    """Citation `n` marked in its document; a sentence where the document has changed."""
    (asked,) = [citation for citation in citations if citation.n == n]
    try:
        document, blocks = desk.document(asked.document)
    except Gone:
        return panel.notice(GONE, lang)
    if document.quote(asked.span) != asked.quote:  # marked exactly, or not at all
        return panel.notice(GONE, lang)
    file = link(desk.file(document))
    return panel.source(citations, n, turn, document, blocks, file, lang)


def opened(desk: Desk, document_id: str, lang: str) -> str:
    """A document to read; a sentence where it is gone."""
    try:
        document, blocks = desk.document(document_id)
    except Gone:
        return panel.notice(GONE, lang)
    return panel.opened(document, blocks, link(desk.file(document)), lang)
