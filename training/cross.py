"""A small cross-encoder trained on pairs with hard negatives: reads the question and a passage together.

Worth its time on a machine with a GPU; on two cores a few hundred thousand pairs take an hour. Not shipped: what
is shipped is `training.ranking`.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.negatives import Triple

_SPECIAL = {"pad_token": "[PAD]", "unk_token": "<unk>", "cls_token": "[CLS]", "sep_token": "[SEP]"}


@dataclass(frozen=True)
class Shape:
    """The size of the network and of its training."""

    layers: int = 2
    hidden: int = 128
    heads: int = 2
    tokens: int = 192
    batch: int = 64
    rate: float = 5e-4
    epochs: int = 1
    seed: int = 20200121


def cross_encoder(tokenizer: Any, triples: Sequence[Triple], shape: Shape, folder: Path) -> Path:
    """Train on (query, right text, wrong text) and save a `CrossEncoder` to `folder`."""
    from datasets import Dataset
    from sentence_transformers import (
        CrossEncoder,
        CrossEncoderTrainer,
        CrossEncoderTrainingArguments,
    )
    from sentence_transformers.cross_encoder.losses import BinaryCrossEntropyLoss
    from transformers import set_seed

    set_seed(shape.seed)
    _untrained(tokenizer, shape, folder)
    model = CrossEncoder(str(folder), num_labels=1, max_length=shape.tokens)
    rows = [
        (query, text, label)
        for query, right, wrong in triples
        for text, label in ((right, 1.0), (wrong, 0.0))
    ]
    random.Random(shape.seed).shuffle(rows)
    names = ("query", "text", "label")
    data = Dataset.from_dict(dict(zip(names, map(list, zip(*rows, strict=True)), strict=True)))
    arguments = CrossEncoderTrainingArguments(
        output_dir=str(folder.with_name(f"{folder.name}.work")),
        num_train_epochs=shape.epochs,
        per_device_train_batch_size=shape.batch,
        learning_rate=shape.rate,
        warmup_steps=0.1,
        seed=shape.seed,
        report_to="none",
        logging_steps=100,
        save_strategy="epoch",
        save_total_limit=1,
        disable_tqdm=True,
    )
    CrossEncoderTrainer(
        model=model, args=arguments, train_dataset=data, loss=BinaryCrossEntropyLoss(model)
    ).train()
    model.save_pretrained(str(folder))
    return folder


def _untrained(tokenizer: Any, shape: Shape, folder: Path) -> None:
    """A network of that shape with weights by chance, and our tokenizer with BERT's frame around a pair."""
    from tokenizers import Tokenizer, processors
    from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast

    words = Tokenizer.from_str(tokenizer.to_str())
    words.add_special_tokens(["[PAD]", "[CLS]", "[SEP]"])
    ids = {name: words.token_to_id(name) for name in ("[CLS]", "[SEP]")}
    words.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=list(ids.items()),
    )
    wrapped = PreTrainedTokenizerFast(
        tokenizer_object=words, model_max_length=shape.tokens, **_SPECIAL
    )
    wrapped.save_pretrained(folder)
    config = BertConfig(
        vocab_size=words.get_vocab_size(),
        hidden_size=shape.hidden,
        num_hidden_layers=shape.layers,
        num_attention_heads=shape.heads,
        intermediate_size=4 * shape.hidden,
        max_position_embeddings=shape.tokens,
        pad_token_id=words.token_to_id("[PAD]"),
        num_labels=1,
    )
    BertForSequenceClassification(config).save_pretrained(folder)
