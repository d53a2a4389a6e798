"""Where a text says a name: all of it, one of its forms, or most of it in one piece."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from ingest.fold import fold, key

# A name is said when so much of it is, in one piece; Latin names and short ones whole.
_SHARE, _LEAST = 0.6, 3
_LATIN = re.compile(r"[a-z0-9][a-z0-9.+-]*")
_ACRONYM = re.compile(r"[A-Za-z][A-Za-z0-9-]*[A-Z][A-Za-z0-9]*")
_BRACKETED = re.compile(r"[(\[「【]([^()\[\]「」【】]+)[)\]」】]")
# Words of columns and names that many amounts share and that say nothing of what they are for.
_PLAIN = re.compile(
    r"(?:参考|令和|平成|総額|合計|総計|小計|計|予算|当初|補正|要求|要望|決算|増減|差引|前年度?|年度|額|案|比較|新規|一部|再掲|継続|内訳"
    r"|その他|うち|事業|概算|[\d,.%()\[\]【】「」:・+\-/*年])+"
)
_PARTICLES = "のをにはがとへやも、・"


class Mention(NamedTuple):
    """A piece of a name in a folded text at `[start, end)`."""

    start: int
    end: int
    piece: str


@lru_cache(maxsize=16384)
def pieces(name: str) -> tuple[str, ...]:
    """The folded name, and its parts in and outside of brackets: 光量子計画（Q-LEAP） → 光量子計画, q-leap."""
    view = fold(name, markup=True).text
    found = [view, _BRACKETED.sub("", view)]
    found += [inner for inner in _BRACKETED.findall(view) if len(key(inner)) >= _LEAST]
    found += [word for word in _ACRONYM.findall(view) if len(word) >= _LEAST]
    folded = [key(piece) for piece in found]
    return tuple(dict.fromkeys(p for p in folded if len(p) >= 2 and not _PLAIN.fullmatch(p)))


def said(names: Iterable[str], region: str) -> list[Mention]:
    return [mention for name in names if (mention := mention_of(name, region))]


def mention_of(piece: str, region: str) -> Mention | None:
    """The last place where the region says the piece, or most of it."""
    length = len(piece)
    if _LATIN.fullmatch(piece):
        found = (
            list(re.finditer(rf"(?<![a-z0-9]){re.escape(piece)}(?![a-z0-9])", region))
            if piece in region
            else []
        )
        return Mention(*found[-1].span(), piece) if found else None
    least = length if length <= _LEAST + 1 else max(_LEAST, -(-int(length * _SHARE * 10) // 10))
    best: Mention | None = None
    for start in range(length - least + 1):
        if piece[start : start + least] not in region:
            continue
        end = start + least
        while end < length and piece[start : end + 1] in region:
            end += 1
        if end < length:
            while end > start + _LEAST and piece[end - 1] in _PARTICLES:
                end -= 1
            if end - start < least:
                continue
        at = region.rfind(piece[start:end])
        if best is None or end - start > best.end - best.start:
            best = Mention(at, at + end - start, piece)
        if end == length:
            break
    return best
