"""Facts: the shortest verbatim unit that holds the kind of thing asked for.

Stages for a question of a kind (date, person, place, count …): (1) the unit itself holds one; (2) it is
a label and what it introduces holds one; (3) the line beside it under the same heading does. A
question of no kind takes the unit that fits best.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from answer.ask import Ask, values
from answer.evidence import Evidence
from answer.question import Question
from answer.unit import Unit
from ingest.document import Span
from ingest.fold import key
from ingest.outline import Kind

# The kinds whose value can be told in a text, in the order in which a question's kinds are tried.
TYPED = (
    Ask.RATE, Ask.PERIOD, Ask.DATE, Ask.COUNT, Ask.PERSON, Ask.PLACE, Ask.ORGANISATION, Ask.QUANTITY,
)  # fmt: skip
_STRICT = re.compile(
    r"(?:機関|団体|企業|大学|組織|会社|事業者)(?:の名前|名)|どの(?:機関|大学|企業|団体|省|庁)|(?:機関|大学|企業|団体|府省|省庁)は?どこ"
)
# Kinds whose patterns are loose: finding none, a question may still be answered by the best unit.
LOOSE = (Ask.ORGANISATION, Ask.QUANTITY)
# Of an open question, half of its words.
_TOPIC = 0.4
# A word that stands everywhere (日本) tells nothing about a unit.
_TELLING = 2.3
# いつから asks for a beginning, いつまで for an end; a negated question for a negated answer.
_BEGINS = (
    re.compile(r"いつから|いつ(?:始|開始|着手)|始ま|開始"),
    re.compile(r"から|開始|着手|より|始"),
)
_ENDS = (
    re.compile(r"いつまで|期限|締切|締め切り"),
    re.compile(r"まで|末|期限|締切|締め切り|終了|限り"),
)
_DIRECTION = 0.12
# 署名日: 2025/4/28
_HEAD = re.compile(r"[●○◆・-]?\s*([^\s\d、。:：]{2,10})[:：]")
_HEADED = 0.12
# Of a list of names all are shown, though not each may be known for one.
_NAMED = (Ask.PERSON, Ask.ORGANISATION, Ask.PLACE)
# A value counts less where the thing asked about stands only in a block near it.
_CLOSE, _ASIDE = 0.7, 0.2
# いつ、どこで: a unit that tells both.
_BOTH = 0.2
_HOLDS, _INTRODUCES, _BLOCK, _BESIDE = 0.25, 0.2, 0.18, 0.08
# A label speaks for what follows it where it names the thing asked about.
_NAMES = 0.8
# A label introduces; a full sentence does not.
_LABEL = 45
# A finished sentence, or a label that carries its value: 第6回：’25年3月.
_TOLD = re.compile(r"。$|[:：]\s*\S")
_SHOWN = 12
# A sentence that announces what follows it, and how many new characters an answer has at least.
_FOLLOWS = re.compile(r"(?:次の|以下の|下記の|次に掲げる|以下に)")
_NEW = 4
_REASON = re.compile(r"ため|ことから|により|によって|背景|理由|おそれ|必要")
_REASONS = 0.15
# What is asked about has to be there at least so far, where the documents know the word.
_FOCUS = 0.6


@dataclass(frozen=True)
class Fact:
    """The unit, further spans that belong to the answer, and the values of the kind asked for."""

    evidence: Evidence
    spans: tuple[tuple[int, Span], ...]
    values: tuple[str, ...]
    score: float


def facts(question: Question, found: Iterable[Evidence], ask: Ask | None) -> list[Fact]:
    """The units that hold a value of the kind asked for, the best first."""
    graded = [fact for evidence in found for fact in [_fact(question, evidence, ask)] if fact]
    side = question.side
    # Who signed for one side is told beside who signed for the other.
    own = [fact for fact in graded if side is None or fact.evidence.own[side] >= _NAMES]
    return sorted(own or graded, key=lambda fact: -fact.score)


def loose(question: Question, ask: Ask) -> bool:
    """Whether a question of this kind may be answered by the best unit without a value of the kind."""
    if ask is Ask.PERSON and question.wants(Ask.ORGANISATION):
        return True
    if ask is Ask.ORGANISATION and _STRICT.search(question.text):
        return False
    return ask in LOOSE


def _fact(question: Question, evidence: Evidence, ask: Ask | None) -> Fact | None:
    focus = question.focus
    rare = focus is not None and question.concepts[focus].rarity >= _TELLING
    known = rare and question.concepts[focus or 0].known
    if rare and evidence.present[focus or 0] < (_FOCUS if ask else _TOPIC):
        return None
    unit = evidence.unit
    if ask is None:
        below = _introduced(unit) if is_label(unit) or _FOLLOWS.search(unit.text) else ()
        if not below and not _says(question, unit):
            return None
        reason = question.wants(Ask.REASON) and _REASON.search(unit.text)
        return Fact(evidence, below, (), evidence.score + (_REASONS if reason else 0.0))
    inside = _told(question, unit.text, ask)
    if inside:
        aside = known and evidence.held[focus or 0] < _CLOSE
        others = [
            a for a in TYPED if a is not ask and question.wants(a) and _told(question, unit.text, a)
        ]
        score = evidence.score + _HOLDS - (_ASIDE if aside else 0.0) + _BOTH * len(others)
        score += _direction(question, unit.text) + _labelled(question, unit.text)
        return Fact(evidence, (), inside, score)
    if not is_label(unit) or (known and evidence.own[focus or 0] < _NAMES):
        return None
    places = (
        (_introduced(unit), _INTRODUCES),
        (_rest(unit), _BLOCK),
        (_following(unit), _BESIDE),
    )
    for spans, credit in places:
        telling = tuple(
            (i, span)
            for i, span in spans
            for text in [unit.tree.document.quote(span)]
            if _told(question, text, ask) and _numbered(question, evidence, text)
        )
        if telling:
            shown = spans if ask in _NAMED else telling
            return Fact(evidence, shown, (), evidence.score + credit)
    return None


def _direction(question: Question, text: str) -> float:
    """Whether the unit tells the end of a period that the question asks for."""
    for asked, told in (_BEGINS, _ENDS):
        if asked.search(question.text):
            return _DIRECTION if told.search(text) else -_DIRECTION
    return 0.0


def _labelled(question: Question, text: str) -> float:
    """A credit for a line that the question's own word heads: 署名日: … for 署名日は."""
    head = _HEAD.match(text)
    return _HEADED if head and key(head[1]) in key(question.text) else 0.0


