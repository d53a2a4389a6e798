"""Texts as pieces, laid out one after another."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from index import embedder, static_model
from index.pieces import Cutter, blocks, coded_runs, laid_out, one_year


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("令和3年度の予算", " 2021年度 の予算"),
        ("R3当初", " 2021年度 当初"),
        ("平成28年度（2016年度）", " 2016年度 （ 2016年度 ）"),
        ("2021年4月", " 2021年 4月"),
        ("量子暗号", "量子暗号"),
        ("", ""),
    ],
)
def test_years_have_one_form(text: str, found: str) -> None:
    assert one_year(text) == found


def test_texts_are_laid_out_one_after_another() -> None:
    texts = laid_out([np.array([7, 3, 7]), np.array([3])])
    assert texts.pieces.tolist() == [7, 3, 7, 3] and texts.owner.tolist() == [0, 0, 0, 1]
    assert texts.unique[texts.at].tolist() == texts.pieces.tolist()
    assert texts.unique.tolist() == [3, 7] and texts.held.tolist() == [[1, 1], [2, 0]]


def test_a_block_belongs_to_one_text() -> None:
    texts = laid_out([np.arange(25), np.arange(3), np.arange(12)])
    begins, after, first = blocks(texts)
    assert begins.tolist() == [0, 12, 24, 25, 28]
    assert after.tolist() == [1, 2, 2, 3, 4] and first.tolist() == [0, 3, 4]


def test_runs_are_told_apart() -> None:
    assert len(set(coded_runs(np.array([1, 2, 1, 2, 2]), 2, 10).tolist())) == 3
    assert coded_runs(np.array([1]), 2, 10).shape == (0,)


class Counting:
    """A tokenizer that counts what it cuts."""

    def __init__(self) -> None:
        self._tokenizer = static_model.load(embedder.SHIPPED_FOLDER).tokenizer
        self.cut = 0

    def encode_batch_fast(self, texts: Sequence[str], **settings: Any) -> Any:
        self.cut += len(texts)
        return self._tokenizer.encode_batch_fast(texts, **settings)


def test_texts_are_cut_once_while_remembered() -> None:
    tokenizer = Counting()
    cutter = Cutter(tokenizer, remembered=3)
    one, other, again = cutter(["R3当初の予算", "", "R3当初の予算"])
    assert one.tolist() == again.tolist() == cutter(["2021年度当初の予算"])[0].tolist()
    assert other.tolist() == [0] and tokenizer.cut == 3
    cutter(["量子", "材料"])
    assert len(cutter(["量子", "材料"])) == 2 and tokenizer.cut == 5
    cutter([f"{n}番" for n in range(9)])
    cutter(["8番", "7番"])
    assert tokenizer.cut == 14
    assert cutter([]) == []
