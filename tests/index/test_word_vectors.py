import numpy as np
import pytest

from index.word_vectors import fit


def test_words_of_like_company_lie_near_each_other() -> None:
    # 0 and 1 stand between the same neighbours; 2 stands elsewhere.
    sequences = [[4, 0, 5, 6], [4, 1, 5, 6], [7, 2, 8, 9], [9, 8, 2, 7]] * 5
    table = fit(sequences, vocabulary=10, dimension=64)
    rows = table / np.linalg.norm(table, axis=1, keepdims=True)
    assert rows[0] @ rows[1] > rows[0] @ rows[2] + 0.3


def test_frequent_words_weigh_less() -> None:
    table = fit([[0, 1, 0, 2, 0, 3, 0, 4]], vocabulary=5, dimension=8)
    norms = np.linalg.norm(table, axis=1)
    assert norms[0] < norms[1:].min()


@pytest.mark.parametrize("sequences", [[], [[]], [[0]], [[0], [1]], [[0, 0, 0]]])
def test_tiny_corpora_give_finite_vectors(sequences: list[list[int]]) -> None:
    table = fit(sequences, vocabulary=2, dimension=16)
    assert table.shape == (2, 16)
    assert table.dtype == np.float32
    assert np.isfinite(table).all()


def test_the_same_input_gives_the_same_vectors() -> None:
    sequences = [[n % 7, n % 5, n % 3] for n in range(50)]
    assert np.array_equal(fit(sequences, 7, 16), fit(sequences, 7, 16))
