"""Which of the documents' names a sentence names: the subjects, rows and columns of their figures.

`Names([index_of(figures)]).contradicts(figure, region)` gives the name of another figure that the words around an
amount say, where they do not say this figure's own.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Iterable, Sequence

from answer.proof.figure_name import Naming, naming_of
from answer.proof.mention import Mention, mention_of, pieces
from answer.proof.mention import said as said_in
from ingest.figure import Figure
from ingest.fold import fold, key

_GRAM = 3
_ROW_AND_KEY = ("block", "row", "subject", "fiscal_year", "stage", "role")
_KEPT = 32  # documents whose names stay in memory, as in the engine
# What is compared with is not what the amount is for: BよりAの….
_COMPARED = re.compile(
    r"(?:の[^、。]{0,12})?(?:より|と比|に比|を上回|を下回|と同|と並|に次|以外|を除)"
)


class NameIndex:
    """The names of one document's figures, found by the three letters that a region shares with them."""

    def __init__(self, figures: Sequence[Figure]) -> None:
        self.figures = figures
        # Each piece with the other pieces of its name: q-leap is 光・量子飛躍フラッグシッププログラム.
        self.entities: dict[str, frozenset[str]] = {}
        self.columns: dict[str, frozenset[str]] = {}
        self.ministries = {key(figure.ministry) for figure in figures if figure.ministry}
        for figure in figures:
            for name in (figure.subject or "", *figure.row):
                _enter(self.entities, pieces(name))
            for name in naming_of(figure).columns:
                _enter(self.columns, (name,))
        grams: dict[str, set[str]] = {}
        for piece in (*self.entities, *self.columns):
            size = min(len(piece), _GRAM)
            for at in range(len(piece) - size + 1):
                grams.setdefault(piece[at : at + size], set()).add(piece)
        # Joined texts, not sets: the garbage collector would visit each of thousands of them.
        self._grams = {gram: "\n".join(pieces) for gram, pieces in grams.items()}

    def near(self, region: str) -> set[str]:
        """The pieces that share two or three letters with a folded region."""
        grams = {region[at : at + size] for size in (2, _GRAM) for at in range(len(region))}
        return set().union(
            *(self._grams[gram].split("\n") for gram in grams if gram in self._grams)
        )


class Names:
    """All names of the figures of the cited documents."""

    def __init__(self, indexes: Sequence[NameIndex]) -> None:
        self._indexes = indexes
        self._found: dict[str, list[Mention]] = {}

    def mentions(self, region: str) -> list[Mention]:
        """The names that a folded region says, of whatever figure."""
        if region not in self._found:
            near = set().union(*(index.near(region) for index in self._indexes))
            self._found[region] = said_in(sorted(near), region)
        return self._found[region]

    def hidden(self, view: str) -> list[tuple[int, int]]:
        """Where in a view names stand whole, whose words are no labels: 物価高対策基金."""
        folded = fold(view, space=True, case=True)
        return [
            folded.source(mention.start, mention.end)
            for mention in self.mentions(folded.text)
            if mention.end - mention.start == len(mention.piece)
        ]

    def contradicts(self, figure: Figure, region: str, title: str = "") -> str:
        """The other figure's name that the region gives the amount; "" where it gives none."""
        naming = naming_of(figure)
        context = naming.context + "\n" + title
        if naming.part and mention_of(naming.part, region) is None:
            return naming.part
        said = sorted(self.mentions(region), key=lambda m: m.start - m.end)
        for own, columns in ((naming.entities, False), (naming.columns, True)):
            mine = max(said_in(own, region), key=_place, default=None)
            for other in said:
                siblings = self._siblings(other.piece, columns=columns)
                if siblings is None or any(s in context for s in siblings if s != other.piece):
                    continue
                if columns and other.piece in naming.own:
                    continue
                if _other(other, mine, naming, region, context):
                    return other.piece
        if figure.ministry and key(figure.ministry) not in region:
            ministries = set().union(*(index.ministries for index in self._indexes))
            return next((m for m in sorted(ministries) if m in region and m not in context), "")
        return ""

    def better(self, figure: Figure, others: Iterable[Figure], region: str) -> str:
        """The columns of another amount of the row and key, where the region says those rather: 一般会計 is
        said, and the amount stands under 一般会計 > うち科学技術振興費."""
        mine = _columns_said(figure, region)
        for other in others:
            same = all(getattr(other, name) == getattr(figure, name) for name in _ROW_AND_KEY)
            if same and other.value != figure.value and _columns_said(other, region) > mine:
                return " ".join(naming_of(figure).columns or figure.column[-1:])
        return ""

    def _siblings(self, piece: str, *, columns: bool) -> frozenset[str] | None:
        """The pieces of the names that hold `piece`; None where it is no entity, or no column."""
        kinds = [index.columns if columns else index.entities for index in self._indexes]
        found = [kind[piece] for kind in kinds if piece in kind]
        return frozenset().union(*found) if found else None


_INDEXES: OrderedDict[tuple[int, int, int], NameIndex] = OrderedDict()


def index_of(figures: Sequence[Figure]) -> NameIndex:
    """The index of a document's figures, kept while the same figures are asked for again."""
    if not figures:
        return NameIndex(())
    # The index holds its figures, so that no other object can take over their identities.
    place = (id(figures[0]), id(figures[-1]), len(figures))
    if place not in _INDEXES:
        _INDEXES[place] = NameIndex(figures)
        if len(_INDEXES) > _KEPT:
            _INDEXES.popitem(last=False)
    return _INDEXES[place]


def _enter(names: dict[str, frozenset[str]], said: Sequence[str]) -> None:
    for piece in said:
        names[piece] = names.get(piece, frozenset()) | frozenset(said)


def _columns_said(figure: Figure, region: str) -> tuple[int, int]:
    """How many of an amount's columns a region says, and (negative) how many it leaves out."""
    columns = naming_of(figure).columns
    said = sum(mention_of(piece, region) is not None for piece in columns)
    return said, said - len(columns)


def _place(mention: Mention) -> tuple[int, int]:
    return mention.end, -mention.start


def _other(other: Mention, mine: Mention | None, naming: Naming, region: str, context: str) -> bool:
    """Whether a mention names another figure than the one of `naming`."""
    if _COMPARED.match(region, other.end):
        return False
    words = region[other.start : other.end]
    whole = words == other.piece
    if words in naming.own:
        # 海洋観測 is said, and this is 深海海洋観測: the whole name of another.
        beside = [name for name in naming.entities if words in name]
        inside = bool(beside) and not any(name.startswith(words) for name in beside)
        elsewhere = words in context.replace(naming.own, "", 1) or words in naming.columns
        more = mine is None or mine.end - mine.start <= len(words)
        return whole and inside and more and not elsewhere and other.piece not in naming.columns
    if words in context:
        # What stands above is said for the amount only where its own name is said, or it has none.
        return whole and mine is None and bool(naming.entities) and not naming.columns
    if mine is None or other.end > mine.end:
        return True
    return other.start <= mine.start and other.end >= mine.end
