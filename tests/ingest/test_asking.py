"""Questions and their answers."""

import pytest

from ingest.asking import asked, is_question, question_of
from ingest.document import Document
from ingest.outline import outline
from ingest.textline import text_lines


@pytest.mark.parametrize(
    ("line", "question"),
    [
        ("【問】対象は誰か。", "対象は誰か。"),
        ("（質問２）期限はいつですか？", "期限はいつですか？"),
        ("問：費用は", "費用は"),
        ("【問い合わせ先】", ""),
        ("問題がある。", ""),
        ("問１　対象は誰か。", ""),  # has a mark
    ],
)
def test_questions_by_their_tag(line: str, question: str) -> None:
    (only,) = text_lines(line)
    assert (question_of(only) if is_question(only) else "") == question


def test_what_is_asked_ends_with_the_question() -> None:
    assert asked("対象は誰\n　か。\n答　個人である。") == "対象は誰か。"


@pytest.mark.parametrize(
    "text",
    [
        "【問】対象は誰か。\n\n【答】個人である。\n\n法人を除く。\n\n【問】期限は。\n",
        "問１　対象は誰か。\n\n答１　個人である。\n\n法人を除く。\n\n問２　期限は。\n",
        "**Q. 対象は誰か。**\n\nA. 個人である。\n\n法人を除く。\n\n**Q. 期限は。**\n",
    ],
)
def test_answers_stand_under_their_question(text: str) -> None:
    blocks = outline(Document(text, "x.md"))
    assert [block.headings for block in blocks] == [(), ("対象は誰か。",), ("対象は誰か。",), ()]
