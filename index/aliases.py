"""Other words for a search term, from `aliases.toml`: イギリス ⇄ 英国, 始まる ⇄ 開始; 旗頭 → フラッグシップ.

`groups` hold words that stand for one another; `plain` the words of documents that an everyday word stands for.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from index.terms import passage_terms

# The longest name that is looked up, in terms: 新エネルギー・産業技術総合開発機構 has seven.
LONGEST = 8


def alternatives(form: str) -> tuple[str, ...]:
    """What means the same as a term, or as terms joined by `_`; itself excluded."""
    return tuple(other for other in _table().get(form, ()) if other != form)


@cache
def groups() -> tuple[tuple[str, ...], ...]:
    """The words that mean the same, as the file prints them."""
    return tuple(tuple(group) for group in _file()["groups"])


@cache
def plain() -> dict[str, tuple[str, ...]]:
    """Everyday words with those of documents, as the file prints them."""
    return {word: tuple(others) for word, others in _file()["plain"].items()}


@cache
def _file() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(resources.files("index").joinpath("aliases.toml").read_text("utf-8"))


@cache
def _table() -> dict[str, tuple[str, ...]]:
    table: dict[str, dict[str, None]] = {}
    for group in groups():
        # A single kanji (英, 加) is a word of its own in few texts, and a part of words in most.
        forms = ["_".join(passage_terms(word)) for word in group if len(word) > 1]
        for form in filter(None, forms):
            table.setdefault(form, {}).update(dict.fromkeys(filter(None, forms)))
    for word, others in plain().items():
        forms = ["_".join(passage_terms(other)) for other in others if len(other) > 1]
        table.setdefault("_".join(passage_terms(word)), {}).update(
            dict.fromkeys(filter(None, forms))
        )
    return {form: tuple(others) for form, others in table.items()}
