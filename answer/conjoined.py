"""Names that a question joins with ・ or /: マテリアルDX・AIP・数理融合 are three where no document prints them as one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from answer.abstain import NAME_FOUND
from answer.concept import Concept, degree, view
from answer.naming import concepts
from answer.question import Question, focused, sided
from index.retriever import Hit

_JOINT = re.compile(r"[・/／&＆]")
# A joined pair that any document prints together (物質・材料) is part of a name.
_SHORTEST = 2


def parted(
    asked: Question, hits: Sequence[Hit], listed: Callable[[str], bool] = lambda _: False
) -> Question:
    """The question with each joined name that no hit prints whole taken apart, where each of its parts is told of:
    by a hit, or as an amount's name (`listed`), which a search for all of them together may pass over."""
    if not any(_JOINT.search(concept.text) for concept in asked.concepts):
        return asked
    found = tuple(part for concept in asked.concepts for part in _parts(concept, hits, listed))
    focus, side = focused(asked.text, found), sided(asked.text, found)
    return replace(asked, concepts=found, focus=focus, side=side)


def _parts(
    concept: Concept, hits: Sequence[Hit], listed: Callable[[str], bool]
) -> Iterator[Concept]:
    begin = concept.end - len(concept.text)
    parts = [
        replace(part, end=begin + start + part.end, weight=concept.weight)
        for start, text in _pieces(concept, hits)
        for part in concepts(text)
    ]
    each = all(
        any(_holds(hit, part) for hit in hits)
        or any(listed(form) for form in part.keys if len(form) >= _SHORTEST)
        for part in parts
    )
    yield from parts if len(parts) > 1 and each else [concept]


def _holds(hit: Hit, part: Concept) -> bool:
    return degree(part, view(hit.passage.text)) >= NAME_FOUND


def _pieces(concept: Concept, hits: Sequence[Hit]) -> Iterator[tuple[int, str]]:
    """The names and where each begins; a joint that a hit prints between the same words stays."""
    start = 0
    for joint in _JOINT.finditer(concept.text):
        before, after = concept.text[start : joint.start()], concept.text[joint.end() :]
        around = f"{before[-_SHORTEST:]}{joint[0]}{after[:_SHORTEST]}"
        if before and after and not _printed(around, hits):
            yield start, before
            start = joint.end()
    yield start, concept.text[start:]


def _printed(words: str, hits: Sequence[Hit]) -> bool:
    form = view(words).key
    return any(form in view(hit.passage.text).key for hit in hits)
