from collections.abc import Callable

import pytest

from eval.places import inapplicable, problems
from eval.question import Expected, Question, Source
from ingest.document import Document

DOCUMENTS = [Document("・Q-LEAP 35億円(32億円)\n", "/x/000_budget.txt")]


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({}, ""),
        ({"sources": (Source("000", "35億円(32億円)"), Source("009", "無関係"))}, ""),
        ({"sources": (Source("000", "35億円（32億円）"),)}, "is not in 000"),
        ({"sources": (Source("009", "無関係"),)}, "none of its sources"),
        ({"sources": ()}, "none of its sources"),
        ({"type": "figrue"}, "the type figrue"),
        ({"type": "unanswerable"}, "`answerable` is true"),
        ({"answerable": False}, "expects figures or words"),
        ({"answerable": False, "figures": (), "sources": ()}, ""),
        ({"type": "followup"}, "without `history`"),
        ({"forbid_figures": (3_500_000_000,)}, "both expected and forbidden"),
        ({"figures": ()}, "neither figures nor words"),
    ],
)
def test_each_misfit_is_named(
    question: Callable[..., Question], fields: dict[str, object], found: str
) -> None:
    texts = [one.say("en") for one in problems([question("q", **fields)], DOCUMENTS)]
    assert len(texts) == bool(found)
    assert all(found in text and text.startswith("line 1 (q): ") for text in texts)


def test_a_set_for_other_documents_is_known(question: Callable[..., Question]) -> None:
    here, there = question("a"), question("b", sources=(Source("009", "無関係"),))
    silent = question("c", answerable=False, sources=(), figures=(Expected(1),))
    assert inapplicable([here, there, silent], ["000_budget.txt"]) == (there,)
