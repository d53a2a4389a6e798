"""An amount that the documents themselves leave open (検討中, 未定): declined with the place that says so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from answer.abstain import NAME_FOUND, Missing
from answer.budget import Budget
from answer.concept import degree, joined, view
from answer.draft import line_quote
from answer.tree import Tree
from ingest.absence import Absence
from ingest.era import era_name


@dataclass(frozen=True, eq=False)
class Open:
    """A place in a document that leaves an amount open."""

    tree: Tree
    absence: Absence


def unstated(asked: Budget, places: Iterable[Open]) -> Missing | None:
    """The first place that leaves open the amount asked for: the same subject, and no other year."""
    return next((_missing(place) for place in places if _fits(place, asked)), None)


def _fits(place: Open, asked: Budget) -> bool:
    absence = place.absence
    if asked.years and absence.year is not None and absence.year not in asked.years:
        return False
    own = view(absence.subject)
    around = joined([own, *map(view, place.tree.blocks[_block(place)].headings)])
    around = joined([around, view(place.tree.document.title)])
    named = [degree(concept, own) >= NAME_FOUND for concept in asked.subjects]
    return any(named) and all(degree(concept, around) >= NAME_FOUND for concept in asked.subjects)


def _block(place: Open) -> int:
    return place.tree.within(place.absence.span)[0]


def _missing(place: Open) -> Missing:
    absence = place.absence
    year = f"{era_name(absence.year)}度の" if absence.year else ""
    said = f"「{absence.subject}」の{year}金額は、文書では「{absence.word}」とされています"
    return Missing(
        said, f"回答できません。{said}。", line_quote(place.tree, _block(place), absence.span)
    )
