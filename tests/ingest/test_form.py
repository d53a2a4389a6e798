"""The fields of a form and the programme that they are about."""

import pytest

from ingest.document import Document
from ingest.form import Field, field_of
from ingest.line import Lines, read_lines
from ingest.outline import outline

FORM = """# 事業カード

事業名：灯台の改修
予算額：3億円
　　　　1億円（補正）
財　源：国費 1億円
灯台基金残高：2億円

# 別の話

備考：4億円
"""


def lines_of(text: str) -> Lines:
    document = Document(text, "memo.txt")
    return read_lines(document, outline(document))


def test_fields() -> None:
    lines = lines_of(FORM)
    found = [field_of(lines, line) for line in lines.rows if line.amounts]
    assert [field and (field.programme, field.label) for field in found] == [
        ("灯台の改修", "予算額"),
        ("灯台の改修", "予算額"),
        ("灯台の改修", "財源"),
        ("灯台の改修", "灯台基金残高"),
        None,
    ]


def test_the_name_itself_is_no_field() -> None:
    lines = lines_of("事業名：灯台の改修 3億円\n")
    assert field_of(lines, lines.rows[0]) is None


@pytest.mark.parametrize(
    ("label", "tells", "sources"),
    [
        ("予算額", True, False),
        ("令和7年度予算額", True, False),
        ("概算工事費", True, False),
        ("前年度決算見込", True, False),
        ("特記事項", True, False),
        ("財源内訳", True, True),
        ("", True, False),
        ("協賛金収入", False, False),
        ("灯台基金残高", False, False),
    ],
)
def test_what_a_field_tells(label: str, tells: bool, sources: bool) -> None:
    field = Field("灯台の改修", label, 0)
    assert (field.tells, field.lists_sources) == (tells, sources)
