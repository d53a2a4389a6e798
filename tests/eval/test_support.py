import pytest

from answer.citation import Citation
from answer.result import Answer
from eval.support import Sentence, sentences, support
from ingest.document import Span


def answer(text: str, *quotes: str, section: str = "", title: str = "") -> Answer:
    citations = [
        Citation(n, "d", title, "000.md", section, Span(0, len(quote)), quote)
        for n, quote in enumerate(quotes, 1)
    ]
    return Answer("", text, tuple(citations))


ROW, HEAD = "| Q-LEAP | 35億円(32億円) |", "| 事業 | 令和3年度予算額(前年度予算額) |"


@pytest.mark.parametrize(
    ("text", "quotes", "supported", "supporting"),
    [
        ("Q-LEAPの令和3年度予算額は、35億円です。[1][2]", (ROW, HEAD), 1, 2),
        ("Q-LEAPの令和2年度予算額は、32億円です。[1][2]", (ROW, HEAD), 1, 2),
        # the year stands in the head alone
        ("Q-LEAPの令和3年度予算額は、35億円です。[1]", (ROW,), 0, 0),
        ("Q-LEAPの令和3年度予算額は、36億円です。[1][2]", (ROW, HEAD), 0, 0),
        ("ムーンショット型研究開発制度は、35億円です。[1]", (ROW,), 0, 0),
        # a citation that prints nothing of it, and one that no sentence points at
        ("Q-LEAPの令和3年度予算額は、35億円です。[1][2][3]", (ROW, HEAD, "東京声明"), 1, 2),
        ("Q-LEAPは35億円です。[1]", (ROW, "Q-LEAP 35億円"), 1, 1),
        ("Q-LEAPは35億円です。", (ROW,), 0, 0),
        ("Q-LEAPは3億円増です（35億円－32億円）。[1]", (ROW,), 1, 1),
        ("Q-LEAPは4億円増です（35億円－32億円）。[1]", (ROW,), 0, 0),
        ("Q-LEAPは9.4%増です（35億円、32億円）。[1]", (ROW,), 1, 1),
        ("Q-LEAPは67億円です（35億円＋32億円）。[1]", (ROW,), 1, 1),
        ("総務省は1,830億円です。[1][2]", ("| 総務省 | 1,830 |", "(単位:億円)"), 1, 2),
        ("総務省は1,830億円です。[1]", ("| 総務省 | 1,830 |",), 0, 0),
    ],
)
def test_sentences_and_citations_support_each_other(
    text: str, quotes: tuple[str, ...], supported: int, supporting: int
) -> None:
    found = support(answer(text, *quotes))
    assert (found.supported, found.supporting) == (supported, supporting)
    assert found.sentences == 1 and found.citations == len(quotes)


def test_years_and_words_may_stand_in_what_is_shown_with_a_quote() -> None:
    told = "量子技術の令和3年度予算額は、35億円です。[1]"
    assert support(answer(told, "35億円", section="量子技術 > 令和3年度")).supported == 1
    assert support(answer(told, "35億円", title="令和3年度 量子技術の予算")).supported == 1
    assert support(answer(told, "量子技術 令和3年度", section="35億円")).supported == 0


def test_what_is_not_supported_is_named() -> None:
    found = support(answer("35億円です。[1]\n宇宙は9億円です。[2]", "35億円", "量子"))
    assert found.unsupported == ("宇宙は9億円です。",) and found.idle == (2,)


def test_sentences_end_at_their_marks_and_at_lines() -> None:
    assert sentences("一つ目。[1]二つ目[2][3]。\n\n- 三つ目") == [
        Sentence("一つ目。", (1,)),
        Sentence("二つ目", (2, 3)),
        Sentence("- 三つ目", ()),
    ]
