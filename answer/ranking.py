"""The rows of a table in order, or those of one kind: 伸び率が一番高かった府省は？, 上位3つ, マイナスの府省はいくつ？

The column is the one whose headers hold most of what the question names; totals are left out. Where no
table has such a column, there is no answer: the first row that mentions the words is not the first in rank.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from answer.concept import degree, joined, view
from answer.draft import Draft, Quote, Sentence, header_quote
from answer.order import order
from answer.proof.column import column_words
from answer.question import Question
from answer.tree import Tree
from index.retriever import Hit
from ingest.document import Span
from ingest.fold import fold, key, plain
from ingest.ministry import ministry_of_name
from ingest.outline import Block, Kind

SUPERLATIVE = re.compile(
    r"最も|もっとも|一番|いちばん|最大|最小|最多|最少|最高|最低|トップ|上位|下位|ワースト|\d位|largest|highest|\bmost\b|lowest|smallest|\bleast\b"
    r"|の(?:次|つぎ)に[^、。]{0,16}(?:大き|多|高|小さ|少な|低)|(?:大きい|多い|高い|小さい|少ない|低い)順"
)
_BODY = re.compile(r"(?:省|庁|府|院|局|委員会|官房|国会|裁判所|県|市|町|村|区)$")
BODIES = re.compile(r"府省庁?|省庁|お?役所|どの省|[つのい]省|機関|市町村|自治体")
THINGS = re.compile(r"事業|事項|プログラム|プロジェクト|施策|取組")
# Columns that say how much something changed.
_CHANGES = re.compile(r"増減|差引|比較|伸び|前年度比|増△減")
CHANGED = re.compile(
    r"マイナス|プラス|減っ|減ら|減少|減額|増え|増や|増加|増額|下回|上回|伸び|伸ば|伸長"
)
# 伸び without a word of amounts is told as a rate.
_GROWN = re.compile(r"伸び|伸ば|伸長|何\s?(?:%|パーセント|割)")
_OF_RATES = re.compile(r"率|%|割合|比$")
_KINDS: tuple[tuple[re.Pattern[str], Callable[[Decimal], bool]], ...] = (
    (re.compile(r"マイナス|減っ|減少|(?<!増)減額|下回"), lambda value: value < 0),
    (re.compile(r"プラス|増え|増加|増額|上回"), lambda value: value > 0),
    (re.compile(r"が?(?:ある|あり|計上)|を持つ|0(?:で|では)ない"), lambda value: value != 0),
)
_NUMBER = re.compile(
    r"(?P<sign>[△▲−-])?(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s?%?"
)
_TOTAL = re.compile(r"(?:^|\s)計$|合\s?計|総\s?計|小計|全体")
_UNIT = re.compile(r"単位\s*:\s*([^\s)\]]{1,8})")
_UNIT_BLOCKS = 4
# A column has to hold so much of what the question names, and a ranking so many rows.
_FITS, _ROWS = 0.5, 3
# A column of something that the question does not name (うち…) gives way to 計.
_STRANGE = 0.2
# A name of which a column has only some words.
_APART = 0.6
# Between accounts that the question does not name, their sum.
_WHOLE = 0.03
_YEAR = re.compile(r"y\d{4}$")
_PLAIN = frozenset("計 合計 総額 総計 額 予算 金額 当初 要求 要望 年度 概算 参考".split())


class _Cell(NamedTuple):
    """A number, the index of its row's block and its span."""

    value: Decimal
    row: int
    span: Span


@dataclass(frozen=True)
class _Column:
    """A column of a table by its header path, with its numbers by row."""

    tree: Tree
    path: tuple[str, ...]
    cells: tuple[_Cell, ...]
    fit: float

    @property
    def title(self) -> str:
        """The column by all headers that tell it from the others: うち優先課題推進枠要望額 計."""
        outer = [word for header in self.path[:1] for word in column_words(header)]
        return " ".join(plain(part) for part in [*outer, *self.path[1:]]) or self.path[-1]

    def name(self, cell: _Cell) -> str:
        """What the cell's row is of."""
        return plain(self.tree.document.quote(self.tree.blocks[cell.row].cells[0].span))


