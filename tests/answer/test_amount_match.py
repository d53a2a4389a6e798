"""Which amounts a question asks for: by subject first, then by year and stage."""

from collections.abc import Callable

import pytest

from answer.amount_match import LEAST, candidates, in_order, of_key, same_amount
from answer.budget import budget
from answer.entry import Candidate, Entry
from answer.naming import concepts
from answer.question import Question
from answer.tree import Tree
from ingest.document import Document
from ingest.figure import figures
from ingest.outline import outline

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
        ("子どもを守るSEAWATCHは2024年度いくら出ますか", [9 * OKU]),
        ("子どもを守るSEAWATCHは2025年度いくら出ますか", []),
        ("子どもを守るSEAWATCHの給料は2024年度いくらですか", []),
        ("子どもを守る工夫は2024年度いくら出ますか", []),
    ],
)
def test_everyday_words_around_a_name_describe_it(
    understood: Understood,
    entries_of: Entries,
    question: str,
    amounts: list[int],
) -> None:
    memo = MEMO + "\n## 沿岸監視SEAWATCHの整備\n\n令和6年度予算額(案) 9億円\n"
    assert fitting(understood, entries_of(memo), question) == amounts


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


OF_MINISTRIES = """# 海洋行政の資料

## 海洋戦略関係の予算

| 府省 | 事業名 | R6当初予算(R5当初予算) |
|---|---|---|
| 【文】文部科学省 | 深海探査実証事業 | 14億円(12億円) |
| 【経】経済産業省 | 潮流発電試験事業 | 6億円(9億円) |

## 府省別の総額

単位：億円

| 府省 | 令和6年度予算額 |
|---|---|
| 文部科学省 | 900 |
| 経済産業省 | 700 |
| 防衛省 | 500 |
"""


@pytest.mark.parametrize(
    ("question", "amounts"),
    [
        ("文科省の深海探査実証事業の令和6年度予算額は？", [14 * OKU]),
        ("経産省の深海探査実証事業の令和6年度予算額は？", []),
        ("深海探査実証事業の令和6年度予算額は？", [14 * OKU]),
        ("深海探査実証事業の令和5年度予算額は？", [12 * OKU]),
        ("防衛省の令和6年度予算額は？", [500 * OKU]),
        # The title speaks of the sea, but so does a section: the rest is not its.
        ("防衛省の海洋戦略の令和6年度予算額は？", []),
        ("環境省の令和6年度予算額は？", []),
    ],
)
def test_an_amount_is_of_its_ministry(
    understood: Understood, entries_of: Entries, question: str, amounts: list[int]
) -> None:
    assert fitting(understood, entries_of(OF_MINISTRIES), question) == amounts


def test_another_ministry_in_the_next_turn(understood: Understood, entries_of: Entries) -> None:
    read = understood("経産省は？", "文科省の令和6年度予算額はいくらですか。")
    asked = budget(read)
    assert asked is not None
    found = of_key(candidates(read, asked, entries_of(OF_MINISTRIES)), asked)
    assert found[0].figure.amount == 700 * OKU
    assert {c.figure.ministry for c in found} == {"経済産業省"}


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("波浪観測基盤整備", "波浪の観測に用いる基盤の整備", True),
        ("波浪観測基盤整備", "波浪観測基盤整備事業", True),
        ("波浪観測基盤整備", "整備した基盤で波浪を観測", False),
        ("波浪観測基盤整備", "波浪観測の基盤", False),
        ("更新連携事業", "連携更新事業", False),
    ],
)
def test_the_words_of_a_name_in_their_order(name: str, text: str, *, expected: bool) -> None:
    (concept,) = concepts(name)
    assert in_order(concept, text) is expected


def test_other_words_are_looked_at_only_when_loose(
    understood: Understood, entries_of: Entries
) -> None:
    text = (
        "# 海洋の予算\n\n令和6年度予算額\n\n- 波浪観測基盤の整備 5億円\n- 波浪観測基盤整備 3億円\n"
    )
    question = understood("波浪観測基盤整備の令和6年度予算額は？")
    asked = budget(question)
    assert asked is not None
    entries = entries_of(text)
    strict = candidates(question, asked, entries)
    loose = candidates(question, asked, entries, loose=True)
    assert [c.figure.amount for c in strict] == [3 * OKU]
    assert {c.figure.amount for c in loose} == {3 * OKU, 5 * OKU}


def test_a_short_name_in_quotes_stands_where_the_amount_does(
    understood: Understood, entries_of: Entries
) -> None:
    text = "# 浮標と灯台の予算\n\n令和6年度予算額\n\n- 浮標更新 5億円\n- 灯台更新 3億円\n"
    assert fitting(understood, entries_of(text), "「灯台更新」の予算額は？") == [3 * OKU]
    assert fitting(understood, entries_of(text), "「防波堤」の予算額は？") == []


LISTED = """# 海洋の予算

## 一覧

令和6年度予算額

- 潮位観測実証事業 3億円
- 水温観測実証事業 3億円
- 海洋観測基盤整備 2億円
- 海洋観測基盤運用 2億円
- 潮位観測実証事業(再掲) 3億円

## 潮位観測実証事業

令和6年度予算額 3億円
(前年度予算額 3億円)
"""


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        (0, 1, False),  # one tail
        (2, 3, False),  # one head
        (0, 4, True),
        (0, 5, True),
        (1, 5, False),
        (5, 6, False),  # another year
    ],
)
def test_one_amount_printed_twice(
    entries_of: Entries, first: int, second: int, *, same: bool
) -> None:
    found = [Candidate(entry, 1.0, 1.0) for entry in entries_of(LISTED)]
    assert same_amount(found[first], found[second]) is same
    assert same_amount(found[second], found[first]) is same


SCOPES = """# 令和6年度海洋関係予算（潮位及び海流）について

## 令和6年度当初予算における海洋関係予算

単位：億円

| 府省 | 令和6年度当初予算 |
|---|---|
| 文部科学省 | 120 |
| 国土交通省 | 240 |
| 環境省 | 60 |

## 海流戦略関係の予算

令和6年度当初予算

- 【文】海流図の更新 7億円
"""


@pytest.mark.parametrize(
    ("question", "best"),
    [
        ("文部科学省の海洋関係予算は令和6年度でいくら", 120),
        ("文部科学省の潮位関係予算は令和6年度でいくら", None),
        ("文部科学省の海流関係予算は令和6年度でいくら", 7),
    ],
)
def test_a_title_does_not_say_of_what_a_table_is(
    understood: Understood, question: str, best: int | None
) -> None:
    asked = understood(question)
    money = budget(asked)
    assert money
    title = "令和6年度海洋関係予算（潮位及び海流）について"
    document = Document(SCOPES, "memo.md", title=title)
    tree = Tree(document, outline(document))
    entries = [Entry(tree, figure) for figure in figures(document, tree.blocks)]
    found = candidates(asked, money, entries)
    assert (found[0].figure.amount if found else None) == (best and best * 10**8)
