"""Amounts in tables: units, header paths, years in rows or columns, differences."""

import pytest

from ingest.document import Document
from ingest.figure import figures
from ingest.outline import outline

Row = tuple[str, int | None, str | None, int | None, str | None, str]


def facts(text: str) -> list[Row]:
    document = Document(text, "memo.md")
    return [
        (
            document.quote(f.span),
            f.amount,
            f.subject,
            f.fiscal_year,
            f.stage and f.stage.value,
            f.role.value,
        )
        for f in figures(document, outline(document))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "# 主要事項\n\n(単位:百万円)\n\n区分\tR5予算額\tR4予算額\t対前年度増減額\t増減率\n"
            "港湾調査\t187(▲5)\t192\t▲5\t▲2.6%\n離島通信\t0\t12\t皆減\t-\n",
            [
                ("187", 187_000_000, "港湾調査", 2023, "initial", "current"),
                ("▲5", -5_000_000, "港湾調査", 2023, "initial", "delta"),
                ("192", 192_000_000, "港湾調査", 2022, "initial", "previous"),
                ("▲5", -5_000_000, "港湾調査", 2023, "initial", "delta"),
                ("0", 0, "離島通信", 2023, "initial", "current"),
                ("12", 12_000_000, "離島通信", 2022, "initial", "previous"),
            ],
            id="unit above the table, differences, rates are not money",
        ),
        pytest.param(
            "# 推移\n\n| 年度 | 当初 | 補正 | 決算 |\n|---|---|---|---|\n"
            "| 令和3年度 | 10億円 | 2億円 | 11億円 |\n| 令和4年度 | 12億円 | - | 12億円 |\n",
            [
                ("10億円", 10**9, "推移", 2021, "initial", "previous"),
                ("2億円", 2 * 10**8, "推移", 2021, "supplementary", "supplementary"),
                ("11億円", 11 * 10**8, "推移", 2021, "settled", "other"),
                ("12億円", 12 * 10**8, "推移", 2022, "initial", "current"),
                ("12億円", 12 * 10**8, "推移", 2022, "settled", "other"),
            ],
            id="years in the rows, stages in the columns",
        ),
        pytest.param(
            "# 表\n\n| | 港湾調査 | 離島通信 |\n|---|---|---|\n"
            "| 令和5年度当初予算額(百万円) | 10 | 20 |\n| 令和4年度当初予算額(百万円) | 11 | 21 |\n",
            [
                ("10", 10_000_000, "港湾調査", 2023, "initial", "current"),
                ("20", 20_000_000, "離島通信", 2023, "initial", "current"),
                ("11", 11_000_000, "港湾調査", 2022, "initial", "previous"),
                ("21", 21_000_000, "離島通信", 2022, "initial", "previous"),
            ],
            id="names in the columns, the unit in the row header",
        ),
        pytest.param(
            "# 令和6年度一般会計予算\n\n(単位：千円)\n\n款\t本年度予算額\t前年度予算額\t比較\n"
            "1 市税\t12,345\t12,000\t345\n2 交付税\t3,456\t3,500\t△44\n",
            [
                ("12,345", 12_345_000, "市税", 2024, "initial", "current"),
                ("12,000", 12_000_000, "市税", 2023, "initial", "previous"),
                ("345", 345_000, "市税", 2024, "initial", "delta"),
                ("3,456", 3_456_000, "交付税", 2024, "initial", "current"),
                ("3,500", 3_500_000, "交付税", 2023, "initial", "previous"),
                ("△44", -44_000, "交付税", 2024, "initial", "delta"),
            ],
            id="this year and last year, the year from the title",
        ),
        pytest.param(
            "# 事業\n\n| 事業名 | 令和6年度 | 令和5年度 | 増減 |\n|---|---|---|---|\n| 港湾調査 | 53億円 | 48億円 | 5億円 |\n",
            [
                ("53億円", 53 * 10**8, "港湾調査", 2024, None, "current"),
                ("48億円", 48 * 10**8, "港湾調査", 2023, None, "previous"),
                ("5億円", 5 * 10**8, "港湾調査", 2024, None, "delta"),
            ],
            id="years without a stage",
        ),
        pytest.param(
            "# 港湾調査\n\n| 項目 | 内容 |\n|---|---|\n| 令和6年度予算案 | 53億円 |\n| 前年度予算額 | 48億円 |\n"
            "| 総事業費 | 約200億円 |\n",
            [
                ("53億円", 53 * 10**8, "港湾調査", 2024, "draft", "current"),
                ("48億円", 48 * 10**8, "港湾調査", 2023, "initial", "previous"),
                ("200億円", 200 * 10**8, "総事業費", None, None, "other"),
            ],
            id="a form: labels in the rows, the heading names the programme",
        ),
        pytest.param(
            "# 表\n\n| 府省 | 事業 | R5当初予算(R4当初予算) | 備考 |\n|---|---|---|---|\n"
            "| 【農】農林水産省 | 棚田の保全 | 2億円 [補正4億円] (1億円) | 再掲 |\n",
            [
                ("2億円", 2 * 10**8, "棚田の保全", 2023, "initial", "current"),
                ("4億円", 4 * 10**8, "棚田の保全", None, "supplementary", "supplementary"),
                ("1億円", 10**8, "棚田の保全", 2022, "initial", "previous"),
            ],
            id="a legend as column header, ministry and name in two columns",
        ),
        pytest.param(
            "# 令和6年度予算案\n\n（単位：億円）\n\n区分\tR5予算額\tR6要求額\tR6予算案\t対前年度増減額\n灯台\t8\t12\t10\t2\n",
            [
                ("8", 8 * 10**8, "灯台", 2023, "initial", "previous"),
                ("12", 12 * 10**8, "灯台", 2024, "request", "current"),
                ("10", 10 * 10**8, "灯台", 2024, "draft", "current"),
                ("2", 2 * 10**8, "灯台", 2024, "draft", "delta"),
            ],
            id="the difference is that of the draft, not of the request",
        ),
        pytest.param(
            "# 令和6年度9月補正予算案\n\n- 灯台の改修　3億円\n",
            [("3億円", 3 * 10**8, "灯台の改修", 2024, "supplementary", "supplementary")],
            id="the draft of a supplementary budget is one",
        ),
    ],
)
def test_tables(text: str, expected: list[Row]) -> None:
    assert facts(text) == expected


