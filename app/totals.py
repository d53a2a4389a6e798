"""Totals of listed amounts that may honestly be added up, and what was left out of them and why.

Added are amounts in yen of one year and stage. Left out are: amounts of a larger envelope (内数) or stated
again (再掲), totals and bounds (総額, 合計, 累計, 最大, 上限), what was taken back; the same amount of the same
subject printed in another place; and what stands under another listed amount, of which it is a part.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from index.ledger import Listed
from ingest.figure import Figure
from ingest.fold import key
from ingest.stage import Role, Stage

_ENVELOPES = frozenset(
    {"内数", "再掲", "総額", "合計", "累計", "最大", "上限", "訂正前", "うち", "計画額"}
)
_OWN = (Role.CURRENT, Role.SUPPLEMENTARY, Role.OTHER)


class Total(NamedTuple):
    """The sum of `added` amounts of a year and stage, in yen; the others were left out."""

    year: int
    stage: Stage
    yen: int
    added: int
    envelopes: int
    repeated: int
    parts: int

    @property
    def left_out(self) -> int:
        return self.envelopes + self.repeated + self.parts


def totals(listed: Iterable[Listed]) -> tuple[Total, ...]:
    """One for each year and stage that occur, the latest first."""
    groups: dict[tuple[int, Stage], list[Listed]] = defaultdict(list)
    for one in listed:
        figure = one.figure
        known = figure.fiscal_year is not None and figure.stage is not None
        if known and figure.amount is not None and figure.role in _OWN:
            groups[figure.fiscal_year or 0, figure.stage or Stage.INITIAL].append(one)
    order = sorted(groups, key=lambda at: (-at[0], list(Stage).index(at[1])))
    return tuple(_total(*at, groups[at]) for at in order)


def _total(year: int, stage: Stage, listed: Sequence[Listed]) -> Total:
    whole = [one for one in listed if not _ENVELOPES.intersection(one.figure.qualifiers)]
    once = list({_same(one.figure): one for one in reversed(whole)}.values())
    named = {(one.document, key(one.figure.subject or "")) for one in once}
    own = [one for one in once if not _part(one, named)]
    return Total(
        year,
        stage,
        sum(one.figure.amount or 0 for one in own),
        len(own),
        len(listed) - len(whole),
        len(whole) - len(once),
        len(once) - len(own),
    )


def _same(figure: Figure) -> tuple[object, ...]:
    """Two amounts that are one: the same subject, or where none is named the same place."""
    return (key(figure.subject), figure.amount) if figure.subject else (figure.span, figure.amount)


def _part(one: Listed, named: set[tuple[str, str]]) -> bool:
    """Whether a heading or row above the amount is itself the subject of a listed amount."""
    figure = one.figure
    subject = key(figure.subject or "")
    above = {key(part) for part in (*figure.path, *figure.row[:-1])} - {subject, ""}
    return any((one.document, name) in named for name in above)
