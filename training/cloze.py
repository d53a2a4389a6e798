"""Pairs out of plain text: a sentence, and the paragraph that it was taken from (inverse cloze, Lee et al. 2019).

They teach the words that no question of the pairs uses. Paragraphs of held-out documents are left out.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from training.pairs import LONGEST, Pair, Source, lines_of

# Pairs of each file, at most; literature teaches the language but not the field.
MOST = 60_000
LEAST = {"aozora_modern": 20_000}
SENTENCE = re.compile(r"[^。！？!?]+[。！？!?]?")
_SHORTEST, _PARAGRAPH = 12, 60
# So often the sentence stays in its paragraph, so that equal words count too (the paper's 10 %).
_KEPT = 0.1
# Lines that begin alike are the same line.
_BEGINNING = 24


def cloze(folder: Path, held: Iterable[Source], seed: int, most: int = MOST) -> list[Source]:
    """A source for every `text/*.txt[.xz]`, of at most `most` pairs."""
    out = barred(held)
    found = []
    for path in sorted((*folder.glob("text/*.txt"), *folder.glob("text/*.txt.xz"))):
        name = path.name.partition(".")[0]
        draw = random.Random(f"{seed} {name}")
        pairs = reservoir(_pairs(lines_of(path), out, draw), min(most, LEAST.get(name, most)), draw)
        found.append(Source(f"text {name}", tuple(pairs), ()))
    return found


def barred(held: Iterable[Source]) -> set[str]:
    """How the lines of held-out texts begin."""
    return {
        begins(line)
        for source in held
        for pair in source.held
        for line in pair.positive.splitlines()
    }


def begins(line: str) -> str:
    return line.strip()[:_BEGINNING]


def _pairs(lines: Iterable[str], out: set[str], draw: random.Random) -> Iterator[Pair]:
    for line in lines:
        text = line.strip()
        if len(text) < _PARAGRAPH or begins(text) in out:
            continue
        start = draw.randrange(max(len(text) - LONGEST, 0) + 1)
        text = text[start : start + LONGEST]
        sentences = [match.span() for match in SENTENCE.finditer(text)]
        told = [(a, b) for a, b in sentences if b - a >= _SHORTEST]
        if len(told) < 2:
            continue
        begin, end = draw.choice(told)
        rest = text if draw.random() < _KEPT else text[:begin] + text[end:]
        pair = Pair(text[begin:end].strip(), rest.strip())
        if len(pair.positive) >= _SHORTEST and all(any(map(str.isalnum, one)) for one in pair):
            yield pair


def reservoir(pairs: Iterator[Pair], most: int, draw: random.Random) -> Sequence[Pair]:
    """A fair sample of `most` pairs (Vitter 1985, algorithm R)."""
    kept: list[Pair] = []
    for number, pair in enumerate(pairs):
        if number < most:
            kept.append(pair)
        elif (at := draw.randrange(number + 1)) < most:
            kept[at] = pair
    return kept
