from collections.abc import Callable

import pytest

from app.failure import Failure
from eval.question import Question
from eval.selection import Selection


@pytest.fixture
def questions(question: Callable[..., Question]) -> list[Question]:
    return [
        question(f"q{n}", type="fact" if n % 2 else "figure", tags=("x",) if n < 4 else ())
        for n in range(20)
    ]


@pytest.mark.parametrize(
    ("selection", "ids"),
    [
        (Selection(), [f"q{n}" for n in range(20)]),
        (Selection(tags=("x",)), ["q0", "q1", "q2", "q3"]),
        (Selection(types=("fact",), tags=("x",)), ["q1", "q3"]),
        (Selection(ids=("q7", "q2")), ["q2", "q7"]),
        (Selection(types=("fact", "figure"), ids=("q2",)), ["q2"]),
    ],
)
def test_what_is_chosen(questions: list[Question], selection: Selection, ids: list[str]) -> None:
    assert [one.id for one in selection.of(questions)] == ids
    assert bool(selection) is (len(ids) < 20)


def test_a_sample_is_the_same_for_the_same_seed(questions: list[Question]) -> None:
    first, again, other = (Selection(sample=5, seed=n).of(questions) for n in (1, 1, 2))
    assert first == again != other and len(first) == 5
    assert [one.id for one in first] == [one.id for one in questions if one in first]
    assert len(Selection(sample=50).of(questions)) == 20


@pytest.mark.parametrize(
    ("selection", "said"),
    [
        (Selection(types=("figur",)), "--type figur.*fact, figure"),
        (Selection(tags=("y",)), "--tag y.*x"),
        (Selection(ids=("q99",)), "--id q99"),
        (Selection(types=("fact",), ids=("q2",)), "--id"),
        (Selection(sample=-1), "--sample.*-1"),
    ],
)
def test_a_choice_that_fits_nothing_is_one_sentence(
    questions: list[Question], selection: Selection, said: str
) -> None:
    with pytest.raises(Failure, match=said):
        selection.of(questions)
