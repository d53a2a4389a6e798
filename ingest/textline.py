"""Lines of a text and what each is by itself: rule, table row, note, label, amount, or text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from ingest.document import Span
from ingest.fold import plain
from ingest.mark import Mark, mark_of

BREAK = re.compile(r"\r\n|[\n\r\f\v\x85\u2028\u2029]")
# Decoration: rules, page numbers (- 3 -), comments, pictures without words; and 記, which alone on its
# line parts a letter from its clauses.
_RULE = re.compile(
    r"記|[-–—－]\s*[0-9０-９]{1,4}\s*[-–—－]|<!--.*-->|(?:!\[\s*\]\([^()]*\)\s*)+|(?:[-*_=━─―＿~～]\s?){3,}|(?:[◇◆○●＊※・☆★]\s?){5,}"
)
_MARKDOWN = re.compile(r" {0,3}(#{1,6})[ \t　]+(?=\S)")
_TABLE = re.compile(r"<table\b", re.I)
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_UNIT = re.compile(
    r"[(（\[［<＜]?\s*(?:金額の?)?単位\s*[:：]\s*[^)）\]］>＞\s]{1,12}\s*[)）\]］>＞]?"
)
_NOTE = re.compile(
    r"[ \t　]*(?:[-・•]\s*)?(?:[(（]\s*(?:※|注|＊|\*)\s*[0-9０-９一二三四五六七八九十]{0,2}\s*[)）]"
    r"|※|[†‡]|＊|(?:注|註)(?:\s*[0-9０-９]{0,2}\s*[)）:：.．]|[0-9０-９]{1,2}\s)|[\[［][0-9０-９]{1,3}[\]］](?!\()|\[\^[^\]\s]{1,20}\]:"
    r"|\\?\*(?![\s*])(?![^*]*\*$))"
)
# Words that a stage label consists of; a line in which anything else remains is no label.
STAGES = re.compile(
    r"予算額?|概算要求額?|要求額?|要望額?|補正|当初|決算額?|執行額?|事業費|所要額|配分額?|交付額|"
    r"計上額|支出額|契約額|政府案|見込額?|実績額?|総額|金額"
)
_AROUND = re.compile(
    r"(?:明治|大正|昭和|平成|令和|西暦|FY|[MTSHR](?=[0-9]))|前年度|本年度|今年度|当年度|対前年度?|"
    r"年度|年|元|次|第|新規|内数|約|案|うち|程度|規模|増減?額?|減額?|再掲|未定|継続|"
    r"運営費交付金中の推計額含む|[十百千万億兆]*円|[億兆万]|米?ドル|ユーロ|[0-9０-９.,，．]|"
    r"[\s()（）【】\[\]［］:：・･/／+＋\-－△▲~～※*＊→⇒、のとに]"
)
_MONEY = re.compile(
    r"[0-9０-９〇一二三四五六七八九十百千.．,，][\s*]*[十百千]?[万億兆]?[ 　]?(?:円|ドル|ユーロ)"
    r"|[0-9０-９][億兆]"
)
_ONLY_NEW = re.compile(r"[(（]?\s*(?:新規|未定|再掲|継続)\s*[)）]?")
_TAG = re.compile(r"【[^】]*】|[\[［][^\]］]*[\]］]")
LABEL_LENGTH = 80
# White space that parts columns: two blanks or more, or two full-width ones.
_GUTTER = re.compile(r"[ \u3000]{2,}")
# A word set wide, sign by sign (区　　分, 合　　計), is one piece; 款 項 目 節 are columns of their own.
_LONE = re.compile(r"[一-龠々]")
_LEVELS = frozenset("款項目節")


class Shape(StrEnum):
    RULE = "rule"
    HEADING = "heading"  # Markdown
    FENCE = "fence"
    TABBED = "tabbed"
    PIPED = "piped"
    HTML = "html"  # a line in which an HTML table begins
    UNIT = "unit"
    NOTE = "note"
    LABEL = "label"  # 令和4年度要求・要望額, (前年度予算額 3,809百万円)
    VALUE = "value"  # 4,592百万円
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line that is not blank. `gap` counts the blank lines before it."""

    span: Span
    text: str
    shown: str
    shape: Shape
    mark: Mark | None
    indent: int
    gap: int
    opens_page: bool = False

    @property
    def money(self) -> bool:
        """Whether an amount of money is printed in it."""
        return bool(_MONEY.search(self.shown))

    @property
    def words(self) -> str:
        """What is shown after the mark."""
        return plain(self.text[self.mark.end :]) if self.mark else self.shown

    @property
    def columns(self) -> int:
        """How many pieces wide blanks part it into."""
        return 1 + len(gutters(self.text))

    @property
    def offset(self) -> int:
        """Where the line begins in the document, blanks included."""
        return self.span.start - (len(self.text) - len(self.text.lstrip()))


