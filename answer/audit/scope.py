"""Whether two places print the amount of the same thing: its name, its headings, its limits.

Two places are of one scope only where nothing around them says otherwise: the same limits (内数, うち, 推計),
the same columns and row, the same money (国費, 一般会計), no region, hub or programme above only one of
them. A kind of expense (施設整備費補助金) or a short name needs the same headings as well.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from answer.audit.header import unlabelled
from answer.audit.interval import slack
from answer.entry import Entry
from ingest.fold import fold, key
from ingest.ministry import ministry_of_name
from ingest.outline import Kind

# Limits that do not change what an amount is of.
_SAME_AMOUNT = frozenset({"再掲", "新規"})
_JOINTS = re.compile(r"[・･\s「」『』]")
_NUMBERING = re.compile(
    r"^(?:[(]?[\divxIVX一二三四五六七八九十]{1,4}[).、]|[(]\d+[)]|[①-⑳■□●○◆◇◎▼▽・*-])+"
)
_LATIN = re.compile(r"[A-Z][A-Za-z0-9&/+.-]*[A-Z0-9]")
_PROGRAMME = re.compile(
    r"事業(?!費)|プログラム|プロジェクト|プラットフォーム|ネットワーク|システム|インフラ|イニシアティブ|センター|拠点"
    r"|実証|ファンド|制度|構想|パッケージ|サービス"
)
_PROPER = 8  # characters of a name that can stand for itself wherever it is printed
_COMMON = 6  # characters below which a name says nothing without its headings
_EXPENSE = re.compile(r"(?:費|金|会計|計|額|予算|分|等|その他|一式|全体)(?:\([^()]*\))?$")
# Headings that make what stands below them another scope: a region, an account, a body, a programme.
_SCOPE = re.compile(
    r"[都道府県市区町村局課省庁]$|会計|勘定|財投|基金|大学|機構|研究所|法人|組合|地区|地方$|支[局部所]"
    r"|(?:事業|プログラム|プロジェクト|プラットフォーム|センター|拠点)(?:\([^()]*\))*$"
)
_STRUCTURE = re.compile(
    r"(?:\S{0,6}(?:概要|総括|一覧|内訳|全体|参考|予算額?|事項|施策|取組|事業|の(?:内容|説明|予算)))表?"
)
# Words on an amount's line or in its column that say which money is meant.
_MONEY = re.compile(
    r"国費|地方費|[都道府県市]費|一般財源|総?事業費(?!補)|一般会計|特別会計|[^\s()]{1,8}勘定|財政投融資|補正後"
    r"|組替|税[込抜]|契約|除く|含[むめ]|一括計上|計上分|交付決定|執行"
)
_WHOLE = re.compile(r"(?:総額|合?計|額|予算|参考|全体|分|\W)*")
_ROUND = re.compile(r"第?[1-9一二三四]次|第[1-9一二三四]号|\d{1,2}月補正|専決")


@lru_cache(maxsize=65536)
def folded(name: str) -> str:
    """A name for comparison: `光・量子 飛躍` and `光量子飛躍` are one."""
    return _JOINTS.sub("", key(name))


@dataclass(frozen=True, eq=False)
class Scope:
    """What an amount is of, besides its year and stage; `names` are the folded forms of its subject."""

    entry: Entry
    names: frozenset[str]

    @cached_property
    def subject(self) -> str:
        return fold(self.entry.figure.subject or "", space=True).text

    @cached_property
    def kind(self) -> bool:
        """Whether the name is only that of a kind of money or of a body: 運営費交付金, 一般会計, 総務省."""
        name = self.subject
        return bool(ministry_of_name(name) or (_EXPENSE.search(name) and not self.proper))

    @cached_property
    def expense(self) -> bool:
        """Whether the name alone says nothing, being a kind of money or short."""
        return self.kind or (len(self.subject) < _COMMON and not _LATIN.search(self.subject))

    @cached_property
    def again(self) -> bool:
        """Whether the place says that it only repeats an amount: (再掲)."""
        return "再掲" in self.entry.figure.qualifiers

    @cached_property
    def proper(self) -> bool:
        name = self.subject
        named = _PROGRAMME.search(name) is not None and len(name) >= _PROPER
        return named or _LATIN.search(name) is not None

    @cached_property
    def slack(self) -> int:
        return slack(self.entry.tree.document, self.entry.figure)

    @cached_property
    def limits(self) -> frozenset[str]:
        return frozenset(self.entry.figure.qualifiers) - _SAME_AMOUNT

    @cached_property
    def headings(self) -> tuple[str, ...]:
        """The headings above, without numbering and without those that name the subject itself."""
        found = [_NUMBERING.sub("", folded(heading)) for heading in self.entry.figure.path]
        return tuple(part for part in found if part and not any(n in part for n in self.names))

    @cached_property
    def line(self) -> str:
        """The line that the amount stands on."""
        text, span = self.entry.tree.document.text, self.entry.figure.span
        end = text.find("\n", span.end)
        return fold(text[text.rfind("\n", 0, span.start) + 1 : end if end >= 0 else None]).text

    @cached_property
    def named(self) -> bool:
        """Whether the amount's own line prints its subject."""
        line = folded(self.line)
        return any(name in line for name in self.names)

    @cached_property
    def money(self) -> frozenset[str]:
        figure = self.entry.figure
        words = " ".join(figure.column) if figure.column else self.line
        return frozenset(_MONEY.findall(fold(words, space=True).text))

    @cached_property
    def rounds(self) -> frozenset[str]:
        """Which of a year's supplementary budgets: 第2次, 9月補正."""
        words = " ".join([self.line, *self.entry.figure.path, *self.entry.figure.column])
        return frozenset(_ROUND.findall(fold(words, space=True).text))

    @cached_property
    def cell(self) -> tuple[str, ...]:
        """What a table's headers say besides the subject, the year and the stage."""
        figure = self.entry.figure
        rows = [folded(part) for part in figure.row]
        name = folded(figure.subject or "")
        kept = [
            row for row in rows if row not in name and name not in row and row != figure.ministry
        ]
        columns = [folded(unlabelled(part)) for part in figure.column]
        return (*kept, *(column for column in columns if not _WHOLE.fullmatch(column)))

    @cached_property
    def tabular(self) -> bool:
        block = self.entry.figure.block
        return block is not None and self.entry.tree.blocks[block].kind is Kind.ROW

    @cached_property
    def above(self) -> int:
        """The block that the amount's own block stands under."""
        block = self.entry.figure.block
        return self.entry.tree.parent[block] if block is not None else -1


