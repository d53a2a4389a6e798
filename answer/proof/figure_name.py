"""The names of a figure, folded for comparison: what it is for, its columns, what stands above it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from answer.proof.column import column_words
from answer.proof.mention import pieces
from ingest.figure import Figure
from ingest.fold import key

_PART = re.compile(r"(?<=[^(「])うち(?=.{2})(.+)$")


@dataclass(frozen=True)
class Naming:
    """The names of a figure, folded: what it is for, the columns it stands in, the part of a whole that it is
    (うち…), its own names together, and those with all that stands above."""

    entities: tuple[str, ...]
    columns: tuple[str, ...]
    part: str
    own: str
    context: str


@lru_cache(maxsize=16384)
def _naming(
    subject: str, row: tuple[str, ...], column: tuple[str, ...], path: tuple[str, ...], more: str
) -> Naming:
    entities = [piece for name in (subject, *row) for piece in pieces(name)]
    columns = [key(word) for header in column for word in column_words(header)]
    part = _PART.search(key(subject))
    # 一般会計 over うち科学技術振興費 is 一般会計うち科学技術振興費, too.
    own = "\n".join([*map(key, (subject, *row, *column)), key("".join((subject, *row, *column)))])
    context = "\n".join([own, *map(key, (*path, more))])
    return Naming(
        tuple(dict.fromkeys(entities)),
        tuple(dict.fromkeys(columns)),
        part[1] if part else "",
        own,
        context,
    )


def naming_of(figure: Figure) -> Naming:
    """The names of a figure, folded once."""
    more = "\n".join([figure.ministry or "", *figure.qualifiers])
    return _naming(figure.subject or "", figure.row, figure.column, figure.path, more)
