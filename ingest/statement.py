"""Amounts on a line → their keys: own label, bracket, stacked labels, then the page's setting."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ingest.amount import Amount
from ingest.line import Bracket, Line, Lines
from ingest.ministry import ministry_of_name
from ingest.setting import Setting, before
from ingest.stage import Key, Label, Role, Stage

_PURE = re.compile(
    r"[\s\d()\[\]【】:・*※~〜\-/]*(?:約|程度|規模|の?内数|新規|再掲|合計|うち|\||\s|[()\[\]【】:*※、・])*"
)
# Between an amount and the bracket of its previous year: marks, 内数, tags such as [補正72億円].
_BETWEEN = re.compile(
    r"(?:\s|[*※]\d{0,2}|の?内数|程度|規模|\[[^\]\n]*\]|【[^】\n]*】|\((?:再掲|新規|一部)\))*"
)
_BRACKET_HEAD = re.compile(r"\s*(?:約|およそ|最大|同)?\s*")
_BRACKET_TAIL = re.compile(r"\s*(?:[*※]\d{0,2}|\s|の?内数|程度|規模)*")
_TAIL = re.compile(
    r"(?:\s|[*※]\d{0,2}(?=[\s(の)]|$)|の?内数|程度|余|規模|[()][^()\n]*[)]|\([^()\n]*\([^()]*\)[^()]*\)"
    r"|【[^】\n]*】|\[[^\]\n]*\]|[|。])*(?:[※*].*)?$"
)
_SUFFIX = re.compile(r"(?:\s?[*※]\d{0,2}|\s?の?内数|\s?程度)*\s?[\[【(〔]\s?")
_CHANGE = re.compile(
    r"\s?(?:程度)?(?:の|を)?(?:大幅)?(?:増額?|減額?|上回|下回|増加|減少|プラス|マイナス|削減|積み増)(?!税)"
)
_FUND = re.compile(r"\s?[/の]?\s?(?:\d+年)?(?:間)?の?基金")
_NOT_LABEL = re.compile(r"\s*(?:[~〜]|から|以降|まで|以来|比|に比|と比|より|同)")
# Amounts with such names are sizes of something, not budgets, whatever the page says.
_SIZES = re.compile(
    r"(?:規模|事業費|総額|単価|上限額?|資本金|売上高?|出荷額|輸出|輸入|市場|投資額?|生産額)\s?[:はが]?\s?(?:約|最大)?\s?[((]?$"
)
_FILLER_LENGTH = 12


@dataclass(frozen=True)
class Statement:
    """One amount of a line with its key; `main` is the index of the amount that its bracket follows.

    `cut` is where the words before the amount end: at its label, its bracket or itself.
    `bare` when only the page's setting could give the key.
    """

    line: Line
    amount: Amount
    key: Key
    cut: int
    main: int | None = None
    bare: bool = False
    conversion: bool = False


def statements(
    line: Line, setting: Setting | None, stacked: dict[int, Label], year: int | None
) -> list[Statement]:
    """The amounts of one line with their keys; `stacked` gives labels from label lines above."""
    found: list[Statement] = []
    for index, amount in enumerate(line.amounts):
        found.append(_statement(line, index, amount, found, setting, stacked.get(index), year))
    return found


def _statement(
    line: Line,
    index: int,
    amount: Amount,
    before_it: list[Statement],
    setting: Setting | None,
    stacked: Label | None,
    year: int | None,
) -> Statement:
    start, end = amount.span
    bracket = line.around(start, end)
    base = Statement(line, amount, Key(), min(start, bracket.start if bracket else start))
    if stacked:
        return replace(base, key=label_key(stacked, setting, year))
    if _CHANGE.match(line.text, end):
        known = setting.main if setting else Key()
        return replace(base, key=Key(known.year, known.stage, Role.DELTA))
    if _FUND.match(line.text, end):
        return replace(base, key=Key(None, Stage.FUND, Role.OTHER))
    label = _inside(line, bracket, start) if bracket else None
    if label is None and not bracket:
        label = _suffix(line, end) or _leading(line, start, index)
        if label and label.end <= start:
            base = replace(base, cut=min(label.start, base.cut))
    if label:
        return replace(base, key=label_key(label, setting, year))
    if bracket:
        return _bracketed(base, bracket, before_it, setting)
    return replace(base, key=_bare(line, amount, setting), bare=True)


def _inside(line: Line, bracket: Bracket, start: int) -> Label | None:
    """The label before the amount in its own bracket: (前年度予算額 3,809百万円), [補正72億円]."""
    inside = [b for b in line.labels if bracket.start < b.start and b.end <= start and b.stage]
    return inside[-1] if inside else None


def _suffix(line: Line, end: int) -> Label | None:
    """The label in a tag directly behind the amount: 4億円【令和2年度補正予算】."""
    opening = _SUFFIX.match(line.text, end)
    if not opening:
        return None
    for label in line.labels:
        if label.start == opening.end() and label.stage:
            rest = line.text[label.end : label.end + 2].strip()
            return label if rest[:1] in ("】", "]", ")", "〕", "分", "に") else None
    return None


def _leading(line: Line, start: int, index: int) -> Label | None:
    """The last label before the amount in its sentence that no other amount's bracket holds."""
    sentence = line.text.rfind("。", 0, start) + 1
    previous_end = line.amounts[index - 1].span.end if index else 0
    best = None
    for label in line.labels:
        if not sentence <= label.start < label.end <= start:
            continue
        if _NOT_LABEL.match(line.text, label.end):
            continue
        holder = line.around(label.start, label.end)
        if holder and holder.end <= start:
            alone = _PURE.fullmatch(
                line.text[holder.start : label.start] + line.text[label.end : holder.end]
            )
            tag_of_other = (
                index and holder.start >= previous_end and _is_suffix(line, index - 1, label)
            )
            if not alone or tag_of_other:
                continue
        if label.stage or label.relative is not None or label.delta or not line.sentence:
            best = label
    return best


