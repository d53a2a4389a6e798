"""The documents of the store as a table, and what became of files that were read; pure functions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePath

from app.escape import escape
from app.pager import pager
from app.strings import NO_DOCUMENTS_UI, Text
from app.strings.library import (
    ACTIONS,
    AGAIN,
    AGAIN_OF,
    CHANGES,
    CHARACTERS,
    COUNT,
    COUNT_OF,
    DATE,
    FIGURES_COUNT,
    HELD,
    ISSUER,
    NOTES,
    PAGES,
    PASSAGES,
    REMOVE,
    REMOVE_OF,
    REMOVE_SURE,
    RESULT,
    TITLE,
)
from app.translation import english
from index.build import Outcome
from index.database import Counts
from ingest.document import Document
from ingest.fold import key

SHOWN = 100
_COLUMNS = (TITLE, ISSUER, DATE, PAGES, CHARACTERS, PASSAGES, FIGURES_COUNT, ACTIONS)


def table(
    documents: Sequence[Document],
    sizes: Mapping[str, Counts],
    lang: str,
    sought: str = "",
    page: int = 0,
) -> str:
    """Those whose title, issuer or file holds what is sought, `SHOWN` on a page."""
    found = [document for document in documents if _fits(document, key(sought))]
    count = COUNT if len(found) == len(documents) else COUNT_OF
    told = f'<p class="tk-count">{count.say(lang, shown=len(found), count=len(documents))}</p>'
    if not documents:
        return f"<p>{NO_DOCUMENTS_UI.say(lang)}</p>"
    names = "".join(f'<th scope="col">{name.say(lang)}</th>' for name in _COLUMNS)
    rows = "".join(
        _row(document, sizes.get(document.id, Counts(1, 0, 0, 0)), lang)
        for document in found[page * SHOWN : (page + 1) * SHOWN]
    )
    return (
        f'{told}<div class="tk-tw" tabindex="0" role="region" aria-label="{TITLE.say(lang)}">'
        f'<table class="tk-list"><thead><tr>{names}</tr></thead><tbody>{rows}</tbody></table></div>'
        f"{pager(page, SHOWN, len(found), lang)}"
    )


def outcomes(found: Sequence[Outcome], lang: str) -> str:
    """What became of each file: stored, or why it could not be read."""
    items = "".join(f"<li{_warned(one)}>{escape(_told(one, lang))}</li>" for one in found)
    return f'<ul class="tk-outcomes" aria-label="{RESULT.say(lang)}">{items}</ul>' if items else ""


def sentence(text: Text, lang: str, **values: object) -> str:
    """One sentence about what was done."""
    return f'<p class="tk-done" role="status">{escape(text.say(lang, **values))}</p>'


def _fits(document: Document, sought: str) -> bool:
    return sought in key(f"{document.title} {document.issuer} {document.source}")


def _row(document: Document, size: Counts, lang: str) -> str:
    notes = [english(note) if lang == "en" else note for note in document.notes]
    warned = (
        f'<small class="tk-warned">{escape(NOTES.say(lang, notes=" ".join(notes)))}</small>'
        if notes
        else ""
    )
    title = (
        f'<th scope="row"><button type="button" class="tk-link" data-act="open" data-document="{document.id}">'
        f"{escape(document.title or document.source)}</button>"
        f"<small>{escape(PurePath(document.source).name)}</small>{warned}</th>"
    )
    pages = f"{len(document.pages):,}" if document.pages else "–"
    counts = (pages, f"{size.characters:,}", f"{size.passages:,}", f"{size.figures:,}")
    numbers = "".join(f'<td class="tk-yen">{count}</td>' for count in counts)
    return (
        f'<tr>{title}<td>{escape(document.issuer)}</td><td class="tk-short">{escape(document.date)}</td>{numbers}'
        f"<td>{_actions(document, lang)}</td></tr>"
    )


def _actions(document: Document, lang: str) -> str:
    named = {"title": document.title or document.source}
    return (
        f'<button type="button" class="tk-quiet" data-act="again" data-document="{document.id}" '
        f'aria-label="{escape(AGAIN_OF.say(lang, **named))}">{AGAIN.say(lang)}</button> '
        f'<button type="button" class="tk-quiet" data-act="remove" data-document="{document.id}" '
        f'data-sure="{REMOVE_SURE.say(lang)}" aria-label="{escape(REMOVE_OF.say(lang, **named))}">'
        f"{REMOVE.say(lang)}</button>"
    )


def _warned(outcome: Outcome) -> str:
    return "" if outcome.change else ' class="tk-warned"'


def _told(outcome: Outcome, lang: str) -> str:
    """`a.md: 追加しました (節 3、金額 2)`; a reason names its file by itself."""
    if outcome.change is None:
        reason = english(outcome.reason) if lang == "en" else outcome.reason
        return reason.replace(str(outcome.path), outcome.path.name)
    held = HELD.say(lang, passages=outcome.passages, figures=outcome.figures)
    told = CHANGES[outcome.change.value].say(lang)
    return f"{outcome.path.name}: {told} {held if outcome.passages else ''}".rstrip()
