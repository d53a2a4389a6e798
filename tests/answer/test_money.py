"""One amount asked for: strictly of its year and stage, else an abstention that names the nearest."""

from collections.abc import Callable

import pytest

from answer.abstain import Missing
from answer.budget import budget
from answer.draft import Draft
from answer.entry import Entry
from answer.money import amounts
from answer.question import Question
from answer.result import Answer
from answer.tree import Tree
from ingest.document import Document
from ingest.figure import figures
from ingest.outline import outline

Ask = Callable[..., Answer]
Told = Callable[..., Draft | Missing]
OKU = 10**8


@pytest.mark.parametrize(
    ("question", "yen", "said"),
    [
        ("沿岸観測ネットワーク整備事業の令和6年度予算額はいくらですか。", 48 * OKU, "予算額（案）"),
        ("沿岸観測ネットワーク整備事業の2024年度予算案は？", 48 * OKU, "令和6年度"),
        ("沿岸観測ネットワーク整備事業の令和６年度予算額（案）は？", 48 * OKU, "令和6年度"),
        ("CONet整備事業のR6年度予算案は？", 48 * OKU, "令和6年度"),
        (
            "沿岸観測ネットワーク整備事業の令和6年度概算要求額はいくらですか。",
            62 * OKU,
            "要求・要望額",
        ),
        ("沿岸観測ネットワーク整備事業の令和5年度予算額は？", 41 * OKU, "令和5年度"),
        ("沿岸観測ネットワーク整備事業の令和5年度補正予算額は？", 6 * OKU, "補正予算額"),
        ("沿岸観測ネットワーク整備事業の補正予算額は？", 6 * OKU, "令和5年度補正"),
        ("海底通信線保全事業の令和6年度要求額はいくらですか。", 18 * OKU, "要求・要望額"),
        ("深海ロボット開発事業の予算額は？", 2_350_000_000, "23.5億円"),
        ("深海ロボット開発事業の令和5年度予算額は？", 2_500_000_000, "25億円"),
        ("港湾水温観測の令和4年度予算額は？", 12 * OKU, "令和4年度"),
        ("藻場再生実証事業の予算はいくらですか。", 7 * OKU, "内数"),
        ("流氷監視高度化事業の令和6年度予算額は？", 3 * OKU, "新規"),
        ("潜水技術者養成講座の予算額は？", 5 * OKU, "令和6年度"),
        (
            "令和6年度海洋観測関係概算要求の資料で、沿岸観測ネットワーク整備事業の額はいくらですか。",
            62 * OKU,
            "要求・要望額",
        ),
    ],
)
def test_amount(ask: Ask, question: str, yen: int, said: str) -> None:
    answer = ask(question)
    assert not answer.abstained
    assert [figure.yen for figure in answer.figures] == [yen]
    assert said in answer.text.splitlines()[0]


@pytest.mark.parametrize(
    ("question", "yen"),
    [
        ("青磁県の令和5年度当初予算額は？", 120),
        ("青磁県の令和5年度補正予算額は？", 30),
        ("青磁県の令和6年度当初予算額は？", 150),
        ("青磁県の令和6年度補正予算額は？", 40),
        ("白波県の令和5年度当初予算額は？", 210),
        ("白波県の令和6年度補正予算額は？", 70),
    ],
)
def test_a_cell_under_two_header_rows(ask: Ask, question: str, yen: int) -> None:
    answer = ask(question)
    assert [figure.yen for figure in answer.figures] == [yen * 10**6]
    assert f"{yen}百万円" in answer.text


@pytest.mark.parametrize(
    ("earlier", "question", "yen"),
    [
        ("沿岸観測ネットワーク整備事業の令和6年度予算額はいくらですか。", "前年度は？", 41 * OKU),
        ("沿岸観測ネットワーク整備事業の令和6年度予算額はいくらですか。", "補正は？", 6 * OKU),
        ("沿岸観測ネットワーク整備事業の令和6年度予算額は？", "要求は？", 62 * OKU),
        ("沿岸観測ネットワーク整備事業の予算額は？", "深海ロボット開発事業は？", 2_350_000_000),
    ],
)
def test_followed_up(ask: Ask, earlier: str, question: str, yen: int) -> None:
    assert [figure.yen for figure in ask(question, earlier).figures] == [yen]


