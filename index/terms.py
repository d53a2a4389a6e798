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
from index.tokens import Word, cut
from ingest.era import find_years

VERSION = f"{TOKENS_VERSION}+terms/9"

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
    folded, words = cut(text)
    view, starts = folded.text, folded.starts
    years = find_years(text)
    joined = _joined(view, words)
    found: list[Placed] = []
    at = 0
    for n, (begins, _, base, pos) in enumerate(words):
        start = starts[begins]
        if n in joined:
            found.append(Placed(joined[n], start))
        while at < len(years) and years[at].span.end <= start:
            at += 1
        if at < len(years) and years[at].span.start <= start:
            year = f"y{years[at].year}"
            if not found or found[-1].term != year:
                found.append(Placed(year, start))
        elif pos == "名詞-数詞" and base[0].isdigit():
            found.extend(Placed(term, start) for term in _amount(view, words, n))
        elif pos == "名詞-欧文":
            if base.isupper() or base.lower() not in frame:
                found.extend(Placed(term, start) for term in _latin(base))
        elif base not in stop and pos.partition("-")[0] in _CONTENT:
            found.append(Placed(_word(base), start))
    return found


def _joined(view: str, words: list[Word]) -> dict[int, str]:
    """Katakana words that stand together as one, by the number of the last: the dictionary cuts
    スマートラボラトリー in two, and leaves スマートラボラトリ whole."""
    found: dict[int, str] = {}
    first = last = -1
    for n, word in enumerate(words):
        surface = view[word.start : word.end]
        if "ァ" <= surface[0] <= "ー" and _KATAKANA.fullmatch(surface):
            if last == n - 1 and words[last].end == word.start:
                found.pop(last, None)
                found[n] = _word(view[words[first].start : word.end])
            else:
                first = n
            last = n
    return found


@lru_cache(maxsize=65536)
def _word(base: str) -> str:
    return _LONG_KATAKANA.sub(r"\1", base.lower())


def _amount(view: str, words: list[Word], n: int) -> list[str]:
    """A number alone and with what it counts: 35億円 → 35億円, 35; 5件 → 5件, 5."""
    unit = ""
    for word in words[n + 1 : n + 6]:
        surface = view[word.start : word.end]
        multiplies = _MULTIPLIER.fullmatch(surface)
        if not multiplies and word.pos.split("-")[-1] not in _COUNTED and surface not in _CURRENCY:
            break
        unit += surface
        if not multiplies:
            break
    number = words[n].base
    return [number + unit, number] if unit else [number]


def _latin(word: str) -> list[str]:
    """A Latin word whole, run together and in parts: Q-LEAP → q-leap, qleap, leap."""
    whole = word.lower()
    parts = [part for part in _LATIN_PARTS.split(whole) if part]
    if len(parts) == 1:
        return [whole]
    return [whole, "".join(parts), *(part for part in parts if len(part) > 1)]
