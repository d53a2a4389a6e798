"""An amount in its document, with the texts that say what it is for; and how well these fit a question."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from answer.concept import NOTHING, View, joined, view
from answer.tree import Tree
from ingest.figure import Figure
from ingest.fold import key, plain

_TOTAL = re.compile(r"(?:^|\s)計$|合\s?計|総\s?計|総額|全体")
_YEAR = re.compile(r"y\d{4}$")
BUDGET_NAME = re.compile(r"(?:関係|関連)の?(?:予算|経費)")
_BUDGET_TERMS = frozenset(
    "総額 要求 要望 予算 当初 補正 額 計 合計 案 前年度 年度 全体 施策".split()
)


@lru_cache(maxsize=1024)
def _names_budget(heading: str) -> bool:
    return bool(BUDGET_NAME.search(key(heading)))


@dataclass(frozen=True, eq=False)
class Entry:
    """A figure in its document, with the texts that say what it is for."""

    tree: Tree
    figure: Figure

    @cached_property
    def own(self) -> View:
        """The amount's own names: subject, row and column headers, ministry, limits."""
        figure = self.figure
        texts = (figure.subject, *figure.row, *figure.column, figure.ministry, *figure.qualifiers)
        return joined(view(text) for text in texts if text)

    @cached_property
    def line(self) -> View:
        block = self.figure.block
        return view(self.tree.text(block)) if block is not None else NOTHING

    @cached_property
    def above(self) -> View:
        return joined([self.own, *(view(heading) for heading in self.figure.path)])

    @cached_property
    def below_title(self) -> View:
        """What `above` holds, without a heading that only repeats the document's title."""
        return joined([self.own, *map(view, self.headings)])

    @cached_property
    def headings(self) -> tuple[str, ...]:
        """The headings above the amount, without one that only repeats the document's title."""
        title = key(self.tree.document.title)
        return tuple(part for part in self.figure.path if not title or title not in key(part))

    @cached_property
    def budgets(self) -> tuple[str, ...]:
        """The headings above the amount that name a budget: AI戦略関係の予算."""
        found = filter(_names_budget, self.figure.path)
        return tuple(heading for heading in found if heading in self.headings)

    @property
    def title(self) -> View:
        return self.tree.title

    @property
    def placed(self) -> View:
        """The amount's line with what stands above it."""
        return joined([self.line, self.above, view(self.tree.document.title)])

    @property
    def beside(self) -> View:
        """What is printed at the amount and in the headings between it and the document's own."""
        headings = (view(heading) for heading in self.figure.path[1:])
        return joined([self.own, self.line, *headings, self.near])

    @property
    def anywhere(self) -> View:
        return joined([self.line, self.above, self.title, self.near])

    @property
    def near(self) -> View:
        """The text blocks around the amount under the same heading; a table's rows are each their own."""
        return self.tree.near(self.figure.block) if self.figure.block is not None else NOTHING

    @cached_property
    def words(self) -> frozenset[str]:
        """The terms of the subject and the innermost column, but for those that only say money."""
        figure = self.figure
        terms = view(" ".join([figure.subject or "", *figure.column[-1:]])).terms
        return frozenset(
            term for term in terms if term not in _BUDGET_TERMS and not _YEAR.match(term)
        )

    @cached_property
    def total(self) -> bool:
        """Whether the amount is a total: 計, 合計, 施策全体, or stands under such a heading."""
        figure = self.figure
        names = [*figure.column[-1:], *figure.path[-1:]]
        return self.total_row or any(_TOTAL.search(plain(name)) for name in names)

    @cached_property
    def total_row(self) -> bool:
        """Whether its own name says that the amount adds up others: 計, 合計."""
        names = [*self.figure.row, self.figure.subject or ""]
        return any(_TOTAL.search(plain(name)) for name in names)


@dataclass(frozen=True)
class Candidate:
    """A figure and how well its names fit the question (0 to about 1)."""

    entry: Entry
    fit: float
    score: float

    @property
    def tree(self) -> Tree:
        return self.entry.tree

    @property
    def figure(self) -> Figure:
        return self.entry.figure

    @property
    def name(self) -> str:
        """What the amount is for, folded for comparison."""
        return key(f"{self.figure.subject or ''}{''.join(self.figure.column)}")
