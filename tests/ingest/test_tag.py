"""Tags that speak of several amounts, and running totals."""

import pytest

from ingest.document import Document
from ingest.figure import figures
from ingest.outline import outline


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "灯台事業(令和4年度当初予算額:5億円)、灯標事業(同3億円)及び桟橋事業(同1億円)を実施した。",
            [("灯台事業", 2022), ("灯標事業", 2022), ("桟橋事業", 2022)],
        ),
        (
            "令和6年度補正予算により、灯台事業に2億円を追加した。これにより、同事業の令和6年度予算の累計は7億円となった。",
            [("灯台事業", 2024), ("灯台事業", 2024)],
        ),
        (
            "国の「灯標事業」との併用はできない。この事業には、国の令和5年度補正予算で5億円が措置されている。",
            [("灯標事業", 2023)],
        ),
        (
            "北市が令和6年度当初予算で灯台事業に4億円、南町が同じく令和6年度当初予算で灯標事業に1億円を計上した。",
            [("灯台事業", 2024), ("灯標事業", 2024)],
        ),
    ],
)
def test_tags(text: str, expected: list[tuple[str, int]]) -> None:
    document = Document(f"# 港の動向\n\n{text}\n", "memo.txt")
    got = figures(document, outline(document))
    assert [(f.subject, f.fiscal_year) for f in got] == expected
