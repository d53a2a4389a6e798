"""Differences, sums and trends, with the arithmetic shown."""

from collections.abc import Callable

import pytest

from answer.arithmetic import add
from answer.budget import budget
from answer.draft import Draft
from answer.entry import Candidate, Entry
from answer.money import amounts
from answer.proof.draft_proof import holds
from answer.question import Question
from answer.result import Answer

Ask = Callable[..., Answer]
Entries = Callable[[str], list[Entry]]
OKU = 10**8


@pytest.mark.parametrize(
    ("question", "amounts", "said"),
    [
        (
            "深海ロボット開発事業の予算は前年度からどう変わりましたか。",
            [2_500_000_000, 2_350_000_000],
            ["1.5億円の減", "-6.0%", "2,350百万円－2,500百万円"],
        ),
        (
            "沿岸観測ネットワーク整備事業の令和6年度要求額は前年度からいくら増えましたか。",
            [41 * OKU, 62 * OKU],
            ["21億円の増", "+51.2%", "62億円－41億円"],
        ),
        (
            "白波県の令和5年度から令和6年度への当初予算の増減は？",
            [210_000_000, 240_000_000],
            ["30百万円の増", "+14.3%", "240百万円－210百万円"],
        ),
    ],
)
def test_difference(ask: Ask, question: str, amounts: list[int], said: list[str]) -> None:
    answer = ask(question)
    assert [figure.yen for figure in answer.figures] == amounts
    assert all(words in answer.text for words in said)


def test_the_difference_between_two_stages(ask: Ask) -> None:
    answer = ask("沿岸観測ネットワーク整備事業の令和6年度予算案と要求額の差は？")
    assert {figure.yen for figure in answer.figures} == {48 * OKU, 62 * OKU}
    assert "14億円" in answer.text


def test_sum_of_two_names(ask: Ask) -> None:
    answer = ask("青磁県と白波県の令和6年度当初予算の合計は？")
    assert "合計は3.9億円です（150百万円＋240百万円、2件）" in answer.text
    assert [figure.yen for figure in answer.figures] == [150_000_000, 240_000_000]


def test_sum_of_two_programmes_in_two_units(ask: Ask) -> None:
    answer = ask("流氷監視高度化事業と深海ロボット開発事業の予算の合計は？")
    assert "合計は26.5億円です（3億円＋2,350百万円、2件）" in answer.text
    assert len(answer.figures) == 2


def test_which_of_two_is_more(ask: Ask) -> None:
    answer = ask("流氷監視高度化事業と深海ロボット開発事業ではどちらの予算が多いですか。")
    assert "深海ロボット開発事業のほうが20.5億円多い" in answer.text


def test_trend(ask: Ask) -> None:
    answer = ask("港湾水温観測の予算の推移を教えてください。")
    assert [figure.yen for figure in answer.figures] == [10 * OKU, 12 * OKU, 15 * OKU]
    lines = answer.text.splitlines()[1:]
    assert [line[2:7] for line in lines] == ["令和3年度", "令和4年度", "令和5年度"]


def items(entries: list[Entry]) -> list[Candidate]:
    return [Candidate(entry, 0.9, 0.9) for entry in entries]


def test_a_sum_shows_its_terms_and_is_proved(entries_of: Entries) -> None:
    text = "# 更新費\n\n令和6年度予算額\n\n- 潮位計 5億円\n- 水温計 2.5億円\n- 流速計 50百万円\n"
    draft = add(items(entries_of(text)))
    assert "合計は8億円です（5億円＋2.5億円＋50百万円、3件）" in draft.sentences[0].text
    assert len(draft.sentences) == 4
    assert all(holds(sentence) for sentence in draft.sentences)
    assert draft.confidence == pytest.approx(0.9)


# One amount printed in the overview and again in its own section.
TWICE = """# 装置更新費の一覧

令和6年度予算額

- 装置更新費 潮位計 5億円
- 装置更新費 水温計 2億円

## 装置更新費 潮位計

令和6年度予算額 5億円

## 装置更新費 水深計

令和6年度予算額 9億円
"""


UPDATES = """# 装置更新費の一覧

令和6年度予算額

- 装置更新費 潮位計 5億円
- 装置更新費 水温計 2億円
- 装置更新費 潮位計(再掲) 5億円
- 装置更新費 流速計 9億円の内数
"""


def test_repeated_amounts_and_envelopes_are_not_added(
    entries_of: Entries, understood: Callable[..., Question]
) -> None:
    question = understood("装置更新費の令和6年度予算額の合計は？")
    asked = budget(question)
    assert asked is not None
    draft = amounts(question, asked, entries_of(UPDATES))
    assert isinstance(draft, Draft)
    assert "合計は7億円です（5億円＋2億円、2件）" in draft.sentences[0].text


