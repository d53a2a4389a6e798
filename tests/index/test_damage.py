"""Damaged, foreign and missing stores: one sentence, or mended without a word."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from index.embedder import SHIPPED
from index.folder import damaged
from index.retriever import Retriever
from index.static_model import StaticModel
from index.store import Store, StoreError

Tiny = Callable[..., StaticModel]

QUERY, BEST = "量子暗号装置の小型化", "量子暗号装置の小型化に取り組む。"


def derived(folder: Path, name: str) -> list[Path]:
    return sorted((folder / "derived").rglob(name))


def garbage(path: Path) -> None:
    path.write_bytes(b"garbage" * 20)


def flipped(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(bytes(content))


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-7])


@pytest.mark.parametrize("harm", [garbage, flipped, cut, Path.unlink])
@pytest.mark.parametrize("name", ["vectors.faiss", "*.idx", "*.term", "meta.json", "parts.json"])
@pytest.mark.parametrize("writable", [False, True])
def test_derived_files_are_made_again(
    folder: Path, name: str, harm: Callable[[Path], None], writable: bool
) -> None:
    for path in derived(folder, name):
        harm(path)
    with Store.open(folder, writable=writable) as store:
        assert Retriever(store).search(QUERY, 1)[0].passage.text == BEST
    with Store.open(folder) as store:
        assert Retriever(store).search(QUERY, 1)[0].passage.text == BEST


def test_without_any_derived_file(folder: Path) -> None:
    shutil.rmtree(folder / "derived")
    with Store.open(folder) as store:
        assert Retriever(store).search(QUERY, 1)[0].passage.text == BEST
    assert derived(folder, "vectors.faiss")


def test_where_nobody_may_write_it_is_made_in_memory(folder: Path) -> None:
    with Store.open(folder, writable=True):
        for path in derived(folder, "vectors.faiss"):
            garbage(path)
        with Store.open(folder) as reader:
            assert Retriever(reader).search(QUERY, 1)[0].passage.text == BEST


@pytest.mark.parametrize("content", [None, b"", b"{", b"[]"])
def test_the_manifest_is_written_anew(folder: Path, content: bytes | None) -> None:
    path = folder / "manifest.json"
    before = path.read_bytes()
    path.unlink() if content is None else path.write_bytes(content)
    with Store.open(folder, writable=content is not None) as store:
        assert len(store.documents()) == 3
        assert content is None or store.delete(store.documents()[0].id) is None
    assert content is not None or path.read_bytes() == before
    assert path.read_bytes().startswith(b"{\n")


@pytest.mark.parametrize("writable", [False, True])
@pytest.mark.parametrize("keep", [0.0, 0.1, 0.5, 0.9])
def test_a_truncated_database_is_one_sentence(folder: Path, keep: float, writable: bool) -> None:
    path = folder / "store.db"
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * keep)])
    with pytest.raises(StoreError, match="ingest"), Store.open(folder, writable=writable) as store:
        for document in store.documents():
            store.passages(document.id)
            store.blocks(document.id)


def test_garbage_for_a_database_is_one_sentence(folder: Path) -> None:
    (folder / "store.db").write_bytes(b"This is no database. " * 400)
    with pytest.raises(StoreError, match="壊れている"):
        Store.open(folder)


def test_another_schema_is_one_sentence(folder: Path) -> None:
    with sqlite3.connect(folder / "store.db") as connection:
        connection.execute("UPDATE meta SET value = 99 WHERE name = 'schema'")
    connection.close()
    with pytest.raises(StoreError, match="99"):
        Store.open(folder)


@pytest.mark.parametrize("writable", [False, True])
def test_a_folder_of_other_things_is_no_store(tmp_path: Path, writable: bool) -> None:
    (tmp_path / "notes.txt").write_text("手紙")
    with pytest.raises(StoreError, match="保管庫ではない" if writable else "保管庫ではありません"):
        Store.open(tmp_path, writable=writable)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_file_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for writable in (False, True):
        with pytest.raises(StoreError):
            Store.open(tmp_path / "file", writable=writable)


def test_a_store_that_is_not_there_names_the_command(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="tenkyo ingest"):
        Store.open(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()


def test_a_second_writer_is_refused(folder: Path) -> None:
    with Store.open(folder, writable=True), pytest.raises(StoreError, match="書き込んでいます"):
        Store.open(folder, writable=True)
    Store.open(folder, writable=True).close()


@pytest.fixture
def foreign(tiny: Tiny, folder: Path, tmp_path: Path) -> Path:
    """A model of another kind, with which the store was embedded."""
    tiny(["量子", "材料"]).save(tmp_path / "foreign")
    with Store.open(folder, writable=True) as store:
        store.change_model(tmp_path / "foreign")
    return tmp_path / "foreign"


def test_another_query_model_is_refused_with_both_names(folder: Path, foreign: Path) -> None:
    with pytest.raises(StoreError, match="tenkyo store embed --model") as caught:
        Store.open(folder, model=SHIPPED)
    assert SHIPPED in str(caught.value) and "foreign" in str(caught.value)
    Store.open(folder, model=foreign).close()


def test_a_model_that_changed_under_the_store_is_refused(
    tiny: Tiny, folder: Path, foreign: Path
) -> None:
    tiny(["別のモデル"]).save(foreign)
    with Store.open(folder) as store, pytest.raises(StoreError, match="異なります"):
        Retriever(store).search(QUERY)


def test_a_model_that_has_gone_is_named(folder: Path, foreign: Path) -> None:
    shutil.rmtree(foreign)
    with Store.open(folder) as store, pytest.raises(StoreError, match="foreign"):
        Retriever(store).search(QUERY)


def test_a_damaged_model_is_named_and_another_can_take_its_place(
    folder: Path, foreign: Path
) -> None:
    (foreign / "tokenizer.json").write_bytes(b"\xff\xfe")
    with Store.open(folder) as store, pytest.raises(StoreError, match="壊れて"):
        Retriever(store).search("量子暗号", 1)
    with Store.open(folder, writable=True) as store:
        store.change_model(SHIPPED)
    with Store.open(folder) as store:
        assert Retriever(store).search("量子暗号", 1)


def test_a_place_that_cannot_be_a_folder_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    with pytest.raises(StoreError, match="使えません"):
        Store.open(tmp_path / "file" / "store", writable=True)


def test_a_full_disk_is_no_damage(folder: Path) -> None:
    error = sqlite3.OperationalError("database or disk is full")
    error.sqlite_errorcode = sqlite3.SQLITE_FULL
    assert "空き容量" in str(damaged(folder, error))
    assert "削除" not in str(damaged(folder, error))


def test_a_disk_that_fills_while_publishing_is_one_sentence(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise ValueError("An IO error occurred: No space left on device")

    with Store.open(folder, writable=True) as store:
        store.delete(store.documents()[0].id)
        with monkeypatch.context() as patch:
            patch.setattr("index.snapshot.write", full)
            with pytest.raises(StoreError, match="空き容量"):
                store.publish()
