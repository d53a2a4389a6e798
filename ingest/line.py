"""The printed lines of a document as money is read from them: folded, with block, labels, amounts."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from ingest.amount import Amount, find_amounts
from ingest.document import Document, Span
from ingest.fold import Folded, fold
from ingest.number import Unit, column_amounts, unit_in
from ingest.outline import Block, Kind
from ingest.reflow import reflow
from ingest.speech import speech_start
from ingest.stage import Label, find_labels

BULLET = re.compile(
    r"^[\s>]*(?:(?:#{1,6}|[-*+•])\s+|[・●○◯◆◇■□▼▽◎✓✔‣▶➢➤❖]\s*|〇(?![〇一二三四五六七八九十百千万億兆\d])\s*|[((]\d{1,2}[))]\s*|\d{1,2}[.)](?!\d)\s*|\d{1,2}\t\s*(?=\D)"
    # 2 灯台の改修, but not 2 年間
    r"|\d{1,2}\s+(?=[一-龠ァ-ヶ「])(?![年月日時分秒億万千百兆円人件校歳回名社台戸割倍者号期次機隻棟基本枚])(?!団体|施設|地区|世帯|ヶ|カ|パー|ポイント)"
    r"|[①-⑳]\s*|[IVXivx]{1,4}[.)]\s+|[((](?:[一二三四五六七八九十]{1,3}|[a-zア-ン])[))]\s*"
    # 答 …, 問3 …, A1: …, 【回答】…, but not 問 題 点
    r"|【?(?:質問|回答|問|答)\s?\d{0,2}】?(?:\s?[.:、]\s*|\s+(?!\S\s)|(?<=】))|[QA]\s?\d{0,2}(?:[.:、]\s*)|[QA]\d{1,2}\s+"
    # 一 灯台の改修, but neither 一 般 会 計 nor 三 億円
    r"|第?[一二三四五六七八九十]{1,3}(?:\s+|[.、])(?![十百千万億兆円]|\S\s))*"
)
# Longer lines are read in parts, so that the time a line takes stays in proportion to its length.
LONGEST = 2000
_BRACKETS = {
    "(": ")",
    "[": "]",
    "【": "】",
    "〔": "〕",
    "<": ">",
    "〈": "〉",
    "「": "」",
    "『": "』",
}


@dataclass(frozen=True)
class Bracket:
    """A bracketed stretch of a line: `start` at the opening sign, `end` behind the closing one."""

    start: int
    end: int


@dataclass(frozen=True)
class Line:
    """One line of the folded, reflowed view without mark-up; all offsets count from the line's start.

    `at` is the line's offset in the view; `block` is the index of its block, None outside any;
    `headed` when it is a row of a table with column headers.
    """

    number: int
    at: int
    text: str
    amounts: tuple[Amount, ...] = ()
    labels: tuple[Label, ...] = ()
    block: int | None = None
    kind: Kind | None = None
    path: tuple[str, ...] = ()
    depth: int = 0
    headed: bool = False

    @cached_property
    def brackets(self) -> tuple[Bracket, ...]:
        """The closed brackets of the line, innermost of those that share a start last."""
        found, open_ = [], []
        for index, char in enumerate(self.text):
            if char in _BRACKETS:
                open_.append(index)
            elif open_ and char in _BRACKETS.values():
                while open_ and _BRACKETS[self.text[open_[-1]]] != char:
                    open_.pop()
                if open_:
                    found.append(Bracket(open_.pop(), index + 1))
        return tuple(sorted(found, key=lambda b: (b.start, -b.end)))

    def around(self, start: int, end: int) -> Bracket | None:
        """The innermost bracket around `[start, end)`."""
        holding = [b for b in self.brackets if b.start < start and end < b.end]
        return holding[-1] if holding else None

    @cached_property
    def body(self) -> int:
        """Where the words begin, behind bullets, numbering and the name of who speaks."""
        match = BULLET.match(self.text)
        start = match.end() if match else 0
        return speech_start(self.text, start) or start

    @cached_property
    def spoken(self) -> bool:
        """Whether the line gives what somebody said: ○調査課長 …"""
        match = BULLET.match(self.text)
        return self.body > (match.end() if match else 0)

    @property
    def blank(self) -> bool:
        return not self.text.strip()

    @property
    def note(self) -> bool:
        """Whether the line is a remark: ※…, *…"""
        return self.text.lstrip()[:1] in ("※", "*", "(注", "注") and not self.amounts

    @property
    def sentence(self) -> bool:
        """Whether the line is prose."""
        return "。" in self.text or len(self.text) > 120 or self.text.rstrip().endswith("、")


@dataclass(frozen=True)
class Lines:
    """All lines of a document, and the fold that leads back to its text."""

    document: Document
    blocks: Sequence[Block]
    folded: Folded
    rows: list[Line] = field(default_factory=list)

    @cached_property
    def first(self) -> dict[int, Line]:
        """The first line of each block."""
        return {line.block: line for line in reversed(self.rows) if line.block is not None}

    def span(self, line: Line, start: int, end: int) -> Span:
        """The span in the document of the line's `[start, end)`."""
        return self.folded.source(line.at + start, line.at + end)


