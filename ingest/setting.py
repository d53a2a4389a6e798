"""What the page around an amount says: its year and stage, and what a bracket behind it means."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from ingest.stage import Key, Label, Role, Stage


@dataclass(frozen=True)
class Setting:
    """The key of bare amounts, and the key of an amount in brackets behind one.

    It holds below line `row` in the sections under `path`; `loose` where it only holds for amounts
    that stand alone, as a supplementary budget has no last year beside it.
    """

    main: Key
    bracket: Key | None = None
    row: int = -1
    path: tuple[str, ...] = ()
    loose: bool = False

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
    """`R2当初予算(R1当初予算)` → the label of the amounts and the key of the brackets behind them."""
    for main, second in pairwise(labels):
        between = text[main.end : second.start].strip()
        if between == "(" and main.full and ")" in text[second.end : second.end + 3]:
            year = second.year
            if year is None and second.relative == -1 and main.year is not None:
                year = main.year - 1
            role = Role.PREVIOUS if year == (main.year or 0) - 1 else Role.OTHER
            return main, Key(year, second.stage or main.stage, role)
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
    if label.relative == -1 and stage not in (Stage.ALLOCATION, Stage.FUND, Stage.SETTLED):
        previous_stage = stage or Stage.INITIAL
        supplementary = previous_stage is Stage.SUPPLEMENTARY
        return Key(named, previous_stage, Role.SUPPLEMENTARY if supplementary else Role.PREVIOUS)
    if named is None and label.relative == 1:
        return Key(None, stage, _role(None, stage, None) if stage else Role.OTHER)
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
