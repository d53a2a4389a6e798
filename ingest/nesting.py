"""How list items nest: by indent, and by a change of mark at the same indent."""

from __future__ import annotations

import re
from typing import NamedTuple

from ingest.fold import plain
from ingest.textline import TextLine

_AMOUNT = re.compile(r"[\s(（\[【約]*[0-9０-９][0-9０-９,，.．]*\s?[百千]?[万億兆]?(?:円|/)")
_NOTE = re.compile(r"\s*※.*$")
_LEADERS = re.compile(r"\s*(?:\.{3,}|…+|‥+)\s*[0-9]*$")
_ALL_BOLD = re.compile(r"(?:\*\*)?[^*]{1,60}\*\*\s*$")
SUBJECT_LENGTH = 60


class Item(NamedTuple):
    indent: int
    style: str
    rank: int
    subject: str
    money: bool = False
    holds: bool = False  # a speech, a question or a record, to which the paragraphs after it belong


class Nesting:
    """The items that are open above the next one."""

    def __init__(self) -> None:
        self._open: list[Item] = []

    @property
    def subjects(self) -> tuple[str, ...]:
        return tuple(item.subject for item in self._open if item.subject)

    @property
    def styles(self) -> frozenset[str]:
        return frozenset(item.style for item in self._open)

    @property
    def is_programme(self) -> bool:
        """Whether the last item is a name with its amounts."""
        last = self._open[-1] if self._open else None
        return bool(last and last.indent >= 0 and last.subject and last.money)

    @property
    def awaits_amount(self) -> bool:
        """Whether the last item names something and leaves its amounts to the lines below."""
        last = self._open[-1] if self._open else None
        return bool(last and last.indent >= 0 and last.subject and not last.money)

    def reset(self) -> None:
        self._open.clear()

    def introduce(self, subject: str, holds: bool = False) -> None:
        """A paragraph that names what the list under it is about: `マテリアル拠点 5,663百万円`."""
        self._open = [Item(-1, "", -1, subject, holds=holds)]

    @property
    def holds(self) -> bool:
        return any(item.holds for item in self._open)

    def resume(self) -> bool:
        """Go back to the speech, question or record that is open, if there is one."""
        while self._open and not self._open[-1].holds:
            self._open.pop()
        return bool(self._open)

    def push(self, line: TextLine, holder: str = "") -> tuple[int, tuple[str, ...]]:
        """The depth of the item in `line` and the subjects of the items above it.

        `holder` is who speaks or what is asked in it.
        """
        item = _item(line)
        if holder:
            item = item._replace(subject=holder, holds=True)
        while self._open and not self._is_parent(self._open[-1], item):
            self._open.pop()
        depth = sum(parent.indent >= 0 for parent in self._open)
        above = self.subjects
        self._open.append(item)
        return depth, above

    def _is_parent(self, above: Item, item: Item) -> bool:
        if above.indent < 0:
            return True
        if any(
            other.style == item.style and abs(other.indent - item.indent) <= 1
            for other in self._open
        ):
            return above.style != item.style and not self._sibling_below(above, item)
        if item.indent > above.indent:
            return True
        return item.indent == above.indent and item.rank >= above.rank

    def _sibling_below(self, above: Item, item: Item) -> bool:
        """Whether a sibling of `item` lies further out than `above`."""
        for other in self._open:
            if other is above:
                return False
            if other.style == item.style and abs(other.indent - item.indent) <= 1:
                return True
        return False


def subject_of(text: str) -> str:
    """What an item or line names, without its amounts; "" where it is a sentence."""
    # What stands further back than twice the longest subject only tells that it is longer.
    words = _NOTE.sub("", _LEADERS.sub("", plain(text)[: 2 * SUBJECT_LENGTH]))
    amount = _AMOUNT.search(words)
    if amount and amount.start() > 2:
        words = words[: amount.start()]
    words = words.strip(" 　:：")
    return "" if "。" in words or len(words) > SUBJECT_LENGTH else words


def _item(line: TextLine) -> Item:
    mark = line.mark
    style, rank = (mark.style, mark.rank) if mark else ("", 60)
    after = line.text[mark.end :] if mark else line.text
    if style == "-":
        style += line.text.strip()[:1]
        if _ALL_BOLD.match(after.strip()) and after.count("**") in (1, 2):
            style, rank = style + "**", rank - 1
    if mark and mark.dashed:
        style += "-"
    return Item(line.indent, style, rank, subject_of(after), line.money)
