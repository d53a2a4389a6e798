"""Document → blocks: headings, paragraphs, list items and table rows with their heading paths."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from ingest.asking import asked
from ingest.document import Document, Span
from ingest.fold import plain
from ingest.grid import Grid, grid_end, grid_of, html_grid
from ingest.heading import Headlines
from ingest.metadata import front_matter
from ingest.nesting import Nesting, subject_of
from ingest.phrase import is_bracketed
from ingest.roster import is_legend, without_signs
from ingest.stretch import follows_at_once, introduces, stretch_end
from ingest.table import Cell, rows
from ingest.textline import Shape, TextLine, text_lines
from ingest.trail import CAPTION, TABLE, Style, Trail

_TABLE = re.compile(r"<table\b[^>]*>", re.I)
_TABLE_END = re.compile(r"</table\s*>", re.I)
# Characters within which an HTML table must end, else its tags are read as text.
TABLE_LENGTH = 500_000
_HASHES = re.compile(r"\s*#{1,6}[\s　]*")
_CLOSING = re.compile(r"[-－―—]*\s*以\s*上\s*[-－―—]*")
_CLOSING_HASHES = re.compile(r"\s+#+\s*$")


class Kind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    HEADER = "header"  # a table's header row
    ROW = "row"  # a table's body row


@dataclass(frozen=True)
class Block:
    """A piece of structure.

    `span` covers the text without the line break at its end, bullets and mark-up included.
    `headings` is the path of headings above it, outermost first, shown without mark-up (a heading
    block's own text is not in its own path); under a list item it goes on with the items above.
    `depth` is the nesting of a list item, 0 for the outermost; `level` is a heading's level, 1 the
    outermost. `cells` is set for table rows.
    `body` is the part of the span after bullet or heading marks, where the words begin.
    """

    kind: Kind
    span: Span
    headings: tuple[str, ...] = ()
    depth: int = 0
    level: int = 0
    cells: tuple[Cell, ...] = ()
    body: Span | None = None


def outline(document: Document) -> tuple[Block, ...]:
    """The blocks of the document, in order; they do not overlap and leave out only decoration."""
    return tuple(_Outline(document.text).blocks())


class _Outline:
    def __init__(self, text: str) -> None:
        front = front_matter(text)[1]
        self.front = front
        self.lines = without_signs(text_lines(text, front.end))
        self.headlines = Headlines(self.lines)
        self.trail = Trail()
        self.nesting = Nesting()
        self.made: list[Block] = []
        self.page_start = 0
        self.headless = True  # whether no heading stood above the last heading's place
        self.text = text

    def blocks(self) -> list[Block]:
        if self.front.end:
            inside = self.text[: self.front.end].rstrip()
            self.made.append(Block(Kind.PARAGRAPH, Span(0, len(inside))))
        at = 0
        while at < len(self.lines):
            at = self._next(at)
        return self.made

    def _next(self, at: int) -> int:
        """Make the block that begins in line `at`; the index of the line after it."""
        line = self.lines[at]
        if line.opens_page:
            self.nesting.reset()
        if line.shape in (Shape.RULE, Shape.FENCE):
            self.nesting.reset()
            return at + 1
        if line.shape is Shape.HTML and (end := self._html(at)):
            return end
        if (end := grid_end(self.lines, at)) > at:
            self._table(grid_of(self.lines[at:end]))
            return end
        if self.headlines.is_page_number(at):
            if self.trail.bare:
                self._title_of_page_above()
            self.page_start = len(self.made)
        style = self.headlines.style(at, self.trail.styles, self.nesting.styles)
        if style:
            return self._heading(at, style)
        end = stretch_end(self.headlines, at)
        self._words(at, end)
        return end

    def _table(self, grid: Grid) -> None:
        path = self.trail.path + self.nesting.subjects
        for row in rows(grid):
            kind = Kind.HEADER if row.header else Kind.ROW
            self.made.append(Block(kind, row.span, path, cells=row.cells))

    def _html(self, at: int) -> int:
        """The table whose tags begin in line `at`, with the words around it; 0 where it does not end."""
        start = self.lines[at].span.start
        opening = _TABLE.search(self.text, start)
        closing = _TABLE_END.search(self.text, start, start + TABLE_LENGTH)
        if not opening or not closing or closing.start() < opening.end():
            return 0
        grid = html_grid(self.text, Span(opening.end(), closing.start()))
        first = grid.rows[0].span.start if grid.rows else closing.start()
        end = at
        while end < len(self.lines) and self.lines[end].span.start < closing.end():
            end += 1
        self._remainder(start, first)
        self._table(grid)
        self._remainder(closing.end(), self.lines[end - 1].span.end)
        return end

    def _remainder(self, start: int, end: int) -> None:
        """Words that stand beside an HTML table: its caption, a line that goes on after it."""
        words = self.text[start:end]
        if plain(words):
            left = start + len(words) - len(words.lstrip())
            span = Span(left, start + len(words.rstrip()))
            self.made.append(Block(Kind.PARAGRAPH, span, self.trail.path, body=span))

    def _title_of_page_above(self) -> None:
        """A title with nothing but a page number below it was printed after its page."""
        above = self.made[self.page_start : -1]
        if not (self.headless and above) or any(block.kind is Kind.HEADING for block in above):
            return
        path = self.trail.path
        self.made[self.page_start : -1] = [
            replace(block, headings=path + block.headings) for block in above
        ]
        self.trail.close_all()

    def _heading(self, at: int, style: Style) -> int:
        line = self.lines[at]
        self.nesting.reset()
        self.headless = not self.trail.path
        words = _CLOSING_HASHES.sub("", plain(_HASHES.sub("", line.text, count=1)))
        if line.shape is not Shape.HEADING:
            words = line.shown
        value = line.mark.value if line.mark else 0
        level = self.trail.push(style, words, value, line.indent == 1, first=at == 0)
        path = self.trail.path[:-1]
        self.made.append(Block(Kind.HEADING, line.span, path, level=level, body=_body(line)))
        return at + 1

    def _words(self, at: int, end: int) -> None:
        first = self.lines[at]
        span = Span(first.span.start, self.lines[end - 1].span.end)
        if first.mark:
            self.trail.close(TABLE.name)
            if first.mark.style == "款" and not self.trail.bare:
                self.trail.close(CAPTION.name)
            self.trail.close(first.mark.style)
            self.trail.filled()
            holder = self.headlines.speakers.get(at, "")
            if first.mark.style == "問":
                holder = asked(self.text[first.offset + first.mark.end : span.end])
            depth, subjects = self.nesting.push(first, holder)
            path = self.trail.path + subjects
            self.made.append(Block(Kind.ITEM, span, path, depth=depth, body=_body(first, span.end)))
            return
        self.trail.filled()
        if name := self.headlines.names.get(at):
            self.made.append(Block(Kind.PARAGRAPH, span, self.trail.path, body=span))
            self.nesting.introduce(name, holds=True)
            return
        if first.indent == 1 and self.headlines.bullets_lost:
            self.trail.close_indented()
        if first.shape is Shape.NOTE:
            below = follows_at_once(self.lines, at) and not is_legend(first.shown)
        else:
            below = self._is_part(at, end) or self._describes(end)
        if not below and first.shape is Shape.TEXT:
            if is_bracketed(first.shown) or _CLOSING.fullmatch(first.shown):
                self.nesting.reset()  # （異議なし） and 以上 are nobody's words
            below = self.nesting.resume()
        path = self.trail.path + (self.nesting.subjects if below else ())
        self.made.append(Block(Kind.PARAGRAPH, span, path, body=span))
        subject = "" if self.nesting.holds else subject_of(first.text)
        if end == at + 1 and subject and introduces(self.lines, at):
            self.nesting.introduce(subject)

    def _describes(self, end: int) -> bool:
        """Whether a paragraph between two list items that name programmes describes the former."""
        after = self.lines[end] if end < len(self.lines) else None
        mark = after.mark if after else None
        return self.nesting.is_programme and (
            (mark is not None and mark.style in self.nesting.styles)
            or (after is not None and after.shape in (Shape.NOTE, Shape.HEADING))
        )

    def _is_part(self, at: int, end: int) -> bool:
        """Whether an unmarked `name amount` line gives a part of the item above: 施設整備費補助金 35億円."""
        line = self.lines[at]
        return (
            end == at + 1 and line.money and self.nesting.awaits_amount and "。" not in line.shown
        )


def _body(line: TextLine, end: int | None = None) -> Span:
    if line.mark:
        start = line.offset + line.mark.end
    else:
        hashes = _HASHES.match(line.text) if line.shape is Shape.HEADING else None
        start = line.offset + hashes.end() if hashes else line.span.start
    return Span(start, end if end is not None else line.span.end)
