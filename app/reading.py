"""A document as HTML to read, with one span highlighted exactly.

Nothing of the text is dropped or changed: the page's text content is the document's text, and
the text content of its `<mark>`s is the span. Mark-up recedes (a dim `**`), it is not removed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from app.escape import escape
from ingest.document import Span
from ingest.outline import Block, Kind

# Signs that belong to the mark-up of a line, and what they make bold.
MARKUP = re.compile(r"\*\*|__|^\s{0,3}#{1,6}(?=\s)|</?[A-Za-z][^<>\n]{0,200}>|^\s*[-*_=]{3,}\s*$")
BOLD = re.compile(r"\*\*(?=\S)(.+?)\*\*|<(?:b|strong)>(.+?)</(?:b|strong)>", re.IGNORECASE)
PIPES = re.compile(r"(?<!\\)\|")
GAPS = re.compile(r"(?<!\\)\| *")
RULE = re.compile(r"(?=[^-]*(?:-[^-]+)*--)[\s:|-]+")
# A document is shown whole up to this length; of a longer one, what surrounds the span. Chromium
# lays out 60,000 Japanese characters in about 0.1 s.
WHOLE = 60_000
AROUND = 20_000
NOWHERE = Span(0, 0)


class Line(NamedTuple):
    """One line with its line break, and the block that it belongs to."""

    span: Span
    text: str
    block: Block | None

    @property
    def tabular(self) -> bool:
        of_table = self.block is not None and self.block.kind in (Kind.ROW, Kind.HEADER)
        parted = "\t" in self.text or "|" in self.text
        return parted and (of_table or RULE.fullmatch(self.text) is not None)


class Window(NamedTuple):
    """The part of a document that is shown: `before` and `after` count what is not."""

    span: Span
    before: int
    after: int


def window(text: str, span: Span) -> Window:
    """The whole of a document, or of a very long one whole lines around `span`."""
    if len(text) <= WHOLE:
        return Window(Span(0, len(text)), 0, 0)
    start = text.rfind("\n", 0, max(0, span.start - AROUND)) + 1
    end = text.find("\n", span.end + AROUND) + 1 or len(text)
    # A line can be as long as the file.
    start = max(start, span.start - 2 * AROUND, 0)
    end = min(end, span.end + 2 * AROUND, len(text))
    return Window(Span(start, end), start, len(text) - end)


def reading(text: str, blocks: Sequence[Block], span: Span = NOWHERE) -> str:
    """The lines of `window(text, span)`; `span` in `<mark>`, tables as tables."""
    lines = _lines(text, blocks, window(text, span).span)
    parts = []
    for tabular, group in groupby(lines, key=lambda line: line.tabular):
        some = list(group)
        parts += [_table(some, span)] if tabular else [_line(line, span) for line in some]
    html = "".join(parts)
    return html.replace("<mark>", '<mark class="tk-hit" tabindex="-1">', 1)


def _lines(text: str, blocks: Sequence[Block], shown: Span) -> Iterator[Line]:
    ordered = sorted(blocks, key=lambda block: block.span)
    starts = [block.span.start for block in ordered]
    at = shown.start
    while at < shown.end:
        end = min(text.find("\n", at) + 1 or len(text), shown.end)
        line = text[at:end]
        inked = at + len(line) - len(line.lstrip())
        n = bisect_right(starts, max(inked, at)) - 1
        inside = n >= 0 and inked < ordered[n].span.end
        yield Line(Span(at, end), line, ordered[n] if inside else None)
        at = end


def _line(line: Line, span: Span) -> str:
    names = ["tk-l"]
    if line.block is None:
        names += [] if line.text.strip() else ["tk-blank"]
    elif line.block.kind is Kind.HEADING:
        names += ["tk-h", f"tk-h{min(max(line.block.level, 1), 4)}"]
    elif line.block.kind is Kind.ITEM:
        names += ["tk-i", f"tk-i{min(line.block.depth, 4)}"]
    return f'<div class="{" ".join(names)}">{_inline(line.text, line.span.start, span)}</div>'


def _table(lines: Sequence[Line], span: Span) -> str:
    rows = "".join(_row(line, span) for line in lines)
    return (
        f'<div class="tk-tw" tabindex="0"><table class="tk-t"><tbody>{rows}</tbody></table></div>'
    )


def _row(line: Line, span: Span) -> str:
    if RULE.fullmatch(line.text):
        return f'<tr class="tk-sep"><td>{_inline(line.text, line.span.start, span)}</td></tr>'
    tag = "th" if line.block and line.block.kind is Kind.HEADER else "td"
    cells = "".join(
        f"<{tag}>{_inline(line.text[start:end], line.span.start + start, span)}</{tag}>"
        for start, end in pairwise(_cell_edges(line.text))
    )
    return f"<tr>{cells}</tr>"


def _cell_edges(text: str) -> list[int]:
    """Where cells begin; a separator stays at the end of its cell, so that no text is lost."""
    if "\t" in text:
        inner = [match.end() for match in re.finditer("\t", text)]
    else:
        inner = [match.end() for match in PIPES.finditer(text)]
        outer = len(text.rstrip())
        # `| a | b |` has two cells, not four: its outer pipes open and close the row.
        inner = [edge for edge in inner if edge < outer and text[: edge - 1].strip()]
    return [0, *(edge for edge in inner if edge < len(text)), len(text)]


def _inline(text: str, offset: int, span: Span) -> str:
    """`text`, which starts at `offset`, in up to three parts: before, in and after `span`."""
    first = min(max(span.start - offset, 0), len(text))
    last = min(max(span.end - offset, first), len(text))
    styles = _styles(text)
    before, inside, after = (
        _styled(text, start, end, styles)
        for start, end in ((0, first), (first, last), (last, len(text)))
    )
    return before + (f"<mark>{inside}</mark>" if inside else "") + after


def _styles(text: str) -> list[tuple[int, int, str]]:
    styles = [(*match.span(), "tk-mk") for match in MARKUP.finditer(text)]
    styles += [(*match.span(match.lastindex or 0), "tk-b") for match in BOLD.finditer(text)]
    if "|" in text and RULE.fullmatch(text) is None:
        styles += [(*match.span(), "tk-pipe") for match in GAPS.finditer(text)]
    return styles


def _styled(text: str, start: int, end: int, styles: Sequence[tuple[int, int, str]]) -> str:
    cuts = {start, end}
    for first, last, _ in styles:
        cuts |= {edge for edge in (first, last) if start < edge < end}
    parts = []
    for left, right in pairwise(sorted(cuts)):
        names = sorted({name for first, last, name in styles if first <= left and right <= last})
        piece = escape(text[left:right])
        parts.append(f'<span class="{" ".join(names)}">{piece}</span>' if names else piece)
    return "".join(parts)
