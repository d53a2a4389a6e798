"""What the search finds for questions of documents kept apart: the lists that a ranker learns from.

Each file of pairs gives a collection like a test set's; the model that searches it was trained without the documents
asked about, for a user's documents are strange to it too.
"""

from __future__ import annotations

import random
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from eval.collection import Collection, Query, fill
from index.retriever import RERANKED, Retriever
from index.soft_match import SoftMatch
from index.store import Store
from training.pairs import Source

# Questions of a file, and texts among which their answers are to be found.
_QUERIES, _TEXTS = 900, 6_000


class Found(NamedTuple):
    """What was found for one question: the features of each passage (`index.soft_match`), and which are right."""

    features: NDArray[np.float32]
    right: NDArray[np.bool_]


def lists(source: Source, model: Path, match: SoftMatch, seed: int) -> list[Found]:
    """The lists of a file that hold a right and a wrong passage, searched with the model in the folder `model`."""
    apart = collection(source, seed)
    if not apart.queries:
        return []
    with TemporaryDirectory() as folder:
        with Store.open(folder, writable=True) as store:
            store.change_model(model)
            rows = fill(apart, store)
        with Store.open(folder) as store:
            retriever = Retriever(store)
            found = [_found(query, retriever, rows, match) for query in apart.queries]
    return [one for one in found if one.right.any() and not one.right.all()]


def collection(source: Source, seed: int) -> Collection:
    """The questions about documents kept apart, over their answers and other texts that are not held out."""
    answers: dict[str, set[str]] = {}
    for pair in (*source.train, *source.held):
        answers.setdefault(pair.query, set()).add(pair.positive)
    apart = set(source.apart)
    known = {pair.query for pair in (*source.train, *source.held) if pair not in apart}
    asked = [
        query for query in dict.fromkeys(pair.query for pair in source.apart) if query not in known
    ]
    draw = random.Random(f"{seed} {source.name}")
    asked = draw.sample(asked, min(_QUERIES, len(asked)))
    needed = dict.fromkeys(text for query in asked for text in sorted(answers[query]))
    others = [
        text for text in dict.fromkeys(pair.positive for pair in source.train) if text not in needed
    ]
    beside = draw.sample(others, min(max(_TEXTS - len(needed), 0), len(others)))
    texts = [*needed, *beside]
    draw.shuffle(texts)
    at = {text: str(n) for n, text in enumerate(texts)}
    queries = tuple(
        Query(str(n), query, frozenset(at[text] for text in answers[query]))
        for n, query in enumerate(asked)
    )
    return Collection(source.name, {row: text for text, row in at.items()}, queries)


def _found(query: Query, retriever: Retriever, rows: dict[str, str], match: SoftMatch) -> Found:
    hits = retriever.search(query.text, RERANKED)
    read = [hit.candidate for hit in hits]
    right = [rows[hit.passage.id] in query.positives for hit in hits]
    return Found(match.features(query.text, read), np.array(right, dtype=bool))
