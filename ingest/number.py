"""Numbers without a unit, in lines below one: (単位：千円) … 道路の改良　　186,400　（172,900） → amounts.

Only what is set out as a column is read: a number alone on its line, or a name, a gap and one number, each
with a second in brackets perhaps. A number in a sentence, a page number or a count stays what it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.amount import Amount, cell_value, unit_of
from ingest.document import Span
from ingest.fold import key
from ingest.outline import Block, Kind

_DIGITS = r"(?:[△▲+-]\s?)?(?:\d{1,3}(?:,\d{3})+|\d{1,3})(?:\.\d+)?"
_BRACKETED = rf"[(\[【〔]\s*(?:{_DIGITS}|[-－―])\s*[)\]】〕]"
_TAG = r"(?:[(\[【〔]\s*(?:新規|拡充|継続|再掲|皆増)\s*[)\]】〕])"
_BEHIND = rf"(?:{_BRACKETED}|{_TAG})"
# One blank, or a colon, parts name and number where last year's or a tag stands behind: 灯台の改修 1,234(1,100).
_GAP = rf"(?:\s{{2,}}|\t|\s(?=(?:[△▲]\s?)?[\d,.]+\s*{_BEHIND})|[:：]\s*(?=[\d,.]+\s*{_BEHIND}))"
_COLUMN = re.compile(
    rf"\s*(?P<name>\S.*?{_GAP})?\s*(?:(?P<first>{_DIGITS})\s*)?(?P<others>(?:{_BEHIND}\s*)+)?(?:の?内数)?\s*"
)
_NUMBER = re.compile(_DIGITS)
_WORD = re.compile(r"[一-龠ァ-ヶA-Za-zぁ-ん]")
# What is counted in something else than money, whatever the unit above.
_COUNTED = re.compile(
    r"(?:率|割合|比|数|人口|面積|延長|順位|番号|[、。]|\d)$|[=＝]|\s{2,}[^\s\d]?\d"
)
_LONGEST = 120


@dataclass(frozen=True)
class Unit:
    """A printed unit and where it holds: in its own block and in the sections under `path`."""

    yen: int
    block: int
    path: tuple[str, ...]
    words: str = ""

    def holds(self, index: int, block: Block) -> bool:
        """Whether amounts in `block` are of this unit."""
        if index == self.block:
            return True
        if block.headings[: len(self.path)] != self.path:
            return False
        inner = block.headings[len(self.path) :]
        return not self.words or bool(inner and key(inner[0]) in self.words)


def unit_in(text: str, index: int | None, blocks: Sequence[Block]) -> Unit | None:
    """The unit that a line of block `index` prints for the lines below; none where it heads a table."""
    yen = unit_of(text) if "単位" in text and index is not None else None
    if yen is None or index is None or blocks[index].kind in (Kind.ROW, Kind.HEADER):
        return None
    block = blocks[index]
    heads = block.kind in (Kind.HEADING, Kind.ITEM)
    after = blocks[index + 1] if index + 1 < len(blocks) else None
    if after and after.kind is Kind.HEADER and not heads:
        return None
    return Unit(yen, index, block.headings, key(text) if heads else "")


def column_amounts(texts: Sequence[str], units: Sequence[int | None]) -> dict[int, list[Amount]]:
    """The amounts of lines that are nothing but a row of a column, each in the unit of its line.

    Where no number of a column has a comma, numbers alone on their lines may be those of pages.
    """
    found: dict[int, list[Amount]] = {}
    alone: list[int] = []
    for at, (text, unit) in enumerate(zip(texts, units, strict=True)):
        amounts = _row(text, unit) if unit and len(text) <= _LONGEST else []
        if amounts:
            found[at] = amounts
        if amounts and not _WORD.search(text):
            alone.append(at)
        elif alone:
            _drop_pages(texts, alone, found)
            alone = []
    _drop_pages(texts, alone, found)
    return found


def _drop_pages(texts: Sequence[str], alone: list[int], found: dict[int, list[Amount]]) -> None:
    if not any("," in texts[at] for at in alone):
        for at in alone:
            del found[at]


def _row(text: str, unit: int) -> list[Amount]:
    if text.rstrip()[-1:] not in "0123456789)]】〕数" or not text.strip():
        return []
    match = _COLUMN.fullmatch(text)
    if not match or not (match["first"] or match["others"]):
        return []
    name = (match["name"] or "").strip()
    if name and (not match["first"] or not _WORD.search(name) or _COUNTED.search(name)):
        return []
    groups = [match.span(group) for group in ("first", "others") if match[group]]
    numbers = [number for span in groups for number in _NUMBER.finditer(text, *span)]
    return [
        Amount(Span(*number.span()), value)
        for number in numbers
        if (value := cell_value(number[0].lstrip("+ "), unit)) is not None
    ]
