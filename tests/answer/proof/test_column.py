"""What a column's header says besides year, stage and total."""

import pytest

from answer.proof.column import column_words


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("令和2年度当初予算総額(要求額+要望額) 一般会計", ("一般会計",)),
        ("【参考】令和元年度当初予算額 一般会計のうち科学技術振興費", ("一般会計", "うち科学技術振興費")),
        ("令和2年度当初予算総額(要求額+要望額) 計", ()),
        ("うち「新しい時代の 優先課題推進枠」要望額", ("うち「新しい時代の 優先課題推進枠」",)),
        ("R2当初予算(R1当初予算)", ()),
        ("対前年度増減額", ()),
        ("令和5年度 国費", ("国費",)),
        ("規模", ()),
    ],
)  # fmt: skip
def test_words(header: str, expected: tuple[str, ...]) -> None:
    assert column_words(header) == expected
