"""What a name means, is, or stands for."""

from collections.abc import Callable

import pytest

from answer.definition import definitions, expansion, other_form, subject
from answer.evidence import Evidence
from answer.question import Question
from answer.result import Answer

Ask = Callable[..., Answer]
Understood = Callable[..., Question]
EvidenceOf = Callable[[Question, str], list[Evidence]]


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        ("[5] DSR：深海調査ロボット", "dsr", "深海調査ロボット"),
        ("DSR: 深海調査ロボット", "dsr", "深海調査ロボット"),
        ("ＤＳＲ：深海調査ロボット", "dsr", "深海調査ロボット"),
        ("深海調査ロボット（DSR）を使う", "dsr", "深海調査ロボット"),
        ("沿岸観測ネットワーク（CONet）は広い", "沿岸観測ネットワーク", "CONet"),
        ("深海調査ロボットを使う", "dsr", None),
    ],
)
def test_the_other_form(text: str, form: str, expected: str | None) -> None:
    assert other_form(text, [form]) == expected


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("DSR（5億円）を要求する", "dsr"),
        ("DSR（2024年）に始まる", "dsr"),
        ("ADSR：別の装置", "dsr"),
    ],
)
def test_no_other_form(text: str, form: str) -> None:
    assert expansion(text, [form]) is None


@pytest.mark.parametrize(
    "text",
    [
        "潮汐計とは、海面の高さを測る装置である。\n\n潮汐計を港湾に置き、値を毎時公表する。\n",
        "潮汐計：海面の高さを測る装置\n\n潮汐計を港湾に置き、値を毎時公表する。\n",
        "港湾に潮汐計を置き、値を毎時公表する。\n\n潮汐計は、海面の高さを測る装置である。\n",
        "# 潮汐計\n\n- 概要: 海面の高さを測り、記録し続ける装置である。\n- 台数: 全国の港湾に置く。\n",
        "# 潮汐計\n\n海面の高さを測り、記録し続ける装置である。\n\n# 更新\n\n潮汐計の更新を港湾ごとに進める。\n",
    ],
)
def test_the_defining_sentence_comes_first(
    understood: Understood, evidence_of: EvidenceOf, text: str
) -> None:
    question = understood("潮汐計とは何ですか")
    best = definitions(question, evidence_of(question, text), full_name=False)[0]
    assert "海面の高さを測" in best.evidence.unit.text


def test_scores_fall(understood: Understood, evidence_of: EvidenceOf) -> None:
    question = understood("潮汐計とは何ですか")
    text = "潮汐計とは、海面を測る装置である。\n\n- 潮汐計の更新を全国で進める\n- 潮汐計\n"
    scores = [
        found.score for found in definitions(question, evidence_of(question, text), full_name=False)
    ]
    assert scores == sorted(scores, reverse=True)


def test_a_table_row_defines_its_first_cell(
    understood: Understood, evidence_of: EvidenceOf
) -> None:
    question = understood("HFLの正式名称は？")
    text = "| 略称 | 名称 |\n|---|---|\n| DSR | 深海調査ロボット |\n| HFL | 港湾流速計 |\n"
    best = definitions(question, evidence_of(question, text), full_name=True)[0]
    assert best.full_name == "港湾流速計"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("CONetとは何ですか", "CONet"), ("深海ロボット拠点の正式名称は？", "深海ロボット拠点")],
)
def test_subject(understood: Understood, text: str, expected: str) -> None:
    question = understood(text)
    at = subject(question)
    assert at is not None
    assert question.concepts[at].text == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("沿岸観測ネットワークとは何ですか。", "常時公開する仕組み"),
        ("CONetとは？", "常時公開する仕組み"),
        ("What is CONet?", "常時公開する仕組み"),
        ("深海ロボット拠点はどのような施設ですか。", "試験と整備"),
        ("HFLは何の略ですか。", "港湾流速計"),
        ("漂着物調査とは何ですか。", "記す調査"),
    ],
)
def test_asked(ask: Ask, question: str, expected: str) -> None:
    answer = ask(question)
    assert not answer.abstained
    assert expected in answer.text
    assert any(expected in citation.quote for citation in answer.citations)


@pytest.mark.parametrize("question", ["宇宙観測ネットワークとは何ですか。", "XYZTとは？"])
def test_an_unknown_name_is_not_defined(ask: Ask, question: str) -> None:
    assert ask(question).abstained
