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
        pytest.param(
            "# 令和8年度当初予算\n\n（単位：千円）\n区　　分　　令和8年度当初　　令和7年度当初　　増　減　額　　備　考\n"
            "港 湾 費　　1,200　　1,100　　100　　灯台の改修\n水 産 費　　800　　900　　△100\n"
            "合　　計　　2,000　　2,000　　0\n",
            [
                ("1,200", 1_200_000, "港湾費", 2026, "initial", "current"),
                ("1,100", 1_100_000, "港湾費", 2025, "initial", "previous"),
                ("100", 100_000, "港湾費", 2026, "initial", "delta"),
                ("800", 800_000, "水産費", 2026, "initial", "current"),
                ("900", 900_000, "水産費", 2025, "initial", "previous"),
                ("△100", -100_000, "水産費", 2026, "initial", "delta"),
                ("2,000", 2_000_000, "合計", 2026, "initial", "current"),
                ("2,000", 2_000_000, "合計", 2025, "initial", "previous"),
                ("0", 0, "合計", 2026, "initial", "delta"),
            ],
            id="blanks between columns and between the signs of a word, a remark that is missing",
        ),
        pytest.param(
            "# 予算\n\n（単位：千円）\n\n事項\t前年度予算額\t令和8年度要求額\t備考\n（項）港湾費\n"
            " 灯台の改修工事\t10\t12\t\n（項）水産費\n 魚道の改修工事\t20\t30\t新規分を含む\n",
            [
                ("10", 10_000, "灯台の改修工事", 2025, "initial", "previous"),
                ("12", 12_000, "灯台の改修工事", 2026, "request", "current"),
                ("20", 20_000, "魚道の改修工事", 2025, "initial", "previous"),
                ("30", 30_000, "魚道の改修工事", 2026, "request", "current"),
            ],
            id="sections between rows, a line each",
        ),
        pytest.param(
            "# 予算\n\n（単位：千円）\n\n| 区分 | 令和8年度 | | |\n|---|---|---|---|\n| | 当初 | 6月補正 | 計 |\n"
            "| 港湾費 | 10 | 2 | 12 |\n",
            [
                ("10", 10_000, "港湾費", 2026, "initial", "current"),
                ("2", 2_000, "港湾費", 2026, "supplementary", "supplementary"),
                ("12", 12_000, "港湾費", 2026, None, "other"),
            ],
            id="a sum of several stages is of none",
        ),
        pytest.param(
            "# 令和8年度補正予算\n\n| 事業名 | 補正額 | 区分 |\n|---|---|---|\n| 灯台の改修 | △2億円 | 継続 |\n",
            [("△2億円", -2 * 10**8, "灯台の改修", 2026, "supplementary", "supplementary")],
            id="a cut in a column of the supplementary budget is no difference",
        ),
        pytest.param(
            "# 令和7年度決算報告書\n\n（単位：百万円）\n\n区分\t予算額\t決算額\t差額（決算－予算）\n灯台費\t10\t12\t2\n",
            [
                ("10", 10_000_000, "灯台費", 2025, "initial", "current"),
                ("12", 12_000_000, "灯台費", 2025, "settled", "current"),
                ("2", 2_000_000, "灯台費", 2025, "settled", "delta"),
            ],
            id="a difference that says of what",
        ),
        pytest.param(
            "# 令和7年度決算\n\n| 基金 | 令和7年度末残高 | 令和7年度積立額 |\n|---|---|---|\n| 港湾基金 | 9億円 | 1億円 |\n",
            [
                ("9億円", 9 * 10**8, "港湾基金", None, None, "other"),
                ("1億円", 10**8, "港湾基金", 2025, "settled", "current"),
            ],
            id="a balance is of no year",
        ),
        pytest.param(
            "# 予算\n\n<table>\n<tr><td rowspan='2'>区分</td><td rowspan='2'>事項</td>"
            "<td colspan='2'>予算額（千円）</td></tr>\n<tr><td>令和7年度当初</td><td>令和8年度要求</td></tr>\n"
            "<tr><td rowspan='2'>港湾</td><td>灯台の改修</td><td>8</td><td>9</td></tr>\n"
            "<tr><td>航路の測量</td><td>3</td><td>2</td></tr>\n</table>\n",
            [
                ("8", 8_000, "港湾 灯台の改修", 2025, "initial", "previous"),
                ("9", 9_000, "港湾 灯台の改修", 2026, "request", "current"),
                ("3", 3_000, "港湾 航路の測量", 2025, "initial", "previous"),
                ("2", 2_000, "港湾 航路の測量", 2026, "request", "current"),
            ],
            id="HTML, cells that reach over rows",
        ),
        pytest.param(
            "# 令和8年度予算案\n\n単位：百万円\n\n港の予算である。\n\n## 港湾\n\n沖の島に灯台がある。\n\n岬にもある。\n\n"
            "橋はない。\n\n| 事業 | 予算額 | 基数 |\n|---|---|---|\n| 灯台の改修 | 12 | 3 |\n",
            [("12", 12_000_000, "灯台の改修", 2026, "draft", "current")],
            id="the unit in the head of a document holds for columns of money",
        ),
        pytest.param(
            "# 予算\n\n予算額の推移（億円）\n\n| 年度 | R7 | R8 |\n|---|---|---|\n| 当初予算 | 9の内数 | 約10 |\n",
            [
                ("9", 9 * 10**8, "予算額の推移", 2025, "initial", "previous"),
                ("10", 10 * 10**8, "予算額の推移", 2026, "initial", "current"),
            ],
            id="the unit behind a caption, words around a number",
        ),
        pytest.param(
            "# 事業\n\n支出先上位（令和7年度、単位：千円）\n\n| 順位 | 支出先 | 支出額 |\n|---|---|---|\n| 1 | 岬町 | 500 |\n",
            [("500", 500_000, "岬町", 2025, "settled", "other")],
            id="who was paid in a year",
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
