import pytest

from ingest.document import Span
from ingest.grid import grid_end, grid_of
from ingest.table import Row, rows
from ingest.textline import text_lines


def table(text: str) -> list[Row]:
    return rows(grid_of(text_lines(text)))


def paths(text: str, row: Row) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    return {text[c.span.start : c.span.end]: (c.row, c.column) for c in row.cells}


THREE_HEADERS = (
    "\t令和6年度 要求額\t\t\t\t前年度 予算額\t\t増減\t\n"
    "\t\t\tうち重点枠\t\t\t\t増減額\t増減率\n"
    "\t一般 会計\tうち 研究 費\t一般 会計\t特別 会計\t一般 会計\t特別 会計\t\t\n"
    "港湾庁\t11\t12\t13\t14\t15\t16\t-17\t1.8%\n"
    "うち 離島分\t1\t-\t-\t-\t2\t-\t△1\t-50.0%\n"
    "計\t21\t22\t23\t24\t25\t26\t27\t2.8%\n"
)


def test_three_header_rows_with_merged_cells() -> None:
    made = table(THREE_HEADERS)
    assert [row.header for row in made] == [True, True, True, False, False, False]
    assert paths(THREE_HEADERS, made[3]) == {
        "港湾庁": ((), ()),
        "11": (("港湾庁",), ("令和6年度 要求額", "一般会計")),
        "12": (("港湾庁",), ("令和6年度 要求額", "一般会計", "うち研究費")),
        "13": (("港湾庁",), ("令和6年度 要求額", "うち重点枠", "一般会計")),
        "14": (("港湾庁",), ("令和6年度 要求額", "うち重点枠", "特別会計")),
        "15": (("港湾庁",), ("前年度予算額", "一般会計")),
        "16": (("港湾庁",), ("前年度予算額", "特別会計")),
        "-17": (("港湾庁",), ("増減", "増減額")),
        "1.8%": (("港湾庁",), ("増減", "増減率")),
    }


def test_a_row_of_a_part_lies_within_the_row_before() -> None:
    row = table(THREE_HEADERS)[4]
    assert paths(THREE_HEADERS, row)["2"][0] == ("港湾庁", "うち離島分")
    total = table(THREE_HEADERS)[5]
    assert paths(THREE_HEADERS, total)["25"][0] == ("計",)


def test_pipe_table_without_outer_and_with_escaped_pipes() -> None:
    text = "| 区分 | 額 |\n|:--|--:|\n| 甲\\|乙 | 3億円 |\n|  | 4億円 |\n"
    made = table(text)
    assert [row.header for row in made] == [True, False, False]
    assert paths(text, made[1]) == {"甲\\|乙": ((), ("区分",)), "3億円": (("甲\\|乙",), ("額",))}
    assert [text[c.span.start : c.span.end] for c in made[2].cells] == ["4億円"]


def test_label_columns_before_amounts() -> None:
    text = (
        "| 府省 | 事業 | R6 | R5 |\n|---|---|---|---|\n"
        "| 甲省 | 港の整備 | 3億円(2億円) | 1億円 |\n|  | 灯台の更新 | 新規 | - |\n"
    )
    made = table(text)
    assert paths(text, made[1])["1億円"] == (("甲省", "港の整備"), ("R5",))
    assert paths(text, made[1])["港の整備"] == (("甲省",), ("事業",))
    assert paths(text, made[2])["-"] == (("甲省", "灯台の更新"), ("R5",))


def test_a_running_number_stands_before_the_name() -> None:
    text = "番号\t申請者\t額\n1\t北港協議会\t1,480\n2\t東湾組合\t920\n"
    made = table(text)
    assert paths(text, made[2])["920"] == (("2", "東湾組合"), ("額",))


def test_label_and_value_rows_without_header() -> None:
    text = "令和4年度予算額(案)\t1,733百万円\n(前年度予算額)\t1,713百万円*\n*前年度は合計額\t\n・期間：10年\t\n"
    made = table(text)
    assert not any(row.header for row in made)
    assert paths(text, made[1])["1,713百万円*"] == (("(前年度予算額)",), ())
    assert [len(row.cells) for row in made] == [2, 2, 1, 1]


