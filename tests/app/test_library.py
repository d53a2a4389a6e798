"""Documents come into the store and go out while it is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.library import Library
from index.build import build
from index.change import Change
from index.store import Store, StoreError


@pytest.fixture
def library(tmp_path: Path) -> Library:
    first = tmp_path / "first.md"
    first.write_text("# 甲計画\n\n予算額は3億円である。\n", "utf-8")
    build([first], tmp_path / "store")
    return Library(tmp_path / "store")


def written(folder: Path, count: int) -> list[Path]:
    files = [folder / f"{n}.md" for n in range(count)]
    for n, file in enumerate(files):
        file.write_text(f"# 第{n}計画\n\n予算額は{n + 4}億円である。\n", "utf-8")
    return files


def titles(tmp_path: Path) -> set[str]:
    with Store.open(tmp_path / "store") as store:
        return {document.title for document in store.documents()}


def test_files_are_kept_beside_the_store_and_read(library: Library, tmp_path: Path) -> None:
    kept = library.keep(written(tmp_path, 2))
    assert [file.parent for file in kept] == [tmp_path / "store.uploads"] * 2
    steps = list(library.add(kept))
    assert [(step.done, step.total, step.outcome.change) for step in steps] == [
        (1, 2, Change.ADDED),
        (2, 2, Change.ADDED),
    ]
    assert titles(tmp_path) == {"甲計画", "第0計画", "第1計画"}


def test_stopping_keeps_what_was_read(library: Library, tmp_path: Path) -> None:
    steps = library.add(library.keep(written(tmp_path, 30)))
    next(steps)
    steps.close()
    found = titles(tmp_path)
    assert "第0計画" in found or len(found) > 1
    assert len(found) < 31


def test_what_cannot_be_read_is_said_and_the_rest_is_kept(library: Library, tmp_path: Path) -> None:
    bad = tmp_path / "bad.xyz"
    bad.write_bytes(b"x")
    outcomes = {
        step.outcome.path.name: step.outcome for step in library.add([bad, *written(tmp_path, 1)])
    }
    assert "この形式は読めません" in outcomes["bad.xyz"].reason
    assert outcomes["0.md"].change is Change.ADDED


def test_an_error_of_the_store_is_raised_where_one_waits(library: Library, tmp_path: Path) -> None:
    with (
        Store.open(tmp_path / "store", writable=True),
        pytest.raises(StoreError, match="書き込んでいます"),
    ):
        list(library.add(written(tmp_path, 1)))


def test_a_document_is_read_again_and_removed(library: Library, tmp_path: Path) -> None:
    (kept,) = library.keep(written(tmp_path, 1))
    list(library.add([kept]))
    kept.write_text("# 第0計画\n\n予算額は99億円である。\n", "utf-8")
    with Store.open(tmp_path / "store") as store:
        (document,) = [one for one in store.documents() if one.title == "第0計画"]
        (other,) = [one for one in store.documents() if one.title == "甲計画"]
    assert library.again(document).change is Change.REPLACED
    with Store.open(tmp_path / "store") as store:
        (document,) = [one for one in store.documents() if one.title == "第0計画"]
    library.remove(document)
    assert not kept.exists()
    library.remove(other)
    assert (tmp_path / "first.md").exists(), "only copies are deleted"
    assert titles(tmp_path) == set()


def test_a_file_that_is_gone_cannot_be_read_again(library: Library, tmp_path: Path) -> None:
    (tmp_path / "first.md").unlink()
    with Store.open(tmp_path / "store") as store, pytest.raises(FileNotFoundError):
        library.again(store.documents()[0])
