"""What `tenkyo ask` prints."""

import pytest

from answer.citation import Citation
from answer.result import Answer
from app.terminal import page, printable
from ingest.document import Span

CITATION = Citation(
    1, "0" * 16, "予算について", "a.txt", "全体 > 内訳", Span(10, 17), "約247億円\nである", 3, "内閣府", "2021-04-15"
)  # fmt: skip


def test_an_answer_with_its_source() -> None:
    assert page(Answer("q", "約247億円です。[1]", (CITATION,)), "ja").splitlines() == [
        "約247億円です。[1]",
        "",
        "[1] 予算について · 内閣府 · 2021-04-15",
        "    § 全体 > 内訳",
        "    a.txt · 3頁 · 10–17 文字目",
        "    │ 約247億円",
        "    │ である",
    ]


def test_an_abstention_names_the_nearest() -> None:
    shown = page(Answer("q", "見つかりません。", abstained=True, nearest=(CITATION,)), "en")
    assert "Nearest passages:" in shown
    assert "p. 3" in shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("令和3年度\t35億円\n次", "令和3年度\t35億円\n次"),
        ("全角　空白と\u200b幅なし", "全角　空白と\u200b幅なし"),
        ("\x1b[2J消す", "\ufffd[2J消す"),
        ("\u202e逆", "\ufffd逆"),
    ],
)
def test_a_document_cannot_steer_the_terminal(text: str, shown: str) -> None:
    assert printable(text) == shown
