"""Where a document says which year and stage its amounts are of: labels, legends, remarks, title."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from functools import lru_cache
from itertools import zip_longest

from ingest.fold import fold, key, plain
from ingest.line import Line, Lines
from ingest.name import clean
from ingest.outline import Kind
from ingest.section import is_section, section_key
from ingest.setting import Setting, legend, legend_extra, main_key
from ingest.stack import is_amount_line
from ingest.stage import Key, Label, Role, Stage, find_labels

# A remark that says what the amounts of a table or list are, or what stands in the brackets.
_ABOUT = re.compile(r"(?:金額|計数|数字|予算額)(?:は|:)|断りのない|特記")
_IN_BRACKETS = re.compile(r"(?:括弧|かっこ|カッコ|[(\[〔]\s*[)\]〕])\s*(?:の中|内|書き?)?")
# Words of a title or document kind that say which stage the whole document is about.
_TITLE_STAGES = (("交付決定", Stage.ALLOCATION), ("概算要求", Stage.REQUEST), ("要求", Stage.REQUEST), ("政府案", Stage.DRAFT),
                 ("予算案", Stage.DRAFT), ("予算(案)", Stage.DRAFT), ("補正", Stage.SUPPLEMENTARY),
                 ("決算", Stage.SETTLED), ("予算", Stage.INITIAL))  # fmt: skip

_SPAN = re.compile(r"[\d元]年?度?\s?(?:~|-|から)\s?(?:令和|平成|[RH])?[\d元]")
# A heading on all that was done in a year: 令和4年度に講じた施策.
_DONE = re.compile(r"に(?:講じ|実施し|行っ|取り組ん)[ただ](?:施策|取組|事業|措置|対策)\s*$")

# This year's and last year's labels stand at most so many lines apart.
_NEAR = 6
# The lines at the top of a document that can say which year it is of.
_HEAD = 3
# How many settings back one is looked for that covers the section of an amount.
_LOOK_BACK = 200


@lru_cache(maxsize=1024)
def _path(headings: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(key, headings))


class Context:
    """The settings of one document, to be asked for the place of an amount."""

    def __init__(self, lines: Lines) -> None:
        self._found: list[Setting] = []
        title = _title_setting(lines)
        items: set[tuple[str, ...]] = set()
        self._base = _base_setting(lines)
        rows = [line for line in lines.rows if line.text.strip()]
        for line, below in zip_longest(rows, rows[1:]):
            path = _path(line.path)
            if is_section(line):
                self._open_section(line, path)
            if line.labels:
                new = [s for s in _settings(line, title) if not self._is_previous(s)]
                new += self._supplementary(line, path, path in items)
                new = new or _heads_items(line, below, path)
                self._found += new
                if any(not setting.loose for setting in new):
                    items.discard(path)
            elif line.amounts and not line.headed and not is_amount_line(line):
                items.add(path)
        self._rows = [setting.row for setting in self._found]
        self._whole = title or _unanimous(self._found)
        self.base = _title_year(lines)  # the latest year of the title: which years are past

    @property
    def year(self) -> int | None:
        """The year that the document is about, where it says so."""
        return self._whole.year if self._whole else None

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
            path = (*path, key(plain(line.text[line.body :])))
        if known:
            self._found.append(Setting(known, None, line.number, path, section=True))

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
        main = any(s.path == path and not s.loose for s in self._found)
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


def _settings(line: Line, title: Setting | None) -> list[Setting]:
    path = _path(line.path)
    if line.kind is Kind.HEADING:
        path = (*path, key(plain(line.text[line.body :])))
    if line.headed or (line.kind is Kind.HEADER and not line.amounts):
        return []
    pair = legend(line.text, line.labels)
    if pair and not line.amounts:
        first, extra = pair[0], legend_extra(line.text, line.labels)
        known = main_key(first.year, first.stage)
        return [Setting(known, pair[1], line.number, path, extra=extra)]
    inner = _in_brackets(line)
    labels = [label for label in _fields(line) if label is not inner]
    usable = [label for label in labels if label.full and label.current]
    if line.kind is Kind.HEADING and not line.amounts:
        if len(labels) == 1 and labels[0].stage is None and _only_year(line):
            return [Setting(main_key(labels[0].year, None), None, line.number, path)]
        usable = [label for label in labels if label.full and label.relative is None]
    elif line.sentence and not (_ABOUT.search(line.text) and not line.amounts):
        return []
    if inner and title and not usable and not line.amounts:
        return [Setting(title.main, _bracket_key(inner, title.year), line.number, path)]
    if not usable or (not line.amounts and line.sentence and not _ABOUT.search(line.text)):
        return []
    main = usable[0]
    bracket = _bracket_key(inner, main.year) if inner else None
    return [Setting(main_key(main.year, main.stage), bracket, line.number, path)]


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


def _in_brackets(line: Line) -> Label | None:
    """`括弧の中は前年度(令和元年度)予算額である` → the label of the amounts in brackets."""
    match = _IN_BRACKETS.search(line.text)
    behind = [label for label in line.labels if match and label.start >= match.end()]
    return next((label for label in behind if label.stage), None)


def _bracket_key(label: Label, base: int | None) -> Key | None:
    """The key of amounts in brackets; 前年度 counts from `base`."""
    year = label.year
    if year is None and base is not None and label.relative is not None:
        year = base + label.relative
    if year is None:
        return None
    role = main_key(year, label.stage).role
    earlier = base is None or year == base - 1
    return Key(year, label.stage, Role.PREVIOUS if earlier and role is Role.CURRENT else role)


def _title_setting(lines: Lines) -> Setting | None:
    document = lines.document
    title = fold(document.title or _first_line(lines)).text
    kind = fold(document.kind).text
    years = [label.year for label in find_labels(title) if label.year]
    supplement = "補正予算" in title and "当初" not in title  # 補正予算案 is a 補正, no 予算案
    stages = [Stage.SUPPLEMENTARY] if supplement else []
    stages += [stage for word, stage in _TITLE_STAGES if word in title]
    stages += [stage for word, stage in _TITLE_STAGES if word in kind]
    if len(set(years)) == 1 and stages:
        return Setting(main_key(years[0], stages[0]))
    return None


def _title_year(lines: Lines) -> int | None:
    """The latest fiscal year that the title names; None where it names a span of years: 令和3～7年度."""
    title = fold(lines.document.title or _first_line(lines)).text
    years = [label.year for label in find_labels(title) if label.year]
    return max(years) if years and not _SPAN.search(title) else None


def _base_setting(lines: Lines) -> Setting | None:
    """The one fiscal year in the title or in the first lines: 施策別シート(令和5年度版)."""
    labels = find_labels(fold(lines.document.title or "").text)
    if not any(label.year for label in labels):
        head = [line for line in lines.rows if not line.blank][:_HEAD]
        labels = [label for line in head if not line.sentence for label in line.labels]
    # 令和4年度予算の概要及び令和3年度決算: the year of the budget.
    budgets = [label for label in labels if label.full and label.current]
    years = {label.year for label in budgets or labels if label.year}
    return Setting(Key(years.pop()), vague=True) if len(years) == 1 else None


def _first_line(lines: Lines) -> str:
    return next((line.text for line in lines.rows if not line.blank), "")


def _unanimous(found: list[Setting]) -> Setting | None:
    """The one year and stage of all labels; a single label speaks for its section only."""
    mains = [s.main for s in found if s.stage not in (None, Stage.SUPPLEMENTARY)]
    return Setting(mains[0]) if len(mains) > 1 and len(set(mains)) == 1 else None
