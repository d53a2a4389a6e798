"""When there is no answer, and what is said then."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from answer.abstain import Missing, holds_names, missing, needed, vital
from answer.evidence import Evidence
from answer.naming import concepts
from answer.question import Question
from answer.result import Answer

Ask = Callable[..., Answer]
Understood = Callable[..., Question]
EvidenceOf = Callable[[Question, str], list[Evidence]]
MEMO = "# 観測\n\n沿岸観測ネットワークの点検は毎月行う。\n\n第4回の点検は高松で行った。\n"


@pytest.mark.parametrize(
    ("question", "absent"),
    [
        ("沿岸観測ネットワークの点検はいつですか", None),
        ("深海観測システムの点検はいつですか", "深海観測システム"),
        ("XYZTの点検はいつですか", "XYZT"),
        ("第5回の点検はどこで行いましたか", "第5回"),
        ("第4回の点検はどこで行いましたか", None),
    ],
)
def test_names_that_are_not_there(
    understood: Understood, evidence_of: EvidenceOf, question: str, absent: str | None
) -> None:
    asked = understood(question)
    gap = missing(asked, evidence_of(asked, MEMO))
    if absent is None:
        assert gap is None
    else:
        assert gap is not None
        assert f"「{absent}」" in gap.reason
        assert f"「{absent}」" in gap.text


def test_without_evidence_everything_is_missing(understood: Understood) -> None:
    asked = understood("沿岸観測ネットワークの点検はいつですか")
    assert missing(asked, []) == Missing.everything()


def test_every_name_of_the_turn_has_to_be_there(understood: Understood) -> None:
    asked = understood("CONetとDSRの点検の違いは？")
    names = [concept.name for concept in asked.concepts]
    assert sum(names) == 2
    assert holds_names(asked, [1.0] * len(names))
    assert not holds_names(asked, [0.0 if i == 1 else 1.0 for i in range(len(names))])


def test_common_names_are_not_vital() -> None:
    (name,) = concepts("CONetとは")
    assert vital(replace(name, rarity=5.0))
    assert not vital(replace(name, rarity=0.5))
    assert not vital(replace(name, rarity=5.0, name=False))
    assert vital(concepts("第4回は？")[0])


def test_whole_names_are_needed_whole() -> None:
    (name,) = concepts("CONetとは")
    assert needed(replace(name, whole=True)) == 1.0
    assert needed(replace(name, whole=False)) < 1.0


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("CONetの点検はいつですか", "時期・日付"),
        ("CONetの担当者は誰ですか", "人名"),
        ("CONetに何社が参加しますか", "数"),
        ("CONetは何の略ですか", "正式名称"),
    ],
)
def test_the_missing_kind_is_named(understood: Understood, question: str, kind: str) -> None:
    gap = Missing.value(understood(question))
    assert gap.reason == f"{kind}の記載がない"
    assert kind in gap.text


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("しおかぜ6号の就航はいつですか。", "しおかぜ6号"),
        ("第5回会合はいつですか。", "第5回"),
        ("宇宙観測ネットワークとは何ですか。", "宇宙観測ネットワーク"),
        ("海洋データの相互利用に関する協力覚書の署名者は誰ですか。", "人名"),
        ("海洋観測推進会議の議長は誰ですか。", "人名"),
        ("協力覚書に署名したのは何人ですか。", "数"),
        ("漂着物調査の報告書の提出期限は？", "時期・日付"),
        ("観測船「しおかぜ4号」の建造費はいくらですか。", "しおかぜ4号"),
    ],
)
def test_asked(ask: Ask, question: str, reason: str) -> None:
    answer = ask(question)
    assert answer.abstained
    assert reason in answer.reason
    assert "\n" not in answer.reason
    assert answer.text.startswith("回答できません。")
    assert answer.citations == ()
    assert answer.figures == ()
    assert 1 <= len(answer.nearest) <= 3


def test_the_nearest_passages_are_near(ask: Ask) -> None:
    nearest = ask("しおかぜ6号の就航はいつですか。").nearest
    assert [citation.n for citation in nearest] == list(range(1, len(nearest) + 1))
    assert "しおかぜ" in nearest[0].quote
