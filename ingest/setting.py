"""What the page around an amount says: its year and stage, and what a bracket behind it means."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.stage import Key, Label, Role, Stage


@dataclass(frozen=True)
class Setting:
    """The key of bare amounts, and the key of an amount in brackets behind one.

    It holds below line `row` in the sections under `path`; `loose` where it only holds for amounts
    that stand alone, as a supplementary budget has no last year beside it. `extra` is the key of a
    [補正4億円], where a legend gives its year, `signs` has
    the keys of all the kinds of brackets that it explains; `vague` where only the document's year is known, and of a
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
    signs: tuple[tuple[str, Key], ...] = ()

    @property
    def year(self) -> int | None:
        return self.main.year

    @property
    def stage(self) -> Stage | None:
        return self.main.stage

    @property
    def previous(self) -> Key | None:
        """The key of last year's amount in 32億円→35億円: the legend's, else the year before."""
        if self.bracket and self.bracket.role in (Role.PREVIOUS, Role.OTHER):
            return self.bracket
        return before(self.main)

    @property
    def behind(self) -> Key | None:
        """The key of the bracket in 35億円(32億円): whatever the legend says, else the year before."""
        return self.bracket or before(self.main)


def before(main: Key) -> Key | None:
    """The previous year's budget beside `main`; None where the main key is no yearly budget."""
    yearly = main.stage in (Stage.REQUEST, Stage.DRAFT, Stage.INITIAL)
    if main.year is None or not yearly or main.role is not Role.CURRENT:
        return None
    return Key(main.year - 1, Stage.INITIAL, Role.PREVIOUS)


def main_key(year: int | None, stage: Stage | None) -> Key:
    """The key of the amounts that a page, a heading or a title is about."""
    return Key(year, stage, _role(year, stage, None))


def label_key(
    label: Label, setting: Setting | None, year: int | None, near: int | None = None
) -> Key:
    """The key that a label gives; 前年度 counts from the setting's year, `year` is the document's.

    A year on the same line, `near`, goes before both.
    """
    base = near or (setting.year if setting and setting.year is not None else year)
    stage = label.stage
    if label.other:
        # 補正後の額 in a supplementary budget: the sum of that year's budgets; 予算現額 beside what was spent.
        summed = setting is not None and setting.stage in (Stage.SUPPLEMENTARY, Stage.SETTLED)
        named = base + (label.relative or 0) if summed and base is not None else None
        return Key(label.year or named, stage, Role.OTHER)
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
    settled = page is Stage.SETTLED
    if base is not None and settled and stage in (Stage.INITIAL, Stage.SUPPLEMENTARY):
        # 当初予算額 | 補正予算額 | 予算現額 | 支出済額: what the settled year had.
        return Key(base, stage, _role(base, stage, year))
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
