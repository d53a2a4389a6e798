"""What the headings of a document say of the amounts under them, where its title alone would say too much."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answer.concept import Concept, degree, joined, leads, view
from answer.entry import BUDGET_NAME, Entry
from ingest.fold import key
from ingest.ministry import ministry_meant, ministry_of_name

# A name is held where at least so much of it is.
_HELD = 0.5
# 関係 and the like weigh so little that they pick no amount.
_LIGHT = 0.5
_OF_MONEY = re.compile(r"予算|経費|要求|配分")
_NUMBERING = re.compile(r"^[\W\d]+")


def of_other_scope(own: Sequence[Concept], entry: Entry) -> bool:
    """Whether the heading over an amount says of what budget it is (AI戦略関係の予算), and one of the names is of
    another: 量子関係予算, or 量子 where the amount's own name is but a ministry. The document's title, which may
    speak of both, doesn't say whose the amount is."""
    if not entry.budgets:
        return False
    said = joined([entry.own, entry.line, *map(view, entry.budgets)])
    bare = ministry_of_name(entry.figure.subject or "") is not None
    return any(
        leads(concept, entry.title)
        and not leads(concept, said)
        and degree(concept, entry.own) < _HELD
        for concept in own
        if not concept.verb and concept.weight > _LIGHT and not ministry_meant(concept.text)
        if bare or (BUDGET_NAME.search(concept.text) and not _within_title(concept, entry))
    )


def _within_title(concept: Concept, entry: Entry) -> bool:
    return any(form in entry.title.key for form in concept.keys)


def spoken(names: Sequence[Concept], entries: Sequence[Entry]) -> dict[str, list[Concept]]:
    """By document, the names that head one of its sections: where 量子技術関係の予算 is a section, the title
    (量子技術及びAI) does not make other sections' amounts those of 量子."""
    spoken: dict[str, list[Concept]] = {}
    for document, first in {entry.tree.document.id: entry for entry in entries}.items():
        title = first.title
        titled = [c for c in names if not c.verb and leads(c, title)]
        paths = {p for e in entries if e.tree.document.id == document for p in e.figure.path[1:]}
        heads = [_NUMBERING.sub("", key(path)) for path in paths if _OF_MONEY.search(path)]
        spoken[document] = [c for c in titled if any(h.startswith(c.keys) for h in heads)]
    return spoken
