"""The account that a document is about."""

import pytest

from ingest.account import account_of, is_budget
from ingest.document import Document
from ingest.line import read_lines
from ingest.outline import outline


@pytest.mark.parametrize(
    ("title", "account"),
    [
        ("令和7年度 みさき町一般会計補正予算（第3号）の概要", "一般会計"),
        ("令和7年度 みさき町一般会計及び特別会計の概要", None),
        ("令和7年度 一般会計・港湾整備特別会計予算", None),
        ("令和7年度 予算の概要", None),
    ],
)
def test_accounts(title: str, account: str | None) -> None:
    document = Document("本文\n", "memo.txt", title=title)
    assert account_of(read_lines(document, outline(document))) == account


@pytest.mark.parametrize(
    ("name", "budget"),
    [
        ("1 補正予算の規模", True),
        ("予算総額", True),
        ("今回の補正", True),
        ("補正後累計", True),
        ("灯台の改修", False),
        ("補正予算による灯台の改修", False),
    ],
)
def test_budgets(name: str, budget: bool) -> None:
    assert is_budget(name) is budget
