"""Labels on lines of their own, matched by order with the amounts below them."""

from __future__ import annotations

import re

from ingest.line import Line, Lines
from ingest.ministry import ministry_of_name
from ingest.outline import Kind
from ingest.stage import Label

# What may stand on a line of labels or amounts beside them.
PURE = re.compile(r"(?:[\s\d()\[\]【】:・*※~+\-/|、]|約|程度|規模|の?内数|新規|再掲|合計|うち)*")
_FILLER_LENGTH = 12
_GAP = re.compile(r"\s{2,}|\t")
# One of several labels, and nothing says which.
UNDECIDED = Label(0, 0, other=True)


def stacks(lines: Lines) -> dict[int, dict[int, Label]]:
    """Labels that stand on lines of their own, matched by order with the amounts below them.

    → line number → index of the amount on that line → label. Counts that differ decide nothing: UNDECIDED.
    """
    matched: dict[int, dict[int, Label]] = {}
    labels: list[Label] = []
    amounts: list[tuple[int, int]] = []
    fillers, told = 0, False
    for line in lines.rows:
        if line.blank or line.note:
            continue
        if is_label_line(line):
            if amounts or told:
                _match(labels, amounts, lines, matched, told)
                labels, amounts, fillers, told = [], [], 0, False
            labels += line.labels
        elif labels and is_amount_line(line):
            amounts += [(line.number, index) for index in range(len(line.amounts))]
        elif labels and not amounts and (ministry_of_name(line.text) or _is_filler(line, fillers)):
            fillers += not ministry_of_name(line.text)
        elif len(labels) > 1 and not amounts and not told and _is_description(line):
            told = True
        else:
            _match(labels, amounts, lines, matched, told)
            labels, amounts, fillers, told = [], [], 0, False
    _match(labels, amounts, lines, matched, told)
    return _columns(lines) | matched


def _columns(lines: Lines) -> dict[int, dict[int, Label]]:
    """The labels of lines `name 9億円 8億円 1億円` under as many labels in a line: columns set with blanks."""
    matched: dict[int, dict[int, Label]] = {}
    labels: tuple[Label, ...] = ()
    for line in lines.rows:
        if is_label_line(line) and line.kind is not Kind.ROW:
            labels = line.labels if _GAP.search(line.text.strip()) else ()
        elif line.kind is Kind.HEADING or line.sentence:
            labels = ()
        elif len(labels) > 1 and len(line.amounts) == len(labels) and _in_columns(line):
            matched[line.number] = dict(enumerate(labels))
    return matched


def _in_columns(line: Line) -> bool:
    """Whether nothing but blanks stands between the amounts of the line, which end it."""
    ends = [amount.span.end for amount in line.amounts]
    starts = [amount.span.start for amount in line.amounts[1:]] + [len(line.text)]
    gaps = [line.text[end:start] for end, start in zip(ends, starts, strict=True)]
    blank = not line.labels and not any(gap.strip() for gap in gaps)
    return blank and all(len(gap) > 1 or "\t" in gap for gap in gaps[:-1])


def _match(
    labels: list[Label],
    amounts: list[tuple[int, int]],
    lines: Lines,
    matched: dict[int, dict[int, Label]],
    told: bool,
) -> None:
    """`told` when a description stands between: then the counts must agree as they are."""
    if told and len(labels) != len(amounts):
        return
    if len(labels) != len(amounts):
        # 令和4年度予算額(案) above 35億円 (32億円): the bracket belongs to the amount before it.
        amounts = [(row, index) for row, index in amounts if not _in_bracket(lines, row, index)]
    if len(labels) != len(amounts):
        labels = [UNDECIDED] * len(amounts)
    for label, (row, index) in zip(labels, amounts, strict=True):
        matched.setdefault(row, {})[index] = label


def _in_bracket(lines: Lines, row: int, index: int) -> bool:
    span = lines.rows[row].amounts[index].span
    return lines.rows[row].around(span.start, span.end) is not None


def is_label_line(line: Line) -> bool:
    """Whether the line holds budget labels and nothing else: (前年度予算額)."""
    if line.amounts or not any(label.stage for label in line.labels):
        return False
    rest, position = "", line.body
    for label in line.labels:
        rest += line.text[position : label.start]
        position = label.end
    return bool(PURE.fullmatch(rest + line.text[position:]))


def is_amount_line(line: Line) -> bool:
    """Whether the line holds amounts and nothing else: 3,650百万円."""
    if not line.amounts or line.labels:
        return False
    rest, position = "", line.body
    for amount in line.amounts:
        rest += line.text[position : amount.span.start]
        position = amount.span.end
    return bool(PURE.fullmatch(rest + line.text[position:]))


def _is_description(line: Line) -> bool:
    """Whether the line is prose that tells of the programme between its labels and its amounts."""
    return line.sentence and line.kind is Kind.PARAGRAPH and not line.amounts


def _is_filler(line: Line, before: int) -> bool:
    """Whether the line can be a logo's text between labels and amounts: short, and the only one."""
    text = line.text.strip()
    short = len(text) <= _FILLER_LENGTH and line.body == 0 and not line.amounts
    return before == 0 and short and not re.search(r"\d|[::。]", text)
