"""Which two amounts a comparison sets side by side."""

from collections.abc import Callable

import pytest

from answer.amount_match import candidates
from answer.budget import budget
from answer.entry import Candidate, Entry
from answer.pair import same_thing, two_keys
from answer.question import Question

Entries = Callable[[str], list[Entry]]
MEMO = """# 海洋の予算

## 浮標更新事業

令和6年度要求・要望額 30億円
令和6年度予算額(案) 25億円
(前年度予算額 20億円)
令和5年度補正予算額 4億円
令和4年度予算額 18億円
"""


@pytest.mark.parametrize(
    ("question", "pair"),
    [
        ("浮標更新事業の予算は前年度からいくら増えましたか", [20, 25]),
        ("浮標更新事業の予算は令和4年度から6年度にいくら増えましたか", [18, 25]),
        ("浮標更新事業の令和6年度要求額は前年度からいくら増えましたか", [20, 30]),
        ("浮標更新事業の要求額と予算額の差は？", [30, 25]),
        ("浮標更新事業の予算は満額でしたか", [30, 25]),
        ("浮標更新事業の予算額と補正の差は？", [25, 4]),
        ("浮標更新事業の令和2年度と令和3年度の予算の差は？", []),
    ],
)
def test_two_keys(
    entries_of: Entries, understood: Callable[..., Question], question: str, pair: list[int]
) -> None:
    read = understood(question)
    asked = budget(read)
    assert asked is not None
    found = two_keys(asked, candidates(read, asked, entries_of(MEMO)))
    assert [c.figure.amount for c in found] == [oku * 10**8 for oku in pair]


def test_stages_of_two_years_are_no_pair(
    entries_of: Entries, understood: Callable[..., Question]
) -> None:
    text = "# 海洋の予算\n\n## 浮標更新事業\n\n令和6年度要求額 30億円\n令和4年度予算額 18億円\n"
    read = understood("浮標更新事業の要求額と予算額の差は？")
    asked = budget(read)
    assert asked is not None
    assert len(two_keys(asked, candidates(read, asked, entries_of(text)))) < 2


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("量子浮標観測網", "グローバル量子浮標観測網", True),
        ("浮標観測実証事業", "浮標観測普及事業", False),
        ("合計", "合計", True),
    ],
)
def test_same_thing(entries_of: Entries, first: str, second: str, *, same: bool) -> None:
    text = f"# 予算\n\n令和6年度予算額\n\n- {first} 5億円\n- {second} 3億円\n"
    one, other = (Candidate(entry, 1.0, 1.0) for entry in entries_of(text))
    assert same_thing(one, other) is same
    assert same_thing(other, one) is same
