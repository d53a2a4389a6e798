"""Amounts on a line → their keys: own label, bracket, stacked labels, then the page's setting."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.amount import Amount
from ingest.bare import bare_key, is_fund, is_revision, is_size
from ingest.governing import (
    completed,
    is_change,
    label_before,
    label_behind,
    label_inside,
    put_into,
)
from ingest.line import Bracket, Line
from ingest.name import is_word
from ingest.setting import Setting, before, label_key
from ingest.stage import Key, Label, Role, Stage
from ingest.total import is_total, total_key, total_label

# Between an amount and the bracket of its previous year: marks, 内数, tags such as [補正72億円].
_BETWEEN = re.compile(
    r"(?:\s|[*※]\d{0,2}|の?内数|程度|規模|\[[^\]\n]*\]|【[^】\n]*】|[(〔](?:再掲|新規|一部)[)〕])*"
)
_BRACKET_HEAD = re.compile(r"\s*(?:約|およそ|最大|同)?\s*")
_BRACKET_TAIL = re.compile(r"\s*(?:[*※]\d{0,2}|\s|の?内数|程度|規模)*")
PART_OF = re.compile(r"。\s?(?:このうち|そのうち|うち)[^。]*$")
_ARROW = re.compile(r"\s*(⇒|→|➡|➔|=>|←)\s*")
# Words between two amounts that belong to the first: 2億円の内数、3億円程度.
_COUNTED = re.compile(r"内数|程度|規模|新規|再掲|以上|以内")
_OPEN = re.compile(r"[((](?:未定|検討中|調整中)[))]\s*$")


@dataclass(frozen=True)
class Statement:
    """One amount of a line with its key; `main` is the index of the amount that its bracket follows.

    `label` is the label before it on the line, `cut` is where the words before the amount end: at
    its label, its bracket or itself. `bare` when only the page's setting could give the key.
    """

    line: Line
    amount: Amount
    key: Key
    cut: int
    main: int | None = None
    bare: bool = False
    conversion: bool = False
    label: Label | None = None


def statements(
    line: Line, setting: Setting | None, stacked: dict[int, Label], year: int | None
) -> list[Statement]:
    """The amounts of one line with their keys; `stacked` gives labels from label lines above."""
    found: list[Statement] = []
    for index, amount in enumerate(line.amounts):
        found.append(_statement(line, index, amount, found, setting, stacked.get(index), year))
    return in_time(_beside_last_year(_side_by_side(found, setting), setting), setting)


def _beside_last_year(found: list[Statement], setting: Setting | None) -> list[Statement]:
    """An amount of this year, as 前年度 stands behind it: 繰入れは1億円(前年度2億円)です."""
    if not setting or before(setting.main) is None:
        return found
    for index, (first, second) in enumerate(pairwise(found)):
        bracket = second.line.around(*second.amount.span)
        if not (first.bare and first.key == Key() and bracket):
            continue
        label = label_inside(second.line, bracket, second.amount.span.start)
        if not label or is_size(first.line.text[: first.amount.span.start]):
            continue
        yearly = label.relative == -1 and label.stage in (None, Stage.INITIAL)
        if yearly and _BETWEEN.fullmatch(first.line.text, first.amount.span.end, bracket.start):
            found[index] = replace(first, key=setting.main)
    return found


def _side_by_side(found: list[Statement], setting: Setting | None) -> list[Statement]:
    """Two bare amounts of one name: 15億円⇒18億円 is last year's and this year's.

    Of others (15億円/18億円) nothing tells which is which.
    """
    main = setting.main if setting else Key()
    previous = (setting.previous if setting else None) or Key()
    for index, (first, second) in enumerate(pairwise(found)):
        if not (first.bare and second.bare) or second.main is not None:
            continue
        between = first.line.text[first.amount.span.end : second.amount.span.start]
        if is_word(_COUNTED.sub("", between)):
            continue
        keys = (Key(), Key())
        if arrow := _ARROW.fullmatch(_COUNTED.sub("", between).strip(" のを")):
            keys = (main, previous) if arrow[1] == "←" else (previous, main)
        found[index : index + 2] = [
            replace(first, key=keys[0]),
            replace(second, key=keys[1]),
        ]
    return found


def in_time(found: list[Statement], setting: Setting | None) -> list[Statement]:
    """Of several years printed on one line the latest is the current one.

    In a section on what was done in one year, that year is current too.
    """
    done = setting.year if setting and setting.stage is None else None
    years = [s.key.year for s in found if s.key.role is Role.CURRENT and s.key.year]
    latest = max(years, default=0)
    for index, statement in enumerate(found):
        key = statement.key
        if key.role is Role.CURRENT and key.year and key.year < latest and key.year != done:
            role = Role.PREVIOUS if key.year == latest - 1 else Role.OTHER
            found[index] = replace(statement, key=key._replace(role=role))
    return found


def _statement(
    line: Line,
    index: int,
    amount: Amount,
    earlier: list[Statement],
    setting: Setting | None,
    stacked: Label | None,
    year: int | None,
) -> Statement:
    start, end = amount.span
    bracket = line.around(start, end)
    base = Statement(line, amount, Key(), min(start, bracket.start if bracket else start))
    if stacked:
        return replace(base, key=label_key(stacked, setting, year))
    if not bracket and setting and is_revision(line, end, setting):
        return replace(base, key=setting.main)
    if is_change(line, amount, bracket):
        return _difference(base, bracket, index, earlier, setting, year)
    if is_total(line, start):
        label = total_label(line, index)
        return replace(base, key=total_key(line, start, setting, label), label=label)
    if is_fund(line, *amount.span):
        return replace(base, key=Key(None, Stage.FUND, Role.OTHER))
    label = label_inside(line, bracket, start) if bracket else None
    if label is None and not bracket:
        label = label_behind(line, end) or put_into(line, end)
        if label is None and (label := label_before(line, start, index)):
            base = replace(base, cut=min(label.start, base.cut), label=label)
    if label and (key := _beside_main(line, label, bracket, _current(earlier))):
        return replace(base, key=key, label=label)
    if label is None and not bracket and PART_OF.search(line.text[:start]) and earlier:
        return replace(base, key=earlier[-1].key)
    if label:
        near = _year_before(line, label, earlier)
        return replace(base, key=label_key(completed(line, label), setting, near or year, near))
    if bracket:
        return _bracketed(base, bracket, earlier, setting)
    return replace(base, key=bare_key(line, amount, setting), bare=True)


def _difference(
    base: Statement,
    bracket: Bracket | None,
    index: int,
    earlier: list[Statement],
    setting: Setting | None,
    year: int | None,
) -> Statement:
    """A difference: of the amount before its bracket, of the label before it, or of no budget."""
    line, start = base.line, base.amount.span.start
    known = _change_of(line, start, setting, year)
    if bracket and (whole := [s for s in earlier if not line.around(*s.amount.span)] or earlier):
        known = whole[-1].key
    label = None if bracket else label_before(line, start, index)
    if not bracket and not label and _is_of_none(line, start, earlier):
        known = Key()
    return replace(base, key=Key(known.year, known.stage, Role.DELTA), label=label)


def _is_of_none(line: Line, start: int, earlier: list[Statement]) -> bool:
    """Whether what changed is no budget: 輸出額は81億円で、前年に比べ3億円増加した."""
    sentence = line.text.rfind("。", 0, start)
    near = [s for s in earlier if s.amount.span.start > sentence]
    fiscal = "年度" in line.text[sentence + 1 : start]
    return bool(line.sentence and near and near[-1].key == Key() and not fiscal)


def _beside_main(
    line: Line, label: Label, bracket: Bracket | None, main: Statement | None
) -> Key | None:
    """The key of a difference or an earlier year's amount beside this year's on its line."""
    if main is None:
        return None
    if label.delta and not label.year:
        return main.key._replace(role=Role.DELTA)
    listed = not line.sentence and (label.year or 0) < (main.key.year or 0)
    if label.stage is None and label.year and (bracket or listed):
        return _year_of(label.year, main.key)
    return None


def _current(earlier: list[Statement]) -> Statement | None:
    """The last current amount on the line."""
    found = [s for s in earlier if s.key.role is Role.CURRENT and s.key.year]
    return found[-1] if found else None


def _year_of(year: int, main: Key) -> Key:
    """12億円(R5: 10億円、R4: 9億円): the earlier years' budgets beside this year's."""
    if main.year is None or year >= main.year:
        return Key(year, main.stage if year == main.year else None)
    previous = before(main)
    stage = previous.stage if previous else None
    return Key(year, stage, Role.PREVIOUS if year == main.year - 1 else Role.OTHER)


def _year_before(line: Line, label: Label, earlier: list[Statement]) -> int | None:
    """The year that a 前年度 or a difference on the same line counts from."""
    if label.relative is None and not label.delta:
        return None
    sentence = line.text.rfind("。", 0, label.start)
    if main := _current([s for s in earlier if s.amount.span.start > sentence]):
        return main.key.year
    named = [b for b in line.labels if b.end <= label.start and b.full]
    main = _current(earlier)
    if main and not any(b.start > sentence for b in named):
        return main.key.year
    return named[-1].year if named else None


def _change_of(line: Line, start: int, setting: Setting | None, year: int | None) -> Key:
    """The key of what changed by an amount: the main label before it, else the page's."""
    full = [label for label in line.labels if label.end <= start and label.full]
    if full:
        return label_key(full[-1], setting, year)
    return setting.main if setting else Key()


