"""Searches that install from the package registry without weights, each over passages that are given."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

from benchmarks.found import Found
from index.build import build
from index.embedder import SHIPPED, load
from index.retriever import Retriever
from index.store import Store
from index.tokens import tokenize


class Peer(Protocol):
    """Indexes passages, then names the best for a query by their places among them."""

    def build(self, passages: Sequence[Found]) -> None: ...

    def search(self, query: str, depth: int) -> list[int]: ...


class Tenkyo:
    """Our store and retriever; it cuts its own passages."""

    def __init__(self, paths: Sequence[Path], folder: Path) -> None:
        build(paths, folder)
        self._store = Store.open(folder)
        self._retriever = Retriever(self._store, own=True)
        files = {document.id: document.source for document in self._store.documents()}
        whole = [passage for name in files for passage in self._store.passages(name)]
        self.passages = [Found(files[one.document], one.text) for one in whole]
        self._places = {one.id: at for at, one in enumerate(whole)}

    def build(self, passages: Sequence[Found]) -> None:
        """The store is the index."""

    def search(self, query: str, depth: int) -> list[int]:
        return [self._places[hit.passage.id] for hit in self._retriever.search(query, k=depth)]


class LlamaIndexBM25:
    """`BM25Retriever` of llama-index with its defaults."""

    def build(self, passages: Sequence[Found]) -> None:
        from llama_index.core.schema import TextNode
        from llama_index.retrievers.bm25 import BM25Retriever

        nodes: list[Any] = [TextNode(id_=str(at), text=p.text) for at, p in enumerate(passages)]
        self._retriever = BM25Retriever.from_defaults(
            nodes=nodes, similarity_top_k=min(10, len(nodes))
        )

    def search(self, query: str, depth: int) -> list[int]:
        return [int(one.node.node_id) for one in self._retriever.retrieve(query)[:depth]]


class LlamaIndexVectors:
    """`VectorStoreIndex` of llama-index, its own store, with the model that we ship."""

    def build(self, passages: Sequence[Found]) -> None:
        from llama_index.core import VectorStoreIndex
        from llama_index.core.schema import TextNode

        from index.nodes import Embedding

        nodes = [TextNode(id_=str(at), text=p.text) for at, p in enumerate(passages)]
        index = VectorStoreIndex(nodes, embed_model=Embedding(load(SHIPPED)))
        self._retriever = index.as_retriever(similarity_top_k=10)

    def search(self, query: str, depth: int) -> list[int]:
        return [int(one.node.node_id) for one in self._retriever.retrieve(query)[:depth]]


class Bm25s:
    """bm25s with its own tokens, or with ours."""

    def __init__(self, cut: Callable[[str], str] = str) -> None:
        self._cut = cut

    def build(self, passages: Sequence[Found]) -> None:
        import bm25s

        self._index = bm25s.BM25()
        self._most = len(passages)
        self._index.index(self._tokens([p.text for p in passages]), show_progress=False)

    def search(self, query: str, depth: int) -> list[int]:
        found = self._index.retrieve(
            self._tokens([query]), k=min(depth, self._most), show_progress=False
        )
        return [int(at) for at, score in zip(found.documents[0], found.scores[0], strict=True) if score > 0]  # fmt: skip

    def _tokens(self, texts: Sequence[str]) -> Any:
        import bm25s

        pattern = r"(?u)\S+" if self._cut is not str else r"(?u)\b\w\w+\b"
        cut = [self._cut(text) for text in texts]
        return bm25s.tokenize(cut, token_pattern=pattern, show_progress=False)


class Tfidf:
    """`TfidfVectorizer` of scikit-learn: by default words of two signs and more, else pairs of signs."""

    def __init__(self, **settings: Any) -> None:
        self._settings = settings

    def build(self, passages: Sequence[Found]) -> None:
        from sklearn.feature_extraction.text import TfidfVectorizer

        self._vectorizer = TfidfVectorizer(**self._settings)
        self._matrix = self._vectorizer.fit_transform([p.text for p in passages])

    def search(self, query: str, depth: int) -> list[int]:
        scores = (self._matrix @ self._vectorizer.transform([query]).T).toarray().ravel()
        return [int(at) for at in (-scores).argsort(kind="stable")[:depth] if scores[at] > 0]


class Tantivy:
    """tantivy with its default tokens."""

    def build(self, passages: Sequence[Found]) -> None:
        import tantivy

        schema = tantivy.SchemaBuilder()
        schema.add_text_field("text")
        schema.add_integer_field("at", stored=True)
        self._index = tantivy.Index(schema.build())
        writer = self._index.writer(50_000_000, 1)
        for at, passage in enumerate(passages):
            writer.add_document(tantivy.Document(text=passage.text, at=at))
        writer.commit()
        self._index.reload()

    def search(self, query: str, depth: int) -> list[int]:
        words = " ".join(re.findall(r"\w+", query.lower()))  # NOT and OR would be read as operators
        searcher = self._index.searcher()
        try:
            asked = self._index.parse_query(words, ["text"])
        except (
            ValueError
        ):  # its tokens leave out words of more than 40 signs, here the whole question
            return []
        hits = searcher.search(asked, depth).hits
        return [int(searcher.doc(place)["at"][0]) for _, place in hits]


class Sqlite:
    """SQLite's full text, which cuts at every third sign: the passages with most of the query's, by BM25."""

    def build(self, passages: Sequence[Found]) -> None:
        self._database = sqlite3.connect(":memory:")
        self._database.execute("create virtual table p using fts5(text, tokenize='trigram')")
        rows = [(at, passage.text) for at, passage in enumerate(passages)]
        self._database.executemany("insert into p(rowid, text) values (?, ?)", rows)

    def search(self, query: str, depth: int) -> list[int]:
        words = re.sub(r'[\s"]+', "", query)
        parts = dict.fromkeys(words[at : at + 3] for at in range(max(len(words) - 2, 0)))
        if not parts:
            return []
        asked = " OR ".join(f'"{part}"' for part in parts)
        sql = "select rowid from p where p match ? order by rank, rowid limit ?"
        return [row[0] for row in self._database.execute(sql, (asked, depth))]


def _cut(text: str) -> str:
    return " ".join(token.base for token in tokenize(text))


OURS = "Tenkyo"
PEERS: dict[str, Callable[[], Peer]] = {
    "llama-index BM25": LlamaIndexBM25,
    "llama-index vectors, our model": LlamaIndexVectors,
    "bm25s, default tokens": Bm25s,
    "bm25s, our tokens": lambda: Bm25s(_cut),
    "scikit-learn TF-IDF": Tfidf,
    "scikit-learn TF-IDF, pairs of signs": lambda: Tfidf(analyzer="char", ngram_range=(2, 2)),
    "tantivy, default tokens": Tantivy,
    "SQLite FTS5, trigrams": Sqlite,
}
