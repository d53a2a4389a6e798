"""Calculations are read as they are shown, and worked out anew."""

from decimal import Decimal

import pytest

from answer.proof.claim import claims
from answer.proof.named import Names
from answer.proof.rate import Rate, derived_rate, rates
from answer.proof.saying import view_of
from answer.proof.shown_arithmetic import (
    Proved,
    addable,
    chains,
    change_of,
    outcome,
    precedes,
    sum_of,
)
from ingest.document import Span
from ingest.figure import Figure
from ingest.stage import Stage

OKU = 10**8


@pytest.mark.parametrize(
    ("text", "signs", "value", "result"),
    [
        ("36.5億円－35億円＝1.5億円", "-", 15 * 10**7, True),
        ("5億円＋2.5億円＋50百万円", "++", 8 * OKU, False),
        ("36億円（予算案）＋4億円（補正）＝40億円", "+", 40 * OKU, True),
        ("36億円÷24億円", "÷", Decimal("1.5"), False),
        ("令和4年度36億円－令和3年度35億円", "-", OKU, False),
    ],
)
def test_chain(text: str, signs: str, value: Decimal, result: bool) -> None:
    view = view_of(text)
    found = claims(view, Names([]))
    (chain,) = chains(view, found)
    assert "".join(chain.signs) == signs
    assert outcome(chain, [found[at].value for at in chain.operands]) == value
    assert (chain.result is not None) is result


@pytest.mark.parametrize("text", ["36億円、35億円", "36億円（35億円）", "36億円", "Q-LEAP 3億円"])
def test_no_chain(text: str) -> None:
    view = view_of(text)
    assert chains(view, claims(view, Names([]))) == []


def proved(oku: float, year: int | None = None, *limits: str, at: int = 0) -> Proved:
    value = int(oku * OKU)
    figure = Figure(Span(at, at + 1), value, value, fiscal_year=year, qualifiers=limits)
    return Proved(value, (figure,))


NEW, OLD = proved(36.5, 2022, at=1), proved(35, 2021, at=2)


@pytest.mark.parametrize(
    ("rate", "holds"),
    [
        (Rate(0, 0, "4.3", "%", True, True), True),
        (Rate(0, 0, "4.3", "%", False, True), False),
        (Rate(0, 0, "4.4", "%", True, True), False),
        (Rate(0, 0, "4", "%", None, False), True),
        (Rate(0, 0, "104.3", "%", None, False), True),
        (Rate(0, 0, "1.04", "倍", None, False), True),
        (Rate(0, 0, "1.5", "倍", None, False), False),
    ],
)
def test_rate(rate: Rate, holds: bool) -> None:
    assert derived_rate(rate, [NEW, OLD]) is holds


def test_rates_are_read_with_their_direction() -> None:
    found = rates("+4.3%、▲2%、6.0%減、1.5倍、3割増")
    assert [(r.number, r.unit, r.rises) for r in found] == [
        ("4.3", "%", True), ("2", "%", False), ("6.0", "%", False), ("1.5", "倍", None), ("3", "割", True)
    ]  # fmt: skip


def test_a_change_has_its_direction() -> None:
    assert change_of(15 * 10**7, True, [NEW, OLD])
    assert not change_of(15 * 10**7, False, [NEW, OLD])
    assert not change_of(16 * 10**7, None, [NEW, OLD])
    assert precedes(OLD, NEW) is True
    assert precedes(NEW, OLD) is False
    assert precedes(proved(1), NEW) is None


def test_the_order_of_stages() -> None:
    asked = Proved(1, (Figure(Span(0, 1), 1, 1, fiscal_year=2022, stage=Stage.REQUEST),))
    drafted = Proved(1, (Figure(Span(1, 2), 1, 1, fiscal_year=2022, stage=Stage.DRAFT),))
    assert precedes(asked, drafted) is True


def test_what_may_be_added() -> None:
    assert sum_of(int(71.5 * OKU), [NEW, OLD])
    assert not addable([NEW, proved(7, 2022, "内数", at=3)])
    assert addable([NEW, proved(7, 2022, "再掲", at=3)])
    assert not addable([NEW, proved(36.5, 2022, "再掲", at=3)])
    assert not addable([NEW, NEW])
    assert addable([NEW, proved(36.5, 2022, at=9)])
    assert not sum_of(int(36.5 * OKU), [NEW])
