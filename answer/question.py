"""A question understood: what kind of answer it wants, about what, of which year and stage."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from answer.ask import ANY_COUNTER, Ask, asks, counter
from answer.concept import Concept
from answer.everyday import formal
from answer.naming import concepts
from answer.written_year import written_out
from ingest.era import find_years
from ingest.fold import fold
from ingest.ministry import ministry_of_name

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
    r"(?P<n>\d{1,3}|[一二三四五六七八九十])\s?(?:つ|個|件|点|種類|項目|分野|機関|拠点|本柱|本の柱|か国|カ国|ヵ国|段階|領域|組|事業(?![者費名期]))"
)
_KANJI = {c: i for i, c in enumerate("〇一二三四五六七八九十")}
# Wording that frames a question and names nothing; blanked before concepts are read.
_SCAFFOLD = re.compile(
    r"(?:日本語|英語|和文|英文)(?:だと|では|で|の)|(?:億円|百万円|千円|円)(?:単位)?で|(?:を)?お願いします|(?:トップ|上位|下位|ワースト)の?[0-9０-９一二三四五六七八九十]{1,2}(?:つ|位|件|省|事業)?|[0-9０-９]{1,2}(?:位|番目)|(?:大き|多|高|小さ|少な|低)い順に?|(?:円|百万円|億円)単位|(?:金額|予算額?|額)と一緒に|として挙げられ|について|に関して|に関する|における|に対して|によると|具体的に|要するに"
)
# 資料では, 資料によると: what stands before it names a document, not the thing asked about.
_SOURCE = re.compile(
    r"(?:資料|文書|スライド|報告書|説明資料|レポート)(?:では|で、|によると|において|の中で)"
)
# 概算要求の資料, 予算案のスライド name a document, not the stage of an amount.
IN_DOCUMENT = re.compile(
    r"(?P<kind>概算要求|要求|予算案|政府案|補正予算?)(?:時|段階)?(?:の|に関する)?(?:資料|文書|スライド|説明資料)"
)
# Words for a kind of thing; they say what to answer, the concept before them what about.
_TYPES = {
    Ask.ORGANISATION: "機関 組織 団体 企業 府省 省庁 部署 大学 実施機関 会議体".split(),
    Ask.PERSON: "研究者 人物 氏名".split(),
    Ask.PLACE: "都市 開催地 会場 開催場所".split(),
}
_BRACKET = re.compile(r"\s?[（(](?=[^（）()]{2,40}(?P<close>[)）]))")
# 開催日, 開催地, 発足時期: what is asked of the thing, rarely printed so.
_ATTRIBUTE = re.compile(r".{1,4}(?:日時?|地|都市|会場|場所|時期|年月日?|期日|人数)")
CATEGORIES = frozenset("分野 領域 取組 取り組み 項目 ポイント 内容 国 施策 名称".split())
_TYPE_WEIGHT, _SOURCE_WEIGHT = 0.25, 0.3
# What follows the thing asked about: は, とは, って, を, には …, or the end.
_MARKED = re.compile(
    r"\s*(?:[」』）)]\s*)?(?:(?:に|で|と|から|の名称|の名前|の一覧|の数|の割合|の人数|額|名)?(?:は|を|って|とは)|が(?:あ|挙|始)|として(?:何|は)|したのは|する(?:のは|もの)|[?？。]|$|の(?:正式|略|意味|定義|期間|時期))"
)
_TOPIC = re.compile(r"\s*(?:[」』）)]\s*)?(?:に|で|と|から)?(?:は|って)")
_INSTEAD = re.compile(r"以外|の場合|だと|のほう|の方")
_DEFINED = re.compile(
    r"\s*(?:[」』）)]\s*)?(?:(?<![りしえ]ご)(?<![るいたなう]こ)とは|って|の(?:正式|略|意味|定義))"
)
_SIDE = re.compile(r"側|から(?:は|も)?(?:、|誰|だれ|どなた|何[人名]|\w{2,6}(?:した|する)(?:の|人))")
# What an earlier turn's concepts count when the new turn has its own.
_CARRIED, _CARRIED_NAME = 0.6, 0.2


class QuestionError(ValueError):
    """The question cannot be read."""


@dataclass(frozen=True)
class Question:
    """`concepts` is what it is about; `carried` are those of them that an earlier turn named.

    `focus` is the index of the concept that is asked about (日英の覚書の*協力分野*は). `years` are
    western; `shifted` when 前年度 was counted from an earlier turn's. `kind` is the kind of document
    that the question points to (概算要求の資料では). `count` is a number that the question gives for a
    list (5つの戦略), `side` the index of the concept from whose side somebody is asked for
    (日本から署名したのは誰), `categories` the kind of thing that it lists (分野, 取組).
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
    kind: str = ""
    categories: tuple[str, ...] = ()
    side: int | None = None
    previous_year: bool = False
    next_year: bool = False

    @property
    def everyday(self) -> bool:
        """Whether it has everyday words, which may mean several things."""
        return any(concept.meant for concept in self.concepts)

    @property
    def paraphrased(self) -> bool:
        """Whether it has everyday words that no document prints."""
        return any(concept.meant and not concept.heard for concept in self.concepts)

    def wants(self, *kinds: Ask) -> bool:
        return any(kind in self.asks for kind in kinds)


