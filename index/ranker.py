"""The ranker that comes with a static model: weighs how a passage speaks of a question, in milliseconds, without torch.

The sum of the search's scores, a line and a small network over `index.soft_match`, learned from lists of what the
search found (`training.ranking`). It lies beside the model, whose words it compares.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index import static_model
from index.candidate import Candidate
from index.pieces import Pieces
from index.soft_match import COMPARED, NAMES, SoftMatch
from index.static_model import StaticModel

Floats = NDArray[np.float32]

FILE = "ranker.npz"
# How much more than what was learned the sum of the search's scores counts, and what is added where the words of a
# passage say all that is asked and no other's say more. Measured on sources left out of the training, for kinds of text
# that it does not know (first place, first five, mean reciprocal rank): 0 and 0 .599, .813, .692; 2 and 0 .601, .816,
# .693; 2 and 1 .600, .815, .692; 3 and 1 .596, .815, .690. What is added keeps exact questions (a programme, a year, a
# stage) where the search put them: of rs2024_budget_field, of which the search has 95.6 % in the first place, .5 leaves
# 84.8, 1 89.4, 2 95.2, 3 97.2; of mof_budget_items, 36.4 %, they make 57.5, 54.4, 49.4, 43.3. The first ten stay.
SEARCH, SAYS_ALL = 2.0, 2.0
FURTHEST = 5.0
_FUSED, _ALL = NAMES.index("fused"), NAMES.index("says_all")


class Weights(NamedTuple):
    """A learned ranker: what is known of the pieces, the scale of the inputs, and the two layers."""

    pieces: Pieces
    mean: Floats
    scale: Floats
    fused: Floats
    line: Floats
    hidden: Floats
    hidden_bias: Floats
    out: Floats


@dataclass(frozen=True)
class Ranker:
    """A loaded ranker, and where it came from."""

    name: str
    match: SoftMatch
    weights: Weights

    def scores(self, question: str, found: Sequence[Candidate]) -> Floats:
        """How well each passage answers the question, beside the others: the higher the better."""
        if not found:
            return np.zeros(0, np.float32)
        return weighed(self.match.features(question, found), self.weights)


def weighed(features: Floats, weights: Weights) -> Floats:
    """The scores of passages by their features, one a row."""
    scaled = np.clip((inputs(features) - weights.mean) / weights.scale, -FURTHEST, FURTHEST)
    network = np.maximum(scaled @ weights.hidden + weights.hidden_bias, 0) @ weights.out
    told = features[:, _FUSED] * (weights.fused + SEARCH) + scaled @ weights.line + network
    scores: Floats = told + SAYS_ALL * features[:, _ALL]
    return scores


def inputs(features: Floats) -> Floats:
    """The features, and how far each falls short of the best passage's."""
    compared = features[:, : len(COMPARED)]
    found: Floats = np.concatenate([features, compared - compared.max(axis=0)], axis=1)
    return found


def holds(folder: Path) -> bool:
    """Whether the model in `folder` has a ranker."""
    return (folder / FILE).is_file() and static_model.is_static(folder)


def load(name: str, folder: Path, words: StaticModel | None = None) -> Ranker:
    """The ranker of the model in `folder`, whose `words` may be loaded already.

    ValueError where it is none, or made by another version.
    """
    with np.load(folder / FILE, allow_pickle=False) as found:
        try:
            rarity, number, latin = (found[name] for name in Pieces._fields)
            pieces = Pieces(rarity.astype(np.float32), number, latin)
            weights = Weights(pieces, *(found[name] for name in Weights._fields[1:]))
        except KeyError as error:
            raise ValueError(f"{FILE}: {error} がありません") from error
    model = words or static_model.load(folder)
    if len(weights.mean) != len(NAMES) + len(COMPARED) or len(rarity) != len(model.table):
        raise ValueError(f"{FILE} が別の版か別のモデルのものです")
    return Ranker(name, SoftMatch(model.tokenizer, model.table, pieces), weights)


def save(weights: Weights, folder: Path) -> None:
    """Write the ranker beside the model."""
    arrays = {**weights.pieces._asdict(), **weights._asdict()}
    del arrays["pieces"]
    arrays["rarity"] = weights.pieces.rarity.astype(np.float16)
    np.savez(folder / FILE, **arrays)
