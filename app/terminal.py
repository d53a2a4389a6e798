"""An answer as plain text for the terminal: the sentences, then the numbered sources."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answer.citation import Citation
from answer.result import Answer
from app.strings import CITATION_PAGE, CITATION_SPAN, NEAREST

# C0 and C1 controls but tab and line feed, and the marks that turn the direction of writing.
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def page(answer: Answer, lang: str) -> str:
    """What `tenkyo ask` prints."""
    lines = [answer.text]
    if answer.nearest:
        lines += ["", NEAREST.say(lang)]
    for citation in answer.citations or answer.nearest:
        lines += ["", *_source(citation, lang)]
    return printable("\n".join(lines))


def printable(text: str) -> str:
    """Without control characters: a document must not be able to steer the terminal."""
    return CONTROLS.sub("\ufffd", text)


def _source(citation: Citation, lang: str) -> Iterator[str]:
    where = [citation.title, citation.issuer, citation.date]
    yield f"[{citation.n}] " + " · ".join(filter(None, where))
    if citation.section:
        yield f"    § {citation.section}"
    position = [
        citation.file,
        CITATION_SPAN.say(lang, start=citation.span.start, end=citation.span.end),
    ]
    if citation.page is not None:
        position.insert(1, CITATION_PAGE.say(lang, page=citation.page))
    yield "    " + " · ".join(position)
    yield from (f"    │ {line}" for line in citation.quote.splitlines())
