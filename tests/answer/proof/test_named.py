"""Which figure's name a region of a sentence says."""

import pytest

from answer.proof.mention import pieces
from answer.proof.named import Names, index_of
from ingest.document import Span
from ingest.figure import Figure
from ingest.fold import key


def figure(subject: str, at: int, **more: object) -> Figure:
    return Figure(Span(at, at + 1), 10**8, 10**8, subject=subject, **more)  # type: ignore[arg-type]


NET = figure("沿岸観測ネットワーク整備事業（CONet）", 0)
DEEP = figure("深海海洋観測", 1, ministry="海洋省")
SEA = figure("海洋観測", 2, ministry="港湾省")
PART = figure("一般会計 うち重点推進枠", 3)
GENERAL = figure("一般会計", 4)
CELL = figure("青磁県", 5, row=("青磁県",), column=("令和6年度", "一般会計"))
OTHER_CELL = figure("青磁県", 6, row=("青磁県",), column=("令和6年度", "特別会計"))
ALL = (NET, DEEP, SEA, PART, GENERAL, CELL, OTHER_CELL)
NAMES = Names([index_of(ALL)])


@pytest.mark.parametrize(
    ("told", "region", "other"),
    [
        (NET, "CONetの予算は", ""),
        (NET, "沿岸観測ネットワークの予算は", ""),
        (NET, "深海海洋観測の予算は", "深海海洋観測"),
        (NET, "深海海洋観測よりCONetは", ""),
        (NET, "CONetより深海海洋観測は", "深海海洋観測"),
        (DEEP, "海洋観測の予算は", "海洋観測"),
        (SEA, "深海海洋観測の予算は", "深海海洋観測"),
        (SEA, "海洋省の海洋観測は", "海洋省"),
        (PART, "一般会計は", "重点推進枠"),
        (PART, "一般会計のうち重点推進枠は", ""),
        (CELL, "青磁県の特別会計は", "特別会計"),
        (CELL, "青磁県の一般会計は", ""),
        (NET, "予算は", ""),
    ],
)
def test_contradiction(told: Figure, region: str, other: str) -> None:
    assert NAMES.contradicts(told, key(region)) == other


def test_the_column_that_is_said_is_the_better() -> None:
    whole = figure("白波県", 7, block=1, column=("令和6年度 計",))
    part = Figure(Span(8, 9), 5, 5, subject="白波県", block=1, column=("令和6年度 国費",))
    names = Names([index_of((whole, part))])
    assert names.better(part, (whole, part), key("白波県は")) == "国費"
    assert not names.better(part, (whole, part), key("白波県の国費は"))
    assert not names.better(whole, (whole, part), key("白波県は"))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("光量子計画（Q-LEAP）", ("光量子計画(q-leap)", "光量子計画", "q-leap")),
        ("合計", ()),
        ("令和6年度予算額", ()),
        ("NEDO 省電力事業", ("nedo省電力事業", "nedo")),
    ],
)
def test_pieces(name: str, expected: tuple[str, ...]) -> None:
    assert pieces(name) == expected
