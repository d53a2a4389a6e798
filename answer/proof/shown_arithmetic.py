"""Arithmetic that a sentence shows: 36.5億円－35億円＝1.5億円, 5億円＋2億円, 3億円の増（＋9.4%）, 1.5倍.

Every number here is worked out anew, exactly, from amounts that are proved; only a rate or a ratio is rounded
to the digits that are printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from answer.proof.claim import Claim
from ingest.figure import Figure
from ingest.stage import Stage

# What links two amounts: 35億円（令和3年度）＋…, 36.5億円－35億円, 計2億円 ＝.
_LINK = re.compile(r"\s?(?:\([^()]*\))?\s?(?P<sign>[-+÷=−]|minus|plus)(?P<words>[^、。;\n%]{0,40})")
# The order in which budgets are made.
_ORDER = (
    Stage.REQUEST, Stage.DRAFT, Stage.INITIAL, Stage.SUPPLEMENTARY, Stage.ALLOCATION, Stage.FUND,
    Stage.SETTLED,
)  # fmt: skip


@dataclass(frozen=True)
class Proved:
    """An amount that is proved, and the figures that print it (none for a result of arithmetic)."""

    value: int
    figures: tuple[Figure, ...] = ()
    currency: str = "JPY"


@dataclass(frozen=True)
class Chain:
    """A calculation: the claims it links, by number, the signs between them, and its result after ＝."""

    operands: tuple[int, ...]
    signs: tuple[str, ...]
    result: int | None

    @property
    def quotient(self) -> bool:
        return "÷" in self.signs


def chains(view: str, claims: Sequence[Claim]) -> list[Chain]:
    """The calculations that a view shows."""
    found: list[Chain] = []
    at = 0
    while at < len(claims):
        run, signs = [at], []
        while run[-1] + 1 < len(claims) and (sign := _sign(view, claims, run[-1])):
            signs.append(sign)
            run.append(run[-1] + 1)
        at = run[-1] + 1
        if not signs:
            continue
        result = run.pop() if signs[-1] == "=" else None
        operators = tuple(signs[:-1] if result is not None else signs)
        if operators and "=" not in operators:
            found.append(Chain(tuple(run), operators, result))
    return found


def _sign(view: str, claims: Sequence[Claim], at: int) -> str:
    end, start = claims[at].amount.span.end, claims[at + 1].amount.span.start
    gap = view[end:start]
    if view[start : start + 1] in "-△▲" and not gap.strip():
        return "-"  # the minus was read as the number's own
    link = _LINK.fullmatch(gap)
    if not link:
        return ""
    return {"−": "-", "minus": "-", "plus": "+"}.get(link["sign"], link["sign"])


def outcome(chain: Chain, values: Sequence[int]) -> Decimal | None:
    """What a calculation gives; None for a division by zero."""
    total = Decimal(values[0])
    for sign, value in zip(chain.signs, values[1:], strict=True):
        if sign == "÷":
            if not value:
                return None
            total /= value
        else:
            total += value if sign == "+" else -value
    return total


def change_of(value: int, rises: bool | None, known: Sequence[Proved]) -> bool:
    """Whether a change is the difference of two proved amounts, in the direction that is said."""
    for later in known:
        for earlier in known:
            if later is earlier or later.currency != earlier.currency:
                continue
            difference = later.value - earlier.value
            if abs(difference) != abs(value) or (
                rises is not None and difference and (difference > 0) != rises
            ):
                continue
            if rises is None or precedes(later, earlier) is not True:
                return True
    return False


def precedes(one: Proved, other: Proved) -> bool | None:
    """Whether `one` is of an earlier year or stage than `other`; None where the figures do not tell."""
    orders = {_earlier(a, b) for a in one.figures for b in other.figures}
    return orders.pop() if len(orders) == 1 else None


def _earlier(one: Figure, other: Figure) -> bool | None:
    if one.fiscal_year is None or other.fiscal_year is None:
        return None
    if one.fiscal_year != other.fiscal_year:
        return one.fiscal_year < other.fiscal_year
    if one.stage is None or other.stage is None or one.stage == other.stage:
        return None
    return _ORDER.index(one.stage) < _ORDER.index(other.stage)


def addable(terms: Sequence[Proved]) -> bool:
    """Whether amounts may be added: none of them an envelope, none twice, as itself or as 再掲."""
    for term in terms:
        if term.figures and all("内数" in figure.qualifiers for figure in term.figures):
            return False
        again = term.figures and all("再掲" in figure.qualifiers for figure in term.figures)
        if again and sum(other.value == term.value for other in terms) > 1:
            return False
    spans: dict[int, set[tuple[int, int]]] = {}
    for term in terms:
        spans.setdefault(term.value, set()).update(f.span for f in term.figures)
    return all(
        len(printed) >= sum(term.value == value for term in terms) or not printed
        for value, printed in spans.items()
    )


def sum_of(value: int, known: Iterable[Proved]) -> bool:
    """Whether a total is the sum of all proved amounts beside it, two at least."""
    terms = list(known)
    return len(terms) >= 2 and addable(terms) and sum(term.value for term in terms) == value
