"""When not to answer, and what to say then: which name, year or kind of answer is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from answer.ask import Ask
from answer.concept import Concept
from answer.draft import Quote
from answer.evidence import Evidence
from answer.question import Question

# A name counts as found where it stands whole, by an alias, or nearly all of its rare words together.
NAME_FOUND = 0.7
# A name that stands in more than about a tenth of all passages (日本, 量子技術) is no test of an answer.
_RARE = 2.4
_REPLACES = 3.2
_KINDS = {
    Ask.AMOUNT: "金額",
    Ask.COUNT: "数",
    Ask.PERIOD: "期間",
    Ask.DATE: "時期・日付",
    Ask.PERSON: "人名",
    Ask.PLACE: "場所",
    Ask.ORGANISATION: "機関名",
    Ask.RATE: "割合",
    Ask.QUANTITY: "数量",
    Ask.FULL_NAME: "正式名称",
    Ask.DEFINITION: "説明",
    Ask.LIST: "一覧",
    Ask.REASON: "理由",
}


@dataclass(frozen=True)
class Missing:
    """Why there is no answer: `reason` as one phrase, `text` as the sentence shown; `nearest` is the place
    of the amount that comes nearest, where there is one."""

    reason: str
    text: str
    nearest: Quote | None = None

    @classmethod
    def names(cls, concepts: Sequence[Concept]) -> Missing:
        listed = "」「".join(concept.text for concept in concepts)
        return cls(
            f"「{listed}」が見当たらない",
            f"回答できません。取り込み済みの文書には「{listed}」に当たる記載が見つかりませんでした。",
        )

    @classmethod
    def value(cls, question: Question) -> Missing:
        kind = next((_KINDS[ask] for ask in question.asks if ask in _KINDS), "答え")
        return cls(
            f"{kind}の記載がない",
            f"回答できません。関連する記載はありますが、お尋ねの{kind}は文書に書かれていません。",
        )

    @classmethod
    def amount(cls, question: Question) -> Missing:
        names = [concept.text for concept in question.concepts if concept.name]
        listed = f"「{'」「'.join(names)}」の" if names else "お尋ねの"
        return cls(
            f"{listed}金額の記載がない",
            f"回答できません。取り込み済みの文書には、{listed}金額の記載が見つかりませんでした。",
        )

    @classmethod
    def key(cls, asked: str, nearest: str, place: Quote) -> Missing:
        return cls(
            f"{asked}の記載がない",
            f"回答できません。取り込み済みの文書に{asked}は見当たりません。最も近い記載は{nearest}です。",
            place,
        )

    @classmethod
    def several(cls, asked: str, found: Sequence[str], place: Quote) -> Missing:
        told = "、".join(f"「{name}」" for name in found)
        return cls(
            f"「{asked}」が一つに定まらない",
            f"回答できません。「{asked}」に当たる金額は{told}など複数あり、どれか定まりません。事業名などを指定してください。",
            place,
        )

    @classmethod
    def everything(cls) -> Missing:
        return cls(
            "関連する記載がない",
            "回答できません。取り込み済みの文書には、お尋ねの事項に当たる記載が見つかりませんでした。",
        )


def missing(question: Question, found: Sequence[Evidence]) -> Missing | None:
    """The names of the question that no unit near it holds; None when nothing essential is missing."""
    if not found or not question.concepts:
        return Missing.everything()
    best = [max(values) for values in zip(*(evidence.present for evidence in found), strict=True)]
    if holds_names(question, best):
        return None
    own, carried = _vital(question)
    absent = [i for i in own if best[i] < needed(question.concepts[i])] or carried
    return Missing.names([question.concepts[i] for i in absent])


def holds_names(question: Question, present: Sequence[float]) -> bool:
    """Whether every rare name of the turn is there, and one of those that it takes from an earlier turn.

    One is enough: 基礎基盤研究の方は？ after a question on Flagshipプロジェクト keeps the field, not the project.
    """
    own, carried = _vital(question)
    if not all(present[i] >= needed(question.concepts[i]) for i in own):
        return False
    if any(question.concepts[i].parts for i in own):
        return True
    # 第4回は？ names no subject: the earlier turn's stays. A rare word of the turn's own replaces it.
    if replaces(question):
        return not carried or any(present[i] >= NAME_FOUND for i in carried)
    return all(present[i] >= needed(question.concepts[i]) for i in carried)


def replaces(question: Question) -> bool:
    """Whether a rare word of the turn's own takes the place of the names before it."""
    return any(
        concept.rarity >= _REPLACES and concept.parts and concept.known and not concept.verb
        for concept in question.concepts
        if concept.text not in question.carried
    )


def _vital(question: Question) -> tuple[list[int], list[int]]:
    """The indexes of the rare names: the turn's own, and those taken from an earlier turn."""
    names = [i for i, concept in enumerate(question.concepts) if vital(concept)]
    own = [i for i in names if question.concepts[i].text not in question.carried]
    return own, [i for i in names if i not in own]


def needed(concept: Concept) -> float:
    """How far a name has to be there: whole, where the documents print it whole."""
    return 1.0 if concept.whole else NAME_FOUND


def vital(concept: Concept) -> bool:
    """Whether the concept is a name rare enough to tell one answer from another."""
    return concept.name and (concept.rarity >= _RARE or not concept.parts)