def _says(question: Question, unit: Unit) -> bool:
    """Whether the unit says anything that the question does not: a bare name is no answer."""
    if unit.tree.blocks[unit.index].kind in (Kind.HEADING, Kind.HEADER):
        return False
    rest = key(unit.text)
    for concept in question.concepts:
        for form in sorted(concept.keys, key=len, reverse=True):
            rest = rest.replace(form, "")
    return len(rest.strip("()（）[]・、。:：-●○◆※")) >= _NEW


def _told(question: Question, text: str, ask: Ask) -> tuple[str, ...]:
    """The values of the kind in a text that the question itself does not name."""
    spans = values(ask, text, question.counted)
    found = dict.fromkeys(" ".join(text[s.start : s.end].split()) for s in spans)
    asked = key(question.text)
    return tuple(value for value in found if value and key(value) not in asked)


def _numbered(question: Question, evidence: Evidence, text: str) -> bool:
    """Whether 第6回 of the question stands in the value's own text, in the label or above it."""
    around = key(text) + evidence.unit.around.key
    return all(c.keys[0] in around for c in question.concepts if c.name and not c.parts)


def is_label(unit: Unit) -> bool:
    """Whether the unit can introduce what follows it: a heading or a short line, no sentence."""
    if unit.tree.blocks[unit.index].kind is Kind.HEADING:
        return True
    return len(unit.text) <= _LABEL and not _TOLD.search(unit.text)


def _introduced(unit: Unit) -> tuple[tuple[int, Span], ...]:
    """What stands directly below the unit's block: items, rows or the first paragraphs."""
    tree = unit.tree
    children = tree.children[unit.index]
    items = [i for i in children if tree.blocks[i].kind in (Kind.ITEM, Kind.ROW)]
    paragraphs = [i for i in children if tree.blocks[i].kind is Kind.PARAGRAPH][:2]
    return tuple((i, tree.blocks[i].span) for i in (items or paragraphs)[:_SHOWN])


def _rest(unit: Unit) -> tuple[tuple[int, Span], ...]:
    """The rest of the unit's block."""
    end = unit.tree.blocks[unit.index].span.end
    return ((unit.index, Span(unit.span.end, end)),) if unit.span.end < end else ()


def _following(unit: Unit) -> tuple[tuple[int, Span], ...]:
    """The next block under the same headings."""
    blocks, following = unit.tree.blocks, unit.index + 1
    if following < len(blocks) and blocks[following].headings == blocks[unit.index].headings:
        return ((following, blocks[following].span),)
    return ()
