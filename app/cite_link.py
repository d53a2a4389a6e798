"""The small clickable number that stands for a citation."""

from __future__ import annotations

from answer.citation import Citation
from app.escape import escape
from app.strings import CITATION_OF


def cite(citation: Citation, turn: int, lang: str) -> str:
    """The small clickable number in the text."""
    label = escape(CITATION_OF.say(lang, n=citation.n, title=citation.title))
    return (
        f'<a class="tk-cite" href="#tk-side" data-act="cite" data-turn="{turn}" '
        f'data-n="{citation.n}" title="{label}" aria-label="{label}">{citation.n}</a>'
    )
