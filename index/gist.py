"""A passage as it is compared with a question: how much it says of each term, in the text or around it.

Made once when a passage is indexed, and kept beside it in the full text.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.answer_kind import AnswerKind, held
from index.label import labels
from index.terms import Placed
from ingest.fold import fold
from ingest.passage import Passage

# What a term counts where it stands, and the number of terms that is usual there. Headings and lead
# count fully (at half weight a quarter of a point of the first five is lost); the title, which a
# whole document shares, counts little.
WEIGHTS: Mapping[str, float] = {"text": 1.0, "lead": 1.0, "headings": 1.0, "title": 0.2}
USUAL: Mapping[str, float] = {"text": 60.0, "lead": 15.0, "headings": 12.0, "title": 8.0}
# BM25's length normalisation at .75 favours bare headings over the passages that answer.
LENGTH = 0.2


@dataclass(frozen=True)
class Gist:
    """`said` is each term's weighted and normalised frequency. `labels` are the terms of each line's
    subject, `pairs` neighbouring terms."""

    said: Mapping[str, float]
    labels: tuple[tuple[str, ...], ...]
    pairs: frozenset[str]
    kinds: frozenset[AnswerKind]

    def dump(self) -> str:
        said = {term: round(value, 3) for term, value in self.said.items()}
        whole = [said, self.labels, sorted(self.pairs), sorted(self.kinds)]
        return json.dumps(whole, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def load(cls, text: str) -> Gist:
        said, labels_, pairs_, kinds = json.loads(text)
        kinds_ = frozenset(map(AnswerKind, kinds))
        return cls(said, tuple(map(tuple, labels_)), frozenset(pairs_), kinds_)


def gist(passage: Passage, placed: Sequence[Placed], fields: Mapping[str, Sequence[str]]) -> Gist:
    """The gist of a passage, whose terms by field, and by place in its text, are known."""
    said: dict[str, float] = defaultdict(float)
    for field, weight in WEIGHTS.items():
        terms = fields[field]
        norm = 1 - LENGTH + LENGTH * len(terms) / USUAL[field]
        for term, count in Counter(terms).items():
            said[term] += weight * count / norm
    subjects = [
        tuple(dict.fromkeys(term for term, start in placed if label.start <= start < label.end))
        for label in labels(passage.text)
    ]
    return Gist(
        said=said,
        labels=tuple(subject for subject in dict.fromkeys(subjects) if subject),
        pairs=frozenset(fields["pairs"]),
        kinds=held(fold(f"{passage.text} {passage.lead}", markup=True).text),
    )
