import os
from pathlib import Path

import pytest

from index.writer_lock import WriterLock, WriterLockError


def test_a_second_writer_is_told_who_holds_the_lock(tmp_path: Path) -> None:
    path = tmp_path / "writer.lock"
    with WriterLock(path).take(), pytest.raises(WriterLockError, match=str(os.getpid())):
        WriterLock(path).take()
    WriterLock(path).take().release()


def test_a_damaged_lock_is_named(tmp_path: Path) -> None:
    path = tmp_path / "writer.lock"
    path.write_bytes(b"garbage" * 300)
    with pytest.raises(WriterLockError, match="ロックファイル"):
        WriterLock(path).take()


def test_a_place_where_nothing_can_be_written_is_no_lock_of_another(tmp_path: Path) -> None:
    with pytest.raises(PermissionError):
        WriterLock(tmp_path / "none" / "writer.lock").take()
