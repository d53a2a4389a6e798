"""Names and amounts in columns on lines of their own."""

import pytest

from ingest.document import Document
from ingest.figure import figures
from ingest.outline import outline

Row = tuple[str, str | None, int | None, str | None, str]
TITLE = "令和5年度 一般会計当初予算 事業一覧\n\n"


def facts(text: str) -> list[Row]:
    document = Document(text, "memo.txt", title=text.split("\n", 1)[0])
    return [
        (document.quote(f.span), f.subject, f.fiscal_year, f.stage and f.stage.value, f.role.value)
        for f in figures(document, outline(document))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "（単位：千円、（　）内は前年度当初予算額）\n\n【港湾費】\n\n灯 台 の 改 修\n岸 壁 の 補 修\n\n"
            "1,234\n567\n\n（1,100）\n（　　0）\n",
            [
                ("1,234", "灯台の改修", 2023, "initial", "current"),
                ("567", "岸壁の補修", 2023, "initial", "current"),
                ("1,100", "灯台の改修", 2022, "initial", "previous"),
                ("0", "岸壁の補修", 2022, "initial", "previous"),
            ],
            id="names, numbers, last year's in brackets",
        ),
        pytest.param(
            "（単位：千円）\n\n【特別会計】\n\n会　計　名\n港 湾 整 備\n下 水 道\n\n予　算　額\n1,234\n2,567\n\n"
            "前年度との比較\n△34\n1,067\n",
            [
                ("1,234", "港湾整備", 2023, "initial", "current"),
                ("2,567", "下水道", 2023, "initial", "current"),
                ("△34", "港湾整備", 2023, "initial", "delta"),
                ("1,067", "下水道", 2023, "initial", "delta"),
            ],
            id="a header over each column",
        ),
        pytest.param(
            "（単位：千円）\n\n【港湾費】\n\n灯台の改修\n岸壁の補修\n\n1,234\n2,567\n\n1,100\n2,400\n",
            [
                ("1,234", "灯台の改修", None, None, "other"),
                ("2,567", "岸壁の補修", None, None, "other"),
                ("1,100", "灯台の改修", None, None, "other"),
                ("2,400", "岸壁の補修", None, None, "other"),
            ],
            id="two columns without headers: which year is which nothing tells",
        ),
        pytest.param(
            "（単位：千円）\n\n【港湾費】\n\n灯台の改修\n　　　　　1,234\n　　　　（1,100）\n岸壁の補修\n　　　　　2,567\n",
            [
                ("1,234", "灯台の改修", 2023, "initial", "current"),
                ("1,100", "灯台の改修", 2022, "initial", "previous"),
                ("2,567", "岸壁の補修", 2023, "initial", "current"),
            ],
            id="number and bracket below their name",
        ),
        pytest.param(
            "（単位：千円）\n\n【基金】\n\n港湾基金残高　　1,234　　（1,100）\n灯台の改修　　2,345　　（2,200）\n",
            [
                ("1,234", "港湾基金残高", None, None, "other"),
                ("1,100", "港湾基金残高", None, None, "other"),
                ("2,345", "灯台の改修", 2023, "initial", "current"),
                ("2,200", "灯台の改修", 2022, "initial", "previous"),
            ],
            id="a balance is no budget",
        ),
        pytest.param(
            "1 主要事業（単位：千円）　〔　〕内は令和4年度当初予算額\n\n"
            "(1) 灯台の改修（以下「改修」という。）\n　　1,234　〔1,100〕\n(2) 岸壁の補修\n　　2,567　〔－〕\n",
            [
                ("1,234", "灯台の改修", 2023, "initial", "current"),
                ("1,100", "灯台の改修", 2022, "initial", "previous"),
                ("2,567", "岸壁の補修", 2023, "initial", "current"),
            ],
            id="a legend of the brackets alone",
        ),
    ],
)
def test_columns(text: str, expected: list[Row]) -> None:
    assert facts(TITLE + text) == expected


def test_counts_that_differ_give_no_name() -> None:
    text = "（単位：千円）\n\n【港湾費】\n\n灯台の改修\n岸壁の補修\n浮標の更新\n\n1,234\n2,567\n"
    assert {row[1] for row in facts(TITLE + text)} == {None}
