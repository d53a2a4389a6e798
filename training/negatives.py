"""Hard negatives: texts that keyword search takes for the answer of a query and that are not.

A query's negative is drawn from the texts of its own file that BM25 puts near the top, but for those that
answer it, look like its answer, or come first of all (they may well be right too).
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

from index.terms import passage_terms, question_terms
from training.pairs import Pair

Triple = tuple[str, str, str]

# Files of single words, of templates and of two languages, in which keyword search finds nothing that is alike.
WITHOUT = frozenset(
    "tanaka_enja python_docs_enja jsick_enja sudachi_synonyms quiz_aio_qa jsick_train_pos jsts_train_pos "
    "judgit_budget_synthetic".split()
)
# A negative stands between these places; the first may be another right answer.
_FROM, _TO = 3, 20
# Texts of a file that are searched together.
_CHUNK = 20_000
# Texts that begin alike are of one document.
_ALIKE = 20


def with_negatives(pairs: Sequence[tuple[str, ...]], seed: int) -> list[Triple]:
    """The pairs with a hard negative each; a pair for which none is found gets a random text."""
    draw = random.Random(seed)
    found: list[Triple] = []
    for start in range(0, len(pairs), _CHUNK):
        found += _of_chunk([Pair(*pair) for pair in pairs[start : start + _CHUNK]], draw)
    return found


def _of_chunk(pairs: Sequence[Pair], draw: random.Random) -> list[Triple]:
    import bm25s

    texts = list(dict.fromkeys(pair.positive for pair in pairs))
    documents = [passage_terms(text) for text in texts]
    known = {term for terms in documents for term in terms}
    retriever: Any = bm25s.BM25(method="lucene")
    retriever.index(documents, show_progress=False)
    answers: dict[str, set[str]] = {}
    for pair in pairs:
        answers.setdefault(pair.query, set()).add(pair.positive)
    most = min(_TO, len(texts))
    found = []
    for pair in pairs:
        terms = [term for term in question_terms(pair.query) if term in known] or [
            next(iter(known))
        ]
        ranked = retriever.retrieve([terms], k=most, show_progress=False).documents[0].tolist()
        right = {text[:_ALIKE] for text in answers[pair.query]}
        wrong = [texts[at] for at in ranked[_FROM:] if texts[at][:_ALIKE] not in right]
        found.append((pair.query, pair.positive, draw.choice(wrong or texts)))
    return found
