"""Which questions of a set are asked: by id, type and tag, and of these a sample."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from app.failure import Failure
from app.strings import Text
from eval.question import Question

NO_SUCH = Text(
    "質問集に {option} {value} の質問がありません。あるのは {known} です。",
    "The set has no question of {option} {value}; it has {known}.",
)
NONE_LEFT = Text(
    "選んだ条件をすべて満たす質問がありません。--type、--tag、--id のどれかを外してください。",
    "No question meets all that was chosen; leave out --type, --tag or --id.",
)
BAD_SAMPLE = Text(
    "--sample は 1 以上の整数で指定してください (指定: {value})。",
    "--sample is a whole number from 1, not {value}.",
)
_SHOWN = 12


@dataclass(frozen=True)
class Selection:
    """Of several types, tags or ids any one is met; of the three kinds each. `sample` 0 takes all; the same
    `seed` draws the same questions from the same set."""

    types: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    sample: int = 0
    seed: int = 0

    def __bool__(self) -> bool:
        return bool(self.types or self.tags or self.ids or self.sample)

    def of(self, questions: Sequence[Question]) -> tuple[Question, ...]:
        """The chosen questions in the order of the set; Failure where a choice fits none."""
        if self.sample < 0:
            raise Failure(BAD_SAMPLE, value=self.sample)
        _known("--type", self.types, {question.type for question in questions})
        _known("--tag", self.tags, {tag for question in questions for tag in question.tags})
        _known("--id", self.ids, {question.id for question in questions})
        chosen = [question for question in questions if self._takes(question)]
        if not chosen:
            raise Failure(NONE_LEFT)
        if not 0 < self.sample < len(chosen):
            return tuple(chosen)
        drawn = random.Random(self.seed).sample(range(len(chosen)), self.sample)
        return tuple(chosen[at] for at in sorted(drawn))

    def _takes(self, question: Question) -> bool:
        return (
            (not self.types or question.type in self.types)
            and (not self.tags or not set(self.tags).isdisjoint(question.tags))
            and (not self.ids or question.id in self.ids)
        )


def _known(option: str, chosen: Sequence[str], known: set[str]) -> None:
    for value in chosen:
        if value not in known:
            names = sorted(known)
            shown = ", ".join(names[:_SHOWN]) + (" …" if len(names) > _SHOWN else "")
            raise Failure(NO_SUCH, option=option, value=value, known=shown or "–")
