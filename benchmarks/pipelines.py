"""The pipelines that are compared: ours, and llama-index as its tutorials set it up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

from benchmarks.found import Found
from index.build import build
from index.embedder import Model
from index.retriever import Retriever
from index.store import Store
from index.tokens import tokenize


class Pipeline(Protocol):
    """Builds an index over files, then finds passages."""

    def build(self, paths: Sequence[Path]) -> None: ...

    def search(self, query: str, depth: int) -> list[Found]: ...

    def passage_lengths(self) -> list[int]: ...


class Tenkyo:
    """Our ingest, store and retriever, with the shipped model."""

    def __init__(self, folder: Path, model: Model) -> None:
        self._folder = folder

    def build(self, paths: Sequence[Path]) -> None:
        build(paths, self._folder)
        self._store = Store.open(self._folder)
        self._retriever = Retriever(self._store, own=True)
        self._files = {document.id: document.source for document in self._store.documents()}

    def search(self, query: str, depth: int) -> list[Found]:
        hits = self._retriever.search(query, k=depth)
        return [Found(self._files[hit.passage.document], hit.passage.text) for hit in hits]

    def passage_lengths(self) -> list[int]:
        return [len(one.text) for name in self._files for one in self._store.passages(name)]


class _LlamaIndex:
    """`SimpleDirectoryReader`'s plain text and `SentenceSplitter` with their defaults."""

    def __init__(self, folder: Path, model: Model) -> None:
        self._model = model
        self._nodes: list[Any] = []
        self._retriever: Any = None

    def _split(self, paths: Sequence[Path]) -> None:
        from llama_index.core import Document
        from llama_index.core.node_parser import SentenceSplitter

        documents = [
            Document(text=path.read_text(encoding="utf-8"), metadata={"file": path.name})
            for path in paths
        ]
        self._nodes = SentenceSplitter().get_nodes_from_documents(documents)

    def search(self, query: str, depth: int) -> list[Found]:
        found = self._retriever.retrieve(query)[:depth]
        return [Found(one.node.metadata["file"], one.node.get_content()) for one in found]

    def passage_lengths(self) -> list[int]:
        return [len(node.get_content()) for node in self._nodes]


class LlamaIndexBM25(_LlamaIndex):
    """`SentenceSplitter` + `BM25Retriever`, both with their defaults."""

    def build(self, paths: Sequence[Path]) -> None:
        from llama_index.retrievers.bm25 import BM25Retriever

        self._split(paths)
        depth = min(5, len(self._nodes))
        self._retriever = BM25Retriever.from_defaults(nodes=self._nodes, similarity_top_k=depth)


class LlamaIndexBM25Japanese(_LlamaIndex):
    """The same with our Japanese tokens in place of the default's, which cut at white space."""

    def build(self, paths: Sequence[Path]) -> None:
        from llama_index.core.schema import TextNode
        from llama_index.retrievers.bm25 import BM25Retriever

        self._split(paths)
        cut: list[Any] = [
            TextNode(id_=node.node_id, text=_cut(node.get_content())) for node in self._nodes
        ]
        self._whole = {node.node_id: node for node in self._nodes}
        self._retriever = BM25Retriever.from_defaults(
            nodes=cut,
            similarity_top_k=min(5, len(cut)),
            skip_stemming=True,
            token_pattern=r"(?u)\S+",
        )

    def search(self, query: str, depth: int) -> list[Found]:
        found = self._retriever.retrieve(_cut(query))[:depth]
        nodes = [self._whole[one.node.node_id] for one in found]
        return [Found(node.metadata["file"], node.get_content()) for node in nodes]


def _cut(text: str) -> str:
    return " ".join(token.base for token in tokenize(text))


class LlamaIndexFaiss(_LlamaIndex):
    """`SentenceSplitter` + `FaissVectorStore` with our embedding model behind llama-index's seam.

    The model is the one that we ship.
    """

    def build(self, paths: Sequence[Path]) -> None:
        import faiss
        from llama_index.core import StorageContext, VectorStoreIndex
        from llama_index.vector_stores.faiss import FaissVectorStore

        from index.nodes import Embedding

        self._split(paths)
        embedding = Embedding(self._model)
        size = len(embedding.get_query_embedding("次元"))
        vectors = FaissVectorStore(faiss_index=faiss.IndexFlatIP(size))
        index = VectorStoreIndex(
            self._nodes,
            embed_model=embedding,
            storage_context=StorageContext.from_defaults(vector_store=vectors),
        )
        self._retriever = index.as_retriever(similarity_top_k=5)


PIPELINES: dict[str, Callable[[Path, Model], Pipeline]] = {
    "Tenkyo": Tenkyo,
    "llama-index BM25": LlamaIndexBM25,
    "llama-index BM25, our tokens": LlamaIndexBM25Japanese,
    "llama-index FAISS, our model": LlamaIndexFaiss,
}