def test_header_paths_limits_and_ministry() -> None:
    text = (
        "# 府省別\n\n(単位:億円)\n\n\t令和5年度当初予算 総額(要求額+要望額)\t\t【参考】 令和4年度当初予算額\n"
        "\t\tうち推進枠 要望額\t\n文部科学省\t20,135\t2,216\t20,783\n計\t35,693\t3,904\t34,139\n"
    )
    document = Document(text, "memo.txt")
    found = figures(document, outline(document))
    assert [(f.amount or 0) // 10**8 for f in found] == [20135, 2216, 20783, 35693, 3904, 34139]
    assert {f.ministry for f in found[:3]} == {"文部科学省"}
    assert ["うち" in f.qualifiers for f in found[:3]] == [False, True, False]
    assert [(f.fiscal_year, f.role.value) for f in found[:3]] == [
        (2023, "current"),
        (2023, "current"),
        (2022, "previous"),
    ]
    assert found[1].column[-1].startswith("うち推進枠")
    assert found[0].row == ("文部科学省",)


def test_label_rows_without_headers_are_read_as_lines() -> None:
    text = "# 灯台の改修\n\n令和5年度予算額(案)\t1,733百万円\n(前年度予算額)\t1,713百万円*\n令和4年度補正予算額\t3,606百万円\n"
    assert [row[3:] for row in facts(text)] == [
        (2023, "draft", "current"),
        (2022, "initial", "previous"),
        (2022, "supplementary", "supplementary"),
    ]
