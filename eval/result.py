"""One question with what came of it: the answer, its score, what was retrieved, how long it took."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from answer.result import Answer
from app.strings import Text
from eval import ranking
from eval.question import Question
from eval.ranking import Ranking
from eval.saying import Saying
from eval.score import Score, score
from eval.support import Support, support

# A place beyond the tenth passage helps nobody: the answer is composed from fewer.
DEPTH = 10
RAISED = Text("途中で止まった: {error}", "raised {error}")


class Retrieved(NamedTuple):
    """Ids of the passages that were found, best first, at most `DEPTH`; and of all the passages of the store
    that hold a source of the question."""

    passages: tuple[str, ...] = ()
    relevant: tuple[str, ...] = ()


NOTHING = Retrieved()


@dataclass(frozen=True)
class Result:
    """`error` is the traceback of a question that raised; its answer is then empty. Everything else follows
    from the question and its answer, and is worked out when it is first asked for."""

    question: Question
    answer: Answer
    elapsed_ms: float
    retrieved: Retrieved = NOTHING
    error: str = ""

    @cached_property
    def score(self) -> Score:
        if self.error:
            last = self.error.strip().splitlines()[-1]
            return Score(False, False, (Saying(RAISED, {"error": last}),))
        return score(self.question, self.answer)

    @cached_property
    def support(self) -> Support:
        """How far the citations carry the sentences; empty of an abstention."""
        return Support() if self.abstained or self.error else support(self.answer)

    @cached_property
    def ranking(self) -> Ranking:
        """The retrieval measures of this question; of many, `rank_all` is ten times as fast."""
        found, relevant = self.retrieved
        return ranking.measured({"": found}, {"": relevant})[""]

    @property
    def abstained(self) -> bool:
        """Whether the product itself declined; a question that raised did not."""
        return self.answer.abstained and not self.error

    @property
    def rank(self) -> int | None:
        """The place, from 1, of the first passage that holds a source; None where none of them does."""
        relevant = set(self.retrieved.relevant)
        places = (n for n, one in enumerate(self.retrieved.passages, 1) if one in relevant)
        return next(places, None)


def rank_all(results: Sequence[Result]) -> None:
    """Work out the rankings of many results at once; ids need not differ."""
    keyed = {str(n): result for n, result in enumerate(results)}
    found = {key: result.retrieved.passages for key, result in keyed.items()}
    relevant = {key: result.retrieved.relevant for key, result in keyed.items()}
    for key, one in ranking.measured(found, relevant).items():
        keyed[key].__dict__["ranking"] = one
