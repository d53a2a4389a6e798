"""Test sets of retrieval: those of a data folder, and the held-out documents of each file of pairs."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from training.pairs import LONGEST, Source, rows_of

# Held-out queries of a file, and texts among which they are to be found.
_QUERIES, _TEXTS = 1_000, 6_000
# Fewer held-out queries say nothing.
_FEWEST = 20


@dataclass(frozen=True)
class Trial:
    """`positives[i]` are the rows of `texts` that answer `queries[i]`."""

    name: str
    texts: tuple[str, ...]
    queries: tuple[str, ...]
    positives: tuple[frozenset[int], ...]


def of_folder(folder: Path) -> list[Trial]:
    """The sets `eval/<name>.corpus.jsonl` and `eval/<name>.queries.jsonl`, packed or not."""
    found = []
    for path in sorted(folder.glob("eval/*.corpus.jsonl*")):
        corpus = list(rows_of(path))
        asked = list(rows_of(path.with_name(path.name.replace(".corpus.", ".queries."))))
        at = {str(row["id"]): n for n, row in enumerate(corpus)}
        found.append(
            Trial(
                path.name.partition(".")[0],
                tuple(str(row["text"]) for row in corpus),
                tuple(str(row["text"]) for row in asked),
                tuple(_rows(row["positive_ids"], at) for row in asked),
            )
        )
    return found


def of_sources(sources: Sequence[Source], seed: int = 0) -> list[Trial]:
    """A set a file: the held-out queries over the held-out texts, among others of the same file."""
    found = []
    for source in sources:
        draw = random.Random(seed)
        held = draw.sample(source.held, min(_QUERIES, len(source.held)))
        if len(held) < _FEWEST:
            continue
        own = list(dict.fromkeys(pair.positive for pair in source.held))
        beside = dict.fromkeys(pair.positive for pair in source.train)
        others = [text for text in beside if text not in set(own)]
        own += draw.sample(others, min(max(_TEXTS - len(own), 0), len(others)))
        at = {text: n for n, text in enumerate(own)}
        answers: dict[str, set[int]] = {}
        for pair in source.held:
            answers.setdefault(pair.query, set()).add(at[pair.positive])
        queries = list(dict.fromkeys(pair.query for pair in held))
        found.append(
            Trial(
                f"held-out {source.name}",
                tuple(text[:LONGEST] for text in own),
                tuple(queries),
                tuple(frozenset(answers[query]) for query in queries),
            )
        )
    return found


def _rows(ids: object, at: dict[str, int]) -> frozenset[int]:
    return (
        frozenset(at[str(one)] for one in ids if str(one) in at)
        if isinstance(ids, list)
        else frozenset()
    )
