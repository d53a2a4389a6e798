"""Other words for a search term, from `aliases.toml`: イギリス ⇄ 英国, 始まる ⇄ 開始."""

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
def _table() -> dict[str, tuple[str, ...]]:
    text = resources.files("index").joinpath("aliases.toml").read_text("utf-8")
    table: dict[str, dict[str, None]] = {}
    for group in tomllib.loads(text)["groups"]:
        # A single kanji (英, 加) is a word of its own in few texts, and a part of words in most.
        forms = ["_".join(passage_terms(word)) for word in group if len(word) > 1]
        for form in filter(None, forms):
            table.setdefault(form, {}).update(dict.fromkeys(filter(None, forms)))
    return {form: tuple(others) for form, others in table.items()}
