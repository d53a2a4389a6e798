"""Folding: a view of a text for matching, with the way back to the unchanged text.

`fold("Ｑ－ＬＥＡＰ **35億円**", markup=True).text` → `"Q-LEAP 35億円"`. The view is never stored or cited;
`Folded.source(start, end)` gives the span of the original characters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ingest.document import Span

# Mark-up that stands inside words in converted documents: emphasis, HTML tags, TeX superscripts.
MARKUP = re.compile(
    r"\*\*|</?[A-Za-z][A-Za-z0-9]*(?:[^\S\n][^<>\n]{0,200})?/?>|\^\{|(?<=[0-9※)])\}|`"
)
_CELL = re.compile(r"<t[dh]\b", re.I)
# Runs that NFKC may change; the common scripts of a Japanese text are stable and skipped. Circled and
# raised digits stay too: ①35億円 must not become 135億円, nor 10⁻¹⁸ a larger number.
_UNSTABLE = re.compile(
    r"[^\u3001-\u3003\u3005-\u3035\u3041-\u3096\u30a1-\u30fe\u4e00-\u9fff\x00-\x0c\x0e-\x7e"
    r"\u00b2\u00b3\u00b9\u2070-\u209f\u2460-\u2473\u24ea-\u24ff\u2776-\u2793]+"
)
# Half-width voiced marks and combining marks compose with the letter before them.
_MARKS = r"\u0300-\u036f\u3099\u309a\uff9e\uff9f"
_CLUSTER = re.compile(rf"[^{_MARKS}][{_MARKS}]*|.", re.S)
# A line break within Japanese words. A next line that begins with its own label (場所：…, 補助率　…) or
# with a mark goes on with nothing.
_JAPANESE = r"\u3041-\u3096\u30a1-\u30fa\u30fc\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff"
_WRAP = re.compile(
    rf"(?<=[{_JAPANESE}、。，」』）])[ \t\u3000]*(?:\r\n|[\r\n])\s*(?=[{_JAPANESE}「『])"
    r"(?![^\s：:、。]{1,12}(?:\s*[：:]|\u3000|  )|[〇ア-ト一二三四五六七八九十]{1,2}[　 、．])"
)
# One dash, one wave, one middle dot and one line break, so that spellings that look alike match; signs
# that show nothing (zero-width blanks, soft hyphens, byte order marks) are left out.
_LOOKALIKE = {0x2010: "-", 0x2011: "-", 0x2012: "-", 0x2013: "-", 0x2212: "-", 0x301C: "~",
              0x2019: "'", 0x2018: "'", 0xFF65: "・", 0x0D: "\n", 0x85: "\n",
              0x2028: "\n", 0x2029: "\n"} | dict.fromkeys(
                  (0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))  # fmt: skip


# Letters whose small form is longer, or another at the end of a word, where more than one is lowered at once.
_IRREGULAR = re.compile("[İΣ]")


@dataclass(frozen=True)
class Folded:
    """`text` is the view; `text[i]` stands for the source characters `[starts[i], ends[i])`."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def source(self, start: int, end: int) -> Span:
        """The span of the original text that the view's `[start, end)` stands for."""
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else (self.ends or [0])[-1]
            return Span(at, at)
        return Span(self.starts[start], self.ends[end - 1])


def fold(text: str, *, markup: bool = False, space: bool = False, case: bool = False) -> Folded:
    """The NFKC view of `text`; `markup`, `space` drop mark-up and white space, `case` folds case."""
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    position = 0
    dropped = [match.span() for match in MARKUP.finditer(text)] if markup else []
    for start, end in [*dropped, (len(text), len(text))]:
        _stretch(text, position, start, pieces, starts, ends)
        if _CELL.match(text, start, end):
            pieces.append("\t")  # 10</td><td>3億円 is not 103億円
            starts.append(start)
            ends.append(end)
        position = end
    view = "".join(pieces)
    if case:
        view = _lower(view)
    if space:
        kept = [i for i, char in enumerate(view) if not char.isspace()]
        view = "".join(view[i] for i in kept)
        starts, ends = [starts[i] for i in kept], [ends[i] for i in kept]
    return Folded(view, starts, ends)


def plain(text: str) -> str:
    """`text` as it is shown: no mark-up, white space runs as one space, no break within Japanese words.

    `"超える見\n　込みと"` → `"超える見込みと"`.
    """
    words = MARKUP.sub("", text)
    if "\n" in words or "\r" in words:
        words = _WRAP.sub("", words)
    return " ".join(words.split())


def key(text: str) -> str:
    """`text` reduced for comparison: NFKC, no mark-up, no white space, one case.

    What `fold(text, markup=True, space=True, case=True).text` is, made without the way back.
    """
    stretches = (_UNSTABLE.sub(_stable, stretch) for stretch in MARKUP.split(text))
    return "".join(_lower("".join(stretches)).split())


def _stable(match: re.Match[str]) -> str:
    return "".join(map(_folded, _CLUSTER.findall(match.group())))


@lru_cache(maxsize=4096)
def _folded(cluster: str) -> str:
    return unicodedata.normalize("NFKC", cluster).translate(_LOOKALIKE)


def _lower(view: str) -> str:
    if not _IRREGULAR.search(view):
        return view.lower()
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in view)


def _stretch(
    text: str, start: int, end: int, pieces: list[str], starts: list[int], ends: list[int]
) -> None:
    position = start
    for match in _UNSTABLE.finditer(text, start, end):
        _append(text[position : match.start()], position, pieces, starts, ends)
        for cluster in _CLUSTER.finditer(text, match.start(), match.end()):
            folded = _folded(cluster.group())
            if cluster.group() == "\r" and text.startswith("\n", cluster.end()):
                folded = ""  # \r\n is one break
            pieces.append(folded)
            starts.extend([cluster.start()] * len(folded))
            ends.extend([cluster.end()] * len(folded))
        position = match.end()
    _append(text[position:end], position, pieces, starts, ends)


def _append(
    same: str, position: int, pieces: list[str], starts: list[int], ends: list[int]
) -> None:
    pieces.append(same)
    starts.extend(range(position, position + len(same)))
    ends.extend(range(position + 1, position + 1 + len(same)))
