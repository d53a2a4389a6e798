"""The trail of headings that stands above a line, and where a new heading joins it."""

from __future__ import annotations

from typing import NamedTuple

from ingest.phrase import is_section, opens_page


class Style(NamedTuple):
    """How a heading looks: headings of one style under one parent are siblings. `rank` orders styles
    that have a fixed order (Markdown, numbering); 0 where only the context tells."""

    name: str
    rank: int = 0


TITLE = Style("title")  # names a page
APPENDIX = Style("appendix")  # 別紙1, over the pages of its own
TABLE = Style("table")  # a title that stands over a table, and ends with it
GROUP = Style("group")  # a section line directly over another one
SECTION = Style("section")
SERIES = Style("series")  # 技術領域1, 技術領域2
LABEL = Style("【】")
CAPTION = Style("（）")  # （定義） over an article of a law
_PAGES = (TITLE, TABLE)


class _Open(NamedTuple):
    style: Style
    text: str
    value: int
    indented: bool


class Trail:
    """The open headings, outermost first."""

    def __init__(self) -> None:
        self._open: list[_Open] = []
        self._seen: dict[str, int] = {}
        self.bare = False
        self._root = 0

    @property
    def path(self) -> tuple[str, ...]:
        return tuple(heading.text for heading in self._open)

    @property
    def styles(self) -> frozenset[str]:
        return frozenset(heading.style.name for heading in self._open)

    def push(
        self, style: Style, text: str, value: int = 0, indented: bool = False, first: bool = False
    ) -> int:
        """Open the heading and give its level, 1 the outermost.

        `value` is its number. A numbered heading on the `first` line is the document's own and stays above
        its pages.
        """
        del self._open[self._parents(style, text, value) :]
        self._remember(style, text)
        self._open.append(_Open(style, text, value, indented))
        self.bare = True
        if first and style.rank and not style.name.startswith("#"):
            self._root = 1
        return len(self._open)

    def filled(self) -> None:
        """Words have come under the last heading."""
        self.bare = False

    def close(self, style: str) -> None:
        """End the headings from the first one of this style on."""
        for at, heading in enumerate(self._open):
            if heading.style.name == style:
                del self._open[at:]
                return

    def close_all(self) -> None:
        """A page has ended."""
        self._open.clear()
        self._seen.clear()

    def close_indented(self) -> None:
        """A paragraph whose lost bullet is that of the section line above it is the section's sibling."""
        for at, heading in enumerate(self._open):
            if heading.style == SECTION and heading.indented:
                del self._open[at:]
                return

    def _parents(self, style: Style, text: str, value: int) -> int:
        """How many of the open headings stand above a new one."""
        styles = [heading.style for heading in self._open]
        fixed = sum(open_style.name.startswith("#") for open_style in styles)
        if style.name.startswith("#"):
            return self._markdown(styles, style, text)
        if style == APPENDIX:
            return max(fixed, self._root)
        if style in _PAGES:
            return styles.index(APPENDIX) + 1 if APPENDIX in styles else max(fixed, self._root)
        if style in (SECTION, GROUP):
            return self._section(styles, style, text)
        if style in styles:
            return self._sibling(style, value)
        if style.rank:
            for at in range(max(fixed, self._root), len(styles)):
                if styles[at].rank > style.rank:
                    return at
        return len(styles)

    def _remember(self, style: Style, text: str) -> None:
        """Keep which parts the page has had; a new title, or a higher heading that is no part, forgets."""
        if style in _PAGES or style == APPENDIX:
            self._seen.clear()
        elif style.name.startswith("#") and not is_section(text):
            self._seen = {part: at for part, at in self._seen.items() if at <= style.rank}
        if is_section(text):
            self._seen[text] = style.rank

    def _markdown(self, styles: list[Style], style: Style, text: str) -> int:
        deeper = [part for part, rank in self._seen.items() if rank > style.rank]
        if opens_page(text) and any(map(opens_page, deeper)):
            self._seen.clear()  # a page whose title was lost
            return 0
        return sum(s.name.startswith("#") and s.rank < style.rank for s in styles)

    def _sibling(self, style: Style, value: int) -> int:
        """Beside the innermost heading of the style that counts lower; a new 1. below a section of a
        heading like it counts within that section."""
        alike = [at for at, heading in enumerate(self._open) if heading.style == style]
        lower = [at for at in alike if self._open[at].value < value]
        if lower:
            return lower[-1]
        within = value == 1 and len(alike) == 1 and alike[0] < len(self._open) - 1
        return len(self._open) if within else alike[-1]

    def _section(self, styles: list[Style], style: Style, text: str) -> int:
        if is_section(text) and self._came_before(text):
            self._seen.clear()  # a page whose title was lost
            page = next((at for at, open_style in enumerate(styles) if open_style in _PAGES), None)
            if page is not None:
                return page
        if style == SECTION and self.bare and styles[-1] in (GROUP, LABEL):
            return len(styles)
        if style == GROUP and GROUP in styles:
            return styles.index(GROUP)
        if SECTION in styles:
            return styles.index(SECTION)
        if GROUP in styles:
            return styles.index(GROUP) + 1
        return len(styles)

    def _came_before(self, text: str) -> bool:
        """Whether the page has had this part, or has been opened before."""
        return text in self._seen or (opens_page(text) and any(map(opens_page, self._seen)))
