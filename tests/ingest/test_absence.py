"""Places where a document says that an amount is open."""

import pytest

from ingest.absence import absences
from ingest.document import Document
from ingest.outline import outline

HEAD = "# 一覧\n\n令和5年度予算額 50億円\n\n- 灯台 7億円(6億円)\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("※灯標の新設 検討中\n", [("検討中", "灯標の新設", 2023)]),
        ("- 灯標の新設（未定）\n", [("未定", "灯標の新設", 2023)]),
        ("- 灯標の新設(再掲)(未定)(8億円)\n", [("未定", "灯標の新設", 2023)]),
        ("- 灯標の新設 令和6年度予算額 調整中\n", [("調整中", "灯標の新設", 2024)]),
        (
            "| 事業 | 令和5年度予算額 | 令和4年度予算額 |\n|---|---|---|\n| 港湾の調査 | 3億円 | 未定 |\n"
            "| 航路の調査 | 2億円 | 1億円 |\n",
            [("未定", "港湾の調査", 2022)],
        ),
        (
            "| 事業 | 令和5年度予算額 |\n|---|---|\n| 港湾の調査 | 検討中（金額なし） |\n| 航路の調査 | 2億円 |\n",
            [("検討中", "港湾の調査", 2023)],
        ),
        ("| 事業 | 開始時期 |\n|---|---|\n| 港湾の調査 | 未定 |\n", []),
        ("会場：未定\n", []),
        ("灯標の新設については、その時期を含めて検討中である。\n", []),
    ],
)
def test_absences(text: str, expected: list[tuple[str, str, int | None]]) -> None:
    document = Document(f"{HEAD}\n{text}", "memo.txt")
    found = absences(document, outline(document))
    assert [(document.quote(a.span), a.subject, a.year) for a in found] == expected
    assert [a.word for a in found] == [document.quote(a.span) for a in found]


def test_without_a_budget_nothing_is_said_of_money() -> None:
    document = Document("# 会議の運営\n\n- 会議の頻度 検討中\n", "memo.txt")
    assert absences(document, outline(document)) == ()
