"""Settlement reports: whose year is the current one."""

import pytest

from ingest.document import Document
from ingest.figure import figures
from ingest.line import read_lines
from ingest.outline import outline
from ingest.settlement import report_year
from ingest.stage import Stage


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("令和6年度岬町決算の概要", 2024),
        ("岬町歳入歳出決算書\n\n令和6年度", 2024),
        ("令和6年度 主要施策の成果", 2024),
        ("令和7年度予算及び令和6年度決算の概要", None),
        ("令和7年度当初予算の概要", None),
        ("決算の概要", None),
    ],
)
def test_the_year_of_a_report(text: str, year: int | None) -> None:
    document = Document(text, "memo.txt")
    assert report_year(read_lines(document, outline(document))) == year


TABLE = """# 令和6年度　岬町決算の概要

（単位：千円）

| 款 | 当初予算額 | 補正予算額 | 予算現額 | 支出済額 | 繰越明許費 | 不用額 |
|---|---|---|---|---|---|---|
| 総務費 | 900 | △100 | 800 | 700 | 60 | 40 |

- 港湾会計の支出済額は5億円で、前年度の4億円に比べ1億円の増となった。
- 灯台の改修　3億円（前年度 2億円）
"""


def test_a_settlement() -> None:
    document = Document(TABLE, "memo.md")
    found = figures(document, outline(document))
    assert [(f.fiscal_year, f.stage and f.stage.value, f.role.value) for f in found] == [
        (2024, "initial", "current"),
        (2024, "supplementary", "supplementary"),
        (2024, None, "other"),
        (2024, "settled", "current"),
        (2024, None, "other"),
        (2024, "settled", "other"),
        (2024, "settled", "current"),
        (2023, "settled", "previous"),
        (2024, "settled", "delta"),
        (2024, "settled", "current"),
        (2023, "settled", "previous"),
    ]
    assert [f.subject for f in found] == ["総務費"] * 6 + ["港湾会計"] * 3 + ["灯台の改修"] * 2


def test_beside_a_later_budget_what_was_settled_is_other() -> None:
    text = "# 令和7年度予算及び令和6年度決算\n\n- 灯台の改修　令和6年度決算額 3億円\n"
    document = Document(text, "memo.md")
    assert [f.role.value for f in figures(document, outline(document))] == ["other"]


def test_what_was_carried_over_is_no_settled_amount() -> None:
    text = "# 令和6年度岬町決算の概要\n\n## 決算額\n\n- 灯台の改修 3億円\n\n## 繰越事業\n\n- 岸壁の補修 1億円\n"
    document = Document(text, "memo.md")
    settled, carried = figures(document, outline(document))
    assert settled.stage is Stage.SETTLED and settled.fiscal_year == 2024
    assert carried.subject == "岸壁の補修"
    assert carried.stage is carried.fiscal_year is None