def ranks(question: Question) -> bool:
    """Whether the question asks for a place in an order."""
    return bool(SUPERLATIVE.search(fold(question.text).text))


def ranking(
    question: Question, hits: Sequence[Hit], tree_of: Callable[[str], Tree]
) -> Draft | None:
    """The rows asked for by the asked column, with the rows and the header that prove them."""
    text = fold(question.text).text
    best = _best(question, hits, tree_of, changes=CHANGED.search(text) is not None)
    if best is None:
        return None
    wanted = order(text)
    cells = sorted(best.cells, key=lambda cell: -cell.value * wanted.sign)
    chosen = wanted.pick(cells, [key(best.name(cell)) for cell in cells])
    if not chosen:
        return None
    count = f"（{best.title}、{len(cells)}行の比較）"
    if len(chosen) == 1:
        large = "大きい" if wanted.sign > 0 else "小さい"
        at = cells.index(chosen[0])
        place = f"{at + 1}番目に" if at else "最も"
        place = f"{best.name(cells[at - 1])}の次に" if wanted.after else place
        return Draft(
            (_row(best, chosen[0], f"{place}{large}のは", f"です{count}。", at),), best.fit
        )
    head = f"{'大きい' if wanted.sign > 0 else '小さい'}順に次のとおりです{count}。"
    first = Sentence(head, _proof(best, chosen[0]), (), (str(len(cells)),))
    return Draft((first, *(_row(best, cell, "- ", "") for cell in chosen)), best.fit)


def counted(
    question: Question, hits: Sequence[Hit], tree_of: Callable[[str], Tree]
) -> Draft | None:
    """How many rows have a number of the asked kind, and which: マイナスの府省, 特別会計がある府省."""
    text = fold(question.text).text
    kind = next((fits for pattern, fits in _KINDS if pattern.search(text)), None)
    changes = CHANGED.search(text) is not None
    best = _best(question, hits, tree_of, changes=changes) if kind else None
    if best is None or kind is None:
        return None
    chosen = [cell for cell in best.cells if kind(cell.value)]
    word = next((match[0] for match in BODIES.finditer(text)), "件")
    head = f"{len(chosen)}{word}です（{best.title}）。"
    first = Sentence(head, _proof(best, best.cells[0]), (), (str(len(chosen)),))
    return Draft((first, *(_row(best, cell, "- ", "") for cell in chosen)), best.fit)


def _best(
    question: Question,
    hits: Sequence[Hit],
    tree_of: Callable[[str], Tree],
    *,
    changes: bool = False,
) -> _Column | None:
    documents = dict.fromkeys(hit.passage.document for hit in hits)
    columns = [column for d in documents for column in _columns(question, tree_of(d))]
    if changes:
        columns = [c for c in columns if any(_CHANGES.search(words) for words in c.path)]
        if _GROWN.search(fold(question.text).text):
            rates = [c for c in columns if _OF_RATES.search(fold(c.path[-1]).text)]
            columns = rates or columns
    best = max(columns, key=lambda column: column.fit, default=None)
    return best if best and best.fit >= _FITS else None


def _of_bodies(tree: Tree, rows: Sequence[int]) -> bool:
    """Whether the rows are of ministries and the like."""
    names = [plain(tree.document.quote(tree.blocks[row].cells[0].span)) for row in rows]
    return 2 * sum(bool(_BODY.search(name)) for name in names) >= len(names)


def _row(column: _Column, cell: _Cell, before: str, after: str, at: int = 0) -> Sentence:
    """`- 文部科学省（21,224億円）` with the row that proves it; `at` is its place, counted from 0."""
    printed = plain(column.tree.document.quote(cell.span))
    unit = _unit(column.tree, cell.row)
    if unit and "%" not in printed:
        printed += unit[0]
        # -64億円 is no amount, and the proof takes it for none only where it is called a change.
        printed = f"増減額 {printed}" if _CHANGES.search(column.path[-1]) else printed
    text = f"{before}{column.name(cell)}（{printed}）{after}"
    return Sentence(text, _proof(column, cell), (), (str(len(column.cells)), str(at + 1)))


