"""A citation as a memo gives it: 府省名「資料名」（令和n年n月n日）n頁, with the quote and the amounts it prints."""

from __future__ import annotations

import re
from dataclasses import dataclass

from answer.citation import Citation
from answer.result import StatedFigure
from app.terminal import CONTROLS
from ingest.era import era_name

_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2}))?(?:-(?P<day>\d{2}))?")


@dataclass(frozen=True)
class Reference:
    """A source of an answer; `figures` are what the answer states from it, in yen with their names."""

    n: int
    key: str
    title: str
    issuer: str
    date: str
    page: int | None
    section: str
    file: str
    quote: str
    figures: tuple[tuple[int, str], ...] = ()

    @property
    def style(self) -> str:
        """The Japanese government's style; what is not known is left out."""
        date = f"（{era_date(self.date)}）" if self.date else ""
        place = f"{self.page}頁" if self.page is not None else ""
        return f"{self.issuer}「{self.title}」{date}{place}"

    @property
    def parts(self) -> tuple[int, ...]:
        """Year, month and day as far as they are known."""
        match = _DATE.match(self.date)
        return tuple(int(part) for part in match.groups() if part) if match else ()


def reference(citation: Citation, figures: tuple[StatedFigure, ...] = ()) -> Reference:
    """The reference of a citation, with those of `figures` that it prints."""
    span = citation.span
    return Reference(
        n=citation.n,
        key=f"{citation.document}-{span.start}-{span.end}",
        title=_clean(citation.title),
        issuer=_clean(citation.issuer),
        date=citation.date,
        page=citation.page,
        section=_clean(citation.section),
        file=_clean(citation.file),
        quote=_clean(citation.quote),
        figures=tuple((f.yen, _clean(f.label)) for f in figures if f.citation == citation.n),
    )


def era_date(date: str) -> str:
    """`2021-04-15` → `令和3年4月15日`, `2021-04` → `令和3年4月`; another form as it is.

    The year is the era's of most of that year: documents of April 2019 and of May 2019 are both of 令和元年 here.
    """
    match = _DATE.fullmatch(date)
    if match is None:
        return date
    month = f"{int(match['month'])}月" if match["month"] else ""
    day = f"{int(match['day'])}日" if match["day"] else ""
    return era_name(int(match["year"])) + month + day


def one_line(text: str) -> str:
    """The words with single blanks between them."""
    return " ".join(text.split())


def _clean(text: str) -> str:
    """Without control characters, which XML and terminals do not bear."""
    return CONTROLS.sub("\ufffd", text)
