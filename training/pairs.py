"""The training data: pairs of a query and the text that answers it, read from a folder, split by document.

A folder holds `pairs/*.jsonl[.xz]` with rows `{"query", "positive"[, "title"]}`. Rows of one document (of one
title, else of one positive) fall on the same side of the split, in whatever file they stand.
"""

from __future__ import annotations

import json
import lzma
import random
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import IO, NamedTuple

# How much of a file is drawn each epoch; those that are not named count whole. Noisy, template or out-of-field
# pairs are drawn less, the few pairs that ask as users do more than once.
SHARES = {
    "judgit_review_pairs": 0.6, "judgit_budget_synthetic": 0.6, "nta_tax_headings": 1.5,
    "tanaka_enja": 1.0, "python_docs_enja": 0.8, "jaquad_train": 2.0, "niilc": 4.0, "nta_tax_qa": 3.0,
    "diet_qa": 2.0, "mof_budget_items": 0.6, "jsts_train_pos": 1.0, "policy_headings": 4.0,
    "quiz_aio_qa": 2.0,
}  # fmt: skip
# One document in so many is held out, and five in so many are kept apart for the ranker to learn from.
HELD_OUT, _APART = 40, 5
# Longer texts are cut: what a passage of the index holds at most.
LONGEST = 400


class Pair(NamedTuple):
    """A query and a text that answers it."""

    query: str
    positive: str


@dataclass(frozen=True)
class Source:
    """The pairs of one file: those to train on, and those of held-out documents; `apart` are those to train on of
    the documents that the ranker learns from."""

    name: str
    train: tuple[Pair, ...]
    held: tuple[Pair, ...]
    apart: tuple[Pair, ...] = ()

    def without_apart(self) -> Source:
        """The same file with the ranker's documents held out too."""
        apart = set(self.apart)
        rest = tuple(pair for pair in self.train if pair not in apart)
        return Source(self.name, rest, (*self.held, *self.apart))


class DataError(Exception):
    """One sentence: what was found in the data, what was expected."""


def sources(folder: Path, *, rows: int | None = None) -> list[Source]:
    """Every file of pairs by name, with at most `rows` of each; DataError where there is none."""
    found = [_source(path, rows) for path in files_of(folder)]
    kept = [source for source in found if source.train or source.held]
    if not kept:
        raise DataError(
            f'{folder}: no pairs found; expected pairs/*.jsonl or .jsonl.xz with rows {{"query", "positive"}}.'
        )
    return kept


def drawn(source: Source, seed: int) -> list[Pair]:
    """The pairs of a file by its share, in random order; the same for the same seed."""
    draw = random.Random(f"{seed} {source.name}")
    whole, part = divmod(SHARES.get(source.name, 1.0), 1.0)
    pairs = list(source.train) * int(whole)
    pairs += draw.sample(source.train, round(part * len(source.train)))
    draw.shuffle(pairs)
    return pairs


def files_of(folder: Path) -> list[Path]:
    return sorted((*folder.glob("pairs/*.jsonl"), *folder.glob("pairs/*.jsonl.xz")))


def pair_of(query: object, positive: object) -> Pair | None:
    """The pair, cut to what a passage holds; None where it teaches nothing."""
    if not (isinstance(query, str) and isinstance(positive, str)):
        return None
    pair = Pair(query.strip()[:LONGEST], positive.strip()[:LONGEST])
    # A text of signs has no piece, and a vector of zeros no direction to learn.
    spoken = all(any(map(str.isalnum, text)) for text in pair)
    return pair if spoken and pair.query != pair.positive else None


def rows_of(path: Path) -> Iterator[dict[str, object]]:
    """The rows of a JSON-lines file, packed or not; DataError names the line that cannot be read."""
    with _opened(path) as file:
        for number, line in enumerate(file, 1):
            try:
                row = json.loads(line)
            except ValueError as error:
                raise DataError(
                    f"{path}:{number}: not JSON ({error}); expected an object a line."
                ) from error
            if isinstance(row, dict):
                yield row


def lines_of(path: Path) -> Iterator[str]:
    """The lines of a text file, packed or not."""
    with _opened(path) as file:
        yield from file


def _source(path: Path, rows: int | None) -> Source:
    train: dict[Pair, None] = {}
    held: dict[Pair, None] = {}
    apart: dict[Pair, bool] = {}
    for row in rows_of(path):
        pair = pair_of(row.get("query"), row.get("positive"))
        if pair is None:
            continue
        part = _part(str(row.get("title") or row.get("positive")))
        (train if part else held)[pair] = None
        apart[pair] = apart.get(pair, True) and 0 < part <= _APART
        if rows is not None and len(train) >= rows:
            break
    aside = tuple(pair for pair in train if apart[pair])
    return Source(path.name.partition(".")[0], tuple(train), tuple(held), aside)


def _part(document: str) -> int:
    """The part that a document falls in, of `HELD_OUT`; the first is held out."""
    return int.from_bytes(sha256(document.encode()).digest()[:4]) % HELD_OUT


def _opened(path: Path) -> IO[str]:
    if path.suffix == ".xz":
        return lzma.open(path, "rt", encoding="utf-8")
    return path.open(encoding="utf-8")