def test_words_without_header_have_no_paths() -> None:
    text = "磁石 発明者\t青色灯 発明者\t電池 発明者\n半導体 発明者\t量子材料 発明者\t触媒 発明者\n"
    assert all(c.row == () and c.column == () for row in table(text) for c in row.cells)


def test_section_rows_stand_above_the_rows_under_them() -> None:
    text = (
        "\t方向性\t方策\n1. 技術\t\t\n(1) 領域\t○基盤技術を特定し、開発を重点化\t○工程表を策定し、支援を推進\n"
        "2. 国際\t\n(1) 協力\t○水準の高い国との協力を推進\t○政府間の枠組みを整備・構築\n"
    )
    made = table(text)
    assert [row.header for row in made] == [True, False, False, False, False]
    assert paths(text, made[4])["○政府間の枠組みを整備・構築"] == (
        ("2. 国際", "(1) 協力"),
        ("方策",),
    )


def test_spans_are_trimmed_and_lie_in_order() -> None:
    text = "前文\n  区分 \t 額 \n 甲 \t 1 \n"
    lines = text_lines(text)
    assert grid_end(lines, 1) == 3
    made = rows(grid_of(lines[1:3]))
    assert [c.span for c in made[1].cells] == [Span(14, 15), Span(18, 19)]
    assert [text[c.span.start : c.span.end] for c in made[1].cells] == ["甲", "1"]


def test_a_table_of_one_row_and_an_empty_table() -> None:
    assert [row.header for row in table("甲\t1\n")] == [False]
    assert rows(grid_of([])) == []


TWO_HEADERS = (
    "港\t令和6年度\t\t\t令和5年度\t\t対前年度\n"
    "\t当初\t補正\t計\t当初\t計\t増減額\n"
    "北港\t10\t-\t10\t8\t8\t2\n"
    "合計\t10\t-\t10\t8\t8\t2\n"
)


def test_a_second_header_row_divides_the_columns_of_the_first() -> None:
    made = table(TWO_HEADERS)
    assert [row.header for row in made] == [True, True, False, False]
    assert [cell.column for cell in made[2].cells] == [
        ("港",), ("令和6年度", "当初"), ("令和6年度", "補正"), ("令和6年度", "計"),
        ("令和5年度", "当初"), ("令和5年度", "計"), ("対前年度", "増減額"),
    ]  # fmt: skip
    assert {cell.row for cell in made[3].cells[1:]} == {("合計",)}


@pytest.mark.parametrize(
    ("second", "headers"),
    [
        ("港名\t当初\t補正\t当初", 2),  # its own label, over cells that the first row left empty
        ("| 北港 | 未定 |  | 未定 |", 1),
        ("北港\t未定\t\t未定", 1),
    ],
)
def test_which_rows_of_words_are_headers(second: str, headers: int) -> None:
    piped = second.startswith("|")
    first, last = "港\t令和6年度\t\t令和5年度", "南港\t3\t4\t5"
    if piped:
        first = "| 港 | 令和6年度 |  | 令和5年度 |\n|---|---|---|---|"
        last = "| 南港 | 3 | 4 | 5 |"
    assert sum(row.header for row in table(f"{first}\n{second}\n{last}\n")) == headers


SECTIONS = "港\t令和6年度\t令和5年度\n"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("Ⅰ 北部\t\t\n1. 北港\t1\t2\nⅡ 南部\t3\t4\n合計\t4\t6\n",
         [("Ⅰ 北部", "1. 北港"), ("Ⅱ 南部",), ("合計",)]),
        ("1 北部\t\t\n1 北港\t1\t2\n2 東港\t3\t4\n", [("1 北部", "1 北港"), ("1 北部", "2 東港")]),
        ("北部\t\t\n北港\t1\t2\n計\t1\t2\n", [("北部", "北港"), ("北部", "計")]),
    ],
)  # fmt: skip
def test_where_a_section_ends(rows: str, expected: list[tuple[str, ...]]) -> None:
    made = [row for row in table(SECTIONS + rows) if len(row.cells) > 1 and not row.header]
    assert [row.cells[1].row for row in made] == expected
