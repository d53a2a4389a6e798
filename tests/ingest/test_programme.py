"""The programme that a whole document is about."""

import pytest

from ingest.document import Document
from ingest.figure import figures
from ingest.line import read_lines
from ingest.outline import outline
from ingest.programme import programme_of


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("令和5年度「灯台交付金」の交付決定について", "灯台交付金"),
        (
            "報道発表資料\n\n令和5年9月1日\n港湾局\n\n「灯台改修事業」の公募を開始しました",
            "灯台改修事業",
        ),
        ("令和7年度 灯台改修支援事業の概要", "灯台改修支援事業"),
        ("令和7年度 主要事業の概要", None),
        ("「灯台事業」と「灯標事業」について", None),
        ("記者発表資料\n\n港湾デジタル化補助金（第2次）の募集を始めます", "港湾デジタル化補助金"),
        ("港湾の動向", None),
    ],
)
def test_programmes(head: str, expected: str | None) -> None:
    document = Document(f"{head}\n\n本文です。\n", "memo.txt")
    assert programme_of(read_lines(document, outline(document))) == expected


PRESS = """報道発表資料

令和5年9月1日
港湾局

「灯標整備事業」の交付先を決定しました

　灯標整備事業について、公募を行い、外部の審査を経て、下記の3者に対し、総額6億円の交付を決定しました。

１．予算額
　令和5年度当初予算額　900百万円
　（前年度予算額　700百万円）

２．交付先及び令和5年度交付決定額
（１）北港株式会社
　　　4億円
（２）南港株式会社
　　　2億円

３．その他
　本事業は令和3年度補正予算（3億円）により始めたものです。あわせて実施する桟橋点検事業（令和5年度当初予算額　40百万円）も募集します。
"""


def test_a_press_release() -> None:
    document = Document(PRESS, "memo.txt")
    got = [
        (
            document.quote(f.span),
            f.subject,
            f.fiscal_year,
            f.stage.value if f.stage else None,
            f.role.value,
        )
        for f in figures(document, outline(document))
    ]
    assert got == [
        ("6億円", "灯標整備事業", 2023, "allocation", "other"),
        ("900百万円", "灯標整備事業", 2023, "initial", "current"),
        ("700百万円", "灯標整備事業", 2022, "initial", "previous"),
        ("4億円", "北港株式会社", 2023, "allocation", "other"),
        ("2億円", "南港株式会社", 2023, "allocation", "other"),
        ("3億円", "灯標整備事業", 2021, "supplementary", "supplementary"),
        ("40百万円", "桟橋点検事業", 2023, "initial", "current"),
    ]
