"""Where the name that ends at an offset begins: `例えば、沿岸観測ネットワーク（` → `沿岸観測ネットワーク`."""

from __future__ import annotations

import re

from ingest.document import Span

# Longest name, in characters.
LONGEST = 70
# Characters around a name within which it is looked for elsewhere: the time stays in proportion.
NEAR = 20_000
_SIGNS = '\n\t|、。,「」『』【】〈〉《》<>()[]{}:;?!※→⇒↓⇨=†‡*●○◎◆◇■□▼▽▶➢✓•"“”…'
_HARD = {*_SIGNS, *map(chr, range(0x2460, 0x2474)), *map(chr, range(0x2776, 0x2794))}
_QUOTES = {"」": "「", "』": "『", "”": "“"}
_LEAD = re.compile(r"(?:[\s・/+.~-]|\d{1,2}[.)](?!\d))+")
# What ends before a name in a sentence: particles and verbs, before kanji, katakana and Latin letters only
# (はやぶさ, がん, もの), but に関する and による go on (新産業の創出に関する協議会).
_CLAUSE = re.compile(
    r"を|は(?=[^ぁ-ん]|がん)|である|(?:が|(?<![まこひも])[とやで]|に(?![関向資係基対])|(?<!関す)(?<!よ)る|[ぁ-ん一-龠]た|[しな高]い|[うぐすつむな]|(?<!基づ)く)"
    r"(?=[^ぁ-ん\s])|から|まで|より|における|への|に係る|に向けた|に資する|及び|並びに|又は|または|および|\d日"
    r"|(?=国立研究開発法人|独立行政法人|国立大学法人|(?:一般|公益)(?:社団|財団)法人)"
)
_DATE = re.compile(r".*(?:\d日|[\d元]年度)(?!の)")
# の joins most names (共創の海形成支援事業); behind an owner it stands before one (我が国の, PMIの).
_WHOSE = re.compile(r"(?:[A-Za-z]|[省庁府国側]|機構|研究所|大学|年度?|等|など|団体|企業)の$")
_OWNER = re.compile(r"(?:[A-Za-z]|[省庁])の$")
# Two bodies are one name nowhere: 内閣府と技術省.
_AND = re.compile(r".*(?:[省庁府国]|機構|研究所|大学|委員会)と(?=[^ぁ-ん])")
_LAW = re.compile(r"(?:法律?|条例|[政省]令|規則|要[綱領])$")
# Words that do not stand alone behind a blank: 潮位観測育成 プログラム.
_TAIL = re.compile(r"(?:統合|研究|開発|推進|支援)*(?:プログラム|プロジェクト|事業|計画|制度|戦略)")


def names_before(text: str, end: int, running: bool) -> list[Span]:
    """The spans that the name before `end` may have, the likeliest first; none where no name ends there.

    `running` tells that a sentence goes on behind; else a whole line, cell or quotation may be the name.
    """
    floor = max(0, end - LONGEST)
    head = text[floor:end]
    end -= len(head) - len(head.rstrip())
    if head.count("\n", len(head.rstrip())) > 1 or end <= floor:
        return []
    if opening := _QUOTES.get(text[end - 1]):
        start = text.rfind(opening, floor, end) + 1
        return [Span(start, end - 1)] if start else []
    start = end
    while start > floor and text[start - 1] not in _HARD:
        start -= 1
    if lead := _LEAD.match(text, start, end):
        start = lead.end()
    if start >= end:
        return []
    if text[end - 1].isascii() and text[end - 1].isalnum():
        return _latin(text, Span(start, end))
    return _japanese(
        text, Span(start, end), running or text[start - 1 : start] in ("、", "。", ",")
    )


def _latin(text: str, stretch: Span) -> list[Span]:
    """The last word, the last two, … of an English name; the last word only where no name stands before it.

    In `広域潮位観測プログラム SIP(` the bracket narrows a name that is already given.
    """
    start = stretch.end
    while start > stretch.start and (text[start - 1].isascii() or text[start - 1] == "’"):
        start -= 1
    words = [
        match.start()
        for match in re.finditer(r"(?<![\w&'’./-])[A-Za-z]", text[start : stretch.end])
    ]
    spans = [Span(start + at, stretch.end) for at in reversed(words)]
    before = text[stretch.start : start]
    named = len(words) == 1 and before and not re.search(r"[ぁ-ん・]$", before)
    return spans[1:] if named else spans


def _japanese(text: str, stretch: Span, running: bool) -> list[Span]:
    start, end = stretch
    if bodies := _AND.match(text, start, end):
        start, running = bodies.end(), True
    if running and not _LAW.search(text[start:end]):
        start = max((match.end() for match in _CLAUSE.finditer(text, start, end)), default=start)
    if date := _DATE.match(text, start, end):
        start = date.end()
    at = end
    while (at := text.rfind(" ", start, at)) > 0:
        left, right = text[start:at], text[at + 1 : end]
        joined = left.endswith(("/", "-", "法人")) or right.startswith(("/", "-"))
        if not joined and not _TAIL.fullmatch(right):
            start = at + 1
            break
    after = [match.end() for match in re.finditer("の", text[start:end])]
    whole = likeliest = Span(start, end)
    for at in after:
        if _begins(text, start, start + at, end, running):
            likeliest = Span(start + at, end)
    others = [Span(start + at, end) for at in reversed(after) if start + at < end]
    return list(dict.fromkeys((likeliest, *others, whole))) if start < end else []


def _begins(text: str, start: int, at: int, end: int, running: bool) -> bool:
    """Whether a name begins behind の: behind its owner, as one foreign word, or as it is printed elsewhere."""
    if not running:
        return bool(_OWNER.search(text, start, at))
    rest, near = text[at:end], (max(0, at - NEAR), end + NEAR)
    alone = text.count(rest, *near) > text.count("の" + rest, *near)
    return alone or bool(_WHOSE.search(text, start, at) or re.fullmatch(r"[ァ-ヶー・]+", rest))