@pytest.mark.parametrize(
    ("question", "missing", "nearest"),
    [
        ("沿岸観測ネットワーク整備事業の令和9年度予算額はいくらですか。", "令和9年度", "令和6年度"),
        (
            "沿岸観測ネットワーク整備事業の令和6年度補正予算額はいくらですか。",
            "補正予算額",
            "沿岸観測ネットワーク",
        ),
        ("海底通信線保全事業の令和6年度予算案はいくらですか。", "予算額（案）", "要求・要望額"),
        ("深海ロボット開発事業の令和4年度予算額は？", "令和4年度", "深海ロボット開発事業"),
        ("深海ロボット開発事業の決算額は？", "決算額", "予算額（案）"),
        ("港湾水温観測の令和6年度予算額は？", "令和6年度", "港湾水温観測"),
        ("青磁県の令和7年度当初予算額は？", "令和7年度", "青磁県"),
        ("流氷監視高度化事業の令和5年度予算額は？", "令和5年度", "令和6年度"),
    ],
)
def test_another_year_or_stage_is_never_the_answer(
    ask: Ask, question: str, missing: str, nearest: str
) -> None:
    answer = ask(question)
    assert answer.abstained
    assert answer.figures == () == answer.citations
    assert missing in answer.reason
    assert missing in answer.text
    assert nearest in answer.text.partition("最も近い")[2]


def test_an_unknown_programme_has_no_amount(ask: Ask) -> None:
    answer = ask("月面基地建設事業の予算額はいくらですか。")
    assert answer.abstained
    assert "月面基地建設事業" in answer.reason


@pytest.mark.parametrize(
    ("question", "own", "other"),
    [
        ("沿岸観測ネットワーク整備事業の令和6年度予算案はいくらですか。", "48億円", "62億円"),
        ("沿岸観測ネットワーク整備事業の令和6年度要求額はいくらですか。", "62億円", "48億円"),
    ],
)
def test_the_other_stage_is_named_as_such(ask: Ask, question: str, own: str, other: str) -> None:
    first, second = ask(question).text.splitlines()
    assert own in first
    assert other not in first
    assert second.startswith("なお、")
    assert other in second


def test_several_keys_one_line_each(ask: Ask) -> None:
    answer = ask(
        "沿岸観測ネットワーク整備事業の令和6年度予算案、前年度予算、令和5年度補正予算をそれぞれ教えてください。"
    )
    assert [figure.yen for figure in answer.figures] == [48 * OKU, 41 * OKU, 6 * OKU]
    assert len(answer.text.splitlines()) == 3


def test_an_amount_left_open_is_declined_with_its_place(ask: Ask) -> None:
    answer = ask("救難訓練の実施の令和6年度予算額はいくらですか。")
    assert answer.abstained
    assert "「検討中」" in answer.text
    assert answer.nearest[0].quote == "- 救難訓練の実施 検討中"


@pytest.mark.parametrize(
    "question", ["人材の育成の令和6年度予算の総額は？", "人材の育成の予算の総額はいくらですか。"]
)
def test_an_item_is_not_the_total_of_its_heading(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert not any(figure.yen in (5 * OKU, 2 * OKU) for figure in answer.figures)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("沿岸観測ネットワーク整備事業の令和6年度予算額は百万円で？", "4,800百万円"),
        ("沿岸観測ネットワーク整備事業の令和6年度予算額は何円？", "4,800,000,000円"),
        ("深海ロボット開発事業の令和6年度予算額は億円でいくら？", "23.5億円"),
        ("青磁県の令和6年度当初予算額を千円で教えて", "150,000千円"),
    ],
)
def test_the_unit_asked_for(ask: Ask, question: str, said: str) -> None:
    answer = ask(question)
    assert said in answer.text.splitlines()[0]
    assert not answer.abstained


VAGUE = """# 海洋局の資料

## 浮標の予算

令和6年度予算額

- 浮標更新 5億円
- 浮標塗装 2億円
- 浮標係留 3億円
- 灯台の光源 4億円
"""


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("浮標の予算額はいくらですか。", ["浮標更新", "浮標塗装", "浮標係留"]),
        ("浮標の令和6年度予算額は？", ["浮標更新", "浮標塗装", "浮標係留"]),
    ],
)
def test_a_name_that_fits_many_is_nobodys(
    entries_of: Callable[[str], list[Entry]],
    understood: Callable[..., Question],
    question: str,
    named: list[str],
) -> None:
    read = understood(question)
    asked = budget(read)
    assert asked is not None
    gap = amounts(read, asked, entries_of(VAGUE))
    assert isinstance(gap, Missing)
    assert "一つに定まらない" in gap.reason
    assert all(name in gap.text for name in named)
    assert "灯台" not in gap.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "沿岸観測ネットワーク整備事業の令和5年度の当初と補正を合わせるといくらですか。",
            "合計は47億円です（41億円＋6億円、2件）。",
        ),
        ("青磁県の令和6年度は、補正と当初の合計でいくら？", "合計は1.9億円です"),
        (
            "沿岸観測ネットワーク整備事業の令和6年度予算案と令和5年度補正を足すといくら？",
            "合計は54億円です（48億円＋6億円、2件）。",
        ),
    ],
)
def test_stages_of_one_thing_are_added(ask: Ask, question: str, said: str) -> None:
    answer = ask(question)
    assert answer.text.startswith(said)
    assert len(answer.figures) == 2