def _is_suffix(line: Line, index: int, label: Label) -> bool:
    opening = _SUFFIX.match(line.text, line.amounts[index].span.end)
    return bool(opening) and opening.end() == label.start if opening else False


def _bracketed(
    base: Statement, bracket: Bracket, earlier: list[Statement], setting: Setting | None
) -> Statement:
    """An amount alone in a bracket: conversion, previous year, or something else."""
    line, amount = base.line, base.amount
    head = _BRACKET_HEAD.fullmatch(line.text, bracket.start + 1, amount.span.start)
    tail = _BRACKET_TAIL.fullmatch(line.text, amount.span.end, bracket.end - 1)
    if not head or not tail:
        return base
    for place in range(len(earlier) - 1, -1, -1):
        main = earlier[place]
        if not _BETWEEN.fullmatch(line.text, main.amount.span.end, bracket.start):
            continue
        if (main.amount.currency == "JPY") != (amount.currency == "JPY"):
            key = main.key._replace(role=Role.OTHER)
            return replace(base, key=key, main=place, conversion=True, cut=main.cut)
        key = _previous(main, setting) or Key()
        return replace(base, key=key, main=place, bare=main.bare, cut=main.cut)
    if earlier and earlier[-1].key.stage is Stage.SUPPLEMENTARY:
        # [補正1.4億円](1.4億円): no initial budget this year, the bracket is still last year's.
        between = line.text[earlier[-1].amount.span.end : bracket.start]
        if re.fullmatch(r"\]\s*", between) and setting and setting.previous:
            return replace(base, key=setting.previous, bare=True, cut=earlier[-1].cut)
    return base


def _previous(main: Statement, setting: Setting | None) -> Key | None:
    if main.bare and setting and main.key.year is not None:
        return setting.previous
    if setting and setting.bracket and setting.main[:2] == main.key[:2]:
        return setting.bracket
    return before(main.key) if main.key.role is Role.CURRENT else None


def _bare(line: Line, amount: Amount, setting: Setting | None) -> Key:
    """The key that the page gives to a bare `name 35億円`; none to prose, sizes and foreign money."""
    start, end = amount.span
    head = line.text[line.body : start].rstrip()
    fits = (
        setting is not None
        and amount.currency == "JPY"
        and amount.minimum is None
        and not _SIZES.search(head)
        and not re.search(r"[をにでがはもと、。]\s?(?:約|最大)?$", head)
        and _TAIL.match(line.text, end) is not None
    )
    if not setting or not fits:
        return Key()
    return setting.main


