"""Passages' words in tantivy: BM25 over our own terms, in fields that count differently.

Derived from the store. Terms arrive cut (`index.terms`), so tantivy splits at white space only, and
queries are built, never parsed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

# What a term counts in each field. Set by measurement: see index/retriever.py.
BOOSTS: Mapping[str, float] = {
    "text": 1.0,
    "pairs": 0.5,
    "lead": 0.5,
    "headings": 0.5,
    "title": 0.2,
}
_HEAP = 30_000_000
# tantivy wants 15 MB a thread; one thread keeps the order of documents, and so of ties, the same.
_THREADS = 1


@dataclass(frozen=True)
class Entry:
    """A passage as the full text holds it: its key, its document's row and its terms by field."""

    key: int
    document: int
    fields: Mapping[str, Sequence[str]]


class Match(NamedTuple):
    """A passage's key and its BM25 score."""

    key: int
    score: float


class FullText:
    """Passages by their terms."""

    def __init__(self, index: Any) -> None:
        self._index = index
        self._schema = index.schema

    @classmethod
    def create(cls, folder: Path | None) -> FullText:
        """An empty full text in `folder`, or in memory."""
        import tantivy

        builder = tantivy.SchemaBuilder()
        builder.add_integer_field("key", stored=False, indexed=True, fast=True)
        builder.add_integer_field("document", stored=False, indexed=True, fast=True)
        for field in BOOSTS:
            builder.add_text_field(field, stored=False, tokenizer_name="whitespace")
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
        return cls(tantivy.Index(builder.build(), path=str(folder) if folder else None))

    @classmethod
    def open(cls, folder: Path) -> FullText:
        """Open a written full text; ValueError or OSError where tantivy finds none."""
        import tantivy

        return cls(tantivy.Index.open(str(folder)))

    def __len__(self) -> int:
        return int(self._index.searcher().num_docs)

    def frequency(self, term: str) -> int:
        """How many passages hold `term` in their text, or where that is more, their headings."""
        searcher = self._index.searcher()
        return max(int(searcher.doc_freq(field, term)) for field in ("text", "headings"))

    def change(self, removed: Collection[int], added: Iterable[Entry]) -> None:
        """Take out the passages of the document rows `removed`, put in `added`, in one commit."""
        import tantivy

        writer = self._index.writer(heap_size=_HEAP, num_threads=_THREADS)
        for row in removed:
            writer.delete_documents("document", row)
        for entry in added:
            document = tantivy.Document()
            document.add_integer("key", entry.key)
            document.add_integer("document", entry.document)
            for field, terms in entry.fields.items():
                document.add_text(field, " ".join(terms))
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()

    def search(
        self, terms: Mapping[str, Sequence[str]], k: int, among: Collection[int] | None = None
    ) -> list[Match]:
        """The `k` best passages for the terms given by field, within the document rows if any."""
        import tantivy

        query, occur = tantivy.Query, tantivy.Occur
        clauses = [
            (occur.Should, query.boost_query(query.term_query(self._schema, field, term), boost))
            for field, boost in BOOSTS.items()
            for term in terms.get(field, ())
        ]
        if k <= 0 or not clauses or (among is not None and not among):
            return []
        wanted = query.boolean_query(clauses)
        if among is not None:
            within = query.term_set_query(self._schema, "document", sorted(among))
            wanted = query.boolean_query(
                [(occur.Must, wanted), (occur.Must, query.const_score_query(within, 0.0))]
            )
        searcher = self._index.searcher()
        hits = searcher.search(wanted, k).hits
        keys = searcher.fast_field_values("key", [address for _, address in hits])
        return [Match(key, score) for key, (score, _) in zip(keys, hits, strict=True)]
