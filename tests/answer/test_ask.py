"""What kind of thing a question asks for, and whether a text prints one."""

import re

import pytest

from answer.ask import Ask, asks, counter, lists_all, values


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("発足はいつですか", {Ask.DATE}),
        ("誰が署名しましたか", {Ask.PERSON}),
        ("何か国が参加しましたか", {Ask.COUNT}),
        ("拠点は何か所ありますか", {Ask.COUNT}),
        ("予算はいくらですか", {Ask.AMOUNT}),
        ("補正は？", {Ask.AMOUNT}),
        ("CONetとは何ですか", {Ask.DEFINITION}),
        ("DSRは何の略ですか", {Ask.FULL_NAME}),
        ("理由は何ですか", {Ask.REASON}),
        ("重点目標をすべて挙げてください", {Ask.LIST}),
        ("どこで開かれましたか", {Ask.PLACE}),
        ("担当府省はどこですか", {Ask.ORGANISATION}),
        ("計画の期間は？", {Ask.PERIOD}),
        ("稼働率は？", {Ask.RATE}),
        ("どのくらい進みましたか", {Ask.QUANTITY}),
        ("観測装置の更新について", set()),
        ("いつ、どこで署名されましたか", {Ask.DATE, Ask.PLACE}),
        ("Who signed it?", {Ask.PERSON}),
        ("How many countries took part?", {Ask.COUNT}),
        ("Why was it changed?", {Ask.REASON}),
    ],
)
def test_kinds(question: str, expected: set[Ask]) -> None:
    assert set(asks(question)) == expected


def test_width_and_case_do_not_matter() -> None:
    assert asks("ＨＯＷ ＭＵＣＨ is it?") == asks("how much is it?") == (Ask.AMOUNT,)


@pytest.mark.parametrize(
    ("question", "counted"),
    [
        ("何か国が参加しましたか", "9か国"),
        ("何カ国が参加しましたか", "9ヵ国"),
        ("何社が参画していますか", "14社"),
        ("何名が出席しましたか", "17人"),
    ],
)
def test_counter_knows_its_other_spellings(question: str, counted: str) -> None:
    pattern = counter(question)
    assert pattern is not None
    assert re.search(rf"\d+(?:{pattern})", counted)


def test_no_counter_without_a_number_asked() -> None:
    assert counter("署名はいつですか") is None


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (Ask.DATE, "覚書は2023年9月14日に署名された。", ["2023年9月14日"]),
        (Ask.DATE, "令和６年度に始める。", ["令和６年度"]),
        (Ask.DATE, "覚書に署名した。", []),
        (Ask.AMOUNT, "予算額は48億円である。", ["48億円"]),
        (Ask.AMOUNT, "出席者は17名であった。", []),
        (Ask.RATE, "稼働率は82.5％であった。", ["82.5％"]),
        (Ask.COUNT, "14社が参画している。", ["14社"]),
        (Ask.COUNT, "領域4 人材の育成", []),
        (Ask.PERIOD, "期間は5年間とする。", ["5年間"]),
        (Ask.PLACE, "会議は仙台で開いた。", ["仙台"]),
        (Ask.PERSON, "測量したのは伊能忠敬である。", ["伊能", "忠敬"]),
        (Ask.PERSON, "署名者: 汐見内閣府特命担当大臣", ["汐見内閣府特命担当大臣"]),
        (Ask.PERSON, "署名者: 内閣府特命担当大臣", []),
        (Ask.PERSON, "ほかの国（豪、加、仏、独、蘭）等とも結ぶ。", []),
        (Ask.ORGANISATION, "港湾海洋研究所が行う。", ["研究所"]),
    ],
)
def test_values(kind: Ask, text: str, expected: list[str]) -> None:
    assert [text[span.start : span.end] for span in values(kind, text)] == expected


@pytest.mark.parametrize(
    "number", ["4万3,460人", "1億2,434万人", "12,345人", "3万人", "1.5万人", "三十二人"]
)
def test_a_number_is_counted_whole(number: str) -> None:
    text = f"令和5年の数は{number}であった。"
    assert [text[s.start : s.end] for s in values(Ask.COUNT, text, "人")] == [number]


def test_values_of_the_counter_asked_for() -> None:
    text = "14社と9か国が加わった。"
    assert [text[s.start : s.end] for s in values(Ask.COUNT, text, "か国")] == ["9か国"]
    assert values(Ask.COUNT, "領域4 人材の育成", counter("何人いますか")) == []


@pytest.mark.parametrize(
    ("question", "expected"),
    [("全部教えて", True), ("目標を列挙してください", True), ("目標は何ですか", False)],
)
def test_all_of_them(question: str, expected: bool) -> None:
    assert lists_all(question) is expected