def label_key(label: Label, setting: Setting | None, year: int | None) -> Key:
    """The key that a label gives; 前年度 counts from the setting's year, `year` is the document's."""
    base = setting.year if setting and setting.year is not None else year
    stage = label.stage
    if label.delta:
        return Key(label.year or base, setting.stage if setting else None, Role.DELTA)
    if label.relative is not None and label.year is None:
        named = None if base is None else base + label.relative
    else:
        named = label.year
    if label.relative == -1:
        previous_stage = stage or Stage.INITIAL
        supplementary = previous_stage is Stage.SUPPLEMENTARY
        return Key(named, previous_stage, Role.SUPPLEMENTARY if supplementary else Role.PREVIOUS)
    if named is None and setting and (label.plain or stage is setting.stage):
        return setting.main
    if stage is None:
        same = setting is not None and setting.year == named
        stage = setting.stage if setting and same else None
    return Key(named, stage, _role(named, stage, base))


def _role(year: int | None, stage: Stage | None, base: int | None) -> Role:
    if stage is Stage.SUPPLEMENTARY:
        return Role.SUPPLEMENTARY
    if stage in (Stage.ALLOCATION, Stage.FUND, Stage.SETTLED):
        return Role.OTHER
    if year is None or base is None or year >= base:
        return Role.CURRENT
    return Role.PREVIOUS if year == base - 1 else Role.OTHER


def stacks(lines: Lines) -> dict[int, dict[int, Label]]:
    """Labels that stand on lines of their own, matched by order with the amounts below them.

    → line number → index of the amount on that line → label. Counts that differ match nothing.
    """
    matched: dict[int, dict[int, Label]] = {}
    labels: list[Label] = []
    amounts: list[tuple[int, int]] = []
    for line in lines.rows:
        if line.blank or line.note:
            continue
        if is_label_line(line):
            if amounts:
                _match(labels, amounts, lines, matched)
                labels, amounts = [], []
            labels += line.labels
        elif labels and is_amount_line(line):
            amounts += [(line.number, index) for index in range(len(line.amounts))]
        elif not (labels and _is_filler(line)):
            _match(labels, amounts, lines, matched)
            labels, amounts = [], []
    _match(labels, amounts, lines, matched)
    return matched


def _match(
    labels: list[Label],
    amounts: list[tuple[int, int]],
    lines: Lines,
    matched: dict[int, dict[int, Label]],
) -> None:
    if len(labels) != len(amounts):
        # 令和4年度予算額(案) above 35億円 (32億円): the bracket belongs to the amount before it.
        amounts = [(row, index) for row, index in amounts if not _in_bracket(lines, row, index)]
    if len(labels) == len(amounts):
        for label, (row, index) in zip(labels, amounts, strict=True):
            matched.setdefault(row, {})[index] = label


def _in_bracket(lines: Lines, row: int, index: int) -> bool:
    span = lines.rows[row].amounts[index].span
    return lines.rows[row].around(span.start, span.end) is not None


def is_label_line(line: Line) -> bool:
    """Whether the line holds budget labels and nothing else: (前年度予算額)."""
    if line.amounts or not any(label.stage for label in line.labels):
        return False
    rest, position = "", line.body
    for label in line.labels:
        rest += line.text[position : label.start]
        position = label.end
    return bool(_PURE.fullmatch(rest + line.text[position:]))


def is_amount_line(line: Line) -> bool:
    """Whether the line holds amounts and nothing else: 3,650百万円."""
    if not line.amounts or line.labels:
        return False
    rest, position = "", line.body
    for amount in line.amounts:
        rest += line.text[position : amount.span.start]
        position = amount.span.end
    return bool(_PURE.fullmatch(rest + line.text[position:]))


def _is_filler(line: Line) -> bool:
    """A ministry's name or a short logo text may stand between labels and amounts."""
    text = line.text.strip()
    return ministry_of_name(text) is not None or (
        len(text) <= _FILLER_LENGTH
        and not line.amounts
        and line.body == 0
        and not re.search(r"\d|[::。]", text)
    )