def _proof(column: _Column, cell: _Cell) -> tuple[Quote, ...]:
    tree, index = column.tree, cell.row
    header, unit = header_quote(tree, index), _unit(tree, index)
    quotes = [Quote(tree, index, tree.blocks[index].span), *([header] if header else [])]
    return (*quotes, *([unit[1]] if unit else []))


def _unit(tree: Tree, row: int) -> tuple[str, Quote] | None:
    """The unit that is printed above the table, (単位:億円), with its place."""
    header = next((i for i in tree.ancestors(row) if tree.blocks[i].kind is Kind.HEADER), row)
    for index in range(header, max(header - _UNIT_BLOCKS, -1), -1):
        found = _UNIT.search(fold(tree.text(index)).text)
        if found:
            return found[1], Quote(tree, index, tree.blocks[index].span)
    return None


def _columns(question: Question, tree: Tree) -> Iterator[_Column]:
    asked, things = BODIES.search(question.text), THINGS.search(question.text)
    for rows in _tables(tree):
        paths = dict.fromkeys(cell.column for row in rows for cell in tree.blocks[row].cells[1:])
        for path in paths:
            cells = tuple(_numbers(tree, rows, path))
            if path and len(cells) >= _ROWS:
                fit = _fit(question, tree, rows[0], path)
                if bool(asked) is not _of_bodies(tree, rows) and (asked or things):
                    fit -= _STRANGE if asked else 1.0  # 事業 are no ministries
                yield _Column(tree, path, cells, fit)


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


def _numbers(tree: Tree, rows: Iterable[int], path: tuple[str, ...]) -> Iterator[_Cell]:
    for row in rows:
        block = tree.blocks[row]
        if _is_total(tree, block):
            continue
        for cell in block.cells[1:]:
            match = _NUMBER.fullmatch(fold(tree.document.quote(cell.span)).text.strip())
            if cell.column == path and match:
                value = Decimal(match["digits"].replace(",", ""))
                yield _Cell(-value if match["sign"] else value, row, cell.span)


def _is_total(tree: Tree, block: Block) -> bool:
    return bool(_TOTAL.search(plain(tree.document.quote(block.cells[0].span))))


def _fit(question: Question, tree: Tree, row: int, path: tuple[str, ...]) -> float:
    """How much of the question the column's headers hold, the innermost first; then the table's place."""
    column = joined(view(words) for words in path)
    place = joined(view(text) for text in (*tree.blocks[row].headings, tree.document.title) if text)
    total = held = 0.0
    cells = tree.blocks[row].cells
    of_rows = {key(header) for header in cells[0].column} if cells else set()
    named = False
    for concept in question.concepts:
        heads = key(concept.text) in of_rows  # 款, over the names of the rows
        named = named or heads
        row_name = heads or ministry_of_name(concept.text) or BODIES.fullmatch(concept.text)
        if concept.verb or concept.weight < 0.5 or row_name or CHANGED.search(concept.text):
            continue
        total += concept.weight
        own = degree(concept, column)
        own = own if own == 1.0 else _APART * own  # 科学技術振興費 is not 科学技術関係予算
        held += concept.weight * max(own, 0.8 * degree(concept, place))
    years = {f"y{year}" for year in question.years}
    dated_by = {term for term in column.terms if _YEAR.match(term)} or place.terms
    dated = not years or bool(years & dated_by)
    asked = frozenset().union(*(view(concept.text).terms for concept in question.concepts))
    innermost = {t for t in view(path[-1]).terms - _PLAIN if not _YEAR.match(t)}
    strange = len(innermost - asked) / len(innermost) if innermost else 0.0
    strange = max(strange, 0.5 * any("うち" in words for words in path))
    if any(degree(c, view(path[-1])) == 1.0 for c in question.concepts if c.name):
        strange /= 2  # うち科学技術振興費, and that is what is asked for
    whole = _WHOLE if _TOTAL.search(plain(path[-1])) else 0.0
    if not total and named and dated:
        return _FITS + whole
    return held / total - _STRANGE * strange + whole if total and dated else 0.0
