from ingest.document import Document, Span
from ingest.grid import grid_of, html_grid, label
from ingest.outline import Kind, outline
from ingest.textline import text_lines

HTML = (
    "表1 <table border='1'><caption>府省別</caption>\n"
    "<tr><th rowspan='2'>府省</th><th colspan='2'>令和6年度</th><th>前年度</th></tr>\n"
    "<tr><th>一般 会計</th><th>特別 会計</th></tr>\n"
    "<tr><td>港湾庁</td><td><b>11</b></td><td>12</td><td>9</td></tr>\n"
    "<tr><td>計</td><td>21<td>22</td></tr></table> 出典：港湾庁\n\n次の段落。\n"
)


def test_words_split_by_the_layout_are_joined() -> None:
    assert label("一般 会計") == "一般会計"
    assert label("うち 科学技術 振興費") == "うち科学技術振興費"
    assert label("総 合 体 育 館") == "総合体育館"
    assert (
        label("令和2年度当初予算 総額 (要求額+要望額)") == "令和2年度当初予算 総額 (要求額+要望額)"
    )
    assert label("**青色** <b>灯</b>") == "青色灯"


def test_rows_are_made_even_and_the_rule_is_left_out() -> None:
    grid = grid_of(text_lines("| 区分 | 額 |\n|---|---|\n| 甲 |\n"))
    assert grid.headers == 1
    assert [[entry.label for entry in row.entries] for row in grid.rows] == [
        ["区分", "額"],
        ["甲", ""],
    ]


def test_html_cells_reach_over_columns_and_may_stay_open() -> None:
    grid = html_grid(HTML, Span(0, len(HTML)))
    assert grid.headers == 2
    assert [[entry.label for entry in row.entries] for row in grid.rows] == [
        ["府省", "令和6年度", "", "前年度"],
        ["", "一般会計", "特別会計", ""],
        ["港湾庁", "11", "12", "9"],
        ["計", "21", "22", ""],
    ]


def test_an_html_table_and_the_words_beside_it() -> None:
    document = Document(HTML, "x.md")
    blocks = outline(document)
    assert [block.kind for block in blocks] == [
        Kind.PARAGRAPH, Kind.HEADER, Kind.HEADER, Kind.ROW, Kind.ROW, Kind.PARAGRAPH, Kind.PARAGRAPH,
    ]  # fmt: skip
    cell = blocks[3].cells[1]
    assert document.quote(cell.span) == "<b>11</b>"
    assert cell.row == ("港湾庁",)
    assert document.quote(blocks[5].span) == "出典：港湾庁"
    assert document.quote(blocks[6].span) == "次の段落。"


def test_a_table_that_does_not_end_is_text() -> None:
    blocks = outline(Document("<table><tr><td>甲</td>\n", "x.md"))
    assert [block.kind for block in blocks] == [Kind.PARAGRAPH]


def test_columns_set_out_with_blanks() -> None:
    text = (
        "予算の推移\n\n区分　　　　令和５年度　　令和６年度\n港湾費　　　　　１２３　　　　１３４\n"
        "合計　　　　　　５７９　　　　△５７\n"
    )
    document = Document(text, "x.txt")
    blocks = outline(document)
    assert [block.kind for block in blocks] == [Kind.HEADING, Kind.HEADER, Kind.ROW, Kind.ROW]
    last = blocks[-1].cells[-1]
    assert document.quote(last.span) == "△５７"
    assert (last.row, last.column) == (("合計",), ("令和６年度",))


def test_blanks_in_running_text_are_no_columns() -> None:
    text = "要求額　　310億円（前年度　262億円）\n氏名　　山　　川\n場所　　会議室　　東\n"
    assert all(block.kind is not Kind.ROW for block in outline(Document(text, "x.txt")))


def test_columns_that_one_blank_parts() -> None:
    text = (
        "区分 予算額 決算額 差額\n運営費 1,180 1,180 0\n自己収入 880 852 △28\n計 2,060 2,032 △28\n"
    )
    document = Document(text, "x.txt")
    blocks = outline(document)
    assert [block.kind for block in blocks] == [Kind.HEADER, Kind.ROW, Kind.ROW, Kind.ROW]
    last = blocks[2].cells[-1]
    assert (document.quote(last.span), last.row, last.column) == ("△28", ("自己収入",), ("差額",))


def test_words_with_numbers_are_no_columns() -> None:
    text = "港の 予算 について 説明\n会議は 3 4 5\n参加は 6 7 8\n場所は 9 10 11\n"
    assert all(block.kind is not Kind.ROW for block in outline(Document(text, "x.txt")))
