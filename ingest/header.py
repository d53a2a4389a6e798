"""What a table's headers say of its cells: the year, stage and role by column and row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ingest.fold import fold
from ingest.ledger import is_ledger, is_stageless
from ingest.legend import Signs, drawn
from ingest.outline import Block
from ingest.setting import Setting, label_key, main_key
from ingest.stage import Key, Label, Role, Stage, find_labels, header_label
from ingest.table import Cell

MONEY = re.compile(r"額|予算|要求|決算|円|費|金|規模|債|財源|負担|支出|収入|計$|増減|当初|補正")
# 当初配分, 追加配分: parts of what is handed out, no stages of the budget.
_SHARE = re.compile(r"配分(?!額)")

# What is left at a point in time is of no year's budget: 令和5年度末残高.
_STOCK = re.compile(r"残高|現在高")
# A column that adds up those beside it.
_SUM = re.compile(r"(?:小|合)?計|合計額|総額|総計")

# Of one year the request comes first; a difference is that of the latest.
_AGE: dict[Stage | None, int] = {Stage.REQUEST: 1, Stage.DRAFT: 2, Stage.INITIAL: 3}


@dataclass(frozen=True)
class Frame:
    """What holds for all cells of a table: unit, main key, the document's year, its kind.

    `mixed` are the columns that sum up several stages; `loose` where the unit is the document's, so that
    only headers of money make a number an amount.
    """

    unit: int | None
    setting: Setting | None
    year: int | None
    shares: bool = False
    ledger: bool = False
    base: int | None = None
    mixed: frozenset[tuple[str, ...]] = frozenset()
    loose: bool = False


def frame_of(
    blocks: Sequence[Block],
    setting: Setting | None,
    year: int | None,
    unit: int | None,
    base: int | None = None,
) -> Frame:
    """The frame of the table of `blocks`, on a page that says `setting` in a document of the year `base`."""
    columns = dict.fromkeys(cell.column for block in blocks for cell in block.cells)
    shares = any(_SHARE.search(part) for column in columns for part in column)
    main = _table_setting(blocks, setting, base)
    return Frame(unit, main, year, shares, is_ledger(blocks), base, _mixed(columns))


def _mixed(columns: Iterable[tuple[str, ...]]) -> frozenset[tuple[str, ...]]:
    """The columns that add up amounts of several stages: 当初 | 補正 | 計 under one 令和6年度."""
    stages: dict[tuple[str, ...], set[Stage | None]] = {}
    for column in columns:
        label = _strongest(_labels(column))
        if column and label and not label.delta:
            stages.setdefault(column[:-1], set()).add(label.stage)
    return frozenset(
        column
        for column in columns
        if column and _SUM.fullmatch(folded_path(column)[-1])
        if Stage.SUPPLEMENTARY in stages.get(column[:-1], ()) and len(stages[column[:-1]]) > 1
    )


@lru_cache(maxsize=4096)
def folded_path(path: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(fold(part).text for part in path)


@lru_cache(maxsize=4096)
def _labels(path: tuple[str, ...]) -> tuple[Label, ...]:
    found = []
    for part in folded_path(path):
        whole = header_label(part)
        found += [whole] if whole else find_labels(part)
    return tuple(found)


@lru_cache(maxsize=4096)
def _legend(part: str, year: int | None) -> tuple[Key, Signs] | None:
    return drawn(part, find_labels(part), year)


def _table_setting(
    blocks: Sequence[Block], setting: Setting | None, base: int | None
) -> Setting | None:
    """The table's main year and stage: the latest full label among its headers, else the page's.

    A sheet of the year `base` may look ahead: 令和5年度 beside 令和6年度要求.
    """
    # In the order of the table: of labels that are as late as each other the first one printed counts.
    pairs = dict.fromkeys(
        (cell.column, cell.row) for block in blocks for cell in block.cells if cell.column
    )
    joined = [_joined(_strongest(_labels(c)), _strongest(_labels(r))) for c, r in pairs]
    labels = [label for label in joined if label and label.full and label.current]
    years = [label.year for label in joined if label and label.year and label.stage is None]
    if not labels and years and (not setting or setting.year not in years):
        return Setting(main_key(max(years), None))
    if not labels:
        return setting
    if any(label.year == base for label in joined if label):
        labels = [label for label in labels if label.year == base] or labels
    latest = max(labels, key=lambda label: (label.year or 0, _AGE.get(label.stage, 0)))
    return Setting(main_key(latest.year, latest.stage), setting.bracket if setting else None)


def cell_setting(cell: Cell, table: Frame) -> Setting | None:
    """The setting of a cell: the labels of its column and row, else the table's."""
    year = table.setting.year if table.setting else None
    for path in (cell.column, cell.row):
        for part in folded_path(path):
            if pair := _legend(part, year):
                return pair[1].on(Setting(pair[0]))
    column, row = _strongest(_labels(cell.column)), _strongest(_labels(cell.row))
    if any(map(_STOCK.search, (*folded_path(cell.column), *folded_path(cell.row[-1:])))):
        return Setting(Key())
    if cell.column in table.mixed:
        return Setting(Key(column.year if column and len(cell.column) > 1 else None))
    if table.ledger and is_stageless(cell.row):
        row = Label(0, 0, other=True)
    if label := _joined(column, row):
        main = _in_time(label_key(_budget(label, table.setting), table.setting, table.year), table)
        if label.stage is None and table.shares:
            main = main._replace(stage=None)
        return Setting(main)
    if cell.column and not any(MONEY.search(part) for part in folded_path(cell.column)):
        return None
    return table.setting


def _budget(label: Label, setting: Setting | None) -> Label:
    """A bare 予算額 beside 決算額 is what was settled later: of the same year, but no settlement."""
    settled = setting is not None and setting.stage is Stage.SETTLED
    bare = label.plain and label.year is None and label.relative is None
    return replace(label, year=setting.year) if setting and settled and bare else label


def _in_time(key: Key, table: Frame) -> Key:
    """A settled year's budget is last year's in a document about the next year."""
    settled = table.setting is not None and table.setting.stage is Stage.SETTLED
    if not settled or key.role is not Role.CURRENT or not key.year or not table.base:
        return key
    if key.year >= table.base:
        return key
    return key._replace(role=Role.PREVIOUS if key.year == table.base - 1 else Role.OTHER)


def _joined(column: Label | None, row: Label | None) -> Label | None:
    """The label of a column completed by that of its row: 補正 in the row 令和3年度."""
    if not column or not row:
        return column or row
    if column.delta or row.delta:
        return column if column.delta else row
    if column.year is None and column.relative is None:
        return replace(column, year=row.year, relative=row.relative)
    if column.stage is None and not column.other:
        return replace(column, stage=row.stage, plain=row.plain, other=row.other)
    return column


def _strongest(labels: Sequence[Label]) -> Label | None:
    """当初予算 says more than the (要求額+要望額) beside it; a difference says more than all."""
    for wanted in (
        lambda label: label.delta,
        lambda label: label.full,
        lambda label: label.relative is not None,
        lambda label: label.stage is not None or label.other,
        lambda label: label.year is not None,
    ):
        for label in labels:
            if wanted(label):
                return _with_year(label, labels)
    return None


def _with_year(label: Label, labels: Sequence[Label]) -> Label:
    """A label completed by its own path: 令和3年度 above 補正."""
    if label.year is None and label.relative is None and not label.delta:
        years = [other.year for other in labels if other.year]
        return replace(label, year=years[0]) if len(set(years)) == 1 else label
    return label
