"""The fiscal year in which a document speaks, and the years that 今年度 and 来年度 are in it."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.era import find_dates
from ingest.fold import fold
from ingest.line import Line, Lines
from ingest.stage import Label, Stage
from ingest.topic import in_speech

# The date of a document or a meeting stands in its first lines.
_HEAD = 10
_LONGEST = 60
# The fiscal year begins in April.
_FIRST_MONTH = 4
_SPOKEN = re.compile(r"(?:今|来|昨)年度")


def issue_year(lines: Lines) -> int | None:
    """The fiscal year of the one date in the document's head: 令和4年11月8日 → 2022, 令和5年2月1日 → 2022.

    None where it has no date, dates of several years, or one shortly before the year of its title: then
    今年度 can be either.
    """
    head = [line for line in lines.rows if not line.blank][:_HEAD]
    given = [fold(lines.document.date).text]
    given += [line.text for line in head if not line.sentence and len(line.text) <= _LONGEST]
    dates = [date for text in given for date in find_dates(text) if date.month]
    years = {date.year - (date.month < _FIRST_MONTH) for date in dates}
    if len(years) != 1:
        return None
    year = years.pop()
    titled = {label.year for label in head[0].labels if label.year} if head else set()
    before = any(date.month < _FIRST_MONTH for date in dates)
    return None if before and titled == {year + 1} else year


def dated(lines: Lines) -> Lines:
    """The lines with the years that their relative labels have by the document's date.

    In speeches a 要求額 without a year is of the one year whose requests the document speaks of.
    """
    issued = issue_year(lines)
    asked = {
        b.year for row in lines.rows for b in row.labels if b.year and b.stage is Stage.REQUEST
    }
    requested = asked.pop() if len(asked) == 1 else None
    rows = [
        replace(
            row, labels=tuple(_dated(lines, row, label, issued, requested) for label in row.labels)
        )
        if any(label.year is None for label in row.labels)
        else row
        for row in lines.rows
    ]
    return replace(lines, rows=rows)


def _dated(
    lines: Lines, line: Line, label: Label, issued: int | None, requested: int | None
) -> Label:
    if label.year is not None:
        return label
    if label.relative is not None:
        spoken = _SPOKEN.match(line.text, label.start)
        return replace(label, year=issued + label.relative) if spoken and issued else label
    if label.stage is Stage.REQUEST and requested and in_speech(lines, line):
        return replace(label, year=requested)
    return label
