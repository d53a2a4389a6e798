"""What the page around an amount says: its year and stage, and what a bracket behind it means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from ingest.stage import Key, Label, Role, Stage

_ARROW = re.compile(r"[)]?\s*(?:⇒|→|➡|➔|=>)\s*[(]?")
_ON_LEFT = re.compile(r"(?:左(?:側|欄|の[^、。は]{1,6})?|矢印の前)[はが:]?\s*[「『]?$")
_ON_RIGHT = re.compile(
    r"[」』]?[を、,;・\s]*(?:右(?:側|欄|の[^、。は]{1,6})?|矢印の後ろ?)[はが:]?\s*[「『]?"
)


@dataclass(frozen=True)
class Setting:
    """The key of bare amounts, and the key of an amount in brackets behind one.

    It holds below line `row` in the sections under `path`; `loose` where it only holds for amounts
    that stand alone, as a supplementary budget has no last year beside it. `extra` is the key of a
    [補正4億円], where a legend gives its year; `vague` where only the document's year is known, and of a
    bare amount nothing; a numbered `section` ends at the line `until`.
    """

    main: Key
    bracket: Key | None = None
    row: int = -1
    path: tuple[str, ...] = ()
    loose: bool = False
    extra: Key | None = None
    vague: bool = False
    section: bool = False
    until: int | None = None

    @property
    def year(self) -> int | None:
        return self.main.year

    @property
    def stage(self) -> Stage | None:
        return self.main.stage

    @property
    def previous(self) -> Key | None:
        """The key of the bracket in 35億円(32億円): the legend's, else the year before."""
        if self.bracket:
            return self.bracket
        return before(self.main)


def before(main: Key) -> Key | None:
    """The previous year's budget beside `main`; None where the main key is no yearly budget."""
    yearly = main.stage in (Stage.REQUEST, Stage.DRAFT, Stage.INITIAL)
    if main.year is None or not yearly or main.role is not Role.CURRENT:
        return None
    return Key(main.year - 1, Stage.INITIAL, Role.PREVIOUS)


def main_key(year: int | None, stage: Stage | None) -> Key:
    """The key of the amounts that a page, a heading or a title is about."""
    return Key(year, stage, _role(year, stage, None))


def legend(text: str, labels: tuple[Label, ...]) -> tuple[Label, Key] | None:
    """The label of the amounts and the key of the year before: `R2当初予算(R1当初予算)`, `(前年度予算額 → 令和6年度予算案)`."""
    for main, second in pairwise(labels):
        between = text[main.end : second.start].strip()
        if between == "(" and main.full and ")" in text[second.end : second.end + 3]:
            year = second.year
            if year is None and second.relative == -1 and main.year is not None:
                year = main.year - 1
            role = Role.PREVIOUS if year == (main.year or 0) - 1 else Role.OTHER
            return main, Key(year, second.stage or main.stage, role)
        if _sided(text, main, second):
            year = second.year - 1 if second.full and second.year else None
            if second.current and year and (main.year == year or main.relative == -1):
                return second, Key(year, main.stage or Stage.INITIAL, Role.PREVIOUS)
    return None


def _sided(text: str, left: Label, right: Label) -> bool:
    """Whether the labels stand on both sides of an arrow, or are told of them: 左は前年度予算額、右は令和6年度予算案."""
    if _ARROW.fullmatch(text, left.end, right.start):
        return True
    on_left = _ON_LEFT.search(text, 0, left.start)
    return on_left is not None and _ON_RIGHT.fullmatch(text, left.end, right.start) is not None


def legend_extra(text: str, labels: tuple[Label, ...]) -> Key | None:
    """`R6当初(R5当初)[補正:R5補正]` → the key of the 補正 in brackets behind an amount."""
    for label in labels:
        opening = re.search(r"[\[【][^\[【\]】\d]*$", text[: label.start])
        if opening and label.stage is Stage.SUPPLEMENTARY and label.year is not None:
            return main_key(label.year, label.stage)
    return None


def label_key(
    label: Label, setting: Setting | None, year: int | None, near: int | None = None
) -> Key:
    """The key that a label gives; 前年度 counts from the setting's year, `year` is the document's.

    A year on the same line, `near`, goes before both.
    """
    base = near or (setting.year if setting and setting.year is not None else year)
    stage = label.stage
    if label.other:
        # 補正後の額 in a supplementary budget: the sum of that year's budgets.
        revised = setting is not None and setting.stage is Stage.SUPPLEMENTARY
        return Key(label.year or (base if revised else None), None, Role.OTHER)
    if label.delta:
        return Key(label.year or base, setting.stage if setting else None, Role.DELTA)
    if label.relative is not None and label.year is None:
        # 来年度 counts from when the document speaks, not from the year that it is about.
        named = None if base is None or label.relative > 0 else base + label.relative
    else:
        named = label.year
    if label.relative == -1:
        return _of_last_year(named, stage or _last_stage(setting))
    if named is None and label.relative == 1:
        return Key(None, stage, _role(None, stage, None) if stage else Role.OTHER)
    if named is None and (known := _without_year(label, setting, base, year)):
        return known
    if stage is None:
        same = setting is not None and setting.year == named
        stage = setting.stage if setting and same else None
    return Key(named, stage, _role(named, stage, base))


def _last_stage(setting: Setting | None) -> Stage:
    """What 前年度 alone means: last year's budget, beside what was spent last year's spending."""
    settled = setting is not None and setting.stage is Stage.SETTLED
    return Stage.SETTLED if settled else Stage.INITIAL


def _of_last_year(year: int | None, stage: Stage) -> Key:
    budget = stage in (Stage.REQUEST, Stage.DRAFT, Stage.INITIAL)
    return Key(year, stage, Role.PREVIOUS if budget else _role(year, stage, None))


def _without_year(
    label: Label, setting: Setting | None, base: int | None, year: int | None
) -> Key | None:
    """The key of a label that names no year: the page's where it is of the page's stage."""
    stage = label.stage
    if setting and setting.extra and stage is Stage.SUPPLEMENTARY:
        return setting.extra
    page = setting.stage if setting else None
    if label.plain and page is Stage.SETTLED:
        # 予算額 beside 決算額: what had been planned for the year.
        return Key(base, stage, _role(base, stage, year))
    if setting and page and (label.plain or stage is page):
        return setting.main
    known = setting is not None and page in (None, Stage.INITIAL, Stage.SUPPLEMENTARY)
    if base is not None and known and stage in (Stage.INITIAL, Stage.ALLOCATION):
        # 当初予算 9,800万円 on the pages of a supplementary budget: the same year's.
        return Key(base, stage, _role(base, stage, base))
    return None


def _role(year: int | None, stage: Stage | None, base: int | None) -> Role:
    if stage is Stage.SUPPLEMENTARY:
        return Role.SUPPLEMENTARY
    if stage in (Stage.ALLOCATION, Stage.FUND, Stage.SETTLED):
        return Role.OTHER
    if year is None or base is None or year >= base:
        return Role.CURRENT
    return Role.PREVIOUS if year == base - 1 else Role.OTHER