def read_lines(document: Document, blocks: Sequence[Block]) -> Lines:
    """The lines of `document`, each with its amounts, labels and the block that holds it."""
    folded = reflow(fold(document.text, markup=True), blocks)
    view = folded.text
    ordered = sorted(range(len(blocks)), key=lambda i: blocks[i].span.start)
    block_starts = [blocks[i].span.start for i in ordered]
    texts, line_starts = _pieces(view, _cuts(folded, blocks))
    amounts: dict[int, list[Amount]] = {}
    for amount in find_amounts(view):
        row = bisect_right(line_starts, amount.span.start) - 1
        start = line_starts[row]
        span = Span(amount.span.start - start, amount.span.end - start)
        amounts.setdefault(row, []).append(replace(amount, span=span))
    labels: dict[int, list[Label]] = {}
    for label in find_labels(view):
        row = bisect_right(line_starts, label.start) - 1
        labels.setdefault(row, []).append(_shifted(label, line_starts[row]))
    rows = []
    for number, text in enumerate(texts):
        at = line_starts[number]
        index = None
        if text.strip():
            first = at + len(text) - len(text.lstrip())
            source = folded.starts[first]
            index = _block(blocks, ordered, block_starts, source)
        block = blocks[index] if index is not None else None
        rows.append(
            Line(
                number,
                at,
                text,
                tuple(amounts.get(number, ())),
                tuple(labels.get(number, ())),
                index,
                block.kind if block else None,
                block.headings if block else (),
                block.depth if block else 0,
                bool(block and any(cell.column for cell in block.cells)),
            )
        )
    for number, found in column_amounts(texts, _units(rows, blocks)).items():
        rows[number] = replace(rows[number], amounts=tuple(found))
    return Lines(document, blocks, folded, rows)


def _units(rows: Sequence[Line], blocks: Sequence[Block]) -> list[int | None]:
    """For each line the yen that a bare number counts in it; None where amounts have their own."""
    units: list[int | None] = []
    unit: Unit | None = None
    for line in rows:
        if unit is None and "単位" not in line.text:
            units.append(None)
            continue
        found = unit_in(line.text, line.block, blocks)
        unit = found or unit
        holds = unit and line.block is not None and unit.holds(line.block, blocks[line.block])
        bare = holds and not (found or line.amounts or line.headed)
        units.append(unit.yen if unit and bare else None)
    return units


def _cuts(folded: Folded, blocks: Sequence[Block]) -> list[int]:
    """Where a row of a table begins or ends within a line of the view, as HTML on one line does."""
    view, found = folded.text, []
    for block in blocks:
        if block.kind in (Kind.ROW, Kind.HEADER):
            start = bisect_left(folded.starts, block.span.start)
            end = bisect_left(folded.starts, block.span.end)
            before, after = view.rfind("\n", 0, start) + 1, view.find("\n", end)
            found += [start] if view[before:start].strip() else []
            found += [end] if view[end : after if after >= 0 else len(view)].strip() else []
    return sorted({at for at in found if at < len(view)})


def _split(view: str, cuts: Sequence[int]) -> Iterator[tuple[int, str]]:
    """The lines of the view, further split at `cuts`, with their offsets."""
    start, place = 0, 0
    for text in view.split("\n"):
        end = start + len(text)
        while place < len(cuts) and cuts[place] < end:
            if cuts[place] > start:
                yield start, view[start : cuts[place]]
                start = cuts[place]
            place += 1
        yield start, view[start:end]
        start = end + 1


def _pieces(view: str, cuts: Sequence[int]) -> tuple[list[str], list[int]]:
    """The lines of the view and their offsets; an overlong line comes in parts of whole sentences."""
    texts, starts = [], []
    for start, text in _split(view, cuts):
        at = 0
        while len(text) - at > LONGEST:
            cut = max(
                text.rfind("。", at, at + LONGEST),
                text.rfind("、", at + LONGEST // 2, at + LONGEST),
            )
            end = cut + 1 if cut >= at else at + LONGEST
            texts.append(text[at:end])
            starts.append(start + at)
            at = end
        texts.append(text[at:])
        starts.append(start + at)
    return texts, starts


def _block(
    blocks: Sequence[Block], ordered: list[int], starts: list[int], offset: int
) -> int | None:
    place = bisect_right(starts, offset) - 1
    if place < 0:
        return None
    index = ordered[place]
    return index if offset < blocks[index].span.end else None


def _shifted(label: Label, start: int) -> Label:
    return replace(label, start=label.start - start, end=label.end - start)
