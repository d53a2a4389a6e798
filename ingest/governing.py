"""Which label on its line speaks of an amount: in its bracket, in a tag behind it, or before it."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.amount import Amount
from ingest.line import Bracket, Line
from ingest.stack import PURE
from ingest.stage import Label

# 3億円増, 3億円の減額, 3億円上回る: the amount is a difference.
CHANGE = re.compile(
    r"\s?(?:程度)?(?:[、,(]?(?:率にして|率で)約?[\d.,・一二三四五六七八九十]+(?:%|パーセント)[)]?)?(?:(?:の|を)?(?:大幅)?(?:増額?|減額?|増加|減少|削減|圧縮|積み増|超過)(?![税収益産資員])"
    r"|(?:上回|下回)|の?(?:プラス|マイナス)(?![^、。]*円))"
)
# 前年度に比べ25億円、2.4%の増
_COMPARED = re.compile(r"(?:前年度?|昨年度?)[^、。]{0,12}(?:比べ|比し|対し|比較し)て?、?\s?約?$")
_RISES = re.compile(r"\s?(?:程度)?(?:[、,(]\s?[\d.]+%[)]?)?の?(?:増|減|プラス|マイナス|上昇)")
# A tag behind an amount: 4億円の内数【.
_SUFFIX = re.compile(r"(?:\s?[*※]\d{0,2}|\s?の?内数|\s?程度)*\s?[\[【(〔]\s?")
_SUFFIX_ENDS = ("】", "]", ")", "〕", "分", "に", "。", "、", ",", ";", "・")
# 4億円を<令和2年度補正予算>に計上
_INTO = re.compile(r"(?:程度|余り?)?(?:\([^()]*\))?を、?(?:それぞれ|新たに|国の|県の|市の)*")
_IS_PUT = re.compile(
    r"(?:案)?(?:に|へ|で|において|として|により)、?(?:それぞれ|新たに|追加で?)?(?:計上|措置|要求|要望|確保|盛り込|追加|予算化|配分|積み増)"
)
# A fiscal year alone governs an amount in prose only as its topic: 令和5年度は10億円.
_YEAR_SPEAKS = re.compile(
    r"\s?(?:において|における|に|で)?(?:は|も)|\s?[::、|\t]|\s?の?(?:予算|総額|規模)|\s?約?\d|の[^、。]{1,30}は"
    r"|[のでに]?\s?約?(?=[\d一二三四五六七八九十百千])"
)
_OPENING_YEAR = re.compile(
    r"[\s・●○◆◇■□\-|【(*]*(?:[^\s::、。\d]{0,3}[\d元]{1,4}年?度?|前年度|本年度)(?:\([^)]*\))?[】)]?\s*[::]"
)
# 令和2年度は未定、括弧内の8億円は…: the label has had its say.
_LEFT_OPEN = re.compile(r"(?:未定|検討中|計上なし)[、。]")
_TOPIC = re.compile(r"(?:に|で|において|について)?は")
# 令和4年度<の灯台費の>当初予算額は3億円
_OF_YEAR = re.compile(r"の[^、。は\d()]{1,30}の")
_NOT_LABEL = re.compile(
    r"\s?約?[△▲+-]?[\d.,・〇一二三四五六七八九十]+\s?(?:%|パーセント|割|倍)"
    r"|\s*(?:[~〜]|末|から|以降|まで|以来|比|に比|と比|とは別|より|同)"
)


def is_change(line: Line, amount: Amount, bracket: Bracket | None) -> bool:
    """Whether the amount is a difference: 3億円増, (+3億円), 187億円(▲5億円), (前年度 9億円、△2億円)."""
    start, end = amount.span
    if CHANGE.match(line.text, end):
        return True
    if _COMPARED.search(line.text, max(0, start - 30), start) and _RISES.match(line.text, end):
        return True
    if not bracket:
        signed = line.text[: start + 1].rstrip().endswith("+") or amount.value < 0
        return signed and not any(label.end <= start for label in line.labels)
    before = line.text[bracket.start + 1 : start + (line.text[start] == "+")].rstrip()
    alone = re.fullmatch(r"(?:対?前年度?[比差]?:?)?|.*[、,;]", before.removesuffix("+"))
    return alone is not None and (amount.value < 0 or before.endswith("+"))


def label_inside(line: Line, bracket: Bracket, start: int) -> Label | None:
    """The label before the amount in its own bracket: (前年度予算額 3,809百万円), [補正72億円]."""
    inside = [
        label
        for label in line.labels
        if bracket.start < label.start and label.end <= start
        if label.stage or label.relative == -1 or label.delta or _beside(line, label, start)
    ]
    return inside[-1] if inside else None


def _beside(line: Line, label: Label, start: int) -> bool:
    """Whether a year alone stands directly before the amount: (R5: 10億円)."""
    ranged = line.text[: label.start].rstrip().endswith("~")
    joint = r"(?:[\s::約]|当初|予算|分|に?は|が|の|も)*"
    return not ranged and re.fullmatch(joint, line.text[label.end : start]) is not None


_AND = ("", "・", "、", ",", "/", "と", "及び")


def label_behind(line: Line, end: int) -> Label | None:
    """The label in a tag directly behind the amount: 4億円【令和2年度補正予算】."""
    opening = _SUFFIX.match(line.text, end)
    if not opening:
        return None
    for label in line.labels:
        if label.start == opening.end() and (label.stage or label.year):
            rest = line.text[label.end : label.end + 2].strip()
            if any(_contradicts(line, label, other) for other in line.labels):
                return None
            return label if rest[:1] in _SUFFIX_ENDS else None
    return None


def put_into(line: Line, end: int) -> Label | None:
    """The label of the budget into which the amount is put: 4億円を令和2年度補正予算に計上."""
    for label in line.labels:
        if label.stage and label.start >= end:
            into = _INTO.fullmatch(line.text, end, label.start)
            return label if into and _IS_PUT.match(line.text, label.end) else None
    return None


def _contradicts(line: Line, label: Label, other: Label) -> bool:
    """Whether `other` stands beside the label with another year: 5億円（令和3年度・令和4年度予算額）."""
    between = line.text[label.end : max(label.end, other.start)].strip()
    return other.start >= label.end and between in _AND and other.year not in (None, label.year)


def label_before(line: Line, start: int, index: int) -> Label | None:
    """The last label before the amount in its sentence that speaks of it."""
    sentence = line.text.rfind("。", 0, start) + 1
    # 前年度予算額に3億円増の138億円: the label went with the difference.
    changed = index and CHANGE.match(line.text, line.amounts[index - 1].span.end)
    behind = line.amounts[index - 1].span.end if index else 0
    best = None
    for label in line.labels:
        if not sentence <= label.start < label.end <= start:
            continue
        if _NOT_LABEL.match(line.text, label.end) or _held(line, label, start, index):
            continue
        if _LEFT_OPEN.search(line.text, label.end, start):
            continue
        if changed and label.end <= behind and (label.delta or label.relative == -1):
            continue
        year_only = label.stage is None and not label.delta and not label.other
        if year_only and line.sentence and not _YEAR_SPEAKS.match(line.text, label.end):
            continue
        best = label
    return best


def _held(line: Line, label: Label, start: int, index: int) -> bool:
    """Whether a bracket before the amount keeps the label to itself: a tag, a legend, a remark."""
    holder = line.around(label.start, label.end)
    if not holder or holder.end > start:
        return False
    inside = line.text[holder.start : label.start] + line.text[label.end : holder.end]
    if not PURE.fullmatch(inside):
        return True
    full = [b for b in line.labels if b.full and b.end <= holder.start]
    if any(not line.text[b.end : holder.start].strip() for b in full):
        return True  # 令和5年度予算額(前年度予算額)は: the bracket speaks of the amount in brackets
    if not index:
        return False
    opening = _SUFFIX.match(line.text, line.amounts[index - 1].span.end)
    return bool(opening and opening.end() == label.start)


def completed(line: Line, label: Label) -> Label:
    """A label with what another one on its line adds.

    `平成27年度: 当初予算 …、執行額 …`, `令和4年度は、当初予算額 …`: the year; `予算額: 令和5年度 …`: the stage.
    """
    if label.stage is None and label.year is not None and not label.delta and not label.other:
        stages = [b for b in line.labels if b.end <= label.start and b.stage and b.year is None]
        between = (stages[-1].end, label.start) if stages else (0, 0)
        told = any(between[0] <= a.span.start < between[1] for a in line.amounts)
        if stages and stages[-1].relative is None and not told:
            return replace(label, stage=stages[-1].stage)
    if label.year is not None or label.relative is not None:
        return label
    opening = _OPENING_YEAR.match(line.text)
    first = line.labels[0]
    if opening and first.year is not None and first.start <= opening.end():
        return replace(label, year=first.year)
    sentence = line.text.rfind("。", 0, label.start)
    topics = [b for b in line.labels if sentence < b.start < label.start and b.year]
    spoken = topics and topics[-1].stage is None
    if spoken and (
        _TOPIC.match(line.text, topics[-1].end)
        or _OF_YEAR.fullmatch(line.text, topics[-1].end, label.start)
    ):
        return replace(label, year=topics[-1].year)
    return label
