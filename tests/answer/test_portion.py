"""What share one amount is of another."""

from collections.abc import Callable

import pytest

from answer.budget import budget
from answer.draft import Draft
from answer.entry import Entry
from answer.portion import portion
from answer.proof.draft_proof import proved
from answer.question import Question

Entries = Callable[[str], list[Entry]]
Understood = Callable[..., Question]
MEMO = """# 海洋観測関係予算

## 海洋観測関係予算の全体

令和6年度予算額 200億円
(前年度予算額 160億円)

## 潮位計更新事業

令和6年度予算額 50億円
(前年度予算額 40億円)

## 府県別の配分

単位：百万円

| 府県 | 令和6年度予算額 整備費 | 令和6年度予算額 更新費 | 令和6年度予算額 運営費 |
|---|---|---|---|
| 青磁県 | 150 | 30 | 120 |
| 白波県 | 240 | 60 | 180 |
| 計 | 390 | 90 | 300 |
"""


@pytest.fixture(scope="module")
def entries(entries_of: Entries) -> list[Entry]:
    return entries_of(MEMO)


def shared(understood: Understood, question: str, entries: list[Entry]) -> Draft | None:
    read = understood(question)
    asked = budget(read)
    assert asked is not None
    return portion(read, asked, entries)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "令和6年度の海洋観測関係予算に占める潮位計更新事業の割合は？",
            "割合は25.0%です（50億円÷200億円）。",
        ),
        (
            "潮位計更新事業は令和6年度の海洋観測関係予算の何％ですか。",
            "割合は25.0%です（50億円÷200億円）。",
        ),
        (
            "令和6年度の海洋観測関係予算のうち潮位計更新事業は何％？",
            "割合は25.0%です（50億円÷200億円）。",
        ),
        # Printed amounts say which whole is meant.
        (
            "令和6年度の海洋観測関係予算200億円に占める潮位計更新事業50億円の割合は？",
            "割合は25.0%です（50億円÷200億円）。",
        ),
        # Two columns of one row.
        ("白波県の更新費の予算は整備費の何％ですか。", "割合は25.0%です（60百万円÷240百万円）。"),
        ("青磁県の整備費の予算に占める更新費の割合は？", "割合は20.0%です（30百万円÷150百万円）。"),
    ],
)
def test_the_share_with_its_division(
    understood: Understood, entries: list[Entry], question: str, said: str
) -> None:
    draft = shared(understood, question, entries)
    assert draft is not None
    assert draft.sentences[-1].text == said
    assert len(draft.sentences) == 3
    assert proved(draft).sentences == draft.sentences


@pytest.mark.parametrize(
    "question",
    [
        "令和6年度の海洋観測関係予算に占める波高計更新事業の割合は？",
        "令和9年度の海洋観測関係予算に占める潮位計更新事業の割合は？",
        "令和6年度の宇宙観測関係予算に占める潮位計更新事業の割合は？",
        # A part is not larger than its whole.
        "潮位計更新事業に占める令和6年度の海洋観測関係予算の割合は？",
        "割合は？予算の",
    ],
)
def test_no_share(understood: Understood, entries: list[Entry], question: str) -> None:
    assert shared(understood, question, entries) is None


@pytest.mark.parametrize(
    "question",
    [
        "青磁県の整備費は全体の何％ですか。令和6年度の予算です",
        "令和6年度の整備費の予算で青磁県が全体に占める割合は？",
    ],
)
def test_the_share_of_a_row_in_the_total_of_its_column(
    understood: Understood, entries: list[Entry], question: str
) -> None:
    draft = shared(understood, question, entries)
    assert draft is not None
    assert draft.sentences[-1].text == "割合は38.5%です（150百万円÷390百万円）。"
    assert proved(draft).sentences == draft.sentences
