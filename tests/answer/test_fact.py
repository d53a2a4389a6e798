"""The shortest unit that tells a date, a place, a person, a count."""

from collections.abc import Callable

import pytest

from answer.ask import Ask as Kind
from answer.evidence import Evidence
from answer.fact import facts, is_label, loose
from answer.question import Question
from answer.result import Answer
from answer.unit import Unit

Ask = Callable[..., Answer]
Understood = Callable[..., Question]
EvidenceOf = Callable[[Question, str], list[Evidence]]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("計画の期間は？", ["令和6年度", "令和10年度"]),
        ("無人潜水機の開発に参画しているのは何社ですか。", ["14社"]),
        ("How many companies take part in 無人潜水機の開発?", ["14社"]),
        ("しおかぜ4号の就航はいつですか。", ["2026年3月"]),
        ("観測船「しおかぜ5号」はいつ就航しますか。", ["2028年11月"]),
        ("協力覚書はいつ署名されましたか。", ["2023年9月14日"]),
        ("協力覚書はどこで署名されましたか。", ["長崎市"]),
        ("協力覚書はいつ、どこで署名されましたか。", ["2023年9月14日", "長崎市"]),
        ("国際共同観測には何か国が参加しましたか。", ["9か国"]),
        ("DSRの稼働率は？", ["82.5％"]),
        ("沿岸の測量を全国で初めて行った人は誰ですか。", ["伊能忠敬"]),
        ("観測網はなぜ再編されたのですか。", ["老朽化"]),
        ("第3回会合はいつ開かれましたか。", ["2024年2月8日"]),
        ("第４回会合の場所は？", ["高松市"]),
        ("第4回会合の出席者は何名ですか。", ["17名"]),
        ("第3回会合の出席者は何名ですか。", ["21名"]),
        ("漂着物調査の調査員は何名ですか。", ["33名"]),
    ],
)
def test_asked(ask: Ask, question: str, expected: list[str]) -> None:
    answer = ask(question)
    assert not answer.abstained
    for words in expected:
        assert words in answer.text
        assert any(words in citation.quote for citation in answer.citations)


@pytest.mark.parametrize(
    ("question", "others"),
    [
        ("しおかぜ4号の就航はいつですか。", ["2028年11月"]),
        ("第3回会合はいつ開かれましたか。", ["2024年5月23日", "高松市"]),
        ("第4回会合の出席者は何名ですか。", ["21名"]),
    ],
)
def test_another_number_is_not_told(ask: Ask, question: str, others: list[str]) -> None:
    text = ask(question).text
    assert not [words for words in others if words in text]


@pytest.mark.parametrize(
    ("earlier", "question", "expected"),
    [
        ("第3回会合はいつ開かれましたか。", "第4回は？", "2024年5月23日"),
        ("第3回会合の出席者は何名ですか。", "第4回は？", "17名"),
        ("しおかぜ4号の就航はいつですか。", "しおかぜ5号は？", "2028年11月"),
        ("協力覚書はいつ署名されましたか。", "その協力分野は？", "潮位の観測"),
    ],
)
def test_followed_up(ask: Ask, earlier: str, question: str, expected: str) -> None:
    answer = ask(question, earlier)
    assert not answer.abstained
    assert expected in answer.text


def test_a_label_speaks_for_what_follows_it(
    understood: Understood, evidence_of: EvidenceOf
) -> None:
    text = "# 会場\n\n高松市の港湾合同庁舎\n\n# 議題\n\n装置の更新\n"
    question = understood("会場はどこですか")
    best = facts(question, evidence_of(question, text), Kind.PLACE)[0]
    told = [
        best.evidence.unit.text,
        *(best.evidence.unit.tree.document.quote(s) for _, s in best.spans),
    ]
    assert "高松" in "".join(told)


def test_values_of_the_kind_asked_for(understood: Understood, evidence_of: EvidenceOf) -> None:
    question = understood("覚書の署名はいつですか")
    text = "覚書には2023年9月14日に署名した。覚書は協力を進める。\n"
    found = facts(question, evidence_of(question, text), Kind.DATE)
    assert found[0].values == ("2023年9月14日",)


def test_a_value_that_the_question_names_is_no_answer(
    understood: Understood, evidence_of: EvidenceOf
) -> None:
    question = understood("2023年9月14日の覚書の期限はいつですか")
    found = facts(question, evidence_of(question, "覚書は2023年9月14日に署名した。\n"), Kind.DATE)
    assert not any("2023年9月14日" in fact.values for fact in found)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("# 開催地\n", True),
        ("開催地\n", True),
        ("開催地は高松市である。\n", False),
        ("開催地：高松市\n", False),
    ],
)
def test_labels(units_of: Callable[[str], list[Unit]], text: str, label: bool) -> None:
    assert is_label(units_of(text)[0]) is label


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("海洋覚書に英国側で署名したのは誰ですか。", "署名者（英国）"),
        ("海洋覚書に日本から署名したのは誰ですか。", "署名者（日本）"),
    ],
)
def test_somebody_of_one_side_is_told_beside_the_other(
    understood: Understood, evidence_of: EvidenceOf, question: str, first: str
) -> None:
    text = "# 英国との海洋覚書\n\n- 署名者（日本）: 渡辺博士\n- 署名者（英国）: スミス博士\n"
    asked = understood(question)
    best = facts(asked, evidence_of(asked, text), Kind.PERSON)[0]
    assert best.evidence.unit.text.startswith(first)


def test_a_line_that_the_asked_word_heads_comes_first(
    understood: Understood, evidence_of: EvidenceOf
) -> None:
    text = "# 海洋覚書\n\n2023年4月7日に署名が報じられた。\n\n- 署名日: 2023年4月5日\n"
    asked = understood("海洋覚書の署名日はいつですか")
    assert facts(asked, evidence_of(asked, text), Kind.DATE)[0].values == ("2023年4月5日",)


def test_only_loose_kinds_do_without_a_value(understood: Understood) -> None:
    question = understood("どこが行いますか")
    assert loose(question, Kind.ORGANISATION)
    assert not loose(understood("どの大学が行いますか"), Kind.ORGANISATION)
    assert not loose(question, Kind.DATE)
    assert not loose(question, Kind.COUNT)
