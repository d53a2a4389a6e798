"""The figures that lie in the cited spans."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from answer.draft import Quote
from answer.tree import Tree
from ingest.figure import Figure


class Cited(NamedTuple):
    """A figure that lies in a cited span."""

    tree: Tree
    figure: Figure


def cited(quotes: Sequence[Quote], figures: Mapping[int, Sequence[Figure]]) -> list[Cited]:
    """The figures within the quotes, each once; `figures` are those of each tree by its identity."""
    found: dict[tuple[int, tuple[int, int]], Cited] = {}
    for quote in quotes:
        for figure in figures[id(quote.tree)]:
            if quote.span.contains(figure.span):
                found[id(quote.tree), figure.span] = Cited(quote.tree, figure)
    return list(found.values())
