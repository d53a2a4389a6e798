from pathlib import Path

import numpy as np
import pytest

from index.vectors import VectorIndex

ROWS = np.eye(6, dtype=np.float32)


@pytest.fixture
def index() -> VectorIndex:
    made = VectorIndex.empty(6)
    made.add([10, 11, 12], ROWS[:3])
    return made


def test_an_add_after_a_delete_reuses_no_living_key(index: VectorIndex) -> None:
    index.remove([10])
    index.add([13], ROWS[3:4])
    assert sorted(index.keys().tolist()) == [11, 12, 13]
    for key, row in ((11, 1), (12, 2), (13, 3)):
        assert index.search(ROWS[row], 1)[0] == (key, pytest.approx(1.0, abs=1e-3))


def test_adding_a_known_key_replaces_its_vector(index: VectorIndex) -> None:
    index.add([11], ROWS[5:6])
    assert len(index) == 3
    assert index.search(ROWS[5], 1)[0].key == 11
    assert index.scores(ROWS[1], [11]) == {11: pytest.approx(0.0, abs=1e-3)}


def test_search_among_some_keys(index: VectorIndex) -> None:
    assert {near.key for near in index.search(ROWS[0], 5, among={11, 12, 99})} == {11, 12}
    assert index.search(ROWS[0], 5, among=set()) == []


def test_a_zero_vector_finds_nothing(index: VectorIndex) -> None:
    assert index.search(np.zeros(6, dtype=np.float32), 3) == []
    assert VectorIndex.empty(6).search(ROWS[0], 3) == []
    assert index.search(ROWS[0], 0) == []


def test_scores_leave_out_unknown_keys(index: VectorIndex) -> None:
    assert index.scores(ROWS[0], [10, 99]) == {10: pytest.approx(1.0, abs=1e-3)}


def test_written_and_read_again(index: VectorIndex, tmp_path: Path) -> None:
    index.write(tmp_path / "vectors.faiss")
    again = VectorIndex.read(tmp_path / "vectors.faiss")
    assert again.keys().tolist() == [10, 11, 12]
    assert again.dimension == 6


@pytest.mark.parametrize("content", [b"", b"garbage", b"IxM2" + bytes(40)])
def test_a_damaged_file_is_refused(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "vectors.faiss").write_bytes(content)
    with pytest.raises(RuntimeError):
        VectorIndex.read(tmp_path / "vectors.faiss")
