"""Which amounts a question asks for: by subject first, then by year and stage."""

from collections.abc import Callable

import pytest

from answer.amount_match import LEAST, candidates, of_key
from answer.budget import budget
from answer.entry import Candidate, Entry
from answer.question import Question

Understood = Callable[..., Question]
Entries = Callable[[str], list[Entry]]
MEMO = """# 海洋観測予算

## 藻場再生実証事業

令和6年度予算額(案) 7億円
(前年度予算額 5億円)
令和5年度補正予算額 2億円

## 流氷監視高度化事業

令和6年度予算額(案) 3億円(新規)
"""


def found(understood: Understood, entries: list[Entry], text: str) -> list[Candidate]:
    question = understood(text)
    asked = budget(question)
    assert asked is not None
    return candidates(question, asked, entries)


def fitting(understood: Understood, entries: list[Entry], text: str) -> list[int | None]:
    asked = budget(understood(text))
    assert asked is not None
    return [c.figure.amount for c in of_key(found(understood, entries, text), asked)]


OKU = 10**8


@pytest.mark.parametrize(
    ("question", "amounts"),
    [
        ("藻場再生実証事業の令和6年度予算額は？", [7 * OKU]),
        ("藻場再生実証事業の令和6年度予算案は？", [7 * OKU]),
        ("藻場再生実証事業の2024年度予算案は？", [7 * OKU]),
        ("藻場再生実証事業の前年度予算額は？", [5 * OKU]),
        ("藻場再生実証事業の補正予算額は？", [2 * OKU]),
        ("藻場再生実証事業の令和5年度補正予算額は？", [2 * OKU]),
        ("藻場再生実証事業の令和6年度補正予算額は？", []),
        ("藻場再生実証事業の令和4年度予算額は？", []),
        ("藻場再生実証事業の概算要求額は？", []),
        ("藻場再生実証事業の決算額は？", []),
        ("流氷監視高度化事業の令和6年度予算額は？", [3 * OKU]),
        ("流氷監視高度化事業の令和5年度予算額は？", []),
    ],
)
def test_year_and_stage_are_strict(
    understood: Understood, entries_of: Entries, question: str, amounts: list[int]
) -> None:
    assert fitting(understood, entries_of(MEMO), question) == amounts


def test_another_subject_is_no_candidate(understood: Understood, entries_of: Entries) -> None:
    entries = entries_of(MEMO)
    subjects = {
        c.figure.subject for c in found(understood, entries, "藻場再生実証事業の予算額は？")
    }
    assert subjects == {"藻場再生実証事業"}
    assert found(understood, entries, "津波警報装置の予算額は？") == []


def test_the_best_first_and_none_below_the_least(
    understood: Understood, entries_of: Entries
) -> None:
    fits = found(understood, entries_of(MEMO), "藻場再生実証事業の予算額は？")
    assert [c.score for c in fits] == sorted((c.score for c in fits), reverse=True)
    assert all(c.fit >= LEAST for c in fits)
    assert fits[0].figure.amount == 7 * OKU


def test_the_row_that_the_question_names(understood: Understood, entries_of: Entries) -> None:
    text = "# 配分\n\n単位：百万円\n\n| 県 | 令和6年度予算額 |\n|---|---|\n| 青磁県 | 150 |\n| 白波県 | 240 |\n"
    best = found(understood, entries_of(text), "白波県の令和6年度予算額は？")[0]
    assert best.figure.amount == 240 * 10**6


def test_a_part_gives_way_to_the_whole(understood: Understood, entries_of: Entries) -> None:
    text = "# 装置更新費\n\n令和6年度予算額 9億円\n\n- うち装置更新費（再掲） 4億円\n"
    best = found(understood, entries_of(text), "装置更新費の令和6年度予算額は？")[0]
    assert best.figure.amount == 9 * OKU


@pytest.mark.parametrize(
    ("heading", "question", "amounts"),
    [
        ("令和6年度当初予算案", "藻場再生実証事業の令和6年度当初予算額は？", [7 * OKU]),
        ("令和6年度予算案", "藻場再生実証事業の令和6年度当初予算額は？", []),
        ("令和6年度予算案と令和5年度補正予算", "藻場再生実証事業の補正予算額は？", []),
    ],
)
def test_a_draft_of_the_initial_budget_is_asked_for_as_such(
    understood: Understood,
    entries_of: Entries,
    heading: str,
    question: str,
    amounts: list[int],
) -> None:
    text = f"# {heading}の概要\n\n## 藻場再生実証事業\n\n令和6年度予算額(案) 7億円\n"
    assert fitting(understood, entries_of(text), question) == amounts


def test_the_first_word_of_a_compound_tells_it_apart(
    understood: Understood, entries_of: Entries
) -> None:
    entries = entries_of("# 漁業戦略関係予算\n\n令和6年度予算額 30億円\n")
    assert fitting(understood, entries, "漁業戦略関係予算の令和6年度予算額は？") == [30 * OKU]
    assert fitting(understood, entries, "航空戦略関係予算の令和6年度予算額は？") == []
