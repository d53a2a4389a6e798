"""The first of a table's rows: 伸び率が一番高かった府省は？, 最も少ないのは？

The column is the one whose headers hold most of what the question names; totals are left out. Where no
table has such a column, there is no answer: the first row that mentions the words is not the first in rank.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from answer.concept import degree, joined, view
from answer.draft import Draft, Quote, Sentence, header_quote
from answer.question import Question
from answer.tree import Tree
from index.retriever import Hit
from ingest.document import Span
from ingest.fold import fold, plain
from ingest.outline import Block, Kind

_MOST = re.compile(
    r"(?:一番|最も|もっとも)[^、。]{0,8}?(?:高|多|大き|長)|最大|最高|最多|トップ|1位|largest|highest|most"
)
_LEAST = re.compile(
    r"(?:一番|最も|もっとも)[^、。]{0,8}?(?:低|少な|小さ|短)|最小|最低|最少|lowest|smallest|least"
)
SUPERLATIVE = re.compile(r"最も|もっとも|一番|最大|最小|最多|最少|最高|最低|トップ|1位")
_NUMBER = re.compile(
    r"(?P<sign>[△▲−-])?(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s?%?"
)
_TOTAL = re.compile(r"^計$|合\s?計|総\s?計|小計|全体")
_UNIT = re.compile(r"単位\s*:\s*([^\s)\]]{1,8})")
_UNIT_BLOCKS = 4
# A column has to hold so much of what the question names, and a ranking so many rows.
_FITS, _ROWS = 0.5, 3
# A column of something that the question does not name (うち…) gives way to 計.
_STRANGE = 0.2
_PLAIN = frozenset("計 合計 総額 総計 額 予算 金額".split())


@dataclass(frozen=True)
class _Column:
    """A column of a table by its header path, with its numbers by row."""

    tree: Tree
    path: tuple[str, ...]
    cells: tuple[tuple[Decimal, int, Span], ...]
    fit: float


def ranks(question: Question) -> int:
    """1 where the question asks for the greatest, -1 for the least, else 0."""
    text = fold(question.text).text
    return 1 if _MOST.search(text) else -1 if _LEAST.search(text) else 0


def ranking(
    question: Question, hits: Sequence[Hit], tree_of: Callable[[str], Tree]
) -> Draft | None:
    """The first row by the asked column, with the row and the header that prove it."""
    documents = dict.fromkeys(hit.passage.document for hit in hits)
    columns = [column for d in documents for column in _columns(question, tree_of(d))]
    best = max(columns, key=lambda column: column.fit, default=None)
    if best is None or best.fit < _FITS:
        return None
    _, index, cell = max(best.cells, key=lambda entry: entry[0] * ranks(question))
    tree = best.tree
    name = plain(tree.document.quote(tree.blocks[index].cells[0].span))
    printed = plain(tree.document.quote(cell))
    unit = _unit(tree, index)
    if unit and "%" not in printed:
        printed += unit[0]
    header = header_quote(tree, index)
    quotes = [Quote(tree, index, tree.blocks[index].span), *([header] if header else [])]
    quotes += [unit[1]] if unit else []
    word = "最も大きい" if ranks(question) > 0 else "最も小さい"
    text = f"{word}のは{name}（{printed}）です（{best.path[-1]}、{len(best.cells)}行の比較）。"
    return Draft(
        (Sentence(text, tuple(quotes), (), (best.path[-1], str(len(best.cells)))),), best.fit
    )


def _unit(tree: Tree, row: int) -> tuple[str, Quote] | None:
    """The unit that is printed above the table, (単位:億円), with its place."""
    header = next((i for i in tree.ancestors(row) if tree.blocks[i].kind is Kind.HEADER), row)
    for index in range(header, max(header - _UNIT_BLOCKS, -1), -1):
        found = _UNIT.search(fold(tree.text(index)).text)
        if found:
            return found[1], Quote(tree, index, tree.blocks[index].span)
    return None


def _columns(question: Question, tree: Tree) -> Iterator[_Column]:
    for rows in _tables(tree):
        paths = dict.fromkeys(cell.column for row in rows for cell in tree.blocks[row].cells[1:])
        for path in paths:
            cells = tuple(_numbers(tree, rows, path))
            if path and len(cells) >= _ROWS:
                yield _Column(tree, path, cells, _fit(question, tree, rows[0], path))


def _tables(tree: Tree) -> Iterator[list[int]]:
    """The runs of rows under one header."""
    rows: list[int] = []
    for index, block in enumerate(tree.blocks):
        if block.kind is Kind.ROW and any(cell.column for cell in block.cells):
            if rows and tree.parent[index] != tree.parent[rows[-1]]:
                yield rows
                rows = []
            rows.append(index)
    if rows:
        yield rows


def _numbers(
    tree: Tree, rows: Iterable[int], path: tuple[str, ...]
) -> Iterator[tuple[Decimal, int, Span]]:
    for row in rows:
        block = tree.blocks[row]
        if _is_total(tree, block):
            continue
        for cell in block.cells[1:]:
            match = _NUMBER.fullmatch(fold(tree.document.quote(cell.span)).text.strip())
            if cell.column == path and match:
                value = Decimal(match["digits"].replace(",", ""))
                yield (-value if match["sign"] else value), row, cell.span


def _is_total(tree: Tree, block: Block) -> bool:
    return bool(_TOTAL.search(plain(tree.document.quote(block.cells[0].span))))


def _fit(question: Question, tree: Tree, row: int, path: tuple[str, ...]) -> float:
    """How much of the question the column's headers hold, the innermost first; then the table's place."""
    column = joined(view(words) for words in path)
    place = joined(view(text) for text in (*tree.blocks[row].headings, tree.document.title) if text)
    total = held = 0.0
    for concept in question.concepts:
        if concept.verb or concept.weight < 0.5:
            continue
        total += concept.weight
        held += concept.weight * max(degree(concept, column), 0.8 * degree(concept, place))
    years = {f"y{year}" for year in question.years}
    dated = not years or bool(years & (column.terms | place.terms))
    asked = frozenset().union(*(view(concept.text).terms for concept in question.concepts))
    innermost = view(path[-1]).terms - _PLAIN
    strange = len(innermost - asked) / len(innermost) if innermost else 0.0
    strange = max(strange, 0.5 * any("うち" in words for words in path))
    return held / total - _STRANGE * strange if total and dated else 0.0
