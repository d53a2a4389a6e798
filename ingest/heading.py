"""Which lines are headings, and of what style."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from ingest.asking import is_question, question_of
from ingest.mark import Mark
from ingest.phrase import (
    HEADED_LENGTH,
    has_colon,
    is_appendix,
    is_bracketed,
    is_label,
    is_labelled_section,
    is_phrase,
    is_section,
    is_title,
)
from ingest.record import records
from ingest.speaker import speeches
from ingest.textline import Shape, TextLine, is_table
from ingest.trail import APPENDIX, CAPTION, GROUP, LABEL, SECTION, SERIES, TABLE, TITLE, Style
from ingest.wrap import goes_on, wrap_width

_YEAR = re.compile(r"年度|FY|[RH][0-9]")
_SERIES = re.compile(
    r"[\u4e00-\u9fff\u30a1-\u30fc]{2,8}\s?"
    r"(?:[0-9０-９ⅠⅡⅢⅣⅤ]{1,2}\s(?!\s*[年月日])|[(（][0-9０-９]{1,2}[)）])\s?\S"
)
_PAGE_NUMBER = re.compile(r"[0-9０-９]{1,3}")
_CAPTION = re.compile(r"[(（][^()（）]{1,30}[)）]")
TITLE_LENGTH = 64
# Heading words of a style that already heads something may be this long.
LONGEST = 80
# How far the lines of a series are followed to one that has text under it.
SERIES_LENGTH = 20
# A line with more blank lines than this after it stood under a picture and does not name what follows.
CAPTION_GAP = 2
# Documents with this many Markdown headings need no guessing at plain lines.
MARKDOWN_HEADINGS = 3
# A document in which this many lines stand apart with one blank before them has lost its bullets.
LOST_BULLETS = 3
# Marks up to this rank (第1章, 第2条, 第1) head what follows, whatever it is.
CHAPTER_RANK = 18


class Headlines:
    """Tells the headings among the lines of one document.

    1. Markdown; 2. label lines 【…】 and <…>; 3. short numbered or ◆●○ lines that no sibling follows at
    once; 4. short plain lines that stand alone. 3 and 4 only where Markdown does not do it.
    """

    def __init__(self, lines: Sequence[TextLine]) -> None:
        self.lines = lines
        marked = sum(line.shape is Shape.HEADING for line in lines)
        self.guesses = marked < MARKDOWN_HEADINGS
        lost = sum(
            line.indent == 1 and line.gap > 0 and not line.mark and line.shape is Shape.TEXT
            for line in lines
        )
        self.bullets_lost = lost >= LOST_BULLETS
        self.wrapped_at = wrap_width(lines)
        self.speakers = speeches(lines)
        self.recorded: frozenset[int] = frozenset()
        styles = {at: self.style(at) for at in range(len(lines))}
        heads = frozenset(at for at, style in styles.items() if style not in (None, SECTION, GROUP))
        names, self.recorded = records(lines, heads)
        # Lines with which a speech, a question or a record begins; they have a name and are no headings.
        questions = {at: question_of(line) for at, line in enumerate(lines) if is_question(line)}
        self.names = names | questions | self.speakers

    def style(
        self, at: int, trail: Container[str] = (), items: Container[str] = ()
    ) -> Style | None:
        """The style of the heading in line `at`; None where the line is none.

        `trail` and `items` are the styles of the open headings and of the open list items.
        """
        line = self.lines[at]
        if line.shape is Shape.HEADING:
            stripped = line.text.lstrip()
            level = len(stripped) - len(stripped.lstrip("#"))
            return Style("#" * level, level)
        if line.shape is not Shape.TEXT or len(line.shown) > 120 or at in self.speakers:
            return None
        if is_label(line.shown):
            return LABEL
        if not self.guesses:
            return None
        if is_labelled_section(line.shown):
            return SECTION
        if _CAPTION.fullmatch(line.shown) and self._is_over_article(at):
            return CAPTION
        if line.mark:
            return self._marked(at, line.mark, trail, items)
        style = self._plain(at)
        if style == SECTION and not is_section(line.shown) and self._is_over_section(at):
            return GROUP
        return style

    def _is_over_article(self, at: int) -> bool:
        after = self._after(at)
        return after is not None and after.mark is not None and after.mark.style == "款"

    def is_page_number(self, at: int) -> bool:
        """Whether the line is a lone number between blank lines."""
        line, after = self.lines[at], self._after(at)
        if line.gap == 0 or (after is not None and after.gap == 0):
            return False
        return bool(_PAGE_NUMBER.fullmatch(line.shown))

    def _after(self, at: int) -> TextLine | None:
        return self.lines[at + 1] if at + 1 < len(self.lines) else None

    def _marked(
        self, at: int, mark: Mark, trail: Container[str], items: Container[str]
    ) -> Style | None:
        line, after = self.lines[at], self._after(at)
        if mark.dashed or mark.rank > 44 or mark.style == "【】" or line.indent > 3 or line.money:
            return None
        words = line.words
        length = LONGEST if mark.style in trail else HEADED_LENGTH
        if after is None or len(words) > length or has_colon(words) or not is_phrase(words):
            return None
        style = Style(mark.style, mark.rank if mark.numbered else 0)
        if mark.rank <= CHAPTER_RANK or (mark.style in trail and line.gap):
            return style
        if mark.style in items or after.shape in (Shape.VALUE, Shape.RULE):
            return None
        before = self.lines[at - 1] if at else None
        if before and before.mark and before.mark.style == mark.style and line.gap == 0:
            return None
        if after.mark and after.mark.style == mark.style:
            return style if self._series_has_content(at) else None
        return style

    def _series_has_content(self, at: int) -> bool:
        """Whether lines of one mark, blanks between, lead to one with text right under it: they all head."""
        mark = self.lines[at].mark
        if mark is None or not mark.numbered:
            return False
        for line in self.lines[at + 1 : at + SERIES_LENGTH]:
            if line.mark is None or line.mark.style != mark.style:
                return line.gap == 0
            if line.gap == 0:
                return False
        return False

    def _plain(self, at: int) -> Style | None:
        line, after = self.lines[at], self._after(at)
        words = line.shown
        if line.mark or line.shape is not Shape.TEXT or line.money or len(words) > TITLE_LENGTH:
            return None
        if not is_phrase(words) or is_bracketed(words):
            return None
        if is_appendix(words) and (line.gap or line.opens_page):
            return APPENDIX
        if not self._stands_apart(at):
            return None
        if _SERIES.match(words) and after is not None and not has_colon(words):
            return SERIES
        if is_title(words):
            return TITLE
        if after is None or not self._is_followed(line, after):
            return None
        if is_section(words):
            return SECTION
        if at in self.recorded:
            return None
        if len(words) > 6 and self._leads(after):
            return TABLE if is_table(after) or after.shape is Shape.UNIT else TITLE
        if has_colon(words) or len(words) < 3:
            return None
        if at == 0 and len(words) > 6:
            return TITLE
        return SECTION if len(words) <= HEADED_LENGTH else None

    def _leads(self, after: TextLine) -> bool:
        """Whether what comes next shows that a page or table begins: 令和4年度要求額, (単位:億円), 背景."""
        if after.shape is Shape.LABEL:
            return bool(_YEAR.search(after.shown))
        if after.shape is Shape.UNIT or (is_table(after) and after.gap > 0):
            return True
        return after.gap <= CAPTION_GAP and after.shape is Shape.TEXT and is_section(after.shown)

    def _stands_apart(self, at: int) -> bool:
        """Whether a new line of thought begins here, and does not run on over the line's end."""
        line, after = self.lines[at], self._after(at)
        if after and goes_on(line, after, self.wrapped_at):
            return False
        if line.indent > 3:
            # Far to the right stand dates and senders; a title in the middle is told by its words.
            return line.gap > 0 and after is not None and after.gap > 0 and is_title(line.shown)
        if line.indent == 1 and self.bullets_lost:
            return True
        if _SERIES.match(line.shown):
            return True
        before = self.lines[at - 1] if at else None
        if before and goes_on(before, line, self.wrapped_at) and before.shape is Shape.TEXT:
            return False
        return line.gap > 0 or line.opens_page

    def _is_followed(self, line: TextLine, after: TextLine) -> bool:
        """Whether what comes next is under the line, not the rest of its paragraph or its list."""
        if after.gap > 0:
            return True
        if after.mark:
            return is_section(line.shown) or not after.mark.numbered or line.indent == 1
        if after.shape is Shape.TEXT:
            return is_section(line.shown) and after.indent > line.indent
        return True

    def _is_over_section(self, at: int) -> bool:
        """Whether the next line is a section line as well, so that this one stands over it."""
        return at + 1 < len(self.lines) and self._plain(at + 1) == SECTION
