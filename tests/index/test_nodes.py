import asyncio

import numpy as np
import pytest
from llama_index.core.schema import MetadataMode, NodeRelationship

from index import nodes
from index.store import Store
from ingest.document import Document, Span
from ingest.passage import Passage

DOCUMENT = Document("あ" * 30 + "35億円", "資料.txt", title="予算", issuer="省", date="2021-04")
PASSAGE = Passage(DOCUMENT.id, Span(30, 34), "35億円", ("第1章", "Q-LEAP"), "単位：億円", 2)


def test_a_passage_comes_back_from_its_node() -> None:
    for passage in (PASSAGE, Passage(DOCUMENT.id, Span(0, 2), "ああ")):
        assert nodes.passage(nodes.node(passage, DOCUMENT)) == passage


def test_the_node_is_the_verbatim_quote_in_its_place() -> None:
    node = nodes.node(PASSAGE, DOCUMENT)
    assert node.node_id == PASSAGE.id
    assert node.get_content() == DOCUMENT.text[node.start_char_idx : node.end_char_idx] == "35億円"
    assert node.relationships[NodeRelationship.SOURCE].node_id == node.ref_doc_id == DOCUMENT.id


def test_metadata_is_kept_from_texts_where_it_means_nothing() -> None:
    node = nodes.node(PASSAGE, DOCUMENT)
    shown = node.get_content(MetadataMode.LLM)
    assert "第1章 > Q-LEAP" in shown and "単位：億円" in shown and "予算" in shown
    assert DOCUMENT.id not in shown and "資料.txt" not in shown
    embedded = node.get_content(MetadataMode.EMBED)
    assert "Q-LEAP" in embedded and "資料.txt" not in embedded and "2021-04" not in embedded


def test_the_retriever_is_llama_indexs(store: Store) -> None:
    found = nodes.PassageRetriever(store, k=2).retrieve("量子暗号装置の小型化")
    assert found[0].get_content() == "量子暗号装置の小型化に取り組む。"
    assert len(found) == 2
    assert all(isinstance(scored.score, float) for scored in found)
    again = asyncio.run(nodes.PassageRetriever(store, k=2).aretrieve("量子暗号装置の小型化"))
    assert [scored.node_id for scored in again] == [scored.node_id for scored in found]


def test_the_embedding_gives_the_models_vectors(store: Store) -> None:
    assert store.model is not None
    embedding = nodes.Embedding(store.model)
    row = store.model.embedder.embed(["量子暗号"])[0]
    assert np.allclose(embedding.get_text_embedding("量子暗号"), row)
    assert np.allclose(embedding.get_query_embedding("量子暗号"), row)
    batch = embedding.get_text_embedding_batch(["量子暗号", "材料"])
    assert np.asarray(batch).shape == (2, store.model.dimension)
    assert embedding.model_name == store.model.name


@pytest.mark.filterwarnings("ignore")
def test_the_example_program_answers_with_its_sources(store: Store, folder, capsys) -> None:
    from examples.llama_index_program import main

    assert main(str(folder), "量子暗号装置の小型化") == 0
    printed = capsys.readouterr().out
    assert "次の資料だけを根拠に" in printed  # the mock model repeats what it was given
    assert "[1] 整備計画" in printed
    assert "量子暗号装置の小型化に取り組む。" in printed
