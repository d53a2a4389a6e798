"""Whether the calculations of a sentence are right, and what they prove."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from answer.proof.claim import Claim, Nature
from answer.proof.rate import derived_rate, rates
from answer.proof.shown_arithmetic import Chain, Proved, addable, outcome, precedes

# 2件 behind a sum is the number of its terms.
TERMS = re.compile(r"[、(]\s?(\d+)件\)")


def calculate(
    chain: Chain,
    view: str,
    found: Sequence[Claim],
    proofs: dict[int, Proved],
    reasons: dict[int, str],
) -> str:
    """What is wrong with a calculation; where nothing is, its result counts as proved."""
    for at in chain.operands:
        if at not in proofs:
            return f"{found[at].printed}: {reasons[at]}"
    operands = [proofs[at] for at in chain.operands]
    value = outcome(chain, [one.value for one in operands])
    text = f"{found[chain.operands[0]].printed}…{found[chain.operands[-1]].printed}"
    if value is None or (set(chain.signs) == {"+"} and not addable(operands)):
        return f"{text}: 足し合わせられない (cannot be added)"
    if chain.result is not None:
        return _result(chain.result, value, found[chain.result], proofs)
    if chain.quotient:
        return (
            ""
            if _told_rate(view, found, operands)
            else f"{text}: 計算が合わない (wrong arithmetic)"
        )
    told = [
        at
        for at, claim in enumerate(found)
        if at not in chain.operands
        and claim.nature is not Nature.AMOUNT
        and abs(claim.value) == abs(value)
    ]
    if not told and value:
        return f"{text}: 計算が合わない (wrong arithmetic)"
    for at in told:
        claim, rises = found[at], found[at].rises
        compared = "ほうが" in view or "方が" in view
        backwards = rises is not None and (value > 0) != rises and not compared
        reverse = rises is not None and not compared and precedes(operands[0], operands[-1]) is True
        if backwards or reverse or (compared and value < 0):
            return f"{claim.printed}: 増減が逆 (the wrong direction)"
        proofs.setdefault(at, Proved(claim.value, (), claim.amount.currency))
    return ""


def _result(at: int, value: Decimal, claim: Claim, proofs: dict[int, Proved]) -> str:
    """Whether what stands behind ＝ is what the calculation gives, rounded only where 約 is said."""
    distance = abs(abs(claim.value) - abs(value))
    if distance and not (claim.amount.approx and distance * 2 <= claim.places):
        return f"{claim.printed}: 計算が合わない (wrong arithmetic)"
    proofs[at] = Proved(claim.value, (), claim.amount.currency)
    return ""


def _told_rate(view: str, found: Sequence[Claim], operands: Sequence[Proved]) -> bool:
    return any(derived_rate(rate, operands) for rate in rates(blanked(view, found)))


def miscounted_terms(rest: str, shown: Sequence[Chain]) -> str:
    """The number of terms that a sum is said to have, where it has another."""
    sizes = {len(chain.operands) for chain in shown}
    wrong = [n for n in TERMS.findall(rest) if sizes and int(n) not in sizes]
    return f"{wrong[0]}件: 項の数と合わない (not the number of terms)" if wrong else ""


def blanked(view: str, found: Sequence[Claim]) -> str:
    for claim in found:
        start, end = claim.amount.span
        view = view[:start] + " " * (end - start) + view[end:]
    return view
