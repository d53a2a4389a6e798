"""Our own tokenizer: the words of administrative Japanese as pieces, cut by Viterbi as the dictionary would.

Pieces are the most frequent words that the full text's tokenizer finds in the training texts, with the
logarithm of their share as score, and every letter. A number stands apart from its unit, without its commas:
3,500百万円 → 3500 | 百万円.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from typing import Any

from index.tokens import words

PIECES = 32_000
_UNKNOWN = "<unk>"
# A letter that stands alone in no word still needs a piece; this much less likely than a word.
_LETTER_PENALTY = 6.0
# What amounts are counted in, each one piece: the dictionary cuts 百万円 in three.
_UNITS = "千円 万円 百万円 億円 兆円 年度".split()
# Longer numbers are told digit by digit from their first four on.
_DIGITS = 4


def trained(texts: Iterable[str], pieces: int = PIECES) -> Any:
    """A `tokenizers.Tokenizer` with at most `pieces` pieces; the same texts give the same tokenizer."""
    from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

    normalizer = normalizers.Sequence(
        [
            normalizers.NFKC(),
            normalizers.Lowercase(),
            normalizers.Replace("**", ""),
            normalizers.Replace(Regex(r"(?<=\d),(?=\d)"), ""),
        ]
    )
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(words(normalizer.normalize_str(text)))
    tokenizer = Tokenizer(models.Unigram(_scored(counts, pieces), 0))
    tokenizer.normalizer = normalizer
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.WhitespaceSplit(),
            pre_tokenizers.Punctuation("removed"),
            pre_tokenizers.Split(Regex(rf"\d{{1,{_DIGITS}}}|[a-z]+"), "isolated"),
        ]
    )
    return tokenizer


def _scored(counts: Counter[str], pieces: int) -> list[tuple[str, float]]:
    letters: Counter[str] = Counter()
    for word, count in counts.items():
        for letter in word:
            letters[letter] += count
    counted = {
        word: count
        for word, count in counts.items()
        if any(map(str.isalnum, word)) and not (word.isdigit() and len(word) > _DIGITS)
    }
    total = sum(counted.values()) + 1
    floor = math.log(1 / total) - _LETTER_PENALTY
    alphabet = sorted(letter for letter, count in letters.items() if count > 1 and letter.isalnum())
    ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    scored = {
        word: math.log(count / total)
        for word, count in ranked[: pieces - len(alphabet) - len(_UNITS) - 1]
    }
    for unit in _UNITS:
        scored.setdefault(unit, min(scored.get(word, floor) for word in words(unit)))
    for letter in alphabet:
        scored.setdefault(letter, floor)
    return [(_UNKNOWN, 0.0), *list(scored.items())[: pieces - 1]]
