"""Ledgers: tables that say what one programme had and spent, kinds of money down and years across.

`当初予算 | 補正予算 | 前年度から繰越し | 予備費等 | 計 | 執行額` below each other under `令和3年度 | 令和4年度 | …`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from ingest.fold import fold
from ingest.outline import Block, Kind
from ingest.table import Cell

# Money that a year's budget receives or hands on; it has no stage of its own: 前年度から繰越し, 予備費等.
_MOVED = (
    r"(?:前年度(?:から|より)?の?)?繰越し?(?:額|金)?|翌年度(?:へ|に)?の?繰越し?(?:額|金)?"
    r"|予備費(?:等|使用)*額?|(?:流用|移替え?|流用・移替)等?(?:の?増△?減)?額?"
)
_UNUSED = r"不用額|執行残額?"
_SUM = r"(?:小|合)?計|(?:歳出)?予算現額"
_BUDGET = r"当初(?:予算)?額?|補正(?:予算)?額?|予算額?|(?:概算)?要求額?"
_SPENT = r"執行額|決算額|支出済?額|執行率|支出率"
# What stands left of them, over several rows: 予算の状況.
_FRAME = r"予算額?の?(?:状況|内訳)|予算額?[・、]執行額|歳出"
_MOVED_ROW = re.compile(rf"(?:{_MOVED}|{_UNUSED})")
_STAGELESS = re.compile(rf"(?:{_MOVED}|{_SUM})")
_KIND = re.compile(rf"(?:{_MOVED}|{_UNUSED}|{_SUM}|{_BUDGET}|{_SPENT}|{_FRAME})")
_BRACKETED = re.compile(r"[(\[][^()\[\]]*[)\]]")
# A table of fewer kinds may be about anything.
_FEWEST = 2


@lru_cache(maxsize=4096)
def _kind(text: str) -> str:
    """A row's label without remarks and blanks: `計（予算現額）` → 計."""
    return "".join(_BRACKETED.sub("", fold(text, markup=True).text).split())


def is_ledger(blocks: Sequence[Block]) -> bool:
    """Whether all rows of the table are kinds of money and two or more of them differ."""
    kinds = {_kind(part) for block in blocks for part in _own(block)}
    return len(kinds) >= _FEWEST and all(map(_KIND.fullmatch, kinds))


def _own(block: Block) -> Iterable[str]:
    cells: tuple[Cell, ...] = block.cells if block.kind is Kind.ROW else ()
    return cells[-1].row if cells else ()


def is_stageless(row: Sequence[str]) -> bool:
    """Whether the row of a ledger is of no stage: carried over, a reserve, a sum of several stages."""
    return bool(row) and _STAGELESS.fullmatch(_kind(row[-1])) is not None


def moved(row: Sequence[str]) -> str | None:
    """The row's own label where it tells the amount from the programme's budget: 前年度から繰越し."""
    return row[-1] if row and _MOVED_ROW.fullmatch(_kind(row[-1])) else None
