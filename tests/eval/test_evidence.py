from decimal import Decimal

import pytest

from eval.evidence import Printed, printed


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("令和3年度は35億円(前年度32億円)", "listed", (3_500_000_000, 3_200_000_000)),
        ("6～12億円", "listed", (600_000_000, 1_200_000_000)),
        ("△64百万円", "listed", (64_000_000,)),
        ("令和3年度、R4、2019年", "years", {2021, 2022, 2019}),
        ("| 総務省 | 1,830 | 541 |", "numbers", {Decimal(1830), Decimal(541)}),
        ("割合は14.2%、2.1倍", "rates", {Decimal("14.2"), Decimal("2.1")}),
        ("17行の比較、全3件", "numbers", set()),
        ("(単位:億円)", "units", {10**8}),
        ("金額（百万円）、千円", "units", {10**6, 10**3}),
        ("35億円", "units", set()),
        ("の予算額は約", "pairs", set()),
        ("量子技術です", "pairs", {"量子", "子技", "技術"}),
    ],
)
def test_what_a_text_prints(text: str, name: str, expected: object) -> None:
    assert getattr(printed(text), name) == expected


def test_together_they_print_what_each_prints() -> None:
    both = printed("35億円") | printed("令和3年度の量子")
    assert both.yens == {3_500_000_000} and both.years == {2021} and "量子" in both.pairs
    assert printed("35億円") | Printed() == printed("35億円")
