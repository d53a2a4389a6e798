"""Where a document says which year and stage its amounts are of: labels, legends, remarks, title."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from functools import lru_cache
from itertools import zip_longest

from ingest.fold import fold, key, plain
from ingest.legend import bracket_words, drawn, worded
from ingest.line import BULLET, Line, Lines
from ingest.name import clean
from ingest.outline import Kind
from ingest.section import is_section, section_key
from ingest.setting import Setting, main_key
from ingest.stack import is_amount_line
from ingest.stage import Key, Label, Stage
from ingest.title import base_setting, title_setting, title_year

# A remark that says what the amounts of a table or list are, or what stands in the brackets.
_ABOUT = re.compile(r"(?:金額|計数|数字|予算額)(?:は|:)|断りのない|特記")

# A heading on all that was done or is meant to be done in a year: 令和4年度に講じた施策.
_DONE = re.compile(
    r"に(?:(?:講じ|実施し|行っ|取り組ん)[ただ]|(?:講じ|実施し|行お|取り組も)うとする|講ずる|実施する|行う|取り組む)(?:施策|取組|事業|措置|対策)\s*$"
)

# This year's and last year's labels stand at most so many lines apart.
_NEAR = 6
# So many settings back a legend may stand to which a line adds a kind of brackets.
_LEGENDS = 12
# How many settings back one is looked for that covers the section of an amount.
_LOOK_BACK = 200


@lru_cache(maxsize=1024)
def _path(headings: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(_part, headings))


def _part(heading: str) -> str:
    """A heading without its number, which only one of a path and a line may have: `3.予算額` → 予算額."""
    return key(plain(BULLET.sub("", fold(heading).text)))


class Context:
    """The settings of one document, to be asked for the place of an amount."""

    def __init__(self, lines: Lines) -> None:
        self._found: list[Setting] = []
        title = title_setting(lines)
        items: set[tuple[str, ...]] = set()
        self._headed: set[tuple[str, ...]] = set()  # the sections that a label heads
        self._base = base_setting(lines)
        rows = [line for line in lines.rows if line.text.strip()]
        for line, below in zip_longest(rows, rows[1:]):
            path = _path(line.path)
            if is_section(line):
                self._open_section(line, path)
            if line.labels:
                beside = self._beside(path, line, title)
                known = beside or self._base
                new = _settings(line, beside, known.year if known else None)
                new = [setting for setting in new if not self._is_previous(setting)]
                new += self._supplementary(line, path, path in items)
                new = new or _heads_items(line, below, path)
                self._found += new
                self._headed |= {setting.path for setting in new if not setting.loose}
                if any(not setting.loose for setting in new):
                    items.discard(path)
            elif line.amounts and not line.headed and not is_amount_line(line):
                items.add(path)
        self._rows = [setting.row for setting in self._found]
        years = {b.year for row in lines.rows for b in row.labels if b.stage is Stage.ALLOCATION}
        self._allotted = years.pop() if len(years) == 1 else None
        self._whole = title or _unanimous(self._found)
        self.base = title_year(lines)  # the latest year of the title: which years are past

    @property
    def year(self) -> int | None:
        """The year that the document is about, where it says so."""
        return self._whole.year if self._whole else None

    @property
    def allotted(self) -> int | None:
        """The one year whose allocations the document tells: 令和6年度交付決定額."""
        return self._allotted

    @property
    def head_year(self) -> int | None:
        """The document's year, or the only one that its head names."""
        known = self._whole or self._base
        return known.year if known else None

    def about(self, line: Line) -> Setting | None:
        """The setting of `line`; where there is none, the year alone that the document's head names.

        Prose names its own years.
        """
        return self.of(line) or (None if line.sentence else self._base)

    def _open_section(self, line: Line, path: tuple[str, ...]) -> None:
        """What a numbered line says of the amounts below it; it ends what the one before it said."""
        last = self._found[-1] if self._found else None
        if last and last.section and last.path == path:
            self._found[-1] = replace(last, until=line.number)
        known = section_key(line, self._base.year if self._base else None)
        if line.kind is Kind.HEADING and known:
            path = (*path, _part(line.text))
        if known:
            self._found.append(Setting(known, None, line.number, path, section=True))
            self._headed.add(path)

    def _beside(self, path: tuple[str, ...], line: Line, title: Setting | None) -> Setting | None:
        """What a legend's further line adds to: the last one of its section or above it, else the title."""
        for last in reversed(self._found[-_LEGENDS:]):
            holds = not (last.loose or last.section) and last.row < line.number
            if holds and last.path == path[: len(last.path)]:
                return last
        return title

    def _is_previous(self, setting: Setting) -> bool:
        """Whether it is last year's label beside this year's, printed with its own year."""
        last = self._found[-1] if self._found else None
        near = last and last.path == setting.path and setting.row - last.row <= _NEAR
        return bool(near and last and (last.year or 0) - 1 == setting.year)

    def _supplementary(self, line: Line, path: tuple[str, ...], items: bool) -> list[Setting]:
        """What a line `令和5年度補正予算額 100億円` says of the bare amounts below it.

        Alone in its section it heads them; below amounts of the year's budget nothing can be told.
        """
        labels = [b for b in line.labels if b.full and b.stage is Stage.SUPPLEMENTARY]
        if not labels or line.sentence or line.headed or line.kind is Kind.HEADING:
            return []
        if not line.amounts or _names_something(line, labels[0]):
            return []
        main = path in self._headed
        if main and not items:
            return []
        head = main_key(labels[0].year, labels[0].stage)
        return [Setting(Key() if main else head, None, line.number, path, loose=True)]

    def of(self, line: Line) -> Setting | None:
        """The nearest setting above `line` in its section or a section around it."""
        path = _path(line.path)
        paired = bool(line.labels) or any(line.around(*amount.span) for amount in line.amounts[1:])
        end = bisect_left(self._rows, line.number)
        for setting in reversed(self._found[max(0, end - _LOOK_BACK) : end]):
            if setting.loose and paired:
                continue
            if setting.until is not None and setting.until <= line.number:
                continue
            inside = path[: len(setting.path)] == setting.path
            if inside and (setting.path or not path):
                whole = self._whole
                unstaged = setting.stage is None and not setting.section
                vague = unstaged and whole and whole.year == setting.year
                return whole if vague else setting
        return self._whole


