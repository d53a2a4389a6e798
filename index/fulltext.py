"""Passages' words in tantivy: BM25 over our own terms, in fields that count differently.

Derived from the store. Terms arrive cut (`index.terms`), so tantivy splits at white space only, and
queries are built, never parsed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

# What a term counts in each field when candidates are named; `index.relevance` then weighs them.
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
    gist: str = ""


class Sought(NamedTuple):
    """A term to find in a field, and what finding it counts."""

    field: str
    term: str
    weight: float = 1.0


class Match(NamedTuple):
    """A passage's key, its BM25 score and the gist that was kept with it."""

    key: int
    score: float
    gist: str


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
        builder.add_bytes_field("gist", stored=True, indexed=False)
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

    def pair_frequency(self, pair: str) -> int:
        """How many passages hold the two neighbouring terms."""
        return int(self._index.searcher().doc_freq("pairs", pair))

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
            document.add_bytes("gist", entry.gist.encode())
            for field, terms in entry.fields.items():
                document.add_text(field, " ".join(terms))
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()

    def search(
        self, sought: Sequence[Sought], k: int, among: Collection[int] | None = None
    ) -> list[Match]:
        """The `k` best passages for the terms, within the document rows if any."""
        import tantivy

        query, occur = tantivy.Query, tantivy.Occur
        clauses = [
            (occur.Should, query.boost_query(self._term(item), BOOSTS[item.field] * item.weight))
            for item in sought
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
        return [
            Match(key, score, _gist(searcher, address))
            for key, (score, address) in zip(keys, hits, strict=True)
        ]

    def gists(self, keys: Collection[int]) -> dict[int, str]:
        """The gists kept with these passages."""
        import tantivy

        if not keys:
            return {}
        wanted = tantivy.Query.term_set_query(self._schema, "key", sorted(keys))
        searcher = self._index.searcher()
        addresses = [address for _, address in searcher.search(wanted, len(keys)).hits]
        found = searcher.fast_field_values("key", addresses)
        return {
            key: _gist(searcher, address) for key, address in zip(found, addresses, strict=True)
        }

    def _term(self, item: Sought) -> Any:
        import tantivy

        # Without positions, which no query needs, a term is looked up a little faster.
        return tantivy.Query.term_query(self._schema, item.field, item.term, "freq")


def _gist(searcher: Any, address: Any) -> str:
    return bytes(searcher.doc(address)["gist"][0]).decode()
