"""Runs: neighbouring list items, or rows of one table, seen as the whole they belong to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ingest.outline import Block, Kind

_TABLE = (Kind.HEADER, Kind.ROW)


class Run(NamedTuple):
    """`[start, end)` are block indexes; `headed` when a table's rows have column headers.

    `inner` is the index after the last item that lies under the item itself.
    """

    start: int
    end: int
    headed: bool
    inner: int


def runs(blocks: Sequence[Block]) -> list[Run]:
    """For each block the list or table that it is part of; a block alone is its own run."""
    made: list[Run] = []
    at = 0
    while at < len(blocks):
        end = at + 1
        while end < len(blocks) and _goes_on(blocks[end - 1], blocks[end]):
            end += 1
        headed = blocks[at].kind is Kind.HEADER
        made.extend(Run(at, end, headed, inner) for inner in _inner(blocks, at, end))
        at = end
    return made


def _goes_on(before: Block, block: Block) -> bool:
    if block.kind is Kind.ITEM:
        return before.kind is Kind.ITEM
    if block.kind is Kind.ROW:
        return before.kind in _TABLE
    return block.kind is Kind.HEADER and before.kind is Kind.HEADER


def _inner(blocks: Sequence[Block], start: int, end: int) -> list[int]:
    inner = [end] * (end - start)
    open_items: list[int] = []
    for at in range(start, end):
        while open_items and blocks[open_items[-1]].depth >= blocks[at].depth:
            inner[open_items.pop() - start] = at
        open_items.append(at)
    return inner
