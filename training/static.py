"""A static bi-encoder trained on pairs: the mean of word vectors, pulled towards the text that answers.

Multiple negatives ranking (Henderson et al. 2017) with mined hard negatives, nested by Matryoshka learning
(Kusupati et al. 2022) so that a prefix of the vector serves too. Runs on two cores in minutes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from index.static_model import StaticModel

_COLUMNS = ("query", "positive", "negative")


class TrainingError(Exception):
    """One sentence: why there is no model."""


@dataclass(frozen=True)
class Settings:
    """What decides a training run, beside its data."""

    dimension: int = 512
    nested: tuple[int, ...] = (512, 256, 128)
    epochs: int = 3
    batch: int = 2048
    rate: float = 0.1
    scale: float = 20.0
    seed: int = 20200121


def start(tokenizer: Any, settings: Settings) -> Any:
    """An untrained `SentenceTransformer` over the tokenizer; the same seed gives the same table."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding

    draw = np.random.default_rng(settings.seed)
    table = draw.standard_normal((tokenizer.get_vocab_size(), settings.dimension), np.float32)
    module = StaticEmbedding(tokenizer, embedding_weights=0.1 * table)
    return SentenceTransformer(modules=[module], device="cpu")


def train(
    model: Any,
    pairs: Mapping[str, Sequence[tuple[str, ...]]],
    settings: Settings,
    folder: Path,
    *,
    resume: bool = False,
) -> Any:
    """Train on rows of (query, positive[, negative]) by source; a batch is of one source, no text twice in it.

    Checkpoints go to `folder`; with `resume` the run goes on from the last of them.
    """
    from datasets import Dataset, DatasetDict
    from sentence_transformers import (
        SentenceTransformerTrainer,
        SentenceTransformerTrainingArguments,
    )
    from sentence_transformers.base.sampler import BatchSamplers, MultiDatasetBatchSamplers
    from sentence_transformers.sentence_transformer.losses import (
        MatryoshkaLoss,
        MultipleNegativesRankingLoss,
    )

    data = DatasetDict(
        {
            source: Dataset.from_dict(
                {
                    name: list(column)
                    for name, column in zip(_COLUMNS, zip(*rows, strict=True), strict=False)
                }
            )
            for source, rows in pairs.items()
        }
    )
    loss = MatryoshkaLoss(
        model,
        MultipleNegativesRankingLoss(model, scale=settings.scale),
        list(settings.nested),
    )
    arguments = SentenceTransformerTrainingArguments(
        output_dir=str(folder),
        num_train_epochs=settings.epochs,
        per_device_train_batch_size=settings.batch,
        learning_rate=settings.rate,
        warmup_steps=0.1,
        lr_scheduler_type="cosine",
        batch_sampler=BatchSamplers.NO_DUPLICATES,
        multi_dataset_batch_sampler=MultiDatasetBatchSamplers.PROPORTIONAL,
        seed=settings.seed,
        data_seed=settings.seed,
        use_cpu=True,
        report_to="none",
        logging_steps=50,
        save_strategy="epoch",
        save_total_limit=1,
        disable_tqdm=True,
    )
    trainer = SentenceTransformerTrainer(model=model, args=arguments, train_dataset=data, loss=loss)
    trainer.train(resume_from_checkpoint=resume and any(folder.glob("checkpoint-*")))
    return model


def fitted(
    tokenizer: Any,
    pairs: Mapping[str, Sequence[tuple[str, ...]]],
    settings: Settings,
    folder: Path,
    *,
    resume: bool = False,
) -> StaticModel:
    """A model trained on the pairs, its table in half precision; `folder` keeps the checkpoints."""
    model = train(start(tokenizer, settings), pairs, settings, folder, resume=resume)
    table = model[0].embedding.weight.detach().numpy().astype(np.float16)
    if not np.isfinite(table).all():
        raise TrainingError(
            "The training diverged: lower the learning rate, or look for texts without words."
        )
    return StaticModel(tokenizer, table, {})
