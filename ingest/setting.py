"""What the page around an amount says: its year and stage, and what a bracket behind it means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from ingest.fold import fold, key, plain
from ingest.line import Line, Lines
from ingest.outline import Kind
from ingest.stage import Key, Label, Role, Stage, find_labels

# A remark that says what the amounts of a table or list are, or what stands in the brackets.
_ABOUT = re.compile(r"(?:金額|計数|数字|予算額)(?:は|:)|断りのない|特記")
_IN_BRACKETS = re.compile(r"(?:括弧|かっこ|カッコ|\(\s?\)|\[\s?\])\s*(?:の中|内|書き?)?")
# Words of a title or document kind that say which stage the whole document is about.
_TITLE_STAGES = (("概算要求", Stage.REQUEST), ("要求", Stage.REQUEST), ("政府案", Stage.DRAFT),
                 ("予算案", Stage.DRAFT), ("予算(案)", Stage.DRAFT), ("補正", Stage.SUPPLEMENTARY),
                 ("決算", Stage.SETTLED), ("予算", Stage.INITIAL))  # fmt: skip

# This year's and last year's labels stand at most so many lines apart.
_NEAR = 6


@dataclass(frozen=True)
class Setting:
    """The key of bare amounts, and the key of an amount in brackets behind one.

    It holds below line `row` in the sections under `path`.
    """

    main: Key
    bracket: Key | None = None
    row: int = -1
    path: tuple[str, ...] = ()

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


@lru_cache(maxsize=1024)
def _path(headings: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(key, headings))


class Settings:
    """The settings of one document, to be asked for the place of an amount."""

    def __init__(self, lines: Lines) -> None:
        self._found: list[Setting] = []
        for line in lines.rows:
            if line.labels:
                self._found += [s for s in _settings(line) if not self._is_previous(s)]
        self._whole = _title_setting(lines) or _unanimous(self._found)

    @property
    def year(self) -> int | None:
        """The year that the document is about, where it says so."""
        return self._whole.year if self._whole else None

    def _is_previous(self, setting: Setting) -> bool:
        """Whether it is last year's label beside this year's, printed with its own year."""
        last = self._found[-1] if self._found else None
        near = last and last.path == setting.path and setting.row - last.row <= _NEAR
        return bool(near and last and (last.year or 0) - 1 == setting.year)

    def of(self, line: Line) -> Setting | None:
        """The nearest setting above `line` in its section or a section around it."""
        path = _path(line.path)
        for setting in reversed(self._found):
            inside = path[: len(setting.path)] == setting.path
            if setting.row < line.number and inside and (setting.path or not path):
                return setting
        return self._whole


def _settings(line: Line) -> list[Setting]:
    path = _path(line.path)
    if line.kind is Kind.HEADING:
        path = (*path, key(plain(line.text[line.body :])))
    if line.headed or (line.kind is Kind.HEADER and not line.amounts):
        return []
    pair = legend(line.text, line.labels)
    if pair and not line.amounts:
        return [Setting(main_key(pair[0].year, pair[0].stage), pair[1], line.number, path)]
    usable = [label for label in line.labels if label.full and label.current]
    if line.kind is Kind.HEADING and not line.amounts:
        usable = [label for label in line.labels if label.full and label.relative is None]
    elif line.sentence and not (_ABOUT.search(line.text) and not line.amounts):
        return []
    if not usable or (not line.amounts and line.sentence and not _ABOUT.search(line.text)):
        return []
    main = usable[0]
    bracket = _bracket_remark(line)
    return [Setting(main_key(main.year, main.stage), bracket, line.number, path)]


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


def _bracket_remark(line: Line) -> Key | None:
    """`括弧の中は前年度(令和元年度)予算額である` → the key of amounts in brackets."""
    match = _IN_BRACKETS.search(line.text)
    if not match:
        return None
    for label in line.labels:
        if label.start >= match.end() and label.stage and label.year:
            return Key(label.year, label.stage, Role.PREVIOUS)
    return None


def _title_setting(lines: Lines) -> Setting | None:
    document = lines.document
    title = fold(document.title or _first_line(lines)).text
    kind = fold(document.kind).text
    years = [label.year for label in find_labels(title) if label.year]
    stages = [stage for word, stage in _TITLE_STAGES if word in title]
    stages += [stage for word, stage in _TITLE_STAGES if word in kind]
    if len(set(years)) == 1 and stages:
        return Setting(main_key(years[0], stages[0]))
    return None


def _first_line(lines: Lines) -> str:
    return next((line.text for line in lines.rows if not line.blank), "")


def _unanimous(found: list[Setting]) -> Setting | None:
    keys = {s.main for s in found if s.stage is not Stage.SUPPLEMENTARY}
    return Setting(keys.pop()) if len(keys) == 1 else None


def label_key(
    label: Label, setting: Setting | None, year: int | None, near: int | None = None
) -> Key:
    """The key that a label gives; 前年度 counts from the setting's year, `year` is the document's.

    A year on the same line, `near`, goes before both.
    """
    base = near or (setting.year if setting and setting.year is not None else year)
    stage = label.stage
    if label.other:
        return Key(label.year, None, Role.OTHER)
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