def same_scope(one: Scope, other: Scope) -> bool:
    """Whether the two amounts, of one name, year and stage, are of the same thing."""
    mine, theirs = one.entry.figure, other.entry.figure
    here = one.entry.tree is other.entry.tree
    if here and mine.block == theirs.block:
        return False
    if mine.ministry and theirs.ministry and mine.ministry != theirs.ministry:
        return False
    if one.limits != other.limits or one.cell != other.cell or one.money != other.money:
        return False
    if here and one.above == other.above and not (one.named and other.named):
        return False  # lines of one entry, each with what it is of in words that were not read
    if here and one.tabular and other.tabular and one.above == other.above:
        return False  # a table's row that repeats a name is another item
    return _same_issuer(one, other) and _same_headings(one, other)


def _same_issuer(one: Scope, other: Scope) -> bool:
    mine, theirs = one.entry.tree.document.issuer, other.entry.tree.document.issuer
    known = bool(mine and theirs)
    return not known or mine in theirs or theirs in mine or bool(_LATIN.search(one.subject))


def _same_headings(one: Scope, other: Scope) -> bool:
    here = one.entry.tree is other.entry.tree
    if here and (one.again or other.again) and not (one.kind or other.kind):
        return True
    if one.expense or other.expense:
        same = one.entry.figure.path == other.entry.figure.path
        told = bool(one.headings) and len(one.headings[-1]) >= _PROPER
        return same and told and not one.tabular and not (here and one.above == other.above)
    apart = set(one.headings) ^ set(other.headings)
    if any(_SCOPE.search(heading) for heading in apart):
        return False
    if one.proper and other.proper:
        return True
    if here and one.above == other.above:
        return False
    mine, theirs = (
        tuple(heading for heading in scope.headings if not _STRUCTURE.fullmatch(heading))
        for scope in (one, other)
    )
    short, long = sorted((mine, theirs), key=len)
    return long[: len(short)] == short if here else short == long
