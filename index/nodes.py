"""The seam to llama-index: passages ⇄ its nodes, our retriever and our embedder in its shapes.

The only module that imports llama-index, and the only one that spells metadata keys.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.retrievers import BaseRetriever
from llama_index.core.schema import (
    NodeRelationship,
    NodeWithScore,
    QueryBundle,
    RelatedNodeInfo,
    TextNode,
)
from pydantic import PrivateAttr

from index.embedder import Model
from index.retriever import Hit, Retriever
from index.store import Store
from ingest.document import Document, Span
from ingest.passage import Passage

DOCUMENT = "document"
TITLE = "title"
ISSUER = "issuer"
DATE = "date"
FILE = "file"
SECTION = "section"
HEADINGS = "headings"
LEAD = "lead"
PAGE = "page"
START = "start"
END = "end"
# llama-index puts metadata in front of a node's text unless told not to: a model is to read where a
# passage comes from and what introduces it, an embedder only its headings and lead.
_FOR_MODELS = frozenset({TITLE, ISSUER, DATE, SECTION, LEAD, PAGE})
_FOR_EMBEDDERS = frozenset({SECTION, LEAD})


def node(passage: Passage, document: Document) -> TextNode:
    """The passage as a node; its id is the passage's, its text the verbatim quote."""
    metadata: dict[str, Any] = {
        DOCUMENT: passage.document,
        TITLE: document.title,
        ISSUER: document.issuer,
        DATE: document.date,
        FILE: document.source,
        SECTION: " > ".join(passage.headings),
        HEADINGS: json.dumps(passage.headings, ensure_ascii=False),
        LEAD: passage.lead,
        PAGE: passage.page,
        START: passage.span.start,
        END: passage.span.end,
    }
    shown = {key for key, value in metadata.items() if value not in ("", None)}
    return TextNode(
        id_=passage.id,
        text=passage.text,
        metadata=metadata,
        excluded_llm_metadata_keys=[key for key in metadata if key not in _FOR_MODELS & shown],
        excluded_embed_metadata_keys=[key for key in metadata if key not in _FOR_EMBEDDERS & shown],
        start_char_idx=passage.span.start,
        end_char_idx=passage.span.end,
        relationships={NodeRelationship.SOURCE: RelatedNodeInfo(node_id=passage.document)},
    )


def passage(made: TextNode) -> Passage:
    """The passage that `node` made the node from."""
    metadata = made.metadata
    return Passage(
        document=metadata[DOCUMENT],
        span=Span(metadata[START], metadata[END]),
        text=made.text,
        headings=tuple(json.loads(metadata[HEADINGS])),
        lead=metadata[LEAD],
        page=metadata[PAGE],
    )


class PassageRetriever(BaseRetriever):
    """The store's retriever for any llama-index pipeline; post-processors and engines drop in."""

    def __init__(self, store: Store, k: int = 10, documents: Collection[str] | None = None) -> None:
        self._store = store
        self._retriever = Retriever(store, own=True)
        self._k = k
        self._documents = documents
        super().__init__()

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        hits = self._retriever.search(query_bundle.query_str, self._k, self._documents)
        return [self._scored(hit) for hit in hits]

    def _scored(self, hit: Hit) -> NodeWithScore:
        document = self._store.document(hit.passage.document)
        return NodeWithScore(node=node(hit.passage, document), score=hit.score)


class Embedding(BaseEmbedding):
    """Any of our embedding models for llama-index, whose own class refuses a static model."""

    _model: Model = PrivateAttr()

    def __init__(self, model: Model, **settings: Any) -> None:
        super().__init__(model_name=model.name, **settings)
        self._model = model

    def _get_query_embedding(self, query: str) -> list[float]:
        return self._rows([query], query=True)[0]

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_query_embedding(query)

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._rows([text])[0]

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        return self._rows(texts)

    def _rows(self, texts: list[str], *, query: bool = False) -> list[list[float]]:
        rows: list[list[float]] = self._model.embedder.embed(texts, query=query).tolist()
        return rows
