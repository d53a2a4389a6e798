"""Running totals: 補正後累計 215億円, 同事業の令和3年度予算の累計は76億円 – of a year, but of no stage."""

from __future__ import annotations

import re

from ingest.governing import label_before
from ingest.line import Line
from ingest.setting import Setting
from ingest.stage import Key, Label, Stage

_RUNNING = re.compile(r"(?:累計(?:額|で|は|[::\s])*|総額を(?:それぞれ)?)\s?約?$")


def is_total(line: Line, start: int) -> bool:
    """Whether the words before `start` call the amount a running total."""
    return _RUNNING.search(line.text, max(0, start - 12), start) is not None


def total_label(line: Line, index: int) -> Label | None:
    """The label between the total, the amount at `index` of its line, and the amount before it."""
    label = label_before(line, line.amounts[index].span.start, index)
    behind = line.amounts[index - 1].span.end if index else 0
    return label if label and label.end > behind else None


def total_key(line: Line, start: int, setting: Setting | None, label: Label | None) -> Key:
    """In a supplementary budget the total is of that year; else of the one that its label names."""
    if not setting or setting.stage is not Stage.SUPPLEMENTARY:
        return Key(label.year if label else None)
    if setting.year is None:
        return Key()
    sentence = line.text.rfind("。", 0, start) + 1
    last = any(b.relative == -1 for b in line.labels if sentence <= b.start < start)
    return Key(setting.year - last)
