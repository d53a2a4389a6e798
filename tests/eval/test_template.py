from pathlib import Path

import pytest

from app.failure import Failure
from eval import question_set, template
from eval.places import problems
from ingest import reader

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.mark.parametrize("name", ["set.csv", "set.xlsx", "set.jsonl"])
def test_a_sample_is_a_set_that_can_be_run(tmp_path: Path, name: str) -> None:
    template.write(tmp_path / name)
    questions = question_set.read(tmp_path / name)
    assert [one.id for one in questions] == [one.id for one in template.SAMPLE]
    for read, sample in zip(questions, template.SAMPLE, strict=True):
        assert read.__dict__ | {"line": 0} == sample.__dict__ | {"line": 0}
    documents = [reader.read(path) for path in reader.find([CORPUS])]
    assert [one.say("en") for one in problems(questions, documents)] == []


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "set.csv").write_text("mine")
    with pytest.raises(Failure, match="すでにあります"):
        template.write(tmp_path / "set.csv")
    assert (tmp_path / "set.csv").read_text() == "mine"


@pytest.mark.parametrize("name", ["set.xls", "set", "none/set.csv"])
def test_another_format_or_place_is_one_sentence(tmp_path: Path, name: str) -> None:
    with pytest.raises(Failure, match=r"書け|書き込めません"):
        template.write(tmp_path / name)


def test_the_sample_is_printed_as_csv() -> None:
    assert template.text().startswith("id,question,history,type,answerable,figures,")
