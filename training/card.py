"""The model card: what the model was made of and how, whom to credit, what was measured."""

from __future__ import annotations

from collections.abc import Mapping, Sized

from training.static import Settings

_HEAD = """---
language: [ja, en]
library_name: sentence-transformers
pipeline_tag: sentence-similarity
license: cc-by-sa-4.0
---
# Tenkyo's retrieval model

A static bi-encoder for Japanese administrative text: a text's vector is the mean of the vectors of its words.
It runs on a processor without torch, offline, at millions of characters a second. Load it with
`SentenceTransformer(path)`; `[:128]` and `[:256]` of a vector serve as smaller ones (Matryoshka).

## Licence and attribution

The weights are published under **CC BY-SA 4.0**, for they were trained with share-alike sets. The code that made
them is under the project's own licence. Trained on data of:

- JUDGIT! 行政事業レビューシート (CC BY 4.0)
- 行政事業レビュー見える化サイト, 財務省 予算書・決算書データベース, 国税庁ホームページ, デジタル庁 lawqa_jp
  (公共データ利用規約 第1.0版)
- e-Gov 法令データ; 品川区議会会議録; 国会会議録検索システム
- JaQuAD and Wikipedia (CC BY-SA 3.0); JGLUE, JSICK, NIILC-QA, AI王 quiz (CC BY-SA 4.0)
- Wikinews (CC BY 2.5); Microsoft Docs (CC BY 4.0); Tanaka Corpus (CC BY 2.0 FR)
- Python documentation, Japanese (PSF); SudachiDict synonyms (Apache 2.0); 青空文庫 (public domain)

## Training

Multiple negatives ranking with in-batch negatives, a batch of one source at a time, no text twice in a batch;
nested by Matryoshka learning; a pair of questions and answers brings a text that keyword search takes for its answer
and that is not. Beside them stand pairs out of plain text (`text`: a sentence and the paragraph it was taken from;
`names`: a sentence without a name that it says, and the name) and pairs that the rows tell besides (`weak`: a question
and its short answer, two sentences scored 3 of 5 or more). Documents are split by a hash of their title: one in forty is
held out. The table is in half precision: `.float()` after loading with sentence-transformers gives the vectors that the
product uses.

| setting | value |
|---|---|
"""
_RANKER = """## Ranker

`ranker.npz` orders the first 50 passages that the search found, in a few milliseconds with numpy alone; other programs
may ignore it. A line and a network of 64 units weigh what the search says (words, BM25, cosine, places) and how the words of
the question stand in a passage: equal ones, runs, near ones by the table's first 128 dimensions (kernels as in K-NRM,
nearest words as in ColBERT), in the best window, at the beginning, and back; years in one form. It learned from lists of
what the search found for up to 900 questions a source about one document in eight, with a second table that was trained
without those documents; the held-out documents of the table below were in neither."""
_LIMITS = """
## Limits

- A mean of words knows no order: 日本が英国を and 英国が日本を are one. It is meant to stand beside keyword search.
- rs2024_budget_field asks about programmes of which other texts were in the training pairs; the other sets do not.
- Names that the held-out quiz asks for stand in the plain texts, as they do in an encyclopaedia; its questions do not.
- The ranker was chosen on questions of further documents of the same sources and on sources left out of its training;
  one constant of it (`SAYS_ALL` of `index/ranker.py`) on rs2024_budget_field and mof_budget_items too, which are test
  sets here.
- Years and amounts weigh little; the product checks them by itself.
- English is matched to Japanese by the everyday and technical words of the pairs, not by policy terms.
"""


def card(settings: Settings, sources: Mapping[str, Sized], pieces: int, results: str) -> str:
    """Markdown with the settings, the pairs of an epoch by source and the table of results."""
    rows = [
        ("pieces", f"{pieces:,}"),
        ("dimensions", f"{settings.dimension} ({', '.join(map(str, settings.nested))})"),
        ("epochs", settings.epochs),
        ("batch", settings.batch),
        ("learning rate", settings.rate),
        ("scale of the cosine", settings.scale),
        ("seed", settings.seed),
    ]
    lines = [f"| {name} | {value} |" for name, value in rows]
    data = [f"| {name} | {len(pairs):,} |" for name, pairs in sources.items()]
    parts = [
        _HEAD + "\n".join(lines),
        "| source | pairs an epoch |\n|---|---:|\n" + "\n".join(data),
    ]
    parts.append(_RANKER)
    if results:
        parts.append(f"## Measured\n\n{results}")
    return "\n\n".join(parts) + "\n" + _LIMITS
