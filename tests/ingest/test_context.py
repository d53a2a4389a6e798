"""Which year and stage a label on a line of its own gives to the items below it."""

import pytest

from ingest.document import Document
from ingest.figure import figures
from ingest.outline import outline
from ingest.stage import Stage

MEMO = """# 令和6年度海洋観測関係予算

## 外洋観測

令和6年度予算額

- 観測船運航 40億円
- 深海探査機 12億円

{label}

- 観測船修繕 3億円
"""


@pytest.mark.parametrize(
    ("label", "year", "stage"),
    [
        ("令和5年度補正予算額", 2023, Stage.SUPPLEMENTARY),
        ("令和5年度予算額", 2023, Stage.INITIAL),
        ("令和7年度要求・要望額", 2025, Stage.REQUEST),
        ("船は港に戻った。", 2024, Stage.INITIAL),
    ],
)
def test_the_nearest_label_heads_the_items(label: str, year: int, stage: Stage) -> None:
    document = Document(MEMO.format(label=label), "memo.md", title="覚え書き")
    *above, last = figures(document, outline(document))
    assert (last.fiscal_year, last.stage) == (year, stage)
    assert {(figure.fiscal_year, figure.stage) for figure in above} == {(2024, Stage.INITIAL)}


def test_a_word_of_money_above_is_no_name() -> None:
    text = (
        "# 令和7年度予算の概要\n\n## 主要事業\n\n### 防災拠点の整備\n\n総事業費 48億円（令和5年度～令和9年度）\n"
        "令和7年度事業費 9億6,000万円\n令和6年度までの執行額 12億円\n"
    )
    document = Document(text, "memo.md")
    found = figures(document, outline(document))
    assert {figure.subject for figure in found} == {"防災拠点の整備"}
