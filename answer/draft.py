"""A draft: the sentences of an answer, each with the spans that it rests on, before it is proved."""

from __future__ import annotations

from dataclasses import dataclass

from answer.tree import Tree
from answer.unit import Unit
from ingest.document import Span
from ingest.figure import Figure
from ingest.outline import Kind

# A block of a line or two is quoted whole: the words around a sentence say what it is about.
_SHORT_BLOCK = 160
# Around an amount blocks up to this long are quoted whole; of longer ones, the line.
_LINE_BLOCK = 220


@dataclass(frozen=True)
class Quote:
    """A span of a document, and the block it belongs to."""

    tree: Tree
    index: int
    span: Span

    @property
    def text(self) -> str:
        return self.tree.document.quote(self.span)


def quoted(unit: Unit) -> Quote:
    """The quote of a unit: its whole block where that is short, else the sentence or line."""
    block = unit.tree.blocks[unit.index].span
    short = block.end - block.start <= _SHORT_BLOCK
    return Quote(unit.tree, unit.index, block if short else unit.span)


@dataclass(frozen=True)
class Stated:
    """An amount that a sentence states, in yen, with what it is (`令和3年度当初 Q-LEAP`)."""

    yen: int
    label: str
    quote: Quote
    figure: Figure | None = None


@dataclass(frozen=True)
class Sentence:
    """A line of the answer. `quotes` support it; `figures` are the amounts it states.

    `derived` are numbers computed from the quotes, with the arithmetic shown in the text.
    """

    text: str
    quotes: tuple[Quote, ...]
    figures: tuple[Stated, ...] = ()
    derived: tuple[str, ...] = ()


@dataclass(frozen=True)
class Draft:
    """The sentences of an answer in order, and how sure it is (0 to 1)."""

    sentences: tuple[Sentence, ...]
    confidence: float = 1.0


def header_quote(tree: Tree, row: int) -> Quote | None:
    """The header rows of the table that a row stands in."""
    headers = [i for i in tree.ancestors(row) if tree.blocks[i].kind is Kind.HEADER]
    if not headers:
        return None
    first = last = headers[-1]
    while last + 1 < len(tree.blocks) and tree.blocks[last + 1].kind is Kind.HEADER:
        last += 1
    return Quote(tree, first, Span(tree.blocks[first].span.start, tree.blocks[last].span.end))


def line_quote(tree: Tree, index: int, span: Span) -> Quote:
    """The block that a span stands in; in a long block its line, in a long line its sentence."""
    block, text = tree.blocks[index], tree.document.text
    if block.span.end - block.span.start <= _LINE_BLOCK:
        return Quote(tree, index, block.span)
    start = text.rfind("\n", block.span.start, span.start) + 1 or block.span.start
    end = text.find("\n", span.end, block.span.end)
    line = Span(max(start, block.span.start), end if end >= 0 else block.span.end)
    if line.end - line.start > 2 * _LINE_BLOCK and block.kind is not Kind.ROW:
        left = max(text.rfind(mark, line.start, span.start) + 1 for mark in "。\t")
        right = text.find("。", span.end, line.end)
        line = Span(max(left, line.start), right + 1 if right >= 0 else line.end)
    return Quote(tree, index, line)
