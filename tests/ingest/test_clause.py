"""Subjects of amounts in sentences."""

import pytest

from ingest.clause import clause_subject, is_elliptic


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
        ("", "灯台の改修費を", "と見込む", "灯台の改修費"),
        ("", "船舶保険として、", "を計上する", "船舶保険"),
        ("", "残りの", "が灯標の更新経費となる", "灯標の更新経費"),
        ("", "県は", "の待機料を支払う", "待機料"),
        ("", "総工費は、当初計画では", "とする", "総工費"),
        ("", "港湾の補修を進めておりましたが、正しくは", "です", None),
        ("", "設計の変更により、", "に見直した", None),
    ],
)
def test_clauses(before: str, between: str, after: str, expected: str | None) -> None:
    assert clause_subject(before, between, after) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("前年度は", True),
        ("先の資料では", True),
        ("計画時は", True),
        ("", True),
        ("灯台の改修は", False),
        ("このほか、別の財源で", False),
    ],
)
def test_words_that_leave_the_subject_out(text: str, expected: bool) -> None:
    assert is_elliptic(text) is expected
