"""Questions to ask after an answer: the same programme in other years, and what the document says next.

Each is tried on the engine first; one that would be declined, or that was asked already, is not offered.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice

from answer.engine import PolicyQA
from answer.result import Answer, StatedFigure
from app.examples import of_document
from app.series import stage, year
from app.turn import Turn
from index.ledger import Wanted
from index.store import Store
from ingest.figure import Figure
from ingest.fold import key
from ingest.stage import Role

_OFFERED = 3
# A question takes some hundredths of a second.
_TRIED = 6
_OF_AMOUNTS = 3


def following(turns: Sequence[Turn], store: Store, engine: PolicyQA) -> tuple[str, ...]:
    """At most three questions; () after an answer that has no source."""
    turn = turns[-1] if turns else None
    if turn is None or turn.answer is None or not turn.citations:
        return ()
    within = turn.limits.within(store.documents)
    asked = {key(earlier.question) for earlier in turns}
    first = turn.citations[0]
    headings = chain(
        of_document(store, first.document, first.span.end), of_document(store, first.document)
    )
    offered: list[str] = []
    proposed = chain(islice(_of_amounts(turn.answer, store), _OF_AMOUNTS), headings)
    for question in islice(dict.fromkeys(proposed), _TRIED):
        if key(question) in asked:
            continue
        answer = engine.ask(question, (), within)
        if not answer.abstained and answer.text != turn.answer.text:
            offered.append(question)
        if len(offered) == _OFFERED:
            break
    return tuple(offered)


def _of_amounts(answer: Answer, store: Store) -> Iterator[str]:
    """The same subject through the years, and at another year or stage."""
    told = next((figure for figure in answer.figures if figure.subject), None)
    if told is None:
        return
    listed = store.ledger.find(Wanted(subjects=(told.subject,)))
    same = [one.figure for one in listed if key(one.figure.subject or "") == key(told.subject)]
    budgets = [f for f in same if f.role in (Role.CURRENT, Role.PREVIOUS) and f.fiscal_year]
    years = {figure.fiscal_year for figure in budgets}
    if len(years) > 2 and len(answer.figures) < len(years):
        yield f"{told.subject}の予算額の推移を教えてください"
    said = {(figure.fiscal_year, figure.stage) for figure in answer.figures}
    others = [figure for figure in budgets if (figure.fiscal_year, figure.stage) not in said]
    others.sort(key=lambda figure: _distance(figure, told))
    for figure in others:
        yield _question(figure, told.subject)


def _distance(figure: Figure, told: StatedFigure) -> int:
    return abs((figure.fiscal_year or 0) - (told.fiscal_year or figure.fiscal_year or 0))


def _question(figure: Figure, subject: str) -> str:
    told = year(figure.fiscal_year, "ja") + (stage(figure.stage, "ja") or "予算額")
    return f"{subject}の{told}はいくらですか"
