"""Text → words with their places: fugashi and unidic-lite over a folded view of the text.

`tokenize("Ｑ－ＬＥＡＰに1,234.5億円")` → surfaces `Q-LEAP に 1,234.5 億 円`; spans point into the given text.
"""

from __future__ import annotations

import re
from functools import cache
from threading import Lock
from typing import Any, NamedTuple

from ingest.document import Span
from ingest.fold import Folded, fold

# Changing how words are cut changes the full text: stores that carry another version are rebuilt.
VERSION = "unidic-lite/1"

# Kept whole, where the dictionary would cut: 1,234.5 · 35 and Q-LEAP · JTC1 · 5G · i-Construction.
_WHOLE = re.compile(
    r"(?P<latin>[A-Za-z0-9]*[A-Za-z][A-Za-z0-9]*(?:[-.&'_][A-Za-z0-9]+)*)"
    r"|(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
)
# MeCab reads C strings and UTF-8, and a stray control character ends or breaks them.
_UNREADABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
# A hard-wrapped line: 20 characters or more, then a break inside running Japanese. Converted reports
# cut words there (スター⏎トアップ); label lines are shorter.
_WRAP = re.compile(r"(?<=[^\n]{20}[ぁ-んァ-ヶー一-鿿々])\n(?=[ぁ-んァ-ヶー一-鿿々])")
# MeCab's lattice grows with its input; a line of 100 MB must not.
_PIECE = 4096
_BREAK = re.compile(rf"[^\n]{{1,{_PIECE}}}\n?|\n")


class Token(NamedTuple):
    """A word: as printed (folded), its dictionary form, its part of speech and its place."""

    surface: str
    base: str
    pos: str
    span: Span


# Start and end in the view, dictionary form, part of speech. Plain tuples: a document has many.
_Word = tuple[int, int, str, str]


def tokenize(text: str) -> list[Token]:
    """The words of `text` in order, white space left out."""
    folded = _view(text)
    view, starts, ends = folded.text, folded.starts, folded.ends
    return [
        Token(view[start:end], base, pos, Span(starts[start], ends[end - 1]))
        for start, end, base, pos in _merge(view, _words(view))
    ]


def words(text: str) -> list[str]:
    """The words as printed (folded) alone, which is quicker."""
    view = _view(text).text
    return [view[start:end] for start, end, _, _ in _words(view)]


def _view(text: str) -> Folded:
    folded = fold(text, markup=True)
    view = _UNREADABLE.sub(" ", folded.text)
    wraps = {match.start() for match in _WRAP.finditer(view)} if "\n" in view else set()
    if not wraps:
        return Folded(view, folded.starts, folded.ends)
    kept = [i for i in range(len(view)) if i not in wraps]
    return Folded(
        "".join(view[i] for i in kept),
        [folded.starts[i] for i in kept],
        [folded.ends[i] for i in kept],
    )


def _words(view: str) -> list[_Word]:
    tagger, lock = _tagger()
    found: list[_Word] = []
    for piece in _BREAK.finditer(view):
        with lock:
            lines: str = tagger.parse(piece.group())
        position = piece.start()
        for line in lines.split("\n"):
            fields = line.split("\t")
            if len(fields) != 4:
                continue
            surface, lemma, kind, pos = fields
            start = view.index(surface, position)
            position = start + len(surface)
            # A name's lemma is its reading, which would make one of 東京 and 東響.
            if not lemma or kind == "固有名詞":
                lemma = surface
            elif "-" in lemma:
                lemma = lemma.split("-")[0] or surface
            found.append((start, position, lemma, pos))
    return found


def _merge(view: str, words: list[_Word]) -> list[_Word]:
    """Numbers and Latin words as one word each, where the dictionary's words tile them exactly."""
    merged: list[_Word] = []
    at = 0
    for match in _WHOLE.finditer(view):
        start, end = match.span()
        while at < len(words) and words[at][1] <= start:
            merged.append(words[at])
            at += 1
        last = at
        while last < len(words) and words[last][1] <= end:
            last += 1
        if last > at and words[at][0] == start and words[last - 1][1] == end:
            number = match.lastgroup == "number"
            base = match.group().replace(",", "") if number else match.group()
            merged.append((start, end, base, "名詞-数詞" if number else "名詞-欧文"))
            at = last
    merged.extend(words[at:])
    return merged


@cache
def _tagger() -> tuple[Any, Lock]:
    import fugashi
    import unidic_lite

    # An own output format is three times as fast as fugashi's feature tuples; "-O" puts aside the
    # dictionary's own format. One tagger parses one text at a time.
    arguments = (
        f'-r /dev/null -d "{unidic_lite.DICDIR}" -O "" -E "" '
        r'-F "%m\t%f[7]\t%f[1]\t%f[0]-%f[1]-%f[2]\n" -U "%m\t\t%f[1]\t%f[0]-%f[1]\n"'
    )
    return fugashi.GenericTagger(arguments), Lock()
