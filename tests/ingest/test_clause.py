"""Subjects of amounts in sentences."""

import pytest

from ingest.clause import clause_subject


@pytest.mark.parametrize(
    ("before", "between", "after", "expected"),
    [
        ("", "海洋観測事業に", "を計上", "海洋観測事業"),
        ("", "、港湾の調査に約", "を", "港湾の調査"),
        ("", "米国は2019年から5年間で最大", "規模を投資", "米国"),
        ("一般会計の", "は", "である", "一般会計"),
        ("離島の通信網について、", "では", "を計上した", "離島の通信網"),
        ("", "", "を総合体育館の改修に計上する", "総合体育館の改修"),
        ("", "、灯台の改修", "、灯標の新設3億円", "灯台の改修"),
        ("", "、EUは2018年から10年間で", "規模", "EU"),
        ("これとは別に、", "が", "ある", None),
        ("", "1件あたり", "", None),
        ("", "国内の研究開発予算を中心とする、", "規模の法案", None),
        ("", "総額は", "となる", None),
    ],
)
def test_clauses(before: str, between: str, after: str, expected: str | None) -> None:
    assert clause_subject(before, between, after) == expected
