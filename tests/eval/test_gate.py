"""The gate: the question sets over the bundled corpus, and the main one over the originals where they are.

The unseen set is not here: a floor would be the beginning of tuning on it.
"""

from pathlib import Path

import pytest

from eval import floor, gold, places, report
from eval.asking import Engine, ask_all
from eval.question import TYPES
from eval.summary import summaries
from index.build import build
from index.store import Store
from ingest import reader

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "corpus"
ORIGINALS = ROOT.parent / "shared" / "seeds"
SET = ROOT / "eval" / "questions.jsonl"
SETS = ROOT / "eval" / "sets"

pytestmark = pytest.mark.skipif(not SET.exists(), reason="eval/questions.jsonl is not there yet")
needs_originals = pytest.mark.skipif(
    not ORIGINALS.is_dir(), reason="the original documents are not beside the repository"
)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store over the bundled corpus, built once for every set that is asked over it."""
    folder = tmp_path_factory.mktemp("corpus") / "store"
    build([CORPUS], folder)
    return folder


def hold(asked: Path, built: Path, least: Path) -> None:
    """Ask everything, compare with the floor; the table is shown when a score fell."""
    store = Store.open(built)
    try:
        results = list(ask_all(gold.read(asked), Engine(store)))
    finally:
        store.close()
    short = floor.shortfalls(floor.read(least), summaries(results))
    failed = [result.question.id for result in results if not result.score.right_and_cited]
    assert not short, "\n".join(
        [*(one.say("en") for one in short), report.table(results, "en"), *failed]
    )


def test_the_bundled_corpus_is_answered_as_well_as_pinned(corpus: Path) -> None:
    hold(SET, corpus, ROOT / "eval" / "floor.toml")


@pytest.mark.parametrize("name", ["paraphrase", "trap"])
def test_the_sharper_sets_are_answered_as_well_as_pinned(name: str, corpus: Path) -> None:
    hold(SETS / f"{name}.jsonl", corpus, SETS / f"floor-{name}.toml")


@needs_originals
def test_the_originals_are_answered_as_well_as_pinned(tmp_path: Path) -> None:
    build([ORIGINALS], tmp_path / "store")
    hold(SET, tmp_path / "store", ROOT / "eval" / "floor-originals.toml")


def test_every_quote_of_the_set_stands_in_the_corpus() -> None:
    documents = [reader.read(path) for path in reader.find([CORPUS])]
    assert [problem.say("en") for problem in places.problems(gold.read(SET), documents)] == []


@needs_originals
def test_every_quote_of_the_set_stands_in_the_originals() -> None:
    documents = [reader.read(path) for path in reader.find([ORIGINALS])]
    assert [problem.say("en") for problem in places.problems(gold.read(SET), documents)] == []


def test_the_set_is_large_and_mixed() -> None:
    questions = gold.read(SET)
    count = {name: sum(one.type == name for one in questions) for name in TYPES}
    assert len(questions) >= 120
    assert sum(not one.answerable for one in questions) >= 15 and count["followup"] >= 10
    assert all(count.values())
