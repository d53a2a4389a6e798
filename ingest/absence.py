"""Where a document says that it states no amount: ※灯台の改修 検討中, 灯標(未定).

The answer to a question for such an amount is that it is not stated, with this place as its proof.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.context import Context
from ingest.document import Document, Span
from ingest.entry import entry_of
from ingest.line import Line, Lines, read_lines
from ingest.name import clean, is_word
from ingest.outline import Block
from ingest.tabular import cells_that_say, tables

WORDS = ("検討中", "未定", "調整中")
_WORD = "|".join(WORDS)
# At the end of a line, or alone in a bracket.
_STATED = re.compile(rf"[((\[【]\s*({_WORD})\s*[)）\]】]|(?<=[\s::])({_WORD})(?=\s*(?:[)）]|$))")
_CELL = re.compile(rf"\s*(?:[((]\s*)?({_WORD})\s*(?:[)）]\s*)?(?:[((][^()（）]{{1,20}}[)）]\s*)?")
# What is open here is no amount of money.
_NOT_MONEY = re.compile(
    r"日時|日程|場所|会場|時期|期日|期限|期間|スケジュール|議題|氏名|担当|名称|人数|定員|委員|資料|体制|電話|方法$"
)
_MONEY = re.compile(r"額|予算|要求|決算|費|金|円|当初|補正|計$")
_LONGEST = 80


@dataclass(frozen=True)
class Absence:
    """`document.text[span]` is the `word` as printed; `year` is the fiscal year, where it is known."""

    span: Span
    subject: str
    word: str
    year: int | None = None


def absences(document: Document, blocks: Sequence[Block]) -> tuple[Absence, ...]:
    """Every place where an amount is said to be open, in the order of the text."""
    if not any(word in document.text for word in WORDS):
        return ()
    lines = read_lines(document, blocks)
    context = Context(lines)
    found_tables = tables(blocks)
    in_table = {index for start, end in found_tables for index in range(start, end)}
    found = []
    for line in lines.rows:
        if line.block not in in_table:
            found += _on_line(lines, line, context)
    for start, end in found_tables:
        found += _in_table(lines, context, start, end)
    return tuple(sorted(found, key=lambda absence: absence.span))


def _on_line(lines: Lines, line: Line, context: Context) -> list[Absence]:
    """The absences of a list entry; prose that speaks of open questions is none."""
    if line.sentence or len(line.text) > 2 * _LONGEST:
        return []
    setting = context.of(line)
    if not (setting or line.amounts or any(label.stage for label in line.labels)):
        return []
    found = []
    begin = line.body
    for match in _STATED.finditer(line.text):
        group = 1 if match[1] else 2
        name = _name(line, begin, match.start())
        if name and not _NOT_MONEY.search(name):
            years = [label.year for label in line.labels if label.end <= match.start()]
            year = years[-1] if years else (setting.year if setting else None)
            span = lines.span(line, match.start(group), match.end(group))
            found.append(Absence(span, name, match[group], year))
            begin = match.end()
    return found


def _name(line: Line, begin: int, end: int) -> str | None:
    """The name before the word, budget labels left out."""
    pieces, position = [], begin
    for label in line.labels:
        if position <= label.start and label.end <= end:
            pieces.append(line.text[position : label.start])
            position = label.end
    pieces.append(line.text[position:end])
    name = clean(" ".join(pieces).strip().lstrip("※* "))
    if len(name) > 1 and is_word(name) and len(name) <= _LONGEST:
        return name
    return clean(line.path[-1]) if line.path else None


def _in_table(lines: Lines, context: Context, start: int, end: int) -> list[Absence]:
    place = next((line for line in lines.rows if line.block == start), None)
    setting = context.of(place) if place else None
    found = []
    for given in cells_that_say(lines, start, end, setting, context.year, _CELL):
        heads = " ".join(given.cell.column)
        if not _MONEY.search(heads) or _NOT_MONEY.search(heads):
            continue
        word = next(word for word in WORDS if word in lines.document.quote(given.span))
        if name := entry_of(lines, given).name:
            found.append(Absence(given.span, name, word, given.statement.key.year))
    return found