def _bracketed(
    base: Statement, bracket: Bracket, earlier: list[Statement], setting: Setting | None
) -> Statement:
    """An amount alone in a bracket: conversion, previous year, or something else."""
    line, amount = base.line, base.amount
    head = _BRACKET_HEAD.fullmatch(line.text, bracket.start + 1, amount.span.start)
    tail = _BRACKET_TAIL.fullmatch(line.text, amount.span.end, bracket.end - 1)
    if not head or not tail:
        return base
    if explained := _explained(base, bracket, earlier, setting):
        return explained
    for place in range(len(earlier) - 1, -1, -1):
        main = earlier[place]
        if not _BETWEEN.fullmatch(line.text, main.amount.span.end, bracket.start):
            continue
        if (main.amount.currency == "JPY") != (amount.currency == "JPY"):
            key = main.key._replace(role=Role.OTHER)
            return replace(base, key=key, main=place, conversion=True, cut=main.cut)
        key = _previous(main, setting) or Key()
        return replace(base, key=key, main=place, bare=main.bare, cut=main.cut)
    if setting and setting.bracket and _OPEN.search(line.text, 0, bracket.start):
        # (未定)(8億円): this year's amount is open, the legend tells of last year's.
        return replace(base, key=setting.bracket)
    if earlier and earlier[-1].key.stage is Stage.SUPPLEMENTARY:
        # [補正1.4億円](1.4億円): no initial budget this year, the bracket is still last year's.
        between = line.text[earlier[-1].amount.span.end : bracket.start]
        if re.fullmatch(r"\]\s*", between) and setting and setting.previous:
            return replace(base, key=setting.previous, bare=True, cut=earlier[-1].cut)
    return base


def _explained(
    base: Statement, bracket: Bracket, earlier: list[Statement], setting: Setting | None
) -> Statement | None:
    """An amount in brackets that a legend explains: 3億円(2億円)【1億円】 below R6当初(R5当初)【R5補正】.

    Round brackets are so common that they must stand directly behind an amount.
    """
    sign = base.line.text[bracket.start]
    key = dict(setting.signs).get(sign) if setting else None
    if not key or sign == "(":
        return None
    open_ = [at for at, s in enumerate(earlier) if not s.line.around(*s.amount.span)]
    if not open_:
        return replace(base, key=key, bare=True)
    return replace(base, key=key, main=open_[-1], bare=True, cut=earlier[open_[-1]].cut)


def _previous(main: Statement, setting: Setting | None) -> Key | None:
    if main.bare and setting and main.key.year is not None:
        return setting.behind
    if setting and setting.bracket and setting.main[:2] == main.key[:2]:
        return setting.bracket
    return before(main.key) if main.key.role is Role.CURRENT else None
