import pickle

import pytest

from answer.citation import Citation
from answer.result import Answer
from eval.question import Expected, Question, Source
from eval.score import is_cited, score, supports
from ingest.document import Span


def citation(quote: str, file: str = "000_budget.txt") -> Citation:
    return Citation(1, "doc", "量子技術関連予算", file, "", Span(0, len(quote)), quote)


def question(**fields: object) -> Question:
    values = {
        "id": "q",
        "question": "令和3年度のQ-LEAPの予算額は？",
        "type": "figure",
        "line": 1,
        "sources": (Source("000", "35億円(32億円)"),),
    }
    return Question(**(values | fields))  # type: ignore[arg-type]


def answer(text: str, quote: str = "Q-LEAP 35億円(32億円)", **fields: object) -> Answer:
    return Answer("", text, (citation(quote),), **fields)  # type: ignore[arg-type]


FIGURE = question(figures=(Expected(3_500_000_000, "R3"),), forbid_figures=(3_200_000_000,))


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("35億円です。[1]", True),
        ("３５億円です。[1]", True),
        ("3,500百万円[1]", True),
        ("35億円です（前年度は32億円）。", True),
        ("令和3年度は35億円です。前年度は32億円でした。", True),
        ("32億円です。", False),
        ("前年度の32億円に対し35億円です。", False),
        ("予算額は増えました。32億円です。", False),
        ("350億円です。", False),
        ("35[1]億円ではなく36億円です。", True),  # a citation mark is no part of the words
        ("35億円、1億円、2億円、3億円、4億円です。", True),
        ("35億円、1億円、2億円、3億円、4億円、5億円です。", False),
    ],
)
def test_amounts_are_read_from_the_words(text: str, right: bool) -> None:
    assert score(FIGURE, answer(text)).right is right


def test_a_forbidden_amount_may_not_stand_first_where_none_is_expected() -> None:
    asked = question(forbid_figures=(3_200_000_000,), type="fact", must_include=(("検討中",),))
    assert not score(asked, answer("検討中で、32億円です。")).right
    assert score(asked, answer("検討中です。なお総額は5億円です。前年度は32億円です。")).right


def test_a_range_states_both_ends() -> None:
    asked = question(figures=(Expected(600_000_000), Expected(1_200_000_000)))
    assert score(asked, answer("6～12億円です。")).right


def test_the_limit_on_amounts_grows_with_what_is_expected_and_spares_lists() -> None:
    text = "、".join(f"{number}億円" for number in range(1, 9))
    four = tuple(Expected(number * 10**8) for number in range(1, 4))
    assert score(question(figures=four), answer(text)).right
    assert not score(question(figures=four[:1]), answer(text)).right
    assert score(question(figures=four[:1], type="list"), answer(text)).right


@pytest.mark.parametrize(
    ("groups", "text", "right"),
    [
        ((("量子技術",), ("理研", "理化学研究所")), "量子 技術は理化学研究所が担う。", True),
        ((("Q-LEAP",),), "ｑ－ｌｅａｐです。", True),
        ((("2020年 9月",),), "2020年9月です。", True),
        ((("量子技術",), ("理研",)), "量子技術です。", False),
        ((("量子技術",),), "量子[1]技術です。", True),
    ],
)
def test_each_group_of_words_needs_one_member(
    groups: tuple[tuple[str, ...], ...], text: str, right: bool
) -> None:
    assert score(question(type="fact", must_include=groups), answer(text)).right is right


@pytest.mark.parametrize(
    ("quote", "file", "cited"),
    [
        ("・Q-LEAP 35億円(32億円)", "000_budget.txt", True),
        ("**35億円**（32億円）", "000_budget.txt", True),
        ("３５億円\n (32億円)", "/x/000_budget.txt", True),
        ("35億円", "000_budget.txt", True),
        ("35億円(32億円)", "001_budget.txt", False),
        ("36億円(32億円)", "000_budget.txt", False),
        ("** **", "000_budget.txt", False),
    ],
)
def test_a_citation_must_hold_the_place_or_lie_in_it(quote: str, file: str, cited: bool) -> None:
    assert is_cited([citation(quote, file)], FIGURE.sources) is cited


def test_right_and_cited_are_told_apart() -> None:
    result = score(FIGURE, answer("35億円です。", "別の文です"))
    assert result.right and not result.cited and not result.right_and_cited
    assert [fault.say("en") for fault in result.faults] == ["no citation holds a source"]


def test_abstaining_is_right_only_where_there_is_no_answer() -> None:
    silent = Answer("", "記載がありません。", abstained=True, reason="令和9年度の記載がない")
    assert score(question(answerable=False, type="unanswerable"), silent).right_and_cited
    assert not score(question(answerable=False, type="unanswerable"), answer("35億円です。")).right
    assert score(FIGURE, silent).faults[0].say("ja") == "答えなかった: 令和9年度の記載がない"


def test_tags_inside_the_text_do_not_hide_a_place() -> None:
    assert supports("<b>磁石</b> 佐川真人(最強永久磁石)", "磁石 佐川真人")


def test_a_score_that_came_from_another_process_says_the_same() -> None:
    question = Question("a", "いくら", "figure", 1, forbid_figures=(3_500_000_000,))
    found = score(question, Answer("いくら", "35億円です。"))
    assert found.wrong_key
    assert pickle.loads(pickle.dumps(found)).wrong_key
