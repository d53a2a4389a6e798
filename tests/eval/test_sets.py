"""The question sets that ship: each parses, is as large and mixed as promised, and fits its documents."""

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from eval import gold, places
from eval.question import TYPES, Question
from eval.score import applies
from ingest import reader
from ingest.document import Document

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "corpus"
UNSEEN = ROOT / "eval" / "unseen" / "documents"
INVENTED = "架空の資料"
TRAPS = ("year", "stage", "unit", "scope", "similar-name", "part-of")


class Shipped(NamedTuple):
    """A set, what it is asked over, and the least numbers of questions and of those to decline."""

    path: Path
    documents: Path
    questions: int
    unanswerable: int


MAIN = Shipped(ROOT / "eval" / "questions.jsonl", CORPUS, 120, 15)
PARAPHRASE = Shipped(ROOT / "eval" / "sets" / "paraphrase.jsonl", CORPUS, 60, 8)
TRAP = Shipped(ROOT / "eval" / "sets" / "trap.jsonl", CORPUS, 60, 10)
BLIND = Shipped(ROOT / "eval" / "unseen" / "unseen.jsonl", UNSEEN, 100, 20)
SETS = (MAIN, PARAPHRASE, TRAP, BLIND)
# The main set also names places of the originals, which are not in the repository.
OURS = (PARAPHRASE, TRAP, BLIND)

every = pytest.mark.parametrize("shipped", SETS, ids=lambda shipped: shipped.path.stem)
ours = pytest.mark.parametrize("shipped", OURS, ids=lambda shipped: shipped.path.stem)


@cache
def questions(shipped: Shipped) -> tuple[Question, ...]:
    return gold.read(shipped.path)


@cache
def documents(folder: Path) -> tuple[Document, ...]:
    return tuple(reader.read(path) for path in reader.find([folder]))


def test_every_set_beside_the_main_one_is_named_here() -> None:
    there = [path for name in ("sets", "unseen") for path in (ROOT / "eval" / name).glob("*.jsonl")]
    assert {*there} == {shipped.path for shipped in OURS}


@every
def test_a_set_is_as_large_as_promised(shipped: Shipped) -> None:
    asked = questions(shipped)
    assert len(asked) >= shipped.questions
    assert sum(not one.answerable for one in asked) >= shipped.unanswerable


@every
def test_a_set_agrees_with_its_documents_and_with_itself(shipped: Shipped) -> None:
    found = places.problems(questions(shipped), documents(shipped.documents))
    assert [problem.say("en") for problem in found] == []


@ours
def test_every_place_is_in_one_document(shipped: Shipped) -> None:
    files = [Path(document.source).name for document in documents(shipped.documents)]
    for question in questions(shipped):
        for source in question.sources:
            assert sum(applies(source, [file]) for file in files) == 1, question.id


@ours
def test_what_can_be_answered_has_a_place_and_what_cannot_has_none(shipped: Shipped) -> None:
    for question in questions(shipped):
        assert question.answerable == bool(question.sources), question.id
        assert question.answerable == (question.type != "unanswerable"), question.id


def test_no_id_and_no_question_occurs_twice_in_all_sets() -> None:
    asked = [question for shipped in SETS for question in questions(shipped)]
    ids = Counter(question.id for question in asked)
    words = Counter((*question.history, question.question) for question in asked)
    assert [name for name, count in ids.items() if count > 1] == []
    assert [turns for turns, count in words.items() if count > 1] == []


@pytest.mark.parametrize("shipped", (MAIN, PARAPHRASE, BLIND), ids=lambda one: one.path.stem)
def test_a_mixed_set_has_every_type(shipped: Shipped) -> None:
    assert {question.type for question in questions(shipped)} == set(TYPES)


@pytest.mark.parametrize("kind", TRAPS)
def test_the_trap_set_has_every_trap(kind: str) -> None:
    assert sum(kind in question.tags for question in questions(TRAP)) >= 5


def test_a_trap_about_money_names_the_amounts_beside_the_right_one() -> None:
    picking = [one for one in questions(TRAP) if one.type in ("figure", "table")]
    assert sum(bool(one.forbid_figures) for one in picking) >= 0.8 * len(picking)


def test_the_unseen_set_has_follow_ups_and_english() -> None:
    asked = questions(BLIND)
    assert sum(bool(one.history) for one in asked) >= 10
    assert sum("english" in one.tags for one in asked) >= 5


def test_the_unseen_documents_say_that_they_are_invented() -> None:
    found = documents(UNSEEN)
    assert len(found) >= 25
    assert [one.source for one in found if INVENTED not in "".join(one.text.split())] == []


def test_every_unseen_document_is_asked_about() -> None:
    meant = {source.doc for question in questions(BLIND) for source in question.sources}
    files = [Path(document.source).name for document in documents(UNSEEN)]
    assert [file for file in files if not any(file.startswith(doc) for doc in meant)] == []


@ours
def test_a_set_is_written_one_object_a_line_in_readable_characters(shipped: Shipped) -> None:
    lines = shipped.path.read_text("utf-8").splitlines()
    assert all(json.dumps(json.loads(line), ensure_ascii=False) == line for line in lines)
