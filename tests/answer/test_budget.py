"""What a question asks of money: stage, years, and what to do with the amounts."""

import pytest

from answer.budget import Budget, Task, budget, names_money
from answer.naming import concepts
from answer.question import understand
from ingest.stage import Stage


def read(question: str, *history: str) -> Budget:
    asked = budget(understand(question, history))
    assert asked is not None
    return asked


@pytest.mark.parametrize(
    ("question", "stages"),
    [
        ("藻場再生の概算要求額は？", (Stage.REQUEST,)),
        ("藻場再生の要望額は？", (Stage.REQUEST,)),
        ("藻場再生の補正予算額は？", (Stage.SUPPLEMENTARY,)),
        ("藻場再生の予算案は？", (Stage.DRAFT,)),
        ("藻場再生の予算額（案）は？", (Stage.DRAFT,)),
        ("藻場再生の決算額は？", (Stage.SETTLED,)),
        ("藻場再生の配分額は？", (Stage.ALLOCATION,)),
        ("藻場再生の当初予算額は？", (Stage.INITIAL,)),
        ("藻場再生の予算額はいくらですか", ()),
        ("概算要求の資料で、藻場再生の額はいくらですか", ()),
    ],
)
def test_stages(question: str, stages: tuple[Stage, ...]) -> None:
    assert read(question).stages == stages


@pytest.mark.parametrize(
    ("question", "task"),
    [
        ("藻場再生の予算額はいくらですか", Task.SINGLE),
        ("藻場再生の予算は前年度からどう変わりましたか", Task.COMPARE),
        ("藻場再生の令和5年度と令和6年度の予算の差は？", Task.COMPARE),
        ("藻場再生と流氷監視の予算の合計は？", Task.SUM),
        ("藻場再生の予算の推移は？", Task.TREND),
    ],
)
def test_tasks(question: str, task: Task) -> None:
    assert read(question).task is task


@pytest.mark.parametrize(
    "question",
    [
        "藻場再生とは何ですか",
        "覚書はいつ署名されましたか",
        "参加したのは何か国ですか",
        "予算が増えたのはなぜですか",
        "消費者庁は何をしますか",
    ],
)
def test_no_question_of_money(question: str) -> None:
    assert budget(understand(question)) is None


@pytest.mark.parametrize("question", ["総務費と公債費の合計は？", "教育費はどのくらい増えた？"])
def test_expenses_are_money(question: str) -> None:
    assert budget(understand(question)) is not None


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("藻場再生の令和6年度予算額は？", (2024,)),
        ("藻場再生の2024年度予算額は？", (2024,)),
        ("2023年8月の資料で藻場再生の予算額は？", ()),
        ("藻場再生の予算額は？", ()),
        ("藻場再生の、前年度にあたる令和5年度の予算額は？", (2023,)),
        ("藻場再生の前年度（令和5年度）の予算額は？", (2023,)),
        ("藻場再生の令和6年度の前年度予算額は？", (2023,)),
    ],
)
def test_fiscal_years(question: str, years: tuple[int, ...]) -> None:
    assert read(question).years == years


def test_subjects_say_what_the_money_is_for() -> None:
    asked = read("藻場再生実証事業の令和6年度予算額はいくらですか")
    assert [concept.text for concept in asked.subjects] == ["藻場再生実証事業"]
    assert asked.asked


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("予算額", True),
        ("概算要求額", True),
        ("増減額", True),
        ("政府予算案", True),
        ("政府案", True),
        ("観測装置", False),
        ("予算委員会", False),
    ],
)
def test_words_of_money(word: str, expected: bool) -> None:
    assert all(names_money(concept) is expected for concept in concepts(word))


def test_several_keys_named_one_by_one() -> None:
    asked = read("藻場再生の令和6年度予算案と前年度予算額と令和5年度補正予算額は？")
    assert [(key.year, key.stage, key.relative) for key in asked.keys] == [
        (2024, Stage.DRAFT, None),
        (None, Stage.INITIAL, -1),
        (2023, Stage.SUPPLEMENTARY, None),
    ]


@pytest.mark.parametrize("turn", ["前年度は？", "昨年度は？"])
def test_last_year_of_an_earlier_turn(turn: str) -> None:
    asked = read(turn, "藻場再生実証事業の令和6年度予算額は？")
    assert asked.years == (2023,)
    assert not asked.soft_years


