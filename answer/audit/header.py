"""What a table's header says of the numbers under it: a total, a part of another, a change, a price."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.fold import fold
from ingest.stage import find_labels

_TOTAL = re.compile(
    r"(?:[総合小]|歳[入出]|総合)?計|総額|(?:.{0,12}[^会統設推家時集合小総])?計|.{0,12}(?:合計|小計|総計)"
    r"|補正後(?:の|予算)*額?"
)
_NOT_TOTAL = re.compile(r"[会統設推家時集]計$")
_PART = re.compile(r"^\W{0,3}(?:うち|内訳)|再掲|参考|^\W{0,3}内数")
# Money that does not add up: prices, averages, balances.
_NOT_ADDED = re.compile(
    r"単価|平均|[当あ]た?り|単位当|率|割合|上限|限度|累計|残高|順位|指数|コスト"
)
_CHANGE = re.compile(r"増△?減|差引|差額|比較|伸び?率|前年度?比")
_AMOUNT = re.compile(r"[△▲-]?\d[\d,.]*(?:[百千]?[万億兆]?円)?|-")
_LETTERS = re.compile(r"[((]\s*(?:[A-Z]|[A-Z]?\s*=?\s*[A-Z](?:\s*[+\-]\s*[A-Z])+)\s*[))]")
_BRACKET = re.compile(r"(?<=.)[(\[][^()\[\]]*[)\]]$")
_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")
_MORE = re.compile(r"[(\[][^()]*(?:含|除|以外|ほか|外)")
_SPACE = re.compile(r"\s")


@lru_cache(maxsize=4096)
def shown(header: str) -> str:
    """A header without white space and the letters by which others refer to it: 一般会計 (A)."""
    return _SPACE.sub("", _LETTERS.sub("", fold(header, markup=True).text))


@lru_cache(maxsize=4096)
def is_total(header: str) -> bool:
    """計, 合計, 歳出合計, 計（予算現額）, 補正後の額; but not 一般会計."""
    label = shown(header)
    if _MORE.search(label):
        return False  # 計（その他を含む）
    label = _BRACKET.sub("", label)
    return _TOTAL.fullmatch(label) is not None and not _NOT_TOTAL.search(label)


def unlabelled(header: str) -> str:
    """What a header says besides the year and the stage: 令和6年度予算額（国費）国庫負担 → 国庫負担."""
    text = fold(header).text
    for label in reversed(find_labels(text)):
        text = text[: label.start] + text[label.end :]
    return _SPACE.sub("", _BRACKETS.sub("", text))


@lru_cache(maxsize=4096)
def is_part(header: str) -> bool:
    """Whether what it heads is only said to be within another amount: うち…, (再掲), 参考."""
    return _PART.search(shown(header)) is not None


def is_change(header: str) -> bool:
    return _CHANGE.search(shown(header)) is not None


def adds(header: str) -> bool:
    """Whether the amounts under it can be added: not prices, averages, balances, rates."""
    return not _NOT_ADDED.search(shown(header))


def is_amount(header: str) -> bool:
    """Whether an item stands where a header should: a table without headers."""
    return _AMOUNT.fullmatch(fold(header, markup=True, space=True).text) is not None
