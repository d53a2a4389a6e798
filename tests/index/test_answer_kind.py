import pytest

from index.answer_kind import AnswerKind, held, wanted

MONEY, DATE, COUNT = AnswerKind.MONEY, AnswerKind.DATE, AnswerKind.COUNT
PERSON, MEANING = AnswerKind.PERSON, AnswerKind.MEANING


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("予算はいくらですか?", {MONEY}),
        ("署名したのはいつ?", {DATE}),
        ("参加したのは何か国?", {COUNT}),
        ("共同議長は誰でしたか", {PERSON}),
        ("TRL6とは何ですか", {MEANING}),
        ("How much was the budget, and when?", {MONEY, DATE}),
        ("科学技術予算の定義は", {MEANING}),
        ("背景を述べよ", set()),
    ],
)
def test_what_a_question_wants(question: str, kinds: set[AnswerKind]) -> None:
    assert wanted(question) == kinds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("令和3年度 35億円", {MONEY, DATE}),
        ("総務省\t1,830\t541", {MONEY}),
        ("最大13億ドル", {MONEY}),
        ("13か国の関係者", {COUNT}),
        ("城内内閣府特命担当大臣", {PERSON}),
        ("研究を進める。", set()),
    ],
)
def test_what_a_passage_holds(text: str, kinds: set[AnswerKind]) -> None:
    assert held(text) == kinds
