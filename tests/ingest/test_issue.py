"""The year in which a document speaks, and what 今年度 and 来年度 are then."""

import pytest

from ingest.document import Document
from ingest.issue import dated, issue_year
from ingest.line import Lines, read_lines
from ingest.outline import outline


def lines_of(text: str) -> Lines:
    document = Document(text, "memo.txt")
    return read_lines(document, outline(document))


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("港湾部会 議事録\n\n令和四年十一月八日（火）\n", 2022),
        ("港湾部会 議事録\n\n日時：令和5年2月1日\n", 2022),
        ("港湾部会 議事録\n\n日時：令和5年4月1日\n", 2023),
        ("令和6年度予算案の概要\n\n令和6年2月9日\n", None),  # 今年度 can be either
        ("令和7年度予算案の概要\n\n令和6年12月27日\n", 2024),
        ("港湾部会 議事録\n\n令和3年5月1日\n令和5年6月1日\n", None),
        ("港湾部会 議事録\n", None),
    ],
)
def test_issue_years(head: str, expected: int | None) -> None:
    assert issue_year(lines_of(f"{head}\n本文です。\n")) == expected


@pytest.mark.parametrize(
    ("date", "words", "expected"),
    [
        ("令和4年10月3日", "来年度は三億円です。", [2023]),
        ("令和4年10月3日", "今年度の当初予算は三億円です。", [2022]),
        ("令和4年10月3日", "昨年度は三億円です。", [2021]),
        ("令和4年10月3日", "前年度は三億円です。", [None]),  # of the year that is spoken of
        ("", "来年度は三億円です。", [None]),
    ],
)
def test_relative_years(date: str, words: str, expected: list[int | None]) -> None:
    lines = dated(lines_of(f"港湾部会 議事録\n\n{date}\n\n○調査課長　{words}\n"))
    assert [b.year for row in lines.rows if "億円" in row.text for b in row.labels] == expected


def test_a_request_in_a_speech_is_of_the_one_year_that_is_requested() -> None:
    text = "港湾部会 議事録\n\n議題　令和6年度概算要求について\n\n○南委員　資料では要求額が三億円です。\n"
    lines = dated(lines_of(text))
    assert [b.year for row in lines.rows if "億円" in row.text for b in row.labels] == [2024]
