"""Numbers without a unit in columns below one."""

import pytest

from ingest.document import Document
from ingest.line import read_lines
from ingest.number import column_amounts
from ingest.outline import outline


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("灯台の改修    1,234", [1_234_000]),
        ("灯台の改修\t35", [35_000]),
        ("灯 台 の 改 修   1,234  (1,100)", [1_234_000, 1_100_000]),
        ("灯台の改修   1,234  (  -)", [1_234_000]),
        ("   1,234 〔1,100〕", [1_234_000, 1_100_000]),
        ("灯台の改修  12(+3)", [12_000, 3_000]),
        ("△1,234", [-1_234_000]),
        ("灯台の改修 1,234", []),
        ("灯台の改修 1,234(1,100)[320]", [1_234_000, 1_100_000, 320_000]),
        ("灯台の改修: 85(新規)", [85_000]),
        ("灯台の改修: 121(99)〔53〕の内数", [121_000, 99_000, 53_000]),
        ("対象者: 1,140", []),
        ("見学者数    1,234", []),
        ("灯台の改修  1,234  1,100  134", []),
        ("灯台の改修  12基", []),
        ("灯台は35の港にある。", []),
        ("延長 = 12", []),
        ("12", []),
    ],
)
def test_rows_of_a_column(text: str, expected: list[int]) -> None:
    found = column_amounts([text], [1000])
    assert [amount.value for amount in found.get(0, [])] == expected


def test_numbers_alone_are_a_column_where_one_has_a_comma() -> None:
    texts = ["1,234", "56", "", "7"]
    assert sorted(column_amounts(texts, [1000] * 4)) == [0, 1]
    assert column_amounts(texts, [None] * 4) == {}


def test_a_unit_holds_in_its_section_and_not_for_a_table_alone() -> None:
    text = (
        "# 予算\n\n## 港湾（単位：千円）\n\n灯台の改修　　1,234\n\n## 道路\n\n橋の改修　　1,234\n\n"
        "（単位：億円）\n\n区分\t令和5年度\n橋\t12\n\n歩道の改修　　2,345\n"
    )
    document = Document(text, "memo.md")
    rows = read_lines(document, outline(document)).rows
    assert [(a.value, r.text.split()[0]) for r in rows for a in r.amounts] == [
        (1_234_000, "灯台の改修")
    ]
