"""Figures of hand-written lines: amount, subject, year, stage, role and limits."""

import pytest

from ingest.document import Document
from ingest.figure import figures
from ingest.outline import outline

Row = tuple[str, str | None, int | None, str | None, str]


def facts(text: str, title: str = "") -> list[Row]:
    document = Document(text, "memo.txt", title=title)
    found = figures(document, outline(document))
    return [
        (document.quote(f.span), f.subject, f.fiscal_year, f.stage and f.stage.value, f.role.value)
        for f in found
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "# 海洋観測事業\n\n令和5年度予算額 12億円\n(前年度予算額 9億円)\n",
            [
                ("12億円", "海洋観測事業", 2023, "initial", "current"),
                ("9億円", "海洋観測事業", 2022, "initial", "previous"),
            ],
        ),
        (
            "# 海洋観測事業\n\n令和5年度要求・要望額\n(前年度予算額)\n※試算を含む\n\n"
            "1,200百万円\n900百万円\n",
            [
                ("1,200百万円", "海洋観測事業", 2023, "request", "current"),
                ("900百万円", "海洋観測事業", 2022, "initial", "previous"),
            ],
        ),
        (
            "# 一覧\n\n令和5年度予算額(案) 50億円\n\n- 港湾の調査 7億円(6億円)\n"
            "- 離島の通信網3億円【令和4年度補正予算】\n",
            [
                ("50億円", "一覧", 2023, "draft", "current"),
                ("7億円", "港湾の調査", 2023, "draft", "current"),
                ("6億円", "港湾の調査", 2022, "initial", "previous"),
                ("3億円", "離島の通信網", 2022, "supplementary", "supplementary"),
            ],
        ),
        (
            "# 一覧\n\n事業名 R5当初予算(R4当初予算)\n\n【農】棚田の保全 2億円 [補正4億円] (1億円)\n",
            [
                ("2億円", "棚田の保全", 2023, "initial", "current"),
                ("4億円", "棚田の保全", None, "supplementary", "supplementary"),
                ("1億円", "棚田の保全", 2022, "initial", "previous"),
            ],
        ),
        (
            "# 一覧\n\n令和5年度予算額 50億円\n\n- 造林の助成 20億円を活用した(40億/3年の基金)\n",
            [
                ("50億円", "一覧", 2023, "initial", "current"),
                ("20億円", "造林の助成", None, None, "other"),
                ("40億", "造林の助成", None, "fund", "other"),
            ],
        ),
    ],
)
def test_lines(text: str, expected: list[Row]) -> None:
    assert facts(text) == expected


def test_no_budget_in_the_text_gives_no_year() -> None:
    (figure,) = facts("# 貿易\n\n<2018年の輸入額（50兆円）の内訳>\n")
    assert figure[2:] == (None, None, "other")
