import pytest

from ingest.textline import Shape, is_amount, text_lines, width


@pytest.mark.parametrize(
    ("line", "shape"),
    [
        ("---", Shape.RULE),
        ("* * *", Shape.RULE),
        ("━━━━━", Shape.RULE),
        ("　　　　記", Shape.RULE),
        ("## 見出し", Shape.HEADING),
        ("#1 の課題", Shape.TEXT),
        ("区分\t金額", Shape.TABBED),
        ("*脚注\t", Shape.TABBED),
        ("\t字下げの本文", Shape.TEXT),
        ("| 区分 | 金額 |", Shape.PIPED),
        ("(単位:億円)", Shape.UNIT),
        ("（金額の単位：百万円）", Shape.UNIT),
        ("※推計額を含む", Shape.NOTE),
        ("(※1) 四捨五入による", Shape.NOTE),
        ("[3] 研究所", Shape.NOTE),
        ("*総額", Shape.NOTE),
        ("† 略称", Shape.NOTE),
        ("注２　当初予算額である。", Shape.NOTE),
        ("令和4年度要求・要望額 13,849百万円", Shape.LABEL),
        ("(前年度予算額)", Shape.LABEL),
        ("令和6年度予算額(案)", Shape.LABEL),
        ("要求・要望額： 7,458百万円（7,612百万円）※", Shape.LABEL),
        ("831億円", Shape.VALUE),
        ("616億円*の内数(623億円*の内数)", Shape.VALUE),
        ("33億円【令和元年度補正予算】", Shape.VALUE),
        ("(新規)", Shape.VALUE),
        ("港湾整備 35億円(32億円)", Shape.TEXT),
        ("予算を増やす。", Shape.TEXT),
    ],
)
def test_shapes(line: str, shape: Shape) -> None:
    assert text_lines(line)[0].shape is shape


def test_lines_keep_their_place_and_count_the_blanks_before() -> None:
    text = "一\r\n\r\n  二 \f\n三\n"
    lines = text_lines(text)
    assert [text[line.span.start : line.span.end] for line in lines] == ["一", "二", "三"]
    assert [line.gap for line in lines] == [0, 1, 1]
    assert [line.indent for line in lines] == [0, 2, 0]
    assert [line.opens_page for line in lines] == [True, False, True]


def test_words_leave_out_mark_and_emphasis() -> None:
    assert text_lines("- ・**拠点**の<b>整備</b>")[0].words == "拠点の整備"


@pytest.mark.parametrize(("text", "columns"), [("abc", 3), ("予算", 4), ("Ａ", 2), ("", 0)])
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns


def test_amounts() -> None:
    assert is_amount("94億円の内数(85億円の内数)")
    assert is_amount("[補正1.4億円](1.4億円)")
    assert not is_amount("令和2年度当初予算 総額 (要求額+要望額)")
    assert not is_amount("研究費 3億円")
