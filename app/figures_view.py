"""The amounts of the store as a table with totals; pure functions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.escape import escape
from app.pager import pager
from app.series import stage, year
from app.strings.cite import PROOF_YEN
from app.strings.figures import (
    DOCUMENT,
    FOUND,
    MINISTRY_SHORT,
    NOTHING,
    OPEN,
    PRINTED,
    ROLE,
    ROLES,
    SCOPE,
    STAGE,
    SUBJECT_SHORT,
    TOO_MANY,
    TOTAL_ADDED,
    TOTAL_LEFT,
    TOTALS,
    TOTALS_HINT,
    YEAR,
    YEN,
)
from app.totals import Total
from index.ledger import Listed
from ingest.document import Document

SHOWN = 50
# Years and stages of which a total is shown.
_TOTALS = 12
_COLUMNS = (SUBJECT_SHORT, YEAR, STAGE, ROLE, YEN, PRINTED, SCOPE, MINISTRY_SHORT, DOCUMENT)


def table(
    shown: Sequence[Listed],
    documents: Mapping[str, Document],
    count: int,
    page: int,
    summed: Sequence[Total] | None,
    lang: str,
) -> str:
    """The amounts of a page of `SHOWN`, each a row that opens its source, and totals of all `count`.

    `documents` hold the texts of those on this page; `summed` is None where there are too many to add up.
    """
    if not count:
        return f"<p>{NOTHING.say(lang)}</p>"
    names = "".join(f'<th scope="col">{name.say(lang)}</th>' for name in _COLUMNS)
    rows = "".join(_row(one, documents[one.document], lang) for one in shown)
    return (
        f'<p class="tk-count">{FOUND.say(lang, count=f"{count:,}")}</p>'
        f'<div class="tk-tw" tabindex="0" role="region" aria-label="{FOUND.say(lang, count=count)}">'
        f'<table class="tk-list"><thead><tr>{names}</tr></thead><tbody>{rows}</tbody></table></div>'
        f"{pager(page, SHOWN, count, lang)}{_totals(summed, lang)}"
    )


def saved(name: str, address: str) -> str:
    """A link to a file that was made; page.js follows it once."""
    return f'<p><a data-save href="{escape(address)}" download="{name}">{name}</a></p>'


def _row(one: Listed, document: Document, lang: str) -> str:
    figure = one.figure
    printed = " ".join(document.quote(figure.span).split())
    subject = figure.subject or "―"
    label = escape(OPEN.say(lang, subject=subject, amount=printed))
    name = (
        f'<button type="button" class="tk-link" data-act="figure" data-document="{one.document}" '
        f'data-start="{figure.span.start}" data-end="{figure.span.end}" aria-label="{label}">{escape(subject)}</button>'
    )
    yen = "" if figure.amount is None else f"{figure.amount:,}"
    cells = (
        year(figure.fiscal_year, lang),
        stage(figure.stage, lang),
        ROLES[figure.role.value].say(lang),
    )
    more = ("・".join(figure.qualifiers), figure.ministry or "", document.title)
    return (
        f'<tr><th scope="row">{name}</th>{_cells(cells, "tk-short")}<td class="tk-yen">{yen}</td>'
        f"<td>{escape(printed)}</td>{_cells(more)}</tr>"
    )


def _cells(values: Sequence[str], kind: str = "") -> str:
    return "".join(f'<td class="{kind}">{escape(value)}</td>' for value in values)


def _totals(found: Sequence[Total] | None, lang: str) -> str:
    if found is None:
        return f"<p>{TOO_MANY.say(lang)}</p>"
    rows = "".join(
        f'<tr><th scope="row">{escape(year(one.year, lang))} {escape(stage(one.stage, lang))}</th>'
        f'<td class="tk-yen">{PROOF_YEN.say(lang, yen=f"{one.yen:,}")}</td>'
        f"<td>{TOTAL_ADDED.say(lang, count=one.added)}</td><td>{_left_out(one, lang)}</td></tr>"
        for one in found[:_TOTALS]
        if one.added > 1
    )
    if not rows:
        return ""
    return (
        f"<h3>{TOTALS.say(lang)}</h3><p>{TOTALS_HINT.say(lang)}</p>"
        f'<div class="tk-tw"><table class="tk-list"><tbody>{rows}</tbody></table></div>'
    )


def _left_out(one: Total, lang: str) -> str:
    if not one.left_out:
        return ""
    return TOTAL_LEFT.say(
        lang,
        count=one.left_out,
        envelopes=one.envelopes,
        repeated=one.repeated,
        parts=one.parts,
    )
