"""Settlement reports: documents on what one year came to (令和5年度決算の概要); there that year is the current one.

Elsewhere what was settled stands beside a later year's budget, and its role is other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.fold import fold
from ingest.line import Lines
from ingest.stage import Key, Role, Stage, find_labels
from ingest.statement import Statement

_REPORT = re.compile(r"決算|主要施策の?成果")
# 令和6年度予算及び令和5年度決算: the settlement is not all that it is about.
_MORE = re.compile(r"予算|要求|要望|計画")
# What was not spent or not received is no amount of the settlement itself: 不用額, 執行残, 収入未済額.
_LEFT = re.compile(r"不用|執行残|未執行|残額|不納欠損|未済")
_HEAD = 3


def report_year(lines: Lines) -> int | None:
    """The fiscal year that the document settles; None where it is no settlement report."""
    head = [line.text for line in lines.rows if not line.blank][:_HEAD]
    title = fold(lines.document.title or "".join(head[:1])).text
    if not _REPORT.search(title) or _MORE.search(title):
        return None
    years = {label.year for label in find_labels(title) if label.year}
    if not years:
        years = {label.year for text in head for label in find_labels(text) if label.year}
    return years.pop() if len(years) == 1 else None


def in_report(found: Sequence[Statement], year: int | None, *words: str) -> list[Statement]:
    """The statements, those of the settled `year` as current ones; `words` are those of a cell's headers."""
    if year is None or any(map(_LEFT.search, words)):
        return list(found)
    return [
        statement
        if statement.label and statement.label.other
        else replace(statement, key=_role(statement.key, year))
        for statement in found
    ]


def _role(key: Key, year: int) -> Key:
    if key.stage is not Stage.SETTLED or key.role is not Role.OTHER or key.year is None:
        return key
    if key.year == year:
        return key._replace(role=Role.CURRENT)
    return key._replace(role=Role.PREVIOUS) if key.year == year - 1 else key
