"""What an amount is for: the words before it, the line or heading above it, the parent bullet."""

from __future__ import annotations

import re

from ingest.line import BULLET, Line, Lines
from ingest.ministry import ministry_of_name
from ingest.outline import Kind

# How far above an amount its name may stand, in lines that are not blank.
_REACH = 12
_REMARK = re.compile(r"※[^\s(※]*|(?<=\S)\*(?=\s|$)")
_LIMITS = re.compile(r"[(【\[](?:(?:再掲|新規|未定|検討中|一部再掲|継続)[・、]?)+[)】\]]")
_TAG = re.compile(r"^\s*【[^】\s]{1,12}】")
_EDGE = " 　:：・,、。-–~〜=→⇒|\t([「『【<〈〔*"
_BEFORE_AMOUNT = re.compile(
    r"(?:約|およそ|最大|上限|(?<=[\sは、])総額|概ね|合計|うち|は|が|[::\s(\[=])+$"
)
# Kinds of expense that name no programme: the hub or organisation above them does.
_EXPENSE = re.compile(
    r"(?:(?:施設|設備|整備|運営|事業|拠点|形成|研究|開発|人件|物件|出資|委託|補助|建設|費)|[・等及びの])*"
    r"(?:補助金|交付金|負担金|出資金|委託費|人件費|整備費|建設費|経費|運営費)"
)
_FLOW = ("国", "→", "↓")  # a flow chart names who pays, not what for: 国 補助金 理化学研究所
_ORGANISATION = re.compile(r"(?:機構|研究所|大学|省|庁|法人|センター|財団|協会)(?:\s*【[^】]*】)?$")
_OPEN_END = re.compile(
    r"(?:に向けた|のための|に資する|を通じた|に関する|による|における|した|する)$"
)
_DESCRIPTION = re.compile(
    r"^[①-⑳]|、.*(?:と|や)|(?:と|や)、|を(?:推進|実施|支援|整備)|[①-⑳].*[①-⑳]"
)
_DEED = re.compile(r"(?:実施|推進|支援|整備|確保|強化|普及|促進|開発|活用|等)$")
_TOPIC = re.compile(
    r"([^、。※()「」\n]{1,60}?)(?:については|においては|に対しては|では|には|は|が)(?=[^は]*$)"
)
_TARGET = re.compile(r"([^、。※「」\n]{2,60}?)(?:に対し|に|へ|として|の)\s?(?:約|最大|総額)?\s?$")
_WHEN = re.compile(
    r"^(?:令和|平成|昭和|\d{4}年|[RH]\d|FY|前年|昨年|今年|本年|当初|補正|このうち|うち|また)"
)
_NAME_LENGTH = 80


def clean(text: str) -> str:
    """A name as printed, without bullets, remarks, limits and edge signs."""
    text = _LIMITS.sub(" ", _REMARK.sub("", _TAG.sub("", text)))
    text = BULLET.sub("", " ".join(text.split()))
    text = text.rstrip(_EDGE).lstrip(" :：・,、。)]」』】|\t<〈")
    return " ".join(_balanced(text).split())


def subject(lines: Lines, line: Line, start: int, cut: int) -> str | None:
    """The subject of the amount that is printed on `line` behind `[start, cut)`."""
    if line.sentence and line.text[start:cut].strip(_EDGE):
        return _topic(line.text[start:cut]) or _above(lines, line)
    name = _own(line, start, cut)
    if not name:
        return _above(lines, line)
    if _EXPENSE.fullmatch(name):
        parent = _parent(lines, line)
        return f"{parent} {name}" if parent else name
    if _DESCRIPTION.search(name):
        return _named_above(lines, line) or _topic(line.text[start:cut]) or name
    return name


def _own(line: Line, start: int, cut: int) -> str:
    pieces, position = [], start
    for label in line.labels:
        if (
            start <= label.start
            and label.end <= cut
            and (label.stage or label.relative or label.year)
        ):
            pieces.append(line.text[position : label.start])
            position = label.end
    pieces.append(line.text[position:cut])
    text = re.sub(r"\(\s*\)|\[\s*\]|【\s*】", " ", " ".join(pieces))
    text = _BEFORE_AMOUNT.sub("", text)
    name = clean(text)
    if not re.search(r"\w", name):
        return ""
    return _last_name(name)


def _last_name(name: str) -> str:
    """`…プログラムの開発とその活用・実施 Q-LEAP` → `Q-LEAP`: a description stands before the name."""
    head, _, rest = name.partition(" ")
    if len(head) > 20 and _DEED.search(head) and re.match(r"[A-Za-z0-9一-龠ァ-ヶ]", rest):
        return rest
    return "" if rest and head in _FLOW else name


