"""Differences that stand in a row without a word: 灯台の改修  5億円  前年度 4億円  1億円.

The third amount of a row is the difference of the two before it where it comes to exactly that, or where
it has a minus sign (△1億円). Of another one nothing tells what it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.stage import Key, Role
from ingest.statement import Statement

# What parts the cells of a row: blanks, a comma, the bracket of last year's amount; a word for the difference.
_ROW = re.compile(r"\s*[)\]】〕]?[\s、,|]+(?:増減額?|差引|比較)?[\s:]*[+＋]?")


def with_differences(found: Sequence[Statement]) -> list[Statement]:
    """The statements of a line, an amount behind this year's and last year's as what lies between them."""
    read = list(found)
    for at in range(2, len(read)):
        main, last, third = read[at - 2 : at + 1]
        keys = (main.key.role, last.key.role)
        if keys != (Role.CURRENT, Role.PREVIOUS) or main.line.sentence:
            continue
        text = main.line.text
        if third.amount.currency != "JPY" or not _ROW.fullmatch(
            text, last.amount.span.end, third.amount.span.start
        ):
            continue
        change = main.amount.value - last.amount.value
        if third.amount.value < 0 or abs(change) == third.amount.value:
            read[at] = replace(third, key=main.key._replace(role=Role.DELTA))
        elif third.label is not None and third.label == last.label:
            read[at] = replace(third, key=Key())
    return read
