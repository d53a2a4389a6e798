"""Pairs that the rows tell beside their own: a question and its short answer, two sentences scored as alike.

No text of a held-out pair is among them. They only train: no test set is made of them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from pathlib import Path

from training.pairs import Pair, Source, files_of, pair_of, rows_of

# From this score of 5 on, two sentences are taken for paraphrases. JSICK's scores say how related they are, and
# sentences that deny each other are.
ALIKE = {"sts_jsts_train": 3.0}
# Longer answers are sentences, which stand in the paragraph already.
_LONGEST_ANSWER = 20


def weak(folder: Path, held: Iterable[Source], rows: int | None = None) -> list[Source]:
    """A source for each file whose rows have an `answer`, and for those of `ALIKE`, rows `{"a", "b", "score"}`."""
    out = {text for source in held for pair in source.held for text in pair}
    found = []
    for path in files_of(folder):
        name = path.name.partition(".")[0]
        least = ALIKE.get(name, math.inf)
        pairs: dict[Pair, None] = {}
        for row in rows_of(path):
            told = _told(row, least)
            if not any(text in out for pair in told for text in pair):
                pairs |= dict.fromkeys(told)
            if rows is not None and len(pairs) >= rows:
                break
        if pairs:
            found.append(Source(f"weak {name}", tuple(pairs), ()))
    return found


def _told(row: dict[str, object], least: float) -> list[Pair]:
    match row:
        case {"query": query, "answer": str(answer)}:
            name = answer.strip(" 「」『』")
            short = 1 < len(name) <= _LONGEST_ANSWER and not any(map(str.isdigit, name))
            told = [pair_of(query, name)] if short else []
        case {"a": one, "b": other, "score": int() | float() as score} if score >= least:
            told = [pair_of(one, other), pair_of(other, one)]
        case _:
            told = []
    return [pair for pair in told if pair]