def understand(text: str, history: Sequence[str] = ()) -> Question:
    """Read a question; earlier turns fill in what it leaves out.

    `understand("署名者は？", ["日英の協力覚書はいつ署名された？"])` is about 署名者 and carries 日英, 協力覚書.
    """
    readable = _readable(text)
    if not any(map(str.isalnum, fold(readable).text)):  # signs and blanks ask nothing
        raise QuestionError("質問が空です。知りたいことを一文で入力してください。")
    if len(readable) > MAX_LENGTH:
        raise QuestionError(
            f"質問が長すぎます（{len(readable):,}字）。{MAX_LENGTH:,}字以内の質問にしてください。"
        )
    question = _single(written_out(formal(readable)))
    for turn in reversed(
        [written_out(formal(_readable(turn)[:MAX_LENGTH])) for turn in history if turn.strip()]
    ):
        if not _leans(question):
            break
        question = _merge(question, _single(turn))
    return question


def _readable(text: str) -> str:
    """The text without half characters (lone surrogates), which nothing can search for."""
    return text.encode("utf-8", "replace").decode("utf-8").strip()


def _single(text: str) -> Question:
    view = fold(text).text
    hint = _HINT.search(view)
    found = _typed(text, concepts(_SCAFFOLD.sub(lambda m: " " * len(m.group()), text)))
    return Question(
        text=text,
        searched=text,
        asks=_asks(text, found),
        concepts=found,
        years=tuple(dict.fromkeys(year.year for year in find_years(text))),
        counted=_counted(text, found),
        count=_number(hint["n"]) if hint else None,
        previous_year=bool(_PREVIOUS_YEAR.search(view)),
        next_year=bool(_NEXT_YEAR.search(view)),
        focus=focused(text, found),
        side=sided(text, found),
        kind=_kind(view),
        categories=tuple(c.text for c in found if c.text in CATEGORIES),
    )


def sided(text: str, found: Sequence[Concept]) -> int | None:
    """The name from whose side somebody is asked for: 英国側で署名したのは誰."""
    if not {Ask.PERSON, Ask.COUNT} & set(asks(text)):
        return None
    sides = [n for n, c in enumerate(found) if c.name and _SIDE.match(text, c.end)]
    return sides[0] if len(sides) == 1 else None


def _counted(text: str, found: Sequence[Concept]) -> str | None:
    """A pattern for what is counted: 何か国 → か国, 航路はいくつ → 航路 or any counter."""
    focus = focused(text, found)
    named = counter(text)
    if named or focus is None or Ask.COUNT not in asks(text) or found[focus].proper:
        return named
    thing = found[focus].text
    return f"{re.escape(thing)}|{re.escape(thing[-2:])}|{ANY_COUNTER}"


def _kind(view: str) -> str:
    kinds = {pointed["kind"] for pointed in IN_DOCUMENT.finditer(view)}
    return kinds.pop() if len(kinds) == 1 else ""


