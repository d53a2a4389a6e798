"""Texts as pieces, laid out one after another."""

import numpy as np
import pytest

from index.pieces import blocks, coded_runs, laid_out, one_year


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
