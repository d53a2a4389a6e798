"""Text → words with their places: fugashi and unidic-lite over a folded view of the text.

`tokenize("Ｑ－ＬＥＡＰに1,234.5億円")` → surfaces `Q-LEAP に 1,234.5 億 円`; spans point into the given text.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
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


class Word(NamedTuple):
    """A word by its place in the folded view, with its dictionary form and part of speech."""

    start: int
    end: int
    base: str
    pos: str


class Cut(NamedTuple):
    """A folded view and its words; `view.source` leads back to the text."""

    view: Folded
    words: list[Word]


def cut(text: str) -> Cut:
    """The words of `text` by their places in its folded view: what `tokenize` gives, sooner."""
    view = _view(text)
    return Cut(view, _merge(view.text, _words(view.text)))


def tokenize(text: str) -> list[Token]:
    """The words of `text` in order, white space left out."""
    view, words_ = cut(text)
    return [
        Token(view.text[w.start : w.end], w.base, w.pos, view.source(w.start, w.end))
        for w in words_
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


def _words(view: str) -> list[Word]:
    tagger, lock = _tagger()
    found: list[Word] = []
    for piece in _BREAK.finditer(view):
        with lock:
            lines: str = tagger.parse(piece.group())
        position = piece.start()
        for line in lines.split("\n"):
            surface, base, pos = _analysis(line)
            if surface:
                start = view.index(surface, position)
                position = start + len(surface)
                found.append(Word(start, position, base, pos))
    return found


@lru_cache(maxsize=262_144)
def _analysis(line: str) -> tuple[str, str, str]:
    """Surface, dictionary form and part of speech of a line of MeCab's; a text repeats its words."""
    fields = line.split("\t")
    if len(fields) != 4:
        return ("", "", "")
    surface, lemma, kind, pos = fields
    # A name's lemma is its reading, which would make one of 東京 and 東響; a loan word's carries its
    # origin (データ-data).
    plain = not lemma or kind == "固有名詞"
    return (surface, surface if plain else lemma.partition("-")[0] or surface, pos)


def _merge(view: str, words: list[Word]) -> list[Word]:
    """Numbers and Latin words as one word each, where the dictionary's words tile them exactly."""
    merged: list[Word] = []
    at = 0
    for match in _WHOLE.finditer(view):
        start, end = match.span()
        while at < len(words) and words[at].end <= start:
            merged.append(words[at])
            at += 1
        last = at
        while last < len(words) and words[last].end <= end:
            last += 1
        if last > at and words[at].start == start and words[last - 1].end == end:
            number = match.lastgroup == "number"
            base = match.group().replace(",", "") if number else match.group()
            merged.append(Word(start, end, base, "名詞-数詞" if number else "名詞-欧文"))
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
