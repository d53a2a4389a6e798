"""A cross-encoder of a few weights learns to tell right from wrong texts, and is read by the product."""

from pathlib import Path

import pytest

from index import reranker
from index.candidate import Candidate
from training.cross import Shape, cross_encoder
from training.negatives import with_negatives
from training.pairs import Pair
from training.tokenizer import trained

pytest.importorskip("datasets")
pytest.importorskip("accelerate")
pytest.importorskip("bm25s")

THINGS = "藻場 漁港 深海 航路 灯台 干潟 海図 潮流 波浪 海底 岬 湾".split()
PAIRS = [Pair(f"{thing}の予算は？", f"{thing}には三億円を計上する。") for thing in THINGS]


def test_a_negative_is_another_text_of_the_file() -> None:
    found = with_negatives(PAIRS, 0)
    assert [(query, right) for query, right, _ in found] == [tuple(pair) for pair in PAIRS]
    assert all(wrong != right for _, right, wrong in found)
    assert found == with_negatives(PAIRS, 0)


def test_a_cross_encoder_is_trained_and_read(tmp_path: Path) -> None:
    tokenizer = trained([text for pair in PAIRS for text in pair], 200)
    shape = Shape(layers=1, hidden=16, heads=1, tokens=32, batch=4, rate=2e-2, epochs=12)
    triples = with_negatives(PAIRS, 0) + with_negatives(PAIRS, 1)
    folder = cross_encoder(tokenizer, triples, shape, tmp_path / "cross")
    model = reranker.load(folder)
    scores = model.scores(PAIRS[0].query, [Candidate(pair.positive) for pair in PAIRS])
    assert scores.shape == (len(PAIRS),)
    right = sum(
        model.scores(query, [Candidate(text), Candidate(wrong)]).argmax() == 0
        for query, text, wrong in triples
    )
    assert right > len(triples) / 2
