from collections.abc import Callable
from pathlib import Path

import pytest

from index.build import Progress, build
from index.change import Change
from index.retriever import Retriever
from index.static_model import StaticModel
from index.store import Store
from ingest.reader import ReadError

Tiny = Callable[..., StaticModel]


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "a.md").write_text("# 量子計画\n\n量子暗号の予算は35億円である。\n", "utf-8")
    (folder / "b.txt").write_text("材料研究の共用設備を更新する。\n", "shift_jis")
    (folder / "c.txt").write_bytes(b"\x00\x01\x02\xff" * 50)
    return folder


def changes(papers: Path, store: Path) -> list[Change | None]:
    return [outcome.change for outcome in build([papers], store).outcomes]


def test_a_folder_becomes_a_store_and_the_unreadable_is_reported(
    papers: Path, tmp_path: Path
) -> None:
    seen: list[Progress] = []
    report = build([papers], tmp_path / "store", progress=seen.append)
    assert [outcome.change for outcome in report.outcomes] == [Change.ADDED, Change.ADDED, None]
    assert "c.txt" in report.skipped[0].reason
    assert report.count(Change.ADDED) == 2
    assert report.passages >= 2
    assert report.bytes > 0 and report.seconds > 0
    assert [(step.done, step.total) for step in seen] == [(1, 3), (2, 3), (3, 3)]
    with Store.open(tmp_path / "store") as store:
        hit = Retriever(store).search("量子暗号の予算", 1)[0]
        document = store.document(hit.passage.document)
        assert "35億円" in document.quote(hit.passage.span)


def test_unchanged_files_are_skipped_and_changed_ones_replaced(
    papers: Path, tmp_path: Path
) -> None:
    store = tmp_path / "store"
    changes(papers, store)
    with Store.open(store) as opened:
        generation = opened.generation
    assert changes(papers, store) == [Change.UNCHANGED, Change.UNCHANGED, None]
    with Store.open(store) as opened:
        assert opened.generation == generation
    (papers / "b.txt").write_text("材料研究の予算を増額する。\n", "utf-8")
    assert changes(papers, store) == [Change.UNCHANGED, Change.REPLACED, None]
    (papers / "b.txt").rename(papers / "d.txt")
    assert changes(papers, store) == [Change.UNCHANGED, None, Change.MOVED]


def test_nothing_to_read_is_one_sentence_and_makes_no_store(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(ReadError):
        build([tmp_path / "empty"], tmp_path / "store")
    assert not (tmp_path / "store").exists()


def test_a_path_that_gives_nothing_leaves_the_others_to_be_read(
    papers: Path, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    report = build([tmp_path / "empty", tmp_path / "none.txt", papers], tmp_path / "store")
    assert report.count(Change.ADDED) == 2
    assert [outcome.path.name for outcome in report.skipped] == ["empty", "none.txt", "c.txt"]


def test_a_named_model_is_used_and_later_builds_keep_it(
    tiny: Tiny, papers: Path, tmp_path: Path
) -> None:
    tiny(["量子暗号の予算", "材料研究"], dimension=24).save(tmp_path / "model")
    build([papers], tmp_path / "store", model=tmp_path / "model")
    build([papers], tmp_path / "store")
    with Store.open(tmp_path / "store", model=tmp_path / "model") as store:
        assert store.manifest.dimension == 24
        assert Retriever(store).search("量子暗号の予算", 1)
