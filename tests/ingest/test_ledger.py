"""Ledgers: kinds of money down, years across."""

import pytest

from ingest.document import Document
from ingest.figure import figures
from ingest.ledger import is_ledger, is_stageless, moved
from ingest.outline import outline

SHEET = (
    "令和5年度 事業点検シート\n\n事業番号\t2023-17\n事業名\t灯台長寿命化事業\n担当課\t海上交通課\n\n"
    "予算額・執行額（単位：百万円）\n\t\t令和3年度\t令和4年度\t令和5年度\t令和6年度要求\n"
    "予算の状況\t当初予算\t10\t20\t30\t40\n\t補正予算\t0\t5\t-\t-\n\t前年度から繰越し\t1\t2\t3\t-\n"
    "\t予備費等\t0\t0\t0\t-\n\t計（予算現額）\t11\t27\t33\t40\n執行額\t\t9\t21\t\t\n執行率（％）\t\t82%\t78%\t\t\n"
)


def found() -> list[tuple[str, str | None, int | None, str | None, str, tuple[str, ...]]]:
    document = Document(SHEET, "memo.txt", title="令和5年度 事業点検シート")
    return [
        (
            document.quote(f.span),
            f.subject,
            f.fiscal_year,
            f.stage and f.stage.value,
            f.role.value,
            f.qualifiers,
        )
        for f in figures(document, outline(document))
    ]


def test_the_rows_are_money_of_the_sheets_programme_and_its_year_is_the_titles() -> None:
    name = "灯台長寿命化事業"
    rows = found()
    assert rows[:5] == [
        ("10", name, 2021, "initial", "other", ()),
        ("20", name, 2022, "initial", "previous", ()),
        ("30", name, 2023, "initial", "current", ()),
        ("40", name, 2024, "request", "current", ()),
        ("0", name, 2021, "supplementary", "supplementary", ()),
    ]
    assert rows[6:9] == [
        (str(n), f"{name} 前年度から繰越し", 2020 + n, None, "other", ()) for n in (1, 2, 3)
    ]
    assert rows[9][1:] == (f"{name} 予備費等", 2021, None, "other", ())
    assert rows[12:16] == [
        ("11", name, 2021, None, "other", ("合計",)),
        ("27", name, 2022, None, "other", ("合計",)),
        ("33", name, 2023, None, "other", ("合計",)),
        ("40", name, 2024, "request", "current", ("合計",)),
    ]
    assert rows[16:] == [
        ("9", name, 2021, "settled", "other", ()),
        ("21", name, 2022, "settled", "other", ()),
    ]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["当初予算\t1\t2", "執行額\t1\t2"], True),
        (["当初予算\t1\t2", "灯台\t1\t2"], False),
        (["計\t1\t2"], False),
    ],
)
def test_a_table_is_a_ledger_where_all_its_rows_are_kinds(rows: list[str], expected: bool) -> None:
    text = "# 表\n\n区分\t令和4年度\t令和5年度\n" + "\n".join(rows) + "\n"
    assert is_ledger(outline(Document(text, "memo.txt"))) is expected


@pytest.mark.parametrize(
    ("label", "stageless", "name"),
    [
        ("前年度から繰越し", True, "前年度から繰越し"),
        ("翌年度への繰越額", True, "翌年度への繰越額"),
        ("予備費等", True, "予備費等"),
        ("計（予算現額）", True, None),
        ("当初予算", False, None),
        ("執行額", False, None),
    ],
)
def test_kinds(label: str, stageless: bool, name: str | None) -> None:
    assert (is_stageless((label,)), moved((label,))) == (stageless, name)