def _heads_items(line: Line, below: Line | None, path: tuple[str, ...]) -> list[Setting]:
    """What a label alone on its line says of the items right below it: 令和5年度補正予算額, or last year's budget
    after this year's."""
    (label, *more) = line.labels
    alone = not (more or line.amounts or line.headed or label.delta) and line.kind is Kind.PARAGRAPH
    if not alone or not label.full or len(clean(line.text[: label.start] + line.text[label.end :])):
        return []
    if below is None or below.kind is not Kind.ITEM or not below.amounts or is_amount_line(below):
        return []
    return [Setting(main_key(label.year, label.stage), None, line.number, path)]


def _names_something(line: Line, label: Label) -> bool:
    """Whether the line has a subject of its own: 灯台の改修 令和5年度補正予算額 3億円."""
    before_it = line.text[line.body : label.start]
    behind = line.text[label.end : line.amounts[0].span.start]
    return len(clean(before_it + behind)) > 1


def _settings(line: Line, beside: Setting | None, year: int | None) -> list[Setting]:
    """What a line says of the amounts below it; `beside` is what it adds to where it only explains brackets.

    `year` is the document's.
    """
    path = _path(line.path)
    if line.kind is Kind.HEADING:
        path = (*path, _part(line.text))
    if line.headed or (line.kind is Kind.HEADER and not line.amounts):
        return []
    if not line.amounts and (pair := drawn(line.text, line.labels, year)):
        return [pair[1].on(Setting(pair[0], None, line.number, path))]
    labels = _fields(line)
    usable = [label for label in labels if label.full and label.current]
    if not line.amounts and (told := _explained(line, usable, beside, path)):
        return [told]
    if line.kind is Kind.HEADING and not line.amounts:
        if len(labels) == 1 and labels[0].stage is None and _only_year(line):
            return [Setting(main_key(labels[0].year, None), None, line.number, path)]
        if labels and labels[0].other and not line.text[line.body : labels[0].start].strip():
            # 繰越事業 in the report of a settlement: none of them is a settled amount.
            return [Setting(Key(), None, line.number, path)]
        usable = [label for label in labels if label.full and label.relative is None]
    elif line.sentence and not (_ABOUT.search(line.text) and not line.amounts):
        return []
    if not usable or (not line.amounts and line.sentence and not _ABOUT.search(line.text)):
        return []
    # 令和4年度予算額 令和5年度予算額(案) over columns: what stands alone below is of the later year.
    main = usable[0] if line.amounts else max(usable, key=lambda label: label.year or 0)
    return [Setting(main_key(main.year, main.stage), None, line.number, path)]


def _explained(
    line: Line, usable: list[Label], beside: Setting | None, path: tuple[str, ...]
) -> Setting | None:
    """The setting of a line that says in words what stands in brackets: 括弧の中は前年度予算額である.

    The label before the brackets is that of the amounts; without one they stand beside what holds already.
    """
    start = bracket_words(line.text)
    if start is None:
        return None
    mains = [label for label in usable if label.end <= start]
    main = main_key(mains[0].year, mains[0].stage) if mains else beside.main if beside else None
    signs = worded(line.text, line.labels, main) if main else None
    if not main or not signs or not signs.keys:
        return None
    held = beside if beside and not mains else None
    known = Setting(main, None, line.number, path, signs=held.signs if held else ())
    return signs.on(known)


def _fields(line: Line) -> tuple[Label, ...]:
    """The labels of a line; 予算額: 令和5年度 1億円 is the budget of the year behind it."""
    if len(line.labels) < 2:
        return line.labels
    first, second = line.labels[:2]
    bare = first.plain and first.year is None and first.relative is None
    dated = second.year is not None and second.stage is None
    if bare and dated and line.text[first.end : second.start].strip() == ":":
        return (replace(second, stage=first.stage),)
    return line.labels


def _only_year(line: Line) -> bool:
    """Whether a heading is a fiscal year and nothing else, or what was done in it: amounts below it are of no other year."""
    label = line.labels[0]
    if label.year is not None and _DONE.match(line.text, label.end):
        return True
    rest = line.text[line.body : label.start] + line.text[label.end :]
    return label.year is not None and len(clean(rest)) < 2


def _unanimous(found: list[Setting]) -> Setting | None:
    """The one year and stage of all labels; a single label speaks for its section only."""
    mains = [s.main for s in found if s.stage not in (None, Stage.SUPPLEMENTARY)]
    return Setting(mains[0]) if len(mains) > 1 and len(set(mains)) == 1 else None
