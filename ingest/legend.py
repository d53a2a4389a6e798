"""Legends: what stands in which brackets beside an amount.

1. drawn: R6当初予算額(R5当初予算額)【R5補正予算額】, 前年度予算額 ⇒ 令和6年度予算案 show the order that the
   amounts below have;
2. worded: ( )内は前年度当初予算額、【 】書きは令和5年度補正予算額.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from ingest.setting import Setting, before, main_key
from ingest.stage import Key, Label, Role, Stage

_OPENING = r"[(\[【〔〈<《]"
# Between a label and the next one in brackets: `(`, `)【`, `[補正:`.
_INTO = re.compile(rf"[)\]】〕〉>》]?\s*(?P<sign>{_OPENING})\s*(?:[^\s\d:]{{1,6}}:\s*)?")
_OUT = re.compile(r"[^()\[\]【】〔〕\d]{0,3}[)\]】〕〉>》]")
# Labels on both sides of an arrow, or told of them: 左は前年度予算額、右は令和6年度予算案.
_ARROW = re.compile(r"[)]?\s*(?:⇒|→|➡|➔|=>)\s*[(]?")
_ON_LEFT = re.compile(r"(?:左(?:側|欄|の[^、。は]{1,6})?|矢印の前)[はが:]?\s*[「『]?$")
_ON_RIGHT = re.compile(
    r"[」』]?[を、,;・\s]*(?:右(?:側|欄|の[^、。は]{1,6})?|矢印の後ろ?)[はが:]?\s*[「『]?"
)
# ( )内は, [ ]書きは, かっこ内の数字は
_WORDED = re.compile(
    rf"(?:(?P<sign>{_OPENING})\s*[)\]】〕〉>》]|括弧|かっこ|カッコ)\s*(?:の中|内|書き?|付き)?(?!を)"
)


class Signs(NamedTuple):
    """The key of the amounts in each kind of bracket, by its opening sign."""

    keys: tuple[tuple[str, Key], ...] = ()

    @property
    def bracket(self) -> Key | None:
        """What stands behind an amount as last year's does: in round brackets, else in the only ones."""
        known = dict(self.keys)
        alone = [key for _, key in self.keys if key.role is Role.PREVIOUS]
        return known.get("(") or (alone[0] if len(alone) == 1 else None)

    @property
    def extra(self) -> Key | None:
        """The key of a [補正4億円]."""
        return next((key for _, key in self.keys if key.stage is Stage.SUPPLEMENTARY), None)

    def on(self, setting: Setting) -> Setting:
        """`setting` with these brackets."""
        keys = dict(setting.signs) | dict(self.keys)
        known = Signs(tuple(keys.items()))
        return replace(setting, bracket=known.bracket, extra=known.extra, signs=known.keys)


def bracket_words(text: str) -> int | None:
    """Where the words that explain brackets begin; None where there are none."""
    match = _WORDED.search(text)
    return match.start() if match else None


def drawn(text: str, labels: Sequence[Label], year: int | None = None) -> tuple[Key, Signs] | None:
    """`R2当初予算(R1当初予算)` → the key of the amounts and the keys of the brackets behind them.

    `year` is the document's, for 当初予算額(前年度当初予算額).
    """
    main: Key | None = None
    found: dict[str, Key] = {}
    for first, second in pairwise(labels):
        if main is None and (last := _last_year(text, first, second)):
            return main_key(second.year, second.stage), Signs((("(", last),))
        opening = _INTO.fullmatch(text, first.end, second.start)
        if not opening or not _OUT.match(text, second.end) or second.other:
            if found:
                break
            continue
        if main is None:
            known = first.year or (None if first.relative else year)
            if first.stage is None or known is None:
                continue
            main = main_key(known, first.stage)
        found.setdefault(opening["sign"], _beside(second, main))
    return (main, Signs(tuple(found.items()))) if main else None


def _last_year(text: str, left: Label, right: Label) -> Key | None:
    """The key of the amounts left of an arrow: 前年度予算額 → 令和6年度予算案; None where it is no such legend."""
    sided = _ARROW.fullmatch(text, left.end, right.start) or (
        _ON_LEFT.search(text, 0, left.start) and _ON_RIGHT.fullmatch(text, left.end, right.start)
    )
    if not sided or not right.current or not right.full or right.year is None:
        return None
    year = right.year - 1
    before_it = left.year == year or left.relative == -1
    return Key(year, left.stage or Stage.INITIAL, Role.PREVIOUS) if before_it else None


def worded(text: str, labels: Sequence[Label], main: Key) -> Signs:
    """`( )内は前年度(令和元年度)予算額である` → the key of the amounts in those brackets beside one of `main`."""
    found: dict[str, Key] = {}
    matches = list(_WORDED.finditer(text))
    ends = [match.start() for match in matches[1:]] + [len(text)]
    for match, end in zip(matches, ends, strict=True):
        told = [b for b in labels if match.end() <= b.start < end and not b.other]
        label = next((b for b in told if b.stage or b.delta), None)
        label = label or next((b for b in told if b.relative == -1), None)
        if label is None:
            continue
        key = _beside(label, main)
        if key.year is not None:
            found[match["sign"] or "("] = key
    return Signs(tuple(found.items()))


def _beside(label: Label, main: Key) -> Key:
    """The key of a label in brackets; 前年度 counts from the year of `main`, a difference is that of `main`."""
    if label.delta:
        return main._replace(role=Role.DELTA)
    year = label.year
    if year is None and label.relative is not None and main.year is not None:
        year = main.year + label.relative
    if label.stage is None and label.relative == -1 and (last := before(main)):
        return last
    stage = label.stage or main.stage
    role = main_key(year, stage).role
    earlier = main.year is None or (year is not None and year == main.year - 1)
    if role is not Role.CURRENT:
        return Key(year, stage, role)
    return Key(year, stage, Role.PREVIOUS if earlier else Role.OTHER)