def test_the_year_of_an_earlier_turn_is_soft() -> None:
    asked = read("補正は？", "藻場再生実証事業の令和6年度予算額は？")
    assert asked.stages == (Stage.SUPPLEMENTARY,)
    assert asked.years == (2024,)
    assert asked.soft_years


@pytest.mark.parametrize(
    ("question", "unit"),
    [
        ("藻場再生の予算は百万円で？", 10**6),
        ("藻場再生の予算は何億円ですか", 10**8),
        ("藻場再生の予算を円単位で", 1),
        ("藻場再生の予算を千円で教えて", 10**3),
        ("藻場再生の予算は百万円にするといくら", 10**6),
        ("藻場再生の予算を億円に換算して", 10**8),
        ("藻場再生への10万ユーロは円換算でいくら", None),
        ("藻場再生の予算は何円ですか", 1),
        ("藻場再生の予算額は？", None),
        ("5億円の事業の予算は？", None),
    ],
)
def test_the_unit_asked_for(question: str, unit: int | None) -> None:
    assert read(question).unit == unit


@pytest.mark.parametrize(
    ("question", "rate", "times"),
    [
        ("藻場再生の予算の伸び率は？", True, False),
        ("藻場再生の予算は何％増えましたか", True, False),
        ("藻場再生の予算は何倍になりましたか", False, True),
        ("藻場再生の予算はいくら増えましたか", False, False),
    ],
)
def test_rates_and_multiples(question: str, *, rate: bool, times: bool) -> None:
    asked = read(question)
    assert (asked.task, asked.rate, asked.times) == (Task.COMPARE, rate, times)


@pytest.mark.parametrize(
    ("question", "marks"),
    [
        ("新規の事業と予算額は？", ("新規",)),
        ("新たに始まる事業と予算額は？", ("新規",)),
        ("再掲の事業の予算額をすべて", ("再掲",)),
        ("内数の事業の予算額をすべて", ("内数",)),
        ("藻場再生の予算額は？", ()),
    ],
)
def test_marks(question: str, marks: tuple[str, ...]) -> None:
    assert read(question).marks == marks


@pytest.mark.parametrize(
    ("question", "without", "stages"),
    [
        ("藻場の事業の予算の合計は？補正は除く", (Stage.SUPPLEMENTARY,), ()),
        ("補正を除いた藻場の事業の予算の合計は？", (Stage.SUPPLEMENTARY,), ()),
        ("藻場の補正予算の合計は？再掲は数えない", (), (Stage.SUPPLEMENTARY,)),
        ("藻場の補正ではなく予算額は？", (), ()),
        ("藻場に要求した額は？案でも補正でもなく", (), (Stage.REQUEST,)),
        ("藻場の概算要求でも当初予算でもない決算額は？", (), (Stage.SETTLED,)),
    ],
)
def test_what_is_left_out(
    question: str, without: tuple[Stage, ...], stages: tuple[Stage, ...]
) -> None:
    asked = read(question)
    assert (asked.without, asked.stages) == (without, stages)


@pytest.mark.parametrize(
    ("question", "disputes"),
    [
        ("藻場再生の令和5年度予算額は資料で食い違っていますか", True),
        ("藻場再生の令和5年度予算額は二つの資料で一致しますか", True),
        ("藻場再生の令和5年度予算額は？", False),
        ("藻場再生の要求と補正の額は違いますか", False),
    ],
)
def test_disputes(question: str, *, disputes: bool) -> None:
    assert read(question).disputes is disputes


@pytest.mark.parametrize(
    "question", ["藻場再生の予算は満額でしたか", "藻場再生は要求どおりの額ですか"]
)
def test_as_requested_sets_the_budget_beside_the_request(question: str) -> None:
    asked = read(question)
    assert (asked.task, asked.stages, asked.plain) == (Task.COMPARE, (Stage.REQUEST,), True)


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("令和4年度予算の概要の藻場再生の令和3年度予算額は？", (2021,)),
        ("令和4年度予算の概要では藻場再生はいくらですか", (2022,)),
    ],
)
def test_the_year_of_a_title_gives_way_to_one_beside_it(
    question: str, years: tuple[int, ...]
) -> None:
    asked = budget(understand(question), "令和4年度予算の概要")
    assert asked is not None
    assert asked.years == years
