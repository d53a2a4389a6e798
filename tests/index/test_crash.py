"""A writer killed at any moment, and readers beside a writer."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

import pytest

from index.retriever import Retriever
from index.store import Store

from .conftest import Piece

ROOT = Path(__file__).parents[2]
WRITER = """
import sys
from pathlib import Path
from index.store import Store
from ingest.contents import Contents
from ingest.document import Document, Span
from ingest.passage import Passage

store = Store.open(Path(sys.argv[1]), writable=True)
for n in range(100_000):
    text = f"第{n}号\\n量子技術の報告書その{n}では通番{n}を扱う。"
    document = Document(text, f"{n}.txt")
    store.add(document, Contents((), (Passage(document.id, Span(0, len(text)), text),)))
    if n % 5 == 4:
        store.publish()
    print(n, flush=True)
"""


def check(folder: Path, added: int) -> None:
    """Every document that was reported added is there, whole, and found."""
    with Store.open(folder) as store:
        documents = store.documents()
        numbers = {int(document.source.removesuffix(".txt")) for document in documents}
        assert set(range(added)) <= numbers
        assert len(numbers) <= added + 1
        manifest = store.manifest
        assert (
            manifest.documents == manifest.passages == len(store.snapshot.fulltext) == len(numbers)
        )
        assert len(store.snapshot.vectors) == len(numbers)
        for n in (0, added // 2, added - 1):
            hit = Retriever(store).search(f"通番{n}を扱う報告書", 1)[0]
            document = store.document(hit.passage.document)
            assert document.text.endswith(f"通番{n}を扱う。")
            assert document.quote(hit.passage.span) == hit.passage.text


@pytest.mark.parametrize("count", [1, 4, 5, 23])
def test_a_killed_writer_loses_at_most_the_document_in_hand(tmp_path: Path, count: int) -> None:
    folder = tmp_path / "store"
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert writer.stdout is not None
    added = 0
    for _ in range(count):
        added = int(writer.stdout.readline()) + 1
    os.kill(writer.pid, signal.SIGKILL)
    rest = writer.stdout.read().split("\n")[:-1]
    writer.wait()
    check(folder, int(rest[-1]) + 1 if rest else added)
    with Store.open(folder, writable=True) as store:
        generation = store.generation
        store.delete(store.documents()[0].id)
        assert store.generation == generation + 1


def test_readers_beside_a_writer_see_one_generation(
    folder: Path, make: Callable[..., Piece]
) -> None:
    """Vectors, full text and documents of one generation, whatever the writer does meanwhile."""
    wrong: list[str] = []
    done = Event()

    def read() -> None:
        try:
            while not done.is_set():
                with Store.open(folder) as store:
                    retriever = Retriever(store)
                    for _ in range(3):
                        for hit in retriever.search("通番の報告書 量子", 20):
                            document = store.document(hit.passage.document)
                            if document.quote(hit.passage.span) != hit.passage.text:
                                wrong.append("another text")
                        if len(store.snapshot.vectors) != store.manifest.passages:
                            wrong.append("another generation")
        except Exception as error:
            wrong.append(repr(error))

    readers = [Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    ends = time.monotonic() + 2.0
    n = 0
    while time.monotonic() < ends and not wrong:
        with Store.open(folder, writable=True) as store:
            for _ in range(3):
                n += 1
                store.add(*make(f"報告書\n量子技術の通番{n}。", f"{n % 4}.txt"))
    done.set()
    for reader in readers:
        reader.join()
    assert not wrong
    assert n > 3


def test_threads_share_a_store_while_it_changes(folder: Path, make: Callable[..., Piece]) -> None:
    """As the chat page does: one open store, several questions at once, another process writing."""
    wrong: list[str] = []
    done = Event()
    with Store.open(folder) as store:
        retriever = Retriever(store)

        def ask() -> None:
            try:
                while not done.is_set():
                    hits = retriever.search("量子技術の通番と予算額", 5)
                    if not hits or any(not hit.passage.text for hit in hits):
                        wrong.append("nothing")
            except Exception as error:
                wrong.append(repr(error))

        askers = [Thread(target=ask) for _ in range(3)]
        for asker in askers:
            asker.start()
        for n in range(8):
            with Store.open(folder, writable=True) as writer:
                writer.add(*make(f"報告書\n量子技術の通番{n}。", f"{n % 2}.txt"))
        done.set()
        for asker in askers:
            asker.join()
        assert not wrong
        store.refresh()
        assert len(store.documents()) == 5


def test_a_reader_follows_when_it_looks_again(folder: Path, make: Callable[..., Piece]) -> None:
    with Store.open(folder) as reader:
        before = reader.generation
        with Store.open(folder, writable=True) as writer:
            writer.add(*make("報告書\n海洋衛星の通番。", "new.txt"))
            assert not reader.refresh()
            assert len(reader.documents()) == 3
        assert len(reader.documents()) == 3
        assert Retriever(reader).search("海洋衛星", 1)[0].passage.text == "海洋衛星の通番。"
        assert reader.generation > before
        assert len(reader.documents()) == 4


def test_a_reader_during_the_first_build_sees_what_is_there(
    tmp_path: Path, pieces: list[Piece]
) -> None:
    with Store.open(tmp_path / "store", writable=True) as writer:
        writer.add(*pieces[0])
        with Store.open(tmp_path / "store") as reader:
            assert [document.source for document in reader.documents()] == ["plan.txt"]
            hits = Retriever(reader).search("量子暗号装置の小型化", 1)
            assert hits[0].passage.text == "量子暗号装置の小型化に取り組む。"