def text_lines(text: str, start: int = 0) -> list[TextLine]:
    """The lines of `text` from `start` that show something or open a table, in order."""
    lines: list[TextLine] = []
    gap = 0
    position = start
    opens_page = True
    while position <= len(text):
        found = BREAK.search(text, position)
        end = found.start() if found else len(text)
        raw = text[position:end]
        shown = plain(raw)
        if raw.strip() and (shown or _TABLE.search(raw)):  # <table> alone on its line shows nothing
            lines.append(_line(raw, shown, position, gap, opens_page))
            gap, opens_page = 0, False
        else:
            gap += 1
        if not found:
            break
        opens_page = opens_page or found.group() == "\f"
        position = found.end()
    return lines


def width(text: str) -> int:
    """Columns that `text` takes: two for a full-width sign."""
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


def gutters(text: str) -> list[Span]:
    """The wide blanks that part the columns of `text`."""
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    found = [Span(*match.span()) for match in _GUTTER.finditer(text, start, end)]
    if not found:
        return found
    bounds = [start, *(at for gap in found for at in gap), end]
    pieces = [text[bounds[at] : bounds[at + 1]] for at in range(0, len(bounds), 2)]
    return [
        gap
        for gap, left, right in zip(found, pieces, pieces[1:], strict=False)
        if not _is_wide(left, right)
    ]


def _is_wide(left: str, right: str) -> bool:
    """Whether two pieces are signs of one word that is set wide."""
    lone = _LONE.fullmatch(left) and _LONE.fullmatch(right)
    return bool(lone) and not _LEVELS.issuperset((left, right))


def is_table(line: TextLine) -> bool:
    return line.shape in (Shape.TABBED, Shape.PIPED)


def is_amount(shown: str) -> bool:
    """Whether the words are nothing but amounts of money: 280億円の内数(271億円の内数)."""
    return len(shown) <= LABEL_LENGTH and _amount_shape(shown) is Shape.VALUE


def _line(raw: str, shown: str, position: int, gap: int, opens_page: bool) -> TextLine:
    left = len(raw) - len(raw.lstrip())
    shape = _shape(raw, shown)
    mark = mark_of(raw) if shape in (Shape.TEXT, Shape.LABEL, Shape.VALUE) else None
    if mark and shape is not Shape.TEXT:
        shape = Shape.TEXT  # a bullet makes an item of a label, too
    span = Span(position + left, position + len(raw.rstrip()))
    indent = len(raw[:left].replace("\t", "    "))
    return TextLine(span, raw, shown, shape, mark, indent, gap, opens_page)


def _shape(raw: str, shown: str) -> Shape:
    body = raw.strip()
    if _RULE.fullmatch(body):
        return Shape.RULE
    if _FENCE.match(raw):
        return Shape.FENCE
    if "<" in body and _TABLE.search(body):
        return Shape.HTML
    if _MARKDOWN.match(raw):
        return Shape.HEADING
    if "\t" in raw.lstrip(" \t") or raw.count("\t") > 2:
        return Shape.TABBED
    if body.startswith("|") and body.count("|") > 1:
        return Shape.PIPED
    if len(body) < 40 and _UNIT.fullmatch(body):
        return Shape.UNIT
    if _NOTE.match(raw):
        return Shape.NOTE
    if len(shown) <= LABEL_LENGTH:
        return _amount_shape(shown)
    return Shape.TEXT


def _amount_shape(shown: str) -> Shape:
    if _ONLY_NEW.fullmatch(shown):
        return Shape.VALUE
    if not STAGES.search(shown) and not _MONEY.search(shown):
        return Shape.TEXT
    if _AROUND.sub("", STAGES.sub("", shown)):
        return Shape.TEXT
    return Shape.LABEL if STAGES.search(_TAG.sub("", shown)) else Shape.VALUE
