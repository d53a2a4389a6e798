"""The trail of headings that stands above a line, and where a new heading joins it."""

from __future__ import annotations

from typing import NamedTuple

from ingest.phrase import is_section


class Style(NamedTuple):
    """How a heading looks: headings of one style under one parent are siblings. `rank` orders styles
    that have a fixed order (Markdown, numbering); 0 where only the context tells."""

    name: str
    rank: int = 0


TITLE = Style("title")  # names a page
TABLE = Style("table")  # a title that stands over a table, and ends with it
GROUP = Style("group")  # a section line directly over another one
SECTION = Style("section")
SERIES = Style("series")  # 技術領域1, 技術領域2
LABEL = Style("【】")
_PAGES = (TITLE, TABLE)
# A first heading up to 1. is the document's own and stays above its pages.
ROOT_RANK = 24


class _Open(NamedTuple):
    style: Style
    text: str
    indented: bool


class Trail:
    """The open headings, outermost first."""

    def __init__(self) -> None:
        self._open: list[_Open] = []
        self._seen: set[str] = set()
        self._bare = False

    @property
    def path(self) -> tuple[str, ...]:
        return tuple(heading.text for heading in self._open)

    @property
    def styles(self) -> frozenset[str]:
        return frozenset(heading.style.name for heading in self._open)

    def push(self, style: Style, text: str, indented: bool = False) -> int:
        """Open the heading and give its level, 1 the outermost."""
        del self._open[self._parents(style, text) :]
        if style in _PAGES or style.name.startswith("#"):
            self._seen.clear()
        self._seen.add(text)
        self._open.append(_Open(style, text, indented))
        self._bare = True
        return len(self._open)

    def filled(self) -> None:
        """Words have come under the last heading."""
        self._bare = False

    def close(self, style: str) -> None:
        """End the headings from the first one of this style on."""
        for at, heading in enumerate(self._open):
            if heading.style.name == style:
                del self._open[at:]
                return

    def close_indented(self) -> None:
        """A paragraph whose lost bullet is that of the section line above it is the section's sibling."""
        for at, heading in enumerate(self._open):
            if heading.style == SECTION and heading.indented:
                del self._open[at:]
                return

    def _parents(self, style: Style, text: str) -> int:
        """How many of the open headings stand above a new one."""
        styles = [heading.style for heading in self._open]
        fixed = sum(open_style.name.startswith("#") for open_style in styles)
        if style.name.startswith("#"):
            return sum(s.name.startswith("#") and s.rank < style.rank for s in styles)
        if style in _PAGES:
            is_root = fixed < len(styles) and 0 < styles[fixed].rank <= ROOT_RANK
            return fixed + (1 if is_root else 0)
        if style in (SECTION, GROUP):
            return self._section(styles, style, text)
        if style in styles:
            return styles.index(style)
        if style.rank:
            for at in range(fixed, len(styles)):
                if styles[at].rank > style.rank:
                    return at
        return len(styles)

    def _section(self, styles: list[Style], style: Style, text: str) -> int:
        page = next((at for at, open_style in enumerate(styles) if open_style in _PAGES), None)
        if page is not None and is_section(text) and text in self._seen:
            self._seen.clear()
            return page  # a page whose title was lost
        if style == SECTION and self._bare and styles[-1] in (GROUP, LABEL):
            return len(styles)
        if style == GROUP and GROUP in styles:
            return styles.index(GROUP)
        if SECTION in styles:
            return styles.index(SECTION)
        if GROUP in styles:
            return styles.index(GROUP) + 1
        return len(styles)
