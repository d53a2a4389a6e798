"""How far a unit, with what stands around it, holds what a question asks about."""

from collections.abc import Callable

import pytest

from answer.evidence import NEGATIVE, Evidence
from answer.question import Question

Understood = Callable[..., Question]
EvidenceOf = Callable[[Question, str], list[Evidence]]
MEMO = """# 観測の手引

## 潮位計

年に二度点検する。

## 流速計

毎月点検する。潮位計とは別に扱う。
"""


def test_the_sentence_under_the_named_heading_comes_first(
    understood: Understood, evidence_of: EvidenceOf
) -> None:
    best = evidence_of(understood("潮位計の点検はいつですか"), MEMO)[0]
    assert best.unit.text == "年に二度点検する。"
    best = evidence_of(understood("流速計の点検はいつですか"), MEMO)[0]
    assert best.unit.text == "毎月点検する。"


def test_held_in_the_unit_counts_more_than_above_it(
    understood: Understood, evidence_of: EvidenceOf
) -> None:
    found = evidence_of(understood("潮位計の点検"), MEMO)
    heading = next(evidence for evidence in found if evidence.unit.text == "潮位計")
    below = next(evidence for evidence in found if evidence.unit.text == "年に二度点検する。")
    assert heading.own[0] == 1.0 == heading.held[0]
    assert below.own[0] == 0.0 < below.held[0] < 1.0
    assert below.present[0] == 1.0


def test_all_degrees_are_shares(understood: Understood, evidence_of: EvidenceOf) -> None:
    for evidence in evidence_of(understood("潮位計と流速計の点検の頻度は？"), MEMO):
        for value in (*evidence.held, *evidence.own, *evidence.present, evidence.coverage):
            assert 0.0 <= value <= 1.0
        assert all(own <= held for own, held in zip(evidence.own, evidence.held, strict=True))


def test_an_ordinal_nearby_is_another_one(understood: Understood, evidence_of: EvidenceOf) -> None:
    text = "# 会議\n\n第3回は仙台で開いた。\n\n第4回は高松で開いた。\n"
    for evidence in evidence_of(understood("第4回はどこで開きましたか"), text):
        assert evidence.present[0] == float("第4回" in evidence.unit.text)


def test_the_asked_year_is_preferred(understood: Understood, evidence_of: EvidenceOf) -> None:
    text = "- 令和4年度に装置を更新した。\n- 令和5年度に装置を更新した。\n"
    best = evidence_of(understood("2023年度に更新した装置は？"), text)[0]
    assert "令和5年度" in best.unit.text


def test_what_is_not_eligible_is_told_by_a_negation(
    understood: Understood, evidence_of: EvidenceOf
) -> None:
    text = "- 補助の対象となる経費は旅費である。\n- 補助の対象とならない経費は飲食費である。\n"
    best = evidence_of(understood("補助の対象にならない経費は？"), text)[0]
    assert "飲食費" in best.unit.text


@pytest.mark.parametrize(
    ("text", "negates"),
    [("対象にならない経費", True), ("旅費以外の経費", True), ("対象となる経費", False)],
)
def test_negation(text: str, negates: bool) -> None:
    assert bool(NEGATIVE.search(text)) is negates
