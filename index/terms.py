"""Words → search terms: what the full text holds, and what a question looks for in it.

`passage_terms("令和3年度は35億円")` → `y2021 35億円 35`: years as western numbers, amounts with and
without their unit, words in their dictionary form, function words left out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from index.tokens import VERSION as TOKENS_VERSION
from index.tokens import Token, tokenize
from ingest.era import find_years

VERSION = f"{TOKENS_VERSION}+terms/8"

_CONTENT = frozenset({"名詞", "動詞", "形容詞", "形状詞", "副詞", "接頭辞", "接尾辞", "代名詞"})
# Words that stand in every passage and say nothing, in unidic's dictionary forms.
STOP = frozenset((
    "為る", "有る", "居る", "成る", "出来る", "言う", "因る", "於く", "関する", "対する",
    "係る", "つく", "就く", "よる", "おく", "ある", "なる", "無い", "其れ", "此れ", "其の",
    "此の", "事", "物", "為", "所", "時", "等", "達", "的", "化", "御", "毎", "様", "訳", "筈",
    "億", "万", "千", "百", "兆", "円",
))  # fmt: skip
# Words by which a question asks; they don't stand beside the answer.
ASKING = frozenset((
    "何", "幾ら", "幾つ", "何時", "何処", "誰", "何方", "何れ", "何故", "如何", "教える",
    "下さる", "知る", "答える", "述べる", "説明", "挙げる", "示す", "くれる", "呉れる",
    "頂く", "貰う", "願う",
))  # fmt: skip
# English words that frame a question; written in capitals (IT, US, WHO) they are names.
_ENGLISH = frozenset((
    "a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "with", "from", "by",
    "over", "about", "into", "as", "is", "are", "was", "were", "be", "been", "has", "have",
    "had", "do", "does", "did", "will", "would", "can", "could", "should", "may", "what",
    "which", "who", "whom", "whose", "when", "where", "how", "why", "much", "many", "long",
    "it", "its", "this", "that", "these", "those", "there", "their", "they", "please", "tell",
    "me", "give", "show", "list", "name", "all", "any", "per", "each", "between", "than",
))  # fmt: skip
_MULTIPLIER = re.compile(r"[兆億万千百]+")
_COUNTED = ("助数詞", "助数詞可能")
_CURRENCY = ("円", "ドル", "ユーロ", "元", "%")
_KATAKANA = re.compile(r"[ァ-ヴー]+")
_LONG_KATAKANA = re.compile(r"([ァ-ヴー]{3,})ー")
_LATIN_PARTS = re.compile(r"[-.&'_]")


class Placed(NamedTuple):
    """A search term and the offset of the word that gave it."""

    term: str
    start: int


def passage_terms(text: str) -> list[str]:
    """The search terms of a piece of a document, in the order of the text."""
    return [placed.term for placed in placed_terms(text)]


def placed_terms(text: str) -> list[Placed]:
    """The same, each with where its word begins."""
    return _terms(text, STOP)


def question_terms(text: str) -> list[str]:
    """The search terms of a question, each once, without the words that only ask."""
    placed = _terms(text, STOP | ASKING, _ENGLISH)
    return list(dict.fromkeys(term for term, _ in placed))


def pairs(terms: Sequence[str]) -> list[str]:
    """Neighbouring terms joined, which makes a phrase one term: 量子, 暗号 → 量子_暗号."""
    return [f"{left}_{right}" for left, right in pairwise(terms)]


def _terms(text: str, stop: Collection[str], frame: Collection[str] = ()) -> list[Placed]:
    tokens = tokenize(text)
    years = find_years(text)
    joined = _joined(tokens)
    found: list[Placed] = []
    at = 0
    for n, token in enumerate(tokens):
        start = token.span.start
        if n in joined:
            found.append(joined[n])
        while at < len(years) and years[at].span.end <= start:
            at += 1
        if at < len(years) and years[at].span.overlaps(token.span):
            year = f"y{years[at].year}"
            if not found or found[-1].term != year:
                found.append(Placed(year, start))
        elif token.pos == "名詞-数詞" and token.base[0].isdigit():
            found.extend(Placed(term, start) for term in _amount(tokens, n))
        elif token.pos == "名詞-欧文":
            if token.base.isupper() or token.base.lower() not in frame:
                found.extend(Placed(term, start) for term in _latin(token.base))
        elif token.base not in stop and token.pos.partition("-")[0] in _CONTENT:
            found.append(Placed(_word(token.base), start))
    return [*found, joined[len(tokens)]] if len(tokens) in joined else found


def _joined(tokens: list[Token]) -> dict[int, Placed]:
    """Katakana words that stand together as one, by the number of the token after them: the dictionary
    cuts スマートラボラトリー in two, and leaves スマートラボラトリ whole."""
    found: dict[int, Placed] = {}
    run = ""
    start = end = 0
    for n, token in enumerate(tokens):
        katakana = "ァ" <= token.surface[0] <= "ー" and _KATAKANA.fullmatch(token.surface)
        if katakana and run and token.span.start == end:
            run += token.surface
            found.pop(n, None)
            found[n + 1] = Placed(_word(run), start)
        else:
            run, start = (token.surface, token.span.start) if katakana else ("", 0)
        end = token.span.end
    return found


@lru_cache(maxsize=65536)
def _word(base: str) -> str:
    return _LONG_KATAKANA.sub(r"\1", base.lower())


def _amount(tokens: list[Token], n: int) -> list[str]:
    """A number alone and with what it counts: 35億円 → 35億円, 35; 5件 → 5件, 5."""
    unit = ""
    for token in tokens[n + 1 : n + 6]:
        if _MULTIPLIER.fullmatch(token.surface):
            unit += token.surface
        elif token.pos.split("-")[-1] in _COUNTED or token.surface in _CURRENCY:
            unit += token.surface
            break
        else:
            break
    number = tokens[n].base
    return [number + unit, number] if unit else [number]


def _latin(word: str) -> list[str]:
    """A Latin word whole, run together and in parts: Q-LEAP → q-leap, qleap, leap."""
    whole = word.lower()
    parts = [part for part in _LATIN_PARTS.split(whole) if part]
    if len(parts) == 1:
        return [whole]
    return [whole, "".join(parts), *(part for part in parts if len(part) > 1)]
