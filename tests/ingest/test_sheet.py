"""The programme that a sheet of fields is about."""

import pytest

from ingest.document import Document
from ingest.figure import figures
from ingest.line import read_lines
from ingest.outline import outline
from ingest.sheet import sheet_name


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("事業番号\t17\n事業名\t灯台長寿命化事業\n担当課\t海上交通課\n", "灯台長寿命化事業"),
        ("担当課：海上交通課\n\n事業名：灯台長寿命化事業\n", "灯台長寿命化事業"),
        ("事業番号\t17\n担当課\t海上交通課\n", None),
        ("事業名\t令和5年度\t令和4年度\n灯台の改修\t1\t2\n", None),
    ],
)
def test_the_field_that_names_a_programme(fields: str, expected: str | None) -> None:
    document = Document(f"点検シート\n\n{fields}\n所見は次のとおり。\n", "memo.txt")
    blocks = outline(document)
    assert sheet_name(read_lines(document, blocks), len(blocks)) == expected


def test_a_remark_is_about_the_sheets_programme() -> None:
    text = (
        "令和5年度 点検シート\n\n事業番号\t17\n事業名\t灯台長寿命化事業\n\n"
        "有識者の所見：繰越額が増えており、令和4年度の補正予算12億円は翌年度に繰り越されている。\n"
    )
    document = Document(text, "memo.txt")
    (figure,) = figures(document, outline(document))
    assert (figure.subject, figure.fiscal_year) == ("灯台長寿命化事業", 2022)
