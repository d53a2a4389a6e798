"""Pairs out of plain text: a sentence without a name that it says, and the name (salient spans, Guu et al. 2020).

They teach who and what the names are; a question asks in the words that stand around them.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from index.tokens import Token, tokenize
from training.cloze import SENTENCE, barred, begins, reservoir
from training.pairs import LONGEST, Pair, Source, lines_of

# The texts that tell of names, an encyclopaedia's and the news'; in the others most nouns name nothing.
FILES = frozenset("wikipedia_jaquad_train wikipedia_leads_kwnlp wikinews".split())
# Pairs of each file, at most, and of each name: what stands everywhere is told by nothing.
MOST, _EACH = 60_000, 6
_SHORTEST, _LONGEST = 2, 20
# What is left of a sentence has so many letters.
_LEAST = 12
_NOUN = re.compile(r"名詞-(?:普通名詞|固有名詞)")
_WITHIN = re.compile(r"名詞-(?:普通名詞|固有名詞)|接尾辞-名詞的")
_KATAKANA = re.compile(r"[ァ-ヶー]{3,}")


def mentions(folder: Path, held: Iterable[Source], seed: int, most: int = MOST) -> list[Source]:
    """A source for each of `FILES` in `folder`, of at most `most` pairs; held-out paragraphs are left out."""
    out = barred(held)
    found = []
    for path in sorted((*folder.glob("text/*.txt"), *folder.glob("text/*.txt.xz"))):
        name = path.name.partition(".")[0]
        if name in FILES:
            draw = random.Random(f"{seed} names {name}")
            pairs = reservoir(_pairs(lines_of(path), out, draw), most, draw)
            found.append(Source(f"names {name}", tuple(pairs), ()))
    return found


def _pairs(lines: Iterable[str], out: set[str], draw: random.Random) -> Iterator[Pair]:
    seen: Counter[str] = Counter()
    for line in lines:
        text = line.strip()
        if begins(text) in out:
            continue
        for match in SENTENCE.finditer(text[:LONGEST]):
            names = [name for name in _names(match[0]) if seen[name] < _EACH]
            if not names:
                continue
            name = draw.choice(names)
            rest = match[0].replace(name, "").strip()
            if sum(map(str.isalnum, rest)) >= _LEAST:
                seen[name] += 1
                yield Pair(rest, name)


def _names(sentence: str) -> list[str]:
    """The nouns that may name something, as they stand: compounds, proper ones, and those in katakana."""
    found: dict[str, None] = {}
    for run in _runs(tokenize(sentence)):
        name = sentence[run[0].span.start : run[-1].span.end]
        told = len(run) > 1 or "固有名詞" in run[0].pos or _KATAKANA.fullmatch(name)
        if told and _SHORTEST <= len(name) <= _LONGEST and not any(map(str.isdigit, name)):
            found[name] = None
    return list(found)


def _runs(tokens: Iterable[Token]) -> Iterator[list[Token]]:
    """Nouns that stand together; a middle dot joins two of them."""
    run: list[Token] = []
    for token in tokens:
        joined = run and token.span.start == run[-1].span.end
        if joined and (_WITHIN.match(token.pos) or token.surface == "・"):
            run.append(token)
            continue
        yield from _ended(run)
        run = [token] if _NOUN.match(token.pos) else []
    yield from _ended(run)


def _ended(run: list[Token]) -> Iterator[list[Token]]:
    if run:
        yield run[:-1] if run[-1].surface == "・" else run
