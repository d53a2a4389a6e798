"""The panel beside the chat: one source within its document, or the list of documents."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from pathlib import PurePath

from answer.citation import Citation
from answer.result import Answer
from app.cite_link import cite
from app.escape import escape
from app.reading import NOWHERE, Window, reading, window
from app.series import points, table
from app.strings import (
    BACK_TO_ANSWER,
    CITATION_PAGE,
    DOCUMENT,
    DOCUMENTS_HINT,
    DOCUMENTS_UI,
    FILE,
    IN_DOCUMENT,
    LEFT_OUT,
    LINE,
    NO_DOCUMENTS_UI,
    POSITION,
    SECTION,
    SOURCE,
    UNDATED,
    WHOLE_DOCUMENTS,
    Text,
)
from app.strings.cite import PROOF_YEN
from app.strings.page import CHART_HINT, CHART_TITLE, CSV, SOURCE_FILE
from ingest.document import Document
from ingest.outline import Block


def shelf(documents: Sequence[Document], lang: str) -> str:
    """What is indexed; each title opens the document."""
    items = "".join(
        f'<li><button type="button" class="tk-book" data-act="open" data-document="{document.id}">'
        f"<b>{escape(document.title)}</b><small>{escape(_imprint(document, lang))}</small>"
        f"</button></li>"
        for document in documents
    )
    hint = DOCUMENTS_HINT if items else NO_DOCUMENTS_UI
    return section(
        f"<h2>{DOCUMENTS_UI.say(lang, count=len(documents))}</h2><p>{hint.say(lang)}</p>"
        f'<ul class="tk-shelf">{items}</ul>',
        DOCUMENTS_UI.say(lang, count=len(documents)),
    )


def source(
    citations: Sequence[Citation],
    n: int,
    turn: int,
    document: Document,
    blocks: Sequence[Block],
    file: str,
    lang: str,
) -> str:
    """Citation `n` of a turn: where it stands, and the passage marked in the document."""
    citation = next(citation for citation in citations if citation.n == n)
    numbers = "".join(_number(other.n, turn, other.n == n, lang) for other in citations)
    where = [(SECTION, " › ".join(citation.section.split(" > ")))] if citation.section else []
    where.append((POSITION, _position(citation, document, lang)))
    where.append((FILE, citation.file))
    return section(
        f'<nav class="tk-numbers" aria-label="{SOURCE.say(lang, n=n)}">{numbers}{_shelf_link(lang)}'
        f"</nav><h2>{escape(citation.title)}</h2>"
        f'<p class="tk-imprint">{escape(_imprint(document, lang))}</p>{_facts(where, lang)}'
        f"{_saved(document, file, lang)}"
        f"{_page(document, blocks, window(document.text, citation.span), citation, lang)}",
        SOURCE.say(lang, n=n),
        f' data-turn="{turn}" data-n="{n}"',
    )


def opened(document: Document, blocks: Sequence[Block], file: str, lang: str) -> str:
    """A document opened from the shelf, with nothing marked."""
    return section(
        f'<nav class="tk-numbers" aria-label="{DOCUMENT.say(lang)}">{_shelf_link(lang)}</nav>'
        f"<h2>{escape(document.title)}</h2>"
        f'<p class="tk-imprint">{escape(_imprint(document, lang))}</p>'
        f"{_facts([(FILE, document.source)], lang)}{_saved(document, file, lang)}"
        f"{_page(document, blocks, window(document.text, NOWHERE), None, lang)}",
        DOCUMENT.say(lang),
    )


def charted(answer: Answer, turn: int, lang: str) -> str:
    """The amounts of an answer as a table, for the chart that stands below it."""
    cited = {citation.n: citation for citation in answer.citations}
    rows = "".join(
        f'<tr><th scope="row">{escape(point.axis)}</th><td>{escape(point.series)}</td>'
        f'<td class="tk-yen">{PROOF_YEN.say(lang, yen=f"{point.figure.yen:,}")}</td>'
        f"<td>{cite(cited[point.figure.citation], turn, lang)}</td></tr>"
        for point in points(answer, lang)
    )
    content = b64encode(table(answer, lang)).decode()
    return section(
        f'<nav class="tk-numbers">{_shelf_link(lang)}</nav><h2>{CHART_TITLE.say(lang)}</h2>'
        f'<p>{CHART_HINT.say(lang)}</p><div class="tk-tw"><table class="tk-proof"><tbody>{rows}</tbody></table></div>'
        f'<p class="tk-formats"><a class="tk-quiet" download="tenkyo-chart.csv" '
        f'href="data:text/csv;base64,{content}">{CSV.say(lang)}</a></p>',
        CHART_TITLE.say(lang),
    )


def _saved(document: Document, file: str, lang: str) -> str:
    """A link that saves the file that was read, where it still is."""
    if not file:
        return ""
    name = escape(PurePath(document.source).name)
    return (
        f'<p class="tk-formats"><a class="tk-quiet" href="{escape(file)}" download="{name}">'
        f"{SOURCE_FILE.say(lang)}</a></p>"
    )


def notice(text: Text, lang: str) -> str:
    """One sentence instead of a source that cannot be shown."""
    return section(f"<p>{text.say(lang)}</p>{_shelf_link(lang)}", text.say(lang))


def _number(n: int, turn: int, current: bool, lang: str) -> str:
    here = ' aria-current="true"' if current else ""
    return (
        f'<button type="button" class="tk-n" data-act="cite" data-turn="{turn}" data-n="{n}"'
        f' aria-label="{SOURCE.say(lang, n=n)}"{here}>{n}</button>'
    )


def section(body: str, label: str, data: str = "") -> str:
    """What the panel shows, under its name for screen readers."""
    named = f'class="tk-panel" aria-label="{escape(label)}"'
    return f"<section {named}{data}>{body}</section>"


def _shelf_link(lang: str) -> str:
    return (
        f'<button type="button" class="tk-quiet tk-all" data-act="shelf">'
        f"{WHOLE_DOCUMENTS.say(lang)}</button>"
        f'<a class="tk-quiet tk-back" href="#tk-chat">{BACK_TO_ANSWER.say(lang)}</a>'
    )


def _imprint(document: Document, lang: str) -> str:
    date = document.date or UNDATED.say(lang)
    return " · ".join(filter(None, (document.issuer, date, document.kind)))


def _position(citation: Citation, document: Document, lang: str) -> str:
    line = document.text.count("\n", 0, citation.span.start) + 1
    known = [LINE.say(lang, line=line, start=citation.span.start, end=citation.span.end)]
    if citation.page is not None:
        known.insert(0, CITATION_PAGE.say(lang, page=citation.page))
    return " · ".join(known)


def _facts(facts: Sequence[tuple[Text, str]], lang: str) -> str:
    rows = "".join(f"<dt>{name.say(lang)}</dt><dd>{escape(value)}</dd>" for name, value in facts)
    return f'<dl class="tk-facts">{rows}</dl>'


def _page(
    document: Document,
    blocks: Sequence[Block],
    shown: Window,
    citation: Citation | None,
    lang: str,
) -> str:
    text = reading(document.text, blocks, citation.span if citation else NOWHERE)
    before, after = (
        f'<p class="tk-cut">{LEFT_OUT.say(lang, count=f"{count:,}")}</p>' if count else ""
        for count in (shown.before, shown.after)
    )
    return (
        f'<div class="tk-page" tabindex="0" role="region" aria-label="{IN_DOCUMENT.say(lang)}">'
        f"{before}{text}{after}</div>"
    )
