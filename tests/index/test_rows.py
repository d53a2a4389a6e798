import numpy as np
import pytest

from index import rows
from index.database import Database
from ingest.contents import Contents
from ingest.document import Document, Page, Span
from ingest.outline import Block, Kind
from ingest.passage import Passage
from ingest.table import Cell

TEXT = "第一章\n量子\t35億円\f材料\ud800"


def test_everything_comes_back_as_it_was(tmp_path) -> None:
    document = Document(
        text=TEXT,
        source="資料/計画.md",
        title="計画",
        issuer="省",
        date="2021-04-15",
        kind="計画",
        pages=(Page(1, Span(0, 11)), Page(2, Span(12, 15))),
        notes=("表は読めない",),
    )
    blocks = (
        Block(Kind.HEADING, Span(0, 3), level=1),
        Block(
            Kind.ROW,
            Span(4, 11),
            headings=("第一章", "予算"),
            depth=2,
            cells=(Cell(Span(4, 6)), Cell(Span(7, 11), ("量子",), ("一般会計", "うち"))),
            body=Span(4, 11),
        ),
    )
    passages = (Passage(document.id, Span(4, 11), TEXT[4:11], ("第一章",), "単位：円", 1),)
    database = Database.create(tmp_path / "store.db")
    with database.change():
        database.insert(document, Contents(blocks, passages), np.ones((1, 4), np.float32), 1)
    row, kept = database.document(document.id, 1) or (0, None)
    assert kept == document
    assert database.blocks(row) == blocks
    assert database.passages(row, document) == passages
    assert [stored.vector.tolist() for stored in database.stored([row])] == [[1, 1, 1, 1]]
    database.close()


def test_keys_are_stable_and_positive() -> None:
    assert rows.key("0123456789abcdef:10-20") == rows.key("0123456789abcdef:10-20")
    keys = {rows.key(f"doc:{n}-{n + 1}") for n in range(1000)}
    assert len(keys) == 1000
    assert all(0 <= key < 2**63 for key in keys)


@pytest.mark.parametrize("change", [{"title": "別"}, {"date": "2022"}, {"notes": ("注",)}])
def test_the_fingerprint_follows_all_but_the_place(change: dict[str, object]) -> None:
    plain = rows.fingerprint(Document("量子", "a"), Contents())
    assert rows.fingerprint(Document("量子", "b"), Contents()) == plain
    assert rows.fingerprint(Document("量子", "a", **change), Contents()) != plain