def _topic(text: str) -> str | None:
    """The topic of a sentence up to its amount: `米国は2019年から5年間で最大` → 米国."""
    sentence = re.split(r"[。\n]", text)[-1]
    end = len(sentence)
    while end > 0:
        match = None
        for match in _TOPIC.finditer(sentence, 0, end):  # noqa: B007 - the last one is wanted
            pass
        if not match:
            break
        name = clean(match[1])
        if name and not _WHEN.match(name):
            return name
        end = match.start()
    target = _TARGET.search(sentence)
    if target and not target[1].endswith(("中心", "うち", "合わせ")):
        name = clean(target[1])
        return None if _WHEN.match(name) else name or None
    return None


def _above(lines: Lines, line: Line) -> str | None:
    """The name on the lines above: another amount's subject there, a bare name, a heading."""
    seen = 0
    for number in range(line.number - 1, -1, -1):
        above = lines.rows[number]
        if above.blank or above.note:
            continue
        seen += 1
        if seen > _REACH:
            break
        if above.kind is Kind.HEADING:
            return _heading(lines, above)
        if above.amounts or above.labels:
            name = _subject_of_line(lines, above)
            if name:
                return name
            continue
        if is_name(above) and not ministry_of_name(above.text):
            return _with_heading(lines, above)
    return clean(line.path[-1]) if line.path else None


def _subject_of_line(lines: Lines, line: Line) -> str | None:
    if not line.amounts:
        return None
    cut = line.amounts[0].span.start
    bracket = line.around(cut, line.amounts[0].span.end)
    name = _own(line, line.body, bracket.start if bracket else cut)
    return subject(lines, line, line.body, cut) if name and not line.sentence else None


def is_name(line: Line) -> bool:
    """Whether the line is nothing but a name."""
    text = line.text.strip()
    head = clean(text)
    return (
        0 < len(head) <= _NAME_LENGTH
        and not line.sentence
        and not line.amounts
        and not re.search(r"[::].|[◆<〈].*[>〉]|を.*(?:推進|実施|支援|形成|開始)$", text)
        and not _DESCRIPTION.search(head)
    )


def _heading(lines: Lines, line: Line) -> str | None:
    """A heading's name; the one above it where this one only names the organisation."""
    name = clean(line.text)
    if _ORGANISATION.search(name):
        above = _nearest(lines, line.number)
        if above and above.kind is Kind.HEADING:
            return clean(above.text)
    return name or None


def _with_heading(lines: Lines, line: Line) -> str:
    """A name; joined with the heading above that it completes, or the name above an organisation."""
    name = clean(line.text)
    above = _nearest(lines, line.number)
    if not above:
        return name
    if _ORGANISATION.search(name) and is_name(above) and above.kind is line.kind:
        return clean(above.text)
    if above.kind is Kind.HEADING and _OPEN_END.search(above.text.strip()):
        return clean(above.text) + name
    return name


def _named_above(lines: Lines, line: Line) -> str | None:
    """The bare name directly above a description that carries the amount."""
    above = _nearest(lines, line.number)
    if above and is_name(above) and above.kind is not Kind.HEADING and len(clean(above.text)) <= 40:
        return _with_heading(lines, above)
    return None


def _parent(lines: Lines, line: Line) -> str | None:
    """The hub or organisation above a kind of expense: the nearest bare name before it."""
    for number in range(line.number - 1, max(-1, line.number - 1 - 2 * _REACH), -1):
        above = lines.rows[number]
        if above.kind is Kind.HEADING:
            return _heading(lines, above)
        if not above.blank and is_name(above) and not above.note:
            return clean(above.text)
    return clean(line.path[-1]) if line.path else None


def parent_line(lines: Lines, line: Line) -> Line | None:
    """The line of the bare name above `line`, no heading between."""
    for number in range(line.number - 1, max(-1, line.number - 1 - 2 * _REACH), -1):
        above = lines.rows[number]
        if above.kind is Kind.HEADING:
            return None
        if not above.blank and is_name(above) and not above.note:
            return above
    return None


def _nearest(lines: Lines, number: int) -> Line | None:
    for at in range(number - 1, -1, -1):
        if not lines.rows[at].blank:
            return lines.rows[at]
    return None


def _balanced(text: str) -> str:
    """`text` without a closing bracket that nothing opens and an opening one that nothing closes."""
    for opening, closing in ("()", "[]", "「」", "『』", "【】"):
        if text.count(closing) > text.count(opening) and text.endswith(closing):
            text = text[:-1].rstrip()
        if text.count(opening) > text.count(closing):
            text = text[: text.rindex(opening)].rstrip() or text
    return text
