"""The amounts that a question picks as a set."""

from collections.abc import Callable

import pytest

from answer.budget import budget
from answer.entry import Entry
from answer.question import understand
from answer.selection import picked, side_by_side

Entries = Callable[[str], list[Entry]]
MEMO = """# 海洋行政の資料

## 観測戦略関係の予算

### 観測戦略：研究開発

| 府省 | 事業名 | R6当初予算(R5当初予算) |
|---|---|---|
| 【文】文部科学省 | 深海探査実証事業 | 14億円(12億円) |
| 【文】文部科学省 | 浅海探査実証事業 | 14億円（新規） |
| 【経】経済産業省 | 潮流発電試験事業 | 6億円(9億円) |
| 【経】経済産業省 | 波浪計標準化事業 | [補正3億円](3億円) |

### 観測戦略：人材養成

| 府省 | 事業名 | R6当初予算(R5当初予算) |
|---|---|---|
| 【文】文部科学省 | 潜水士養成講座 | 2億円（新規） |
| 【経】経済産業省 | 潮流発電試験事業(再掲) | 6億円(9億円) |
| 【国】国土交通省 | 海図電子化基盤 | 80億円の内数(70億円の内数) |

## 漁港整備の予算

| 府省 | 事業名 | R6当初予算(R5当初予算) |
|---|---|---|
| 【農】農林水産省 | 漁港防波堤更新 | 30億円(31億円) |
| | 計 | 30億円(31億円) |
"""


@pytest.fixture(scope="module")
def entries(entries_of: Entries) -> list[Entry]:
    return entries_of(MEMO)


def names(question: str, entries: list[Entry]) -> list[str | None]:
    read = understand(question)
    asked = budget(read)
    assert asked is not None
    return [c.figure.subject for c in picked(read, asked, entries)]


DEEP, SHALLOW, TIDAL, WAVE = "深海探査", "浅海探査", "潮流発電", "波浪計"
DIVERS, CHART, HARBOUR = "潜水士", "海図", "漁港"


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("新規の事業をすべて挙げて、予算額も", [SHALLOW, DIVERS]),
        ("文科省の新規事業と予算額は？", [SHALLOW, DIVERS]),
        ("文部科学省の事業の予算をすべて挙げて", [DEEP, SHALLOW, DIVERS]),
        ("経産省の事業の当初予算をすべて挙げて", [TIDAL]),
        ("経産省の事業の補正予算をすべて挙げて", [WAVE]),
        ("人材養成の事業の予算をすべて挙げて", [DIVERS, TIDAL, CHART]),
        ("観測戦略の事業の予算の合計は？補正は除く", [DEEP, SHALLOW, TIDAL, DIVERS, CHART]),
        ("漁港整備の事業の予算をすべて挙げて", [HARBOUR]),
        ("内数の事業をすべて、予算額も", [CHART]),
        ("令和6年度の文科省の事業の予算をすべて挙げて", [DEEP, SHALLOW, DIVERS]),
        ("令和9年度の文科省の事業の予算をすべて挙げて", []),
        ("環境省の事業の予算をすべて挙げて", []),
        ("火星探査の事業の予算をすべて挙げて", []),
        ("予算を全部足すといくらですか", []),
    ],
)
def test_picked(entries: list[Entry], question: str, expected: list[str]) -> None:
    found = names(question, entries)
    assert len(found) == len(expected)
    assert all(any(part in (name or "") for name in found) for part in expected)


def test_equal_amounts_of_one_list_are_two_things(entries: list[Entry]) -> None:
    found = names("研究開発の文科省の事業の予算をすべて挙げて", entries)
    assert found == ["深海探査実証事業", "浅海探査実証事業"]


def test_what_one_document_prints_twice_is_picked_once(entries_of: Entries) -> None:
    text = """# 観測予算

## 全体

| 事業 | 令和6年度予算額 |
|---|---|
| 潮位計更新事業 | 500百万円（新規） |
| 水温計更新事業 | 200百万円（新規） |

## 潮位計更新事業

令和6年度予算額は500百万円（新規）である。
"""
    found = names("新規の事業をすべて挙げて、予算額も", entries_of(text))
    assert found == ["潮位計更新事業", "水温計更新事業"]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("マリナDXの取組の予算の合計は？", ["ブイ更新", "水路測量"]),
        # An amount of the name that its neighbours outweigh is no whole.
        ("ソナーの事業の予算の合計は？", ["ソナー教育", "港の探査"]),
    ],
)
def test_a_whole_is_no_part_of_its_own_sum(
    entries_of: Entries, question: str, expected: list[str]
) -> None:
    text = """# 海洋の予算

## マリナDX

令和6年度予算額

- マリナDXの取組 9億円
- ブイ更新 5億円
- 水路測量 4億円

## ソナー関係の予算

令和6年度予算額

- ソナー教育 2億円
- 港の探査 7億円
"""
    assert names(question, entries_of(text)) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("深海探査実証事業と浅海探査実証事業の予算は？", [1_400_000_000, 1_400_000_000]),
        ("深海探査実証事業、潜水士養成講座の予算の合計は？", [1_400_000_000, 200_000_000]),
        ("漁港防波堤更新は深海探査実証事業より予算が多い？", [3_000_000_000, 1_400_000_000]),
        ("漁港防波堤更新が深海探査実証事業の何倍の予算？", [3_000_000_000, 1_400_000_000]),
        ("深海探査実証事業の予算は？", []),
        ("深海探査実証事業と月面探査実証事業の予算は？", None),
        ("深海探査実証事業と潜水士養成講座の令和8年度予算は？", None),
    ],
)
def test_side_by_side(entries: list[Entry], question: str, expected: list[int] | None) -> None:
    read = understand(question)
    asked = budget(read)
    assert asked is not None
    found = side_by_side(read, asked, entries)
    assert (found if found is None else [c.figure.amount for c in found]) == expected


def test_the_year_before_is_picked_where_only_a_later_document_has_it(
    entries: list[Entry],
) -> None:
    question = understand("漁港整備の令和5年度予算の事業をすべて挙げて")
    asked = budget(question)
    assert asked is not None
    assert [c.figure.value for c in picked(question, asked, entries)] == [31 * 10**8]