def _typed(text: str, found: Sequence[Concept]) -> tuple[Concept, ...]:
    """The concepts with what only says a kind of thing, or names a document, made light."""
    source = _SOURCE.search(text)
    edge = source.end() if source and source.end() < 0.8 * len(text) else 0
    light = []
    for concept in found:
        if _type_of(concept) or concept.text in CATEGORIES or _ATTRIBUTE.fullmatch(concept.text):
            light.append(replace(concept, weight=_TYPE_WEIGHT, name=False))
        elif concept.end <= edge:
            light.append(replace(concept, weight=_SOURCE_WEIGHT, name=False, proper=False))
        else:
            light.append(concept)
    return tuple(_glossed(text, light))


def _glossed(text: str, found: Sequence[Concept]) -> Iterator[Concept]:
    """大阪・関西万博（2025年日本国際博覧会）: what stands in brackets behind a name is the name again."""
    for n, concept in enumerate(found):
        after = found[n + 1] if n + 1 < len(found) else None
        opened = _BRACKET.match(text, concept.end)
        if (
            opened
            and after
            and concept.name
            and not ministry_of_name(after.text)  # …開発（経産省）: whose it is
            and after.end <= text.find(opened["close"], concept.end)
        ):
            yield replace(concept, keys=tuple(dict.fromkeys((*concept.keys, *after.keys))))
        else:
            yield concept


def _type_of(concept: Concept) -> Ask | None:
    return next((ask for ask, words in _TYPES.items() if concept.text in words), None)


def _asks(text: str, found: Sequence[Concept]) -> tuple[Ask, ...]:
    """The kinds asked for: by wording, and by a word for a kind of thing (…の研究者は)."""
    kinds = [
        kind
        for concept in found
        if (kind := _type_of(concept)) and _MARKED.match(text, concept.end)
    ]
    return tuple(dict.fromkeys((*asks(text), *kinds)))


def focused(text: str, found: Sequence[Concept]) -> int | None:
    """The last concept that a topic or object marker follows, else the last one."""
    heavy = [i for i, concept in enumerate(found) if concept.weight >= 1]
    defined = [i for i in heavy if _DEFINED.match(text, found[i].end)]
    marked = [i for i in heavy if _MARKED.match(text, found[i].end)]
    topics = [i for i in heavy if _TOPIC.match(text, found[i].end)]
    for choice in (defined, topics, marked, heavy):
        if choice:
            return choice[-1]
    return len(found) - 1 if found else None


def _leans(question: Question) -> bool:
    """Whether the question cannot stand without the turn before."""
    own = [concept for concept in question.concepts if concept.text not in question.carried]
    proper = any(concept.proper for concept in question.concepts)
    return bool(_BACKWARD.search(question.text)) or not own or (len(own) <= 2 and not proper)


def _merge(question: Question, earlier: Question) -> Question:
    own = {concept.keys[0] for concept in question.concepts}
    proper = any(concept.proper for concept in question.concepts)
    numbered = any(not concept.parts for concept in question.concepts)  # 第4回は？ after 第3回
    instead = any(ministry_of_name(concept.text) for concept in question.concepts)
    carried = tuple(
        replace(
            concept,
            weight=concept.weight * (_CARRIED_NAME if proper and concept.proper else _CARRIED),
        )
        for concept in earlier.concepts
        if concept.keys[0] not in own
        and (concept.parts or not numbered)
        and not (instead and ministry_of_name(concept.text))
    )
    years = question.years or earlier.years
    shift = 0 if question.years else question.next_year - question.previous_year
    if shift:
        years = tuple(year + shift for year in earlier.years)
    return replace(
        question,
        searched=f"{question.searched} {earlier.searched}",
        asks=_carried_asks(question, earlier),
        concepts=(*question.concepts, *carried),
        years=years,
        counted=question.counted or (earlier.counted if not question.asks else None),
        count=question.count or (earlier.count if not question.asks else None),
        shifted=bool(shift and earlier.years),
        carried=question.carried | {concept.text for concept in carried},
    )


def _carried_asks(question: Question, earlier: Question) -> tuple[Ask, ...]:
    """The kinds that the turn asks for, else the earlier turn's: 英国以外だと、デンマークとは？ asks the same."""
    again = question.asks == (Ask.DEFINITION,) and _INSTEAD.search(question.text)
    return earlier.asks if again or not question.asks else question.asks


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _KANJI[text]
