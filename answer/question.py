"""A question understood: what kind of answer it wants, about what, of which year and stage."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from answer.ask import Ask, asks, counter
from answer.concept import Concept, concepts
from ingest.era import find_years
from ingest.fold import fold

MAX_LENGTH = 2000  # characters; a question of a page or more is a document

# An earlier turn is taken up when the new turn begins so, or names no subject of its own.
_BACKWARD = re.compile(
    r"^(?:では|じゃあ?|それでは|ちなみに|また|なお|あと|そして)|その|それ|これ|この|そこ|同じ|同(?:事業|年|プログラム|会合|機関)"
    r"|^(?:前年度?|翌年度?|昨年度?|補正|要求|予算案|当初)|^(?:and|what about|how about)\b|\b(?:it|its|that|they|their)\b",
    re.IGNORECASE,
)
_PREVIOUS_YEAR = re.compile(r"前年度?|昨年度?|前の年度?|previous (?:fiscal )?year")
_NEXT_YEAR = re.compile(r"翌年度?|次の?年度?|next (?:fiscal )?year")
_HINT = re.compile(
    r"(?P<n>\d{1,3}|[一二三四五六七八九十])\s?(?:つ|個|件|点|種類|項目|分野|機関|拠点|本柱|本の柱|か国|カ国|ヵ国|段階|領域|組)"
)
_KANJI = {c: i for i, c in enumerate("〇一二三四五六七八九十")}
# What follows the thing asked about: は, とは, って, を, には …, or the end.
_MARKED = re.compile(
    r"\s*(?:[」』）)]\s*)?(?:(?:に|で|と|から|の名称|の名前|の一覧|額|名)?(?:は|を|って|とは)|が(?:あ|挙|始)|したのは|する(?:のは|もの)|[?？。]|$|の(?:正式|略|意味|定義|期間|時期))"
)
# What an earlier turn's concepts count when the new turn has its own.
_CARRIED = 0.5


class QuestionError(ValueError):
    """The question cannot be read."""


@dataclass(frozen=True)
class Question:
    """`concepts` is what it is about; `carried` are those of them that an earlier turn named.

    `focus` is the index of the concept that is asked about (日英の覚書の*協力分野*は). `years` are western; `shifted` when 前年度 was counted
    from an earlier turn's. `count` is a number that the question gives for a list (5つの戦略).
    `searched` is the text to search with: the question itself, or with the earlier turn's words.
    """

    text: str
    searched: str
    asks: tuple[Ask, ...]
    concepts: tuple[Concept, ...]
    years: tuple[int, ...] = ()
    counted: str | None = None
    count: int | None = None
    carried: frozenset[str] = frozenset()
    focus: int | None = None
    shifted: bool = False
    previous_year: bool = False
    next_year: bool = False

    def wants(self, *kinds: Ask) -> bool:
        return any(kind in self.asks for kind in kinds)


def understand(text: str, history: Sequence[str] = ()) -> Question:
    """Read a question; earlier turns fill in what it leaves out.

    `understand("署名者は？", ["日英の協力覚書はいつ署名された？"])` is about 署名者 and carries 日英, 協力覚書.
    """
    cleaned = text.strip()
    if not fold(cleaned).text.strip("？?。、. \t\n"):
        raise QuestionError("質問が空です。知りたいことを一文で入力してください。")
    if len(cleaned) > MAX_LENGTH:
        raise QuestionError(
            f"質問が長すぎます（{len(cleaned):,}字）。{MAX_LENGTH:,}字以内の質問にしてください。"
        )
    question = _single(cleaned)
    for turn in reversed([turn.strip()[:MAX_LENGTH] for turn in history if turn.strip()]):
        if not _leans(question):
            break
        question = _merge(question, _single(turn))
    return question


def _single(text: str) -> Question:
    view = fold(text).text
    hint = _HINT.search(view)
    found = concepts(text)
    return Question(
        text=text,
        searched=text,
        asks=asks(text),
        concepts=found,
        years=tuple(dict.fromkeys(year.year for year in find_years(text))),
        counted=counter(text),
        count=_number(hint["n"]) if hint else None,
        previous_year=bool(_PREVIOUS_YEAR.search(view)),
        next_year=bool(_NEXT_YEAR.search(view)),
        focus=_focus(text, found),
    )


def _focus(text: str, found: Sequence[Concept]) -> int | None:
    """The last concept that a topic or object marker follows, else the last one."""
    marked = [i for i, concept in enumerate(found) if _MARKED.match(text, concept.end)]
    if marked:
        return marked[-1]
    return len(found) - 1 if found else None


def _leans(question: Question) -> bool:
    """Whether the question cannot stand without the turn before."""
    own = [concept for concept in question.concepts if concept.text not in question.carried]
    named = any(concept.name for concept in question.concepts)
    return bool(_BACKWARD.search(question.text)) or not own or (len(own) <= 1 and not named)


def _merge(question: Question, earlier: Question) -> Question:
    own = {concept.keys[0] for concept in question.concepts}
    carried = tuple(
        replace(concept, weight=concept.weight * _CARRIED)
        for concept in earlier.concepts
        if concept.keys[0] not in own
    )
    years = question.years or earlier.years
    shift = 0 if question.years else question.next_year - question.previous_year
    if shift:
        years = tuple(year + shift for year in earlier.years)
    return replace(
        question,
        searched=f"{question.searched} {earlier.searched}",
        asks=question.asks or earlier.asks,
        concepts=(*question.concepts, *carried),
        years=years,
        counted=question.counted or (earlier.counted if not question.asks else None),
        count=question.count or (earlier.count if not question.asks else None),
        shifted=bool(shift and earlier.years),
        carried=question.carried | {concept.text for concept in carried},
    )


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _KANJI[text]
