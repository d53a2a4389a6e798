"""Remarks that limit the amounts near them: ※運営費交付金中の推計額, *…との合計額."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest import qualifier
from ingest.above import nearest, parent_line
from ingest.line import Line, Lines
from ingest.name import clean
from ingest.stack import is_amount_line, is_label_line
from ingest.stage import find_labels
from ingest.wording import own_name

# How far below and above an amount its remark may stand, in lines.
_BELOW = 10
_ABOVE = 8
# How many lines of amounts may stand between the name that says (新規) and the last of them.
_PAIRS = 12


@dataclass(frozen=True)
class Limits:
    """`all` limit every amount of a line, `previous` last year's, `marked` those with a footnote mark."""

    all: tuple[str, ...] = ()
    previous: tuple[str, ...] = ()
    marked: dict[str, tuple[str, ...]] = field(default_factory=dict)


def limits_of(lines: Lines, line: Line) -> Limits:
    """What the line, its parent bullet and the remarks below limit; by footnote mark, else all."""
    limits = list(qualifier.shared(line.text))
    parent = parent_line(lines, line)
    if parent and parent.block is not None and _is_child(line, parent):
        for name in qualifier.shared(parent.text):
            noted = name == "再掲" or _speaks_of(parent.text, line)
            limits += [name] if noted else []
    previous: list[str] = []
    marked: dict[str, tuple[str, ...]] = {}
    for note in _remarks(lines, line):
        names = tuple(qualifier.noted(note.text))
        mark = note.text.lstrip()[:1]
        if any(qualifier.mark(line, amount.span.end) == mark for amount in line.amounts):
            marked[mark] = marked.get(mark, ()) + names
        elif qualifier.on_previous(note.text):
            previous += names
        elif mark != "*":
            limits += names
    return Limits(tuple(limits), tuple(previous), marked)


def new_above(lines: Lines, line: Line) -> bool:
    """Whether the name directly above labels and amounts without one says (新規)."""
    if not is_pair_line(line):
        return False
    above = nearest(lines, line.number)
    for _ in range(_PAIRS):
        if not above or not (is_label_line(above) or is_pair_line(above)):
            break
        above = nearest(lines, above.number)
    return above is not None and not above.amounts and qualifier.new(above.text)


def is_pair_line(line: Line) -> bool:
    """Whether the line holds amounts with their labels and no name: 令和6年度 3億円(前年度 －)."""
    return bool(line.amounts) and not own_name(line, line.body, line.amounts[0].span.start)


def _is_child(line: Line, parent: Line) -> bool:
    return line.depth > parent.depth or clean(parent.text) in (clean(part) for part in line.path)


def _speaks_of(remark: str, line: Line) -> bool:
    """Whether the parent's remark names this child: ※運営費交付金総額 and 運営費交付金 620億円."""
    name = clean(line.text[line.body : line.amounts[0].span.start])
    return not name or name in remark[remark.find("※") :]


def _remarks(lines: Lines, line: Line) -> list[Line]:
    """The remarks below an amount: behind the labels and amounts that belong to it, before new text."""
    found = []
    marked = any(qualifier.mark(line, amount.span.end) for amount in line.amounts)
    for number in range(line.number + 1, min(line.number + _BELOW, len(lines.rows))):
        below = lines.rows[number]
        if below.blank:
            continue
        if below.note:
            found.append(below)
        elif found or not (_continues(below) or (marked and not below.amounts)):
            break
    for number in range(line.number - 1, max(line.number - _ABOVE, -1), -1):
        above = lines.rows[number]
        if above.note and is_amount_line(line):
            found.append(above)
        elif not above.blank and not is_label_line(above) and not is_amount_line(above):
            break
    return found


def _continues(line: Line) -> bool:
    """Whether the line carries on the group of labels and amounts above it."""
    if is_label_line(line) or is_amount_line(line):
        return True
    head = line.text[line.body : line.amounts[0].span.start] if line.amounts else ""
    labels = find_labels(head)
    return bool(labels) and len(clean(head)) <= labels[-1].end - labels[0].start + 2
