"""What a browser keeps of a conversation."""

from __future__ import annotations

import json

import pytest

from app.kept import kept, questions
from app.turn import EVERYTHING, Limits, Turn
from ingest.document import Document


def test_questions_come_back_with_their_limits() -> None:
    turns = [Turn("甲は？"), Turn("乙は？", limits=Limits(("d",), ("2021",)))]
    stored = json.loads(json.dumps(kept(turns)))
    assert questions(stored) == [("甲は？", EVERYTHING), ("乙は？", Limits(("d",), ("2021",)))]


def test_only_the_last_ones_are_kept() -> None:
    assert len(kept([Turn(str(n)) for n in range(100)])) == 30


@pytest.mark.parametrize(
    "stored",
    [None, 3, "甲", {"question": "甲"}, ["甲"], [{}], [{"question": 3}], [{"question": " "}]],
)
def test_anything_else_is_no_conversation(stored: object) -> None:
    assert questions(stored) == []


def test_limits_that_are_no_texts_limit_nothing() -> None:
    stored = [{"question": "甲", "documents": [1], "years": "2021"}]
    assert questions(stored) == [("甲", EVERYTHING)]


@pytest.mark.parametrize(
    ("limits", "within"),
    [
        (EVERYTHING, None),
        (Limits(years=("2021",)), {"2021-04"}),
        (Limits(years=("2020", "2021")), {"2021-04", "2020"}),
        (Limits(years=("1999",)), set()),
    ],
)
def test_years_are_those_of_issue(limits: Limits, within: set[str] | None) -> None:
    documents = [Document(text=date, source=date, date=date) for date in ("2021-04", "2020", "")]
    found = limits.within(lambda: documents)
    dated = {document.date for document in documents if found is not None and document.id in found}
    assert (None if found is None else dated) == within
