"""A question understood, alone and after earlier ones."""

from dataclasses import replace

import pytest

from answer.ask import Ask
from answer.question import MAX_LENGTH, Question, QuestionError, understand


def names(question: Question) -> list[str]:
    return [concept.text for concept in question.concepts]


@pytest.mark.parametrize(
    "text", ["", " ", "\n\t　", "？", "？？?。", "、。", "…！（）※", "\u200b", "\0"]
)
def test_nothing_is_asked(text: str) -> None:
    with pytest.raises(QuestionError, match="質問が空です"):
        understand(text)


@pytest.mark.parametrize("length", [MAX_LENGTH + 1, 100_000])
def test_too_much_is_asked(length: int) -> None:
    with pytest.raises(QuestionError, match=f"{length:,}字") as raised:
        understand("海" * length)
    assert len(str(raised.value)) < 100


def test_the_longest_question_is_read() -> None:
    assert understand("観測装置とは？" + "。" * (MAX_LENGTH - 7)).wants(Ask.DEFINITION)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("令和6年度の予算額は？", (2024,)),
        ("R6年度の予算額は？", (2024,)),
        ("２０２４年度と令和５年度の差は？", (2024, 2023)),
        ("令和元年度の予算額は？", (2019,)),
        ("予算額は？", ()),
    ],
)
def test_years(text: str, years: tuple[int, ...]) -> None:
    assert understand(text).years == years


@pytest.mark.parametrize(
    ("text", "count"), [("4つの重点目標は？", 4), ("三つの柱は？", 3), ("柱は？", None)]
)
def test_a_given_count(text: str, count: int | None) -> None:
    assert understand(text).count == count


@pytest.mark.parametrize(
    ("text", "focus"),
    [
        ("協力覚書の協力分野は？", "協力分野"),
        ("CONetとは何ですか", "CONet"),
        ("深海ロボット拠点の役割を教えてください", "役割"),
    ],
)
def test_focus(text: str, focus: str) -> None:
    question = understand(text)
    assert question.focus is not None
    assert names(question)[question.focus] == focus


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("覚書に英国側で署名したのは誰ですか", "英国"),
        ("覚書に日本から署名したのは誰ですか", "日本"),
        ("英国側と日本側の署名者は誰ですか", None),
        ("英国から届いた覚書はいつ署名されましたか", None),
    ],
)
def test_the_side_that_somebody_is_of(text: str, side: str | None) -> None:
    question = understand(text)
    assert (None if question.side is None else question.concepts[question.side].text) == side


@pytest.mark.parametrize(
    ("text", "everyday"), [("覚書の取り決めは？", True), ("覚書の署名は？", False)]
)
def test_everyday(text: str, everyday: bool) -> None:
    question = understand(text)
    assert question.everyday is everyday
    assert not question.paraphrased
    unheard = tuple(replace(concept, heard=False) for concept in question.concepts)
    assert replace(question, concepts=unheard).paraphrased is everyday


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("概算要求の資料では、藻場再生はいくらですか", "概算要求"),
        ("予算案の資料では、藻場再生はいくらですか", "予算案"),
        ("藻場再生はいくらですか", ""),
    ],
)
def test_the_kind_of_document_pointed_to(text: str, kind: str) -> None:
    assert understand(text).kind == kind


def test_last_year_counts_from_the_earlier_turn() -> None:
    question = understand("前年度は？", ["藻場再生実証事業の令和6年度予算額は？"])
    assert question.years == (2023,)
    assert question.shifted
    assert "藻場再生実証事業" in names(question)
    assert question.wants(Ask.AMOUNT)


def test_next_year_counts_from_the_earlier_turn() -> None:
    assert understand("翌年度は？", ["令和6年度の藻場再生の予算額は？"]).years == (2025,)


def test_another_number_takes_the_place_of_the_earlier_one() -> None:
    question = understand("第4回は？", ["第3回会合はいつ開かれましたか。"])
    assert "第4回" in names(question)
    assert "第3回" not in names(question)
    assert question.wants(Ask.DATE)


def test_another_stage_keeps_subject_and_year() -> None:
    question = understand("補正は？", ["藻場再生実証事業の令和6年度予算額は？"])
    assert question.years == (2024,)
    assert question.carried >= {"藻場再生実証事業"}


def test_a_leaning_turn_reaches_back_over_several() -> None:
    turns = ["藻場再生実証事業の令和6年度予算額は？", "前年度は？"]
    assert "藻場再生実証事業" in names(understand("補正は？", turns))


def test_a_question_that_stands_alone_carries_nothing() -> None:
    alone = "流氷監視システムの参加機関と開発期間はどうなっていますか"
    question = understand(alone, ["CONetの稼働率は？"])
    assert question.carried == frozenset()
    assert names(question) == names(understand(alone))


def test_what_the_new_turn_names_counts_more() -> None:
    question = understand("その協力分野は？", ["協力覚書はいつ署名されましたか"])
    weights = {concept.text: concept.weight for concept in question.concepts}
    assert weights["協力分野"] > weights["協力覚書"]


def test_an_empty_or_endless_history_does_not_matter() -> None:
    assert understand("補正は？", ["", "  "]).carried == frozenset()
    assert understand("補正は？", ["海" * 100_000]).text == "補正は？"
