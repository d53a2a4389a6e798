"""Texts as pieces of a static model's vocabulary, laid out one after another so that all are compared at once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ingest.era import find_years

Floats = NDArray[np.float32]
Ids = NDArray[np.int64]

# Passages are cut into blocks of so many pieces; a window is two neighbouring blocks.
_BLOCK = 12


class Pieces(NamedTuple):
    """What is known of each piece of the vocabulary: how rare it is, whether it is a number, whether Latin."""

    rarity: Floats
    number: NDArray[np.bool_]
    latin: NDArray[np.bool_]


class Texts(NamedTuple):
    """The pieces of all passages one after another: whose each is, where each passage begins and how long it is;
    `unique[at]` are the pieces again, `held` how often each passage holds each of `unique`."""

    pieces: Ids
    owner: Ids
    starts: Ids
    lengths: Ids
    unique: Ids
    at: Ids
    held: Floats


class Cutter:
    """Cuts texts into pieces, each year in one form; remembers the texts that it was given last. Safe in threads."""

    def __init__(self, tokenizer: Any, remembered: int = 8192) -> None:
        self._tokenizer = tokenizer
        self._most = remembered
        self._known: OrderedDict[str, Ids] = OrderedDict()
        self._lock = Lock()

    def __call__(self, texts: Sequence[str]) -> list[Ids]:
        """The pieces of each text; a text without any has the unknown one."""
        with self._lock:
            found = {text: self._known.pop(text) for text in set(texts) & self._known.keys()}
        new = [text for text in dict.fromkeys(texts) if text not in found]
        # Together they are cut in all threads: in less than half the time of one after another.
        cut = self._tokenizer.encode_batch_fast(list(map(one_year, new)), add_special_tokens=False)
        for text, encoding in zip(new, cut, strict=True):
            found[text] = np.array(encoding.ids or [0], dtype=np.int64)
        with self._lock:
            self._known |= found
            while len(self._known) > self._most:
                self._known.popitem(last=False)
        return [found[text] for text in texts]


def one_year(text: str) -> str:
    """The text with each year in one form: 令和3年度, R3, FY2021 → 2021年度."""
    parts, at = [], 0
    for year in find_years(text):
        parts += [text[at : year.span.start], f" {year.year}年{'度' if year.fiscal else ''} "]
        at = year.span.end
    return "".join([*parts, text[at:]])


def laid_out(found: Sequence[Ids]) -> Texts:
    pieces, count = np.concatenate(found), len(found)
    lengths = np.array([len(ids) for ids in found])
    owner = np.repeat(np.arange(count), lengths)
    unique, at = np.unique(pieces, return_inverse=True)
    held = np.bincount(at * count + owner, minlength=len(unique) * count)
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    return Texts(
        pieces, owner, starts, lengths, unique, at, held.reshape(-1, count).astype(np.float32)
    )


def blocks(texts: Texts) -> tuple[Ids, Ids, Ids]:
    """Where each block begins, the block after it (itself at a passage's end), and each passage's first block."""
    counts = -(-texts.lengths // _BLOCK)
    first = np.concatenate([[0], np.cumsum(counts)[:-1]])
    number = np.arange(int(counts.sum()))
    begins = np.repeat(texts.starts, counts) + (number - np.repeat(first, counts)) * _BLOCK
    last = np.repeat(first + counts - 1, counts)
    return begins, np.minimum(number + 1, last), first


def coded_runs(pieces: Ids, length: int, base: int) -> Ids:
    count = max(len(pieces) - length + 1, 0)
    coded = np.zeros(count, np.int64)
    for n in range(length):
        coded = coded * base + pieces[n : n + count]
    return coded
