"""The account that the budget as a whole is of."""

import pytest

from ingest.whole import whole_of


@pytest.mark.parametrize(
    ("name", "title", "expected"),
    [
        ("一般会計の予算規模", "令和6年度予算の概要", "一般会計"),
        ("一般会計の歳入歳出予算にそれぞれ", "", "一般会計"),
        ("下水道事業会計の予算総額", "", "下水道事業会計"),
        ("予算総額", "令和6年度 港町一般会計補正予算(第3号)", "一般会計"),
        ("1 補正予算の規模", "港町介護保険特別会計補正予算", "港町介護保険特別会計"),
        ("第2号補正", "令和６年度 港町一般会計補正予算", "一般会計"),
        ("予算総額", "港町一般会計及び介護保険特別会計補正予算", "予算総額"),
        ("予算規模", "港町の予算", "予算規模"),
        ("灯台の予算", "港町一般会計補正予算", "灯台の予算"),
        ("港湾整備事業", "港町一般会計補正予算", "港湾整備事業"),
    ],
)
def test_the_whole_budget_is_its_accounts(name: str, title: str, expected: str) -> None:
    assert whole_of(name, title) == expected