def test_a_stage_that_is_missing_is_named_and_the_rest_is_no_sum(ask: Ask) -> None:
    answer = ask("深海ロボット開発事業の令和5年度の当初と補正を合わせるといくらですか。")
    assert answer.abstained
    assert "補正予算額は見当たりません" in answer.text


def test_the_year_without_an_amount_is_named(ask: Ask) -> None:
    answer = ask("沿岸観測ネットワーク整備事業の予算は令和3年度から令和5年度にいくら増えましたか。")
    assert answer.abstained
    assert "令和3年度予算額は見当たりません" in answer.text
    assert "令和5年度予算額 41億円" in answer.text


MARINE = """# 令和6年度海洋調査の予算（案）

## 海流調査（カレント・プログラム）

令和6年度予算額(案) 約30億円
令和5年度補正予算額 約5億円
海流の観測と、若手育成プログラムを進める。

## 令和6年度当初予算の推移

- 海底調査事業 15億円 [補正72億円] (5億円)

## 令和6年度当初予算の主な事業

### 給食の無償化

7億円（うち国庫補助金 2億円）
"""
RELEASE = """# 令和7年度海洋関係予算概算要求の概要について

1．概算要求額は総額300億円（前年度当初予算額 280億円）。

2．主な内訳
　（1）海洋の観測　100億円（前年度 90億円）
　（2）海洋の利用　80億円（前年度 70億円）
　（3）海洋の保全　120億円（前年度 120億円）
"""


@pytest.fixture
def told(understood: Callable[[str], Question]) -> Told:
    """What the amounts of a text, `MARINE` if no other, say to a question."""

    def answered(text: str, document: str = MARINE) -> Draft | Missing:
        question = understood(text)
        asked = budget(question)
        assert asked
        title = document.partition("\n")[0].lstrip("# ")
        tree = Tree(memo := Document(document, "memo.md", title=title), outline(memo))
        entries = [Entry(tree, figure) for figure in figures(memo, tree.blocks)]
        return amounts(question, asked, entries)

    return answered


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("海流調査の令和6年度予算案と令和5年度補正を足すと？", "合計は約35億円です"),
        ("海底調査事業の令和6年度は当初と補正を合わせると？", "合計は87億円です（15億円＋72億円"),
    ],
)
def test_a_sum_says_what_its_terms_say(told: Told, question: str, said: str) -> None:
    found = told(question)
    assert isinstance(found, Draft)
    assert found.sentences[0].text.startswith(said)


def test_the_printed_whole_is_meant_where_a_whole_is_asked_for(told: Told) -> None:
    found = told("海洋の令和7年度概算要求は総額いくらですか", RELEASE)
    assert isinstance(found, Draft) and "300億円（総額）" in found.sentences[0].text


def test_a_part_of_an_amount_is_told_as_such(told: Told) -> None:
    whole, part = told("給食の無償化の予算は？"), told("給食の無償化のうち国庫補助金はいくら？")
    assert isinstance(whole, Draft) and "7億円" in whole.sentences[0].text
    assert isinstance(part, Draft) and "2億円（うち数）" in part.sentences[0].text


def test_the_amount_of_a_whole_is_not_its_parts(told: Told) -> None:
    assert isinstance(told("海流調査の予算案は？"), Draft)
    assert isinstance(told("海流調査の若手育成プログラムの令和6年度予算案は？"), Missing)


SUPPLEMENT = """# 令和6年度海浜県12月補正予算案の概要

| 区分 | 補正前の額 | 今回補正額 | 補正後の額 |
|---|---:|---:|---:|
| 一般会計 | 6,812億円 | 214億円 | 7,026億円 |
| 企業会計 | 612億円 | 1億円 | 613億円 |

（参考）前年度12月補正後の一般会計予算額は6,954億円

## 主な事業

- 灯台の改修 9億円（既決予算 6億円 → 補正後 15億円）
- 岸壁の復旧 108億円
"""


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("一般会計の補正後の額は", "7,026億円（累計）"),
        ("企業会計の補正前の額", "612億円（累計）"),
        ("企業会計の補正額は", "の令和6年度補正予算額は、1億円です"),
        ("灯台の改修の補正後の額は", "15億円（累計）"),
        ("灯台の改修の補正額は", "9億円"),
    ],
)
def test_what_budgets_add_up_to_is_no_supplement(told: Told, question: str, said: str) -> None:
    found = told(question, SUPPLEMENT)
    assert isinstance(found, Draft) and said in found.sentences[0].text


@pytest.mark.parametrize(
    "question", ["岸壁の復旧の補正後の額は", "令和5年度の企業会計の補正後の額は"]
)
def test_without_a_running_total_there_is_none(told: Told, question: str) -> None:
    found = told(question, SUPPLEMENT)
    assert isinstance(found, Missing) and "補正後の額" in found.text
