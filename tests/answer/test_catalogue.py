"""Answers from a set of amounts: the whole list, how many, the sum, the largest."""

from collections.abc import Callable

import pytest

from answer.budget import budget
from answer.catalogue import catalogue
from answer.draft import Draft
from answer.entry import Entry
from answer.proof.draft_proof import proved
from answer.question import understand

Entries = Callable[[str], list[Entry]]
MEMO = """# 令和6年度海洋観測関係予算

## 沿岸観測の予算

令和6年度予算額

- 潮位計更新 5億円
- 水温計更新 250百万円(新規)
- 流速計更新 9億円の内数
- 潮位計更新(再掲) 5億円
- 波高計更新 1億円
- ブイ係留 5億円

## 外洋観測の予算

令和6年度予算額

- 観測船運航 40億円
- 深海探査機 12億円(新規)
- 観測船修繕 3億円【令和5年度補正予算】

## 港湾観測の予算

- 令和5年度予算額 検潮所 2億円
- 令和6年度予算額 験潮儀 3億円
"""


@pytest.fixture(scope="module")
def entries(entries_of: Entries) -> list[Entry]:
    return entries_of(MEMO)


def drafted(question: str, entries: list[Entry]) -> Draft | None:
    read = understand(question)
    asked = budget(read)
    assert asked is not None
    return catalogue(read, asked, entries)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "沿岸観測の事業の予算の合計は？",
            "合計は13.5億円です（5億円＋250百万円＋1億円＋5億円、4件）。",
        ),
        (
            "沿岸観測の事業の予算の合計は百万円で？",
            "合計は1,350百万円です（5億円＋250百万円＋1億円＋5億円、4件）。",
        ),
        ("外洋観測の事業の予算の合計は？補正は除く", "合計は52億円です（40億円＋12億円、2件）。"),
        ("外洋観測の事業の予算の合計は？", "合計は52億円です（40億円＋12億円、2件）。"),
        ("潮位計更新と波高計更新の予算を足すと？", "合計は6億円です（5億円＋1億円、2件）。"),
        (
            "沿岸観測で予算が最も大きい事業は？",
            "4件のうち最も大きいのは潮位計更新です（内数を除く）。",
        ),
        (
            "沿岸観測で予算が最も小さい事業は？",
            "4件のうち最も小さいのは波高計更新です（内数を除く）。",
        ),
        (
            "沿岸観測で予算が3番目に大きい事業は？",
            "4件のうち3番目に大きいのは水温計更新です（内数を除く）。",
        ),
        (
            "沿岸観測の予算の上位3つの事業は？",
            "大きい順に次のとおりです（4件の比較、内数を除く）。",
        ),
        ("外洋観測で予算が最も大きい事業は？", "2件のうち最も大きいのは観測船運航です。"),
        ("新規の事業と予算額をすべて挙げて", "該当する金額の記載は2件です。"),
        ("沿岸観測の予算のある事業は何件？", "5件です。"),
        ("潮位計更新、ブイ係留、波高計更新の予算は？", "該当する金額の記載は3件です。"),
    ],
)
def test_the_first_line(entries: list[Entry], question: str, said: str) -> None:
    draft = drafted(question, entries)
    assert draft is not None
    assert draft.sentences[0].text == said


@pytest.mark.parametrize(
    "question",
    [
        # Of two years, of no set, of what nobody funds.
        "港湾観測で予算が最も大きい事業は？",
        "港湾観測の事業の予算の合計は？",
        "予算の合計は？",
        "予算が最も大きい事業は？",
        "月面観測の事業の予算の合計は？",
        "潮位計更新と月面観測の予算の合計は？",
        # What grew most is not what is largest, and a programme is no ministry.
        "沿岸観測で予算が最も増えた事業は？",
        "沿岸観測で予算の伸びが最も大きい事業は？",
        "沿岸観測で予算が最も大きい省庁は？",
        # No amount at one of the stages.
        "外洋観測の事業の要求と補正の合計は？",
        # As many as the question says.
        "沿岸観測の6事業の予算の合計は？",
        # One amount is no set.
        "観測船運航の予算額は？",
    ],
)
def test_no_catalogue(entries: list[Entry], question: str) -> None:
    draft = drafted(question, entries)
    assert draft is None


def test_the_items_of_a_list_are_proved_and_in_order(entries: list[Entry]) -> None:
    draft = drafted("沿岸観測の予算の上位3つの事業は？", entries)
    assert draft is not None
    shown = [sentence.text for sentence in proved(draft).sentences[1:]]
    assert [text.partition(":")[0] for text in shown] == [
        "- 潮位計更新",
        "- ブイ係留",
        "- 水温計更新",
    ]


def test_an_envelope_is_named_and_not_added(entries: list[Entry]) -> None:
    draft = drafted("沿岸観測の事業の予算の合計は？", entries)
    assert draft is not None
    texts = [sentence.text for sentence in draft.sentences]
    at = texts.index("内数の次の額は、合計に含めていません。")
    assert [text.partition(":")[0] for text in texts[at + 1 :]] == ["- 流速計更新"]
    assert proved(draft).sentences == draft.sentences


def test_nothing_but_envelopes_has_no_sum(entries_of: Entries) -> None:
    text = (
        "# 観測予算\n\n## 海上観測\n\n令和6年度予算額\n\n- 浮標 9億円の内数\n- 灯台 4億円の内数\n"
    )
    draft = drafted("海上観測の事業の予算の合計は？", entries_of(text))
    assert draft is not None
    assert draft.sentences[0].text == "内数を含むため、合計は示せません。"


PLAN = """# 観測計画

## 沿岸観測戦略関係予算

令和6年度予算額 20億円

- 潮位計更新 5億円
- 波高計更新 1億円
- 人材の育成(潮位計更新) 5億円(再掲)
"""


def test_the_amount_printed_for_the_whole_is_its_total(entries_of: Entries) -> None:
    assert drafted("沿岸観測戦略関係予算の合計は？", entries_of(PLAN)) is None


def test_what_is_printed_for_the_whole_is_named_beside_a_sum(entries_of: Entries) -> None:
    draft = drafted("沿岸観測戦略関係の事業の令和6年度予算の合計は？", entries_of(PLAN))
    assert draft is not None
    texts = [sentence.text for sentence in draft.sentences]
    # What is said again under another name is not added twice.
    assert texts[0] == "合計は6億円です（5億円＋1億円、2件）。"
    assert texts[-1].endswith("令和6年度予算額としては、20億円と記載されています。")
    assert proved(draft).sentences == draft.sentences
