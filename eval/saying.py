"""What an evaluation says of a set, an answer or a score, kept until the reader's language is known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from app.strings import Text


class Saying(NamedTuple):
    """A message and what fills it in: `Saying(UNSAID, {"words": "理研"})`."""

    text: Text
    values: Mapping[str, object] = {}

    def say(self, lang: str) -> str:
        return self.text.say(lang, **self.values)
