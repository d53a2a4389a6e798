"""The documents of one generation of a store, each read from the database once."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from index.database import ALIVE, Counts, Database
from index.folder import StoreError, reading
from index.ledger import Ledger
from ingest.document import Document
from ingest.outline import Block
from ingest.passage import Passage

# How many documents' texts, blocks and passages are held in memory.
_HELD = 64


class Shelf:
    """What a reader sees until it looks again."""

    def __init__(self, database: Database, folder: Path, generation: int) -> None:
        self.generation = generation
        self.ledger = Ledger(database, folder, generation)
        self._database = database
        self._folder = folder
        self._held_documents = lru_cache(_HELD)(self._read_document)
        self._held_blocks = lru_cache(_HELD)(self._read_blocks)
        self._held_passages = lru_cache(_HELD)(self._read_passages)

    def document(self, document_id: str) -> Document:
        return self._held_documents(document_id)[1]

    def blocks(self, document_id: str) -> tuple[Block, ...]:
        return self._held_blocks(document_id)

    def passages(self, document_id: str) -> tuple[Passage, ...]:
        return self._held_passages(document_id)

    def sizes(self) -> dict[str, Counts]:
        """How much every document holds, by id."""
        query = (
            "SELECT d.id, (SELECT count(*) FROM passages p WHERE p.document = d.row), "
            "(SELECT count(*) FROM figures f WHERE f.document = d.row), d.characters "
            f"FROM documents d WHERE {ALIVE}"
        )
        with reading(self._folder):
            found = self._database.execute(query, {"at": self.generation})
        return {row["id"]: Counts(1, *tuple(row)[1:]) for row in found}

    def passage(self, key: int) -> Passage:
        with reading(self._folder):
            found = self._database.place(key, self.generation)
        if found is None:
            raise StoreError(
                f"{self._folder}: その箇所は文書が変わったか削除されたため、もうありません。もう一度質問してください。"
            )
        document_id, n = found
        return self.passages(document_id)[n]

    def _read_document(self, document_id: str) -> tuple[int, Document]:
        with reading(self._folder):
            found = self._database.document(document_id, self.generation)
        if found is None:
            raise StoreError(
                f"{self._folder}: 文書 {document_id} はありません。`tenkyo documents` で一覧を確かめてください。"
            )
        return found

    def _read_blocks(self, document_id: str) -> tuple[Block, ...]:
        row, _ = self._held_documents(document_id)
        with reading(self._folder):
            return self._database.blocks(row)

    def _read_passages(self, document_id: str) -> tuple[Passage, ...]:
        row, document = self._held_documents(document_id)
        with reading(self._folder):
            return self._database.passages(row, document)
