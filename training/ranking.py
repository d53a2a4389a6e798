"""The ranker beside a static model: a line and a small network, learned from lists (Cao et al. 2007, ListNet's top one).

Where one kind of text at a time was left out of the training, it still raised the first place of the kinds it had not
seen from 56 to 60 % and the first ten from 85 to 87 % (mean of 20 files); a line alone gained half of that.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from index.pieces import Pieces
from index.ranker import FURTHEST, Weights, inputs
from index.soft_match import NAMES
from training.lists import Found

# Fewer lists teach nothing.
FEWEST = 10
# On questions of further documents of the same files (mean reciprocal rank): 32 hidden units .713, 64 .716, 96 with
# more dropout .715; twice the epochs .717.
_HIDDEN, _EPOCHS, _BATCH, _RATE, _DECAY, _DROPOUT = 64, 12, 128, 3e-3, 1e-4, 0.1
# What the sum of the search's scores counts at first.
_FUSED = 6.0
# A file with more lists than this counts no more.
_ENOUGH = 300
# The vocabulary's scores are logarithms of shares; letters alone are scored below their worth.
_COMMON, _RARE = 2.0, 14.0


def known(tokenizer: Any) -> Pieces:
    """How rare each piece is by the tokenizer's own counts, whether it is a number, whether Latin."""
    vocabulary = json.loads(tokenizer.to_str())["model"]["vocab"]
    rarity = np.clip([-score for _, score in vocabulary], _COMMON, _RARE)
    rarity[0] = (_COMMON + _RARE) / 2  # the unknown
    number = np.array([piece[:1].isdigit() for piece, _ in vocabulary])
    latin = np.array([piece.isascii() for piece, _ in vocabulary])
    # As the file keeps it, so that what is learned fits what is read.
    return Pieces(rarity.astype(np.float16).astype(np.float32), number, latin)


def learned(found: Mapping[str, Sequence[Found]], pieces: Pieces, seed: int) -> Weights:
    """The weights that put the right passages of the lists first; the same lists give the same weights."""
    import torch

    threads = torch.get_num_threads()
    torch.set_num_threads(1)  # sums in one order
    try:
        torch.manual_seed(seed)
        every = [(one, min(1.0, _ENOUGH / len(lists))) for lists in found.values() for one in lists]
        rows = np.concatenate([inputs(one.features) for one, _ in every])
        mean, scale = rows.mean(axis=0), rows.std(axis=0) + 1e-3
        parts = _fit(torch, every, mean, scale, np.random.default_rng(seed))
    finally:
        torch.set_num_threads(threads)
    return Weights(pieces, mean, scale, *parts)


def _fit(
    torch: Any, every: Sequence[tuple[Found, float]], mean: Any, scale: Any, draw: Any
) -> list[Any]:
    network = torch.nn.Linear(len(mean), _HIDDEN)
    line, out = torch.zeros(len(mean)), torch.zeros(_HIDDEN)
    fused = torch.tensor(_FUSED)
    tensors = [fused, line, network.weight, network.bias, out]
    for tensor in tensors:
        tensor.requires_grad_(True)
    drop = torch.nn.Dropout(_DROPOUT)
    steps = _EPOCHS * -(-len(every) // _BATCH)
    optimizer = torch.optim.AdamW(tensors, lr=_RATE, weight_decay=_DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, _RATE, total_steps=steps + 1)
    padded = list(map(torch.tensor, _padded(every, mean, scale)))
    for _ in range(_EPOCHS):
        order = torch.tensor(draw.permutation(len(every)))
        for start in range(0, len(every), _BATCH):
            scaled, sums, right, there, weight = (
                part[order[start : start + _BATCH]] for part in padded
            )
            told = drop(torch.relu(network(scaled))) @ out + scaled @ line + fused * sums
            shares = torch.log_softmax(told.masked_fill(~there, -1e9), dim=1)
            said = torch.logsumexp(shares.masked_fill(~right, -1e9), dim=1)
            loss = -(said * weight).sum() / weight.sum()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    hidden = network.weight.T
    return [part.detach().numpy().copy() for part in (fused, line, hidden, network.bias, out)]


def _padded(every: Sequence[tuple[Found, float]], mean: Any, scale: Any) -> tuple[Any, ...]:
    """The lists as arrays of one length: inputs, sums of scores, which are right, which are there, and weights."""
    longest = max(len(one.right) for one, _ in every)
    scaled = np.zeros((len(every), longest, len(mean)), np.float32)
    sums = np.zeros((len(every), longest), np.float32)
    right = np.zeros((len(every), longest), bool)
    there = np.zeros((len(every), longest), bool)
    for n, (one, _) in enumerate(every):
        size = len(one.right)
        scaled[n, :size] = np.clip((inputs(one.features) - mean) / scale, -FURTHEST, FURTHEST)
        sums[n, :size] = one.features[:, NAMES.index("fused")]
        right[n, :size], there[n, :size] = one.right, True
    return scaled, sums, right, there, np.array([weight for _, weight in every], np.float32)
