"""Test sets of retrieval: the collections of a data folder, and the held-out documents of each file of pairs."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

from eval import collection
from eval.collection import Collection, Query
from training.pairs import Source

# Queries of a set that are asked, and texts of a file among which the held-out ones are to be found.
_QUERIES, _TEXTS = 500, 6_000
# Fewer held-out queries say nothing.
_FEWEST = 20


def of_folder(folder: Path) -> list[Collection]:
    """The sets `eval/<name>.corpus.jsonl` and `eval/<name>.queries.jsonl`, packed or not."""
    names = {path.name.partition(".")[0] for path in folder.glob("eval/*.corpus.jsonl*")}
    return [_drawn(collection.read(folder / "eval" / name)) for name in sorted(names)]


def of_sources(sources: Sequence[Source]) -> list[Collection]:
    """A set a file: the held-out queries over the held-out texts, among others of the same file."""
    found = []
    for source in sources:
        answers: dict[str, set[str]] = {}
        for pair in source.held:
            answers.setdefault(pair.query, set()).add(pair.positive)
        if len(answers) < _FEWEST:
            continue
        held = dict.fromkeys(pair.positive for pair in source.held)
        others = [
            text for text in dict.fromkeys(p.positive for p in source.train) if text not in held
        ]
        beside = random.Random(source.name).sample(
            others, min(max(_TEXTS - len(held), 0), len(others))
        )
        texts = [*held, *beside]
        at = {text: str(n) for n, text in enumerate(texts)}
        queries = tuple(
            Query(str(n), query, frozenset(at[text] for text in right))
            for n, (query, right) in enumerate(answers.items())
        )
        rows = {row: text for text, row in at.items()}
        found.append(_drawn(Collection(f"held-out {source.name}", rows, queries)))
    return found


def _drawn(whole: Collection) -> Collection:
    """The collection with so many of its queries, the same ones each time."""
    asked = [query for query in whole.queries if query.positives]
    few = random.Random(whole.name).sample(asked, min(_QUERIES, len(asked)))
    return Collection(whole.name, whole.texts, tuple(few))
