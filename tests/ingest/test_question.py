"""Answers that name nothing are about what was asked."""

import pytest

from ingest.document import Document
from ingest.figure import figures
from ingest.outline import outline


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "問1　灯台改修事業の予算はいくらですか。\n答　令和6年度当初予算額は5億円です。\n",
            ["灯台改修事業"],
        ),
        (
            "Q2．灯標補助金の予算を教えてください。\nA2．令和6年度当初予算は5億円です。前年度は4億円でした。\n",
            ["灯標補助金", "灯標補助金"],
        ),
        (
            "問3　どこに申請しますか。\n答　灯台改修事業の令和6年度予算額は5億円です。\n",
            ["灯台改修事業"],
        ),
        (
            "○南委員　灯台改修事業の令和4年度の決算額を伺います。\n\n○調査課長　令和4年度の決算額は三億円でございます。\n",
            ["灯台改修事業"],
        ),
        (
            "○南委員　灯台改修事業と灯標補助金の決算を伺います。\n\n○調査課長　令和4年度の決算額は三億円でございます。\n",
            [None],
        ),
    ],
)
def test_answers(text: str, expected: list[str | None]) -> None:
    document = Document(f"港のよくあるご質問\n\n{text}", "memo.txt")
    assert [f.subject for f in figures(document, outline(document))] == expected
