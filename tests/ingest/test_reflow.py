"""Hard-wrapped paragraphs read as one line, lists and labels left alone."""

from ingest.document import Document
from ingest.fold import fold
from ingest.outline import outline
from ingest.reflow import reflow

WRAPPED = (
    "　灯台の改修に要する経費は、来年度の予算におきまして全体で四十\n"
    "　二億円を計上しております。このうち光源の更新に要する経費は十\n"
    "　一億円となります。\n"
)


def joined(text: str) -> tuple[Document, str]:
    document = Document(text, "memo.txt")
    return document, reflow(fold(text, markup=True), outline(document)).text


def test_a_break_inside_a_number_is_no_break() -> None:
    _, text = joined(WRAPPED)
    assert "全体で四十二億円を" in text
    assert "経費は十一億円と" in text
    assert text.endswith("\n")


def test_the_way_back_holds() -> None:
    document = Document(WRAPPED, "memo.txt")
    view = reflow(fold(WRAPPED, markup=True), outline(document))
    at = view.text.index("四十二億円")
    assert document.quote(view.source(at, at + 5)) == "四十\n　二億円"


def test_labels_lists_and_columns_keep_their_lines() -> None:
    for text in (
        "# 灯台の改修\n\n令和5年度予算額\n(前年度予算額)\n\n12億円\n9億円\n",
        "灯台の光源を更新し、航路の安全を確かなものとするための経費。\n事業費：12億円\n予定額：9億円\n",
        "灯台の光源を更新し、航路の安全を確かなものとするための経費。\n　　灯台の改修　　　　　　　　　　　　12億円\n",
    ):
        assert joined(text)[1] == fold(text, markup=True).text


def test_a_break_inside_an_amount_is_no_break_whatever_the_width() -> None:
    for text, whole in (
        ("交付金は2,184百\n万円である。\n", "2,184百万円"),
        ("補助金として1,2\n50百万円を計上した。\n", "1,250百万円"),
        ("・寮の改修には54\n,300千円を充てる\n", "54,300千円"),
        ("光熱費は2億1,6\n40万円となった。\n", "2億1,640万円"),
        ("灯台の改修に35\n億円を計上した。\n", "35億円"),
    ):
        assert whole in joined(text)[1]


def test_numbers_below_each_other_keep_their_lines() -> None:
    for text in (
        "385,200\n96,480\n41,030\n",
        "令和5\n6年度\n",
        "別表1,2\n35 灯台の改修\n",
        "12億円\n9億円\n",
    ):
        assert joined(text)[1] == fold(text, markup=True).text
