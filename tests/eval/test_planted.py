"""A regression that is planted is found, and a repetition is not taken for one: over the bundled corpus."""

from pathlib import Path

import pytest

from app.config import Config
from eval.comparison import compare
from eval.evaluation import Evaluation, plan_of
from eval.run import Run
from eval.selection import Selection
from index.build import build

ROOT = Path(__file__).parents[2]
SET = ROOT / "eval" / "questions.jsonl"


def carried_out(store: Path, out: Path, mode: str = "hybrid") -> Run:
    chosen = Selection(types=("figure", "table", "fact"))
    evaluation = Evaluation(plan_of(SET, Config(store=store), out, chosen, mode=mode))
    for _ in evaluation.steps():
        pass
    return evaluation.run


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Run, Run, Run]:
    """The set, the set again, and with the weight of the words in the fusion set to zero."""
    folder = tmp_path_factory.mktemp("planted")
    build([ROOT / "corpus"], folder / "store")
    return (
        carried_out(folder / "store", folder / "first"),
        carried_out(folder / "store", folder / "again"),
        carried_out(folder / "store", folder / "planted", "dense"),
    )


def test_a_fusion_weight_of_zero_is_significant(runs: tuple[Run, Run, Run]) -> None:
    found = compare(runs[0], runs[2])
    # What an answer quotes is found first whatever the weights, so the places behind it tell.
    names = {one.measure.name for one in found.regressed}
    assert "ndcg_at_10" in names
    assert found.inputs == ("mode",)


def test_a_repetition_has_the_same_scores_and_nothing_is_significant(
    runs: tuple[Run, Run, Run],
) -> None:
    found = compare(runs[0], runs[1])
    assert not any(one.significant for one in found.differences)
    assert not found.better and not found.worse and found.inputs == ()
    assert runs[0].record()["scores"] == runs[1].record()["scores"]