def test_an_amount_printed_twice_is_added_once(
    entries_of: Entries, understood: Callable[..., Question]
) -> None:
    question = understood("装置更新費の令和6年度予算額の合計は？")
    asked = budget(question)
    assert asked is not None
    draft = amounts(question, asked, entries_of(TWICE))
    assert isinstance(draft, Draft)
    assert "合計は16億円です" in draft.sentences[0].text
    assert "3件" in draft.sentences[0].text


def test_amounts_of_two_years_are_not_added(ask: Ask) -> None:
    answer = ask("沿岸観測ネットワーク整備事業の予算を合わせるといくらですか。")
    assert (48 + 41) * OKU not in [figure.yen for figure in answer.figures]
    assert "89億円" not in answer.text


RENAMED = """# 海洋の予算

## 波浪観測基盤整備

令和6年度要求・要望額 30億円
令和5年度予算額 20億円

## 波浪観測の基盤整備

令和4年度予算額 16億円

## 波浪観測基盤整備（確定）

令和6年度予算額(案) 25億円
(前年度予算額 20億円)

## 浮標の予算

令和6年度予算額

- 浮標更新 6億円
- 浮標塗装 2億円
- 灯台更新 3億円
"""


def told(understood: Callable[..., Question], entries: list[Entry], question: str) -> list[str]:
    """The sentences of the answer; [] where there is none."""
    read = understood(question)
    asked = budget(read)
    assert asked is not None
    draft = amounts(read, asked, entries)
    if not isinstance(draft, Draft):
        return []
    assert all(holds(sentence) for sentence in draft.sentences[:-1])
    return [sentence.text for sentence in draft.sentences]


@pytest.mark.parametrize(
    ("question", "last"),
    [
        (
            "波浪観測基盤整備の予算は前年度から何％増えましたか",
            "差は5億円の増（+25.0%）です（25億円－20億円）。",
        ),
        ("波浪観測基盤整備の令和6年度予算案は前年度の何倍？", "1.2倍です（25億円÷20億円）。"),
        ("波浪観測基盤整備の予算は満額でしたか", "差は5億円の減（-16.7%）です（25億円－30億円）。"),
        (
            "波浪観測基盤整備の要求額と予算額の差は百万円で？",
            "差は500百万円の減（-16.7%）です（25億円－30億円）。",
        ),
        ("浮標更新の予算は浮標塗装の何倍？", "3.0倍です（6億円÷2億円）。"),
        ("浮標更新が浮標塗装の何倍の予算？", "3.0倍です（6億円÷2億円）。"),
        (
            "浮標更新と灯台更新の予算の差は？",
            "浮標更新のほうが3億円多いです（6億円－3億円）。",
        ),
    ],
)
def test_rates_multiples_and_stages(
    entries_of: Entries, understood: Callable[..., Question], question: str, last: str
) -> None:
    assert told(understood, entries_of(RENAMED), question)[-1] == last


def test_a_trend_says_the_other_name_of_a_year(
    entries_of: Entries, understood: Callable[..., Question]
) -> None:
    text = "# 海洋の予算\n\n## 波浪観測の基盤整備\n\n令和4年度予算額 16億円\n\n## 波浪観測基盤整備\n\n令和5年度予算額 20億円\n"
    lines = told(understood, entries_of(text), "波浪観測基盤整備の予算の推移は？")
    assert [line[2:7] for line in lines[1:]] == ["令和4年度", "令和5年度"]
    assert lines[1].endswith("16億円（波浪観測の基盤整備）")


def test_a_trend_keeps_to_its_own_name(
    entries_of: Entries, understood: Callable[..., Question]
) -> None:
    text = "# 海洋の予算\n\n- 令和6年度予算額 浮標更新 9億円\n- 令和5年度予算額 外洋浮標更新 2億円\n- 令和5年度予算額 浮標更新 7億円\n"
    lines = told(understood, entries_of(text), "浮標更新の予算の推移は？")
    assert [line.partition(": ")[2] for line in lines[1:]] == ["7億円", "9億円"]


@pytest.mark.parametrize(
    "question",
    [
        "予算を全部足すといくらですか",
        "新規事業の予算の合計額は？",
        "増額された事業の予算は？",
        "浮標と月面基地の予算の合計は？",
    ],
)
def test_what_is_of_no_set_is_not_computed(
    entries_of: Entries, understood: Callable[..., Question], question: str
) -> None:
    assert told(understood, entries_of(RENAMED), question) == []
