"""A cross-encoder orders what was found."""

from pathlib import Path

import numpy as np
import pytest

from index import reranker
from index.candidate import Candidate
from index.reranker import Reranker, RerankerError
from index.retriever import Retriever
from index.store import Store


class _Longest:
    """Takes the longest text for the best."""

    def predict(self, pairs: list[tuple[str, str]], **_: object) -> list[float]:
        return [float(len(text)) for _, text in pairs]


def test_the_reranker_orders_the_hits(store: Store) -> None:
    plain = Retriever(store).search("量子暗号通信網の予算額", 5)
    ordered = Retriever(store, Reranker("longest", _Longest())).search("量子暗号通信網の予算額", 5)
    lengths = [len(hit.passage.text) for hit in ordered]
    assert lengths == sorted(lengths, reverse=True)
    assert [hit.score for hit in ordered] == sorted((hit.score for hit in ordered), reverse=True)
    assert ordered[0].score == plain[0].score


def test_nothing_found_is_nothing_to_order(store: Store) -> None:
    assert Retriever(store, Reranker("longest", _Longest())).search("量子", 0) == []
    assert reranker.Reranker("longest", _Longest()).scores("量子", []).shape == (0,)


@pytest.fixture(scope="module")
def crossed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cross-encoder of a few weights by chance, saved by the library."""
    pytest.importorskip("sentence_transformers")
    from sentence_transformers import CrossEncoder
    from tokenizers import Tokenizer, models, pre_tokenizers
    from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast

    made = tmp_path_factory.mktemp("cross")
    letters = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *"量子暗号予算材料の"]
    words = Tokenizer(models.WordLevel({letter: n for n, letter in enumerate(letters)}, "[UNK]"))
    words.pre_tokenizer = pre_tokenizers.Split("", "isolated")
    special = {
        "pad_token": "[PAD]",
        "unk_token": "[UNK]",
        "cls_token": "[CLS]",
        "sep_token": "[SEP]",
    }
    PreTrainedTokenizerFast(tokenizer_object=words, model_max_length=64, **special).save_pretrained(
        made
    )
    shape = {
        "hidden_size": 8,
        "num_hidden_layers": 1,
        "num_attention_heads": 1,
        "intermediate_size": 8,
    }
    config = BertConfig(vocab_size=len(letters), num_labels=1, **shape)
    BertForSequenceClassification(config).save_pretrained(made)
    CrossEncoder(str(made), device="cpu").save_pretrained(str(made))
    return made


def test_any_cross_encoder_is_read_by_its_folder(crossed: Path, store: Store) -> None:
    loaded = reranker.load(crossed)
    scores = loaded.scores(
        "量子の予算", [Candidate("量子暗号の予算"), Candidate("材料"), Candidate("")]
    )
    assert scores.shape == (3,) and np.isfinite(scores).all()
    assert len(Retriever(store, loaded).search("量子の予算", 3)) == 3


@pytest.mark.parametrize("name", ["no-such-model", "/nowhere/model"])
def test_a_reranker_that_is_not_there_is_named(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(RerankerError, match=name):
        reranker.load(name)


def test_a_damaged_reranker_is_named(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{")
    with pytest.raises(RerankerError, match="CrossEncoder"):
        reranker.load(tmp_path)
