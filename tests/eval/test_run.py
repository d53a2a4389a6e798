import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.failure import Failure
from eval import run as folder
from eval import stored
from eval.question import Question
from eval.result import Result
from eval.run import Run
from eval.settings import Settings


def written(run: Run) -> Run:
    folder.begin(run.folder, run.settings, run.questions)
    with folder.appending(run.folder) as append:
        for result in run.results:
            append(result)
    return run


def test_what_is_written_is_read_back(
    result: Callable[..., Result], run: Callable[..., Run], question: Callable[..., Question]
) -> None:
    raised = result("c", "", error="Traceback\nKeyError: 1")
    made = written(
        run(
            [result("a", "35億円\nです", elapsed=12.35), result("b", "36億円", rank=3), raised],
            left=[question("d")],
        )
    )
    folder.finish(made)
    read = Run.read(made.folder)
    assert read.settings == made.settings and not read.complete
    assert [one.answer.text for one in read.results] == ["35億円\nです", "36億円", ""]
    assert read.results[1].rank == 3 and read.results[2].error == raised.error
    assert read.record() == made.record() == json.loads((made.folder / "scores.json").read_text())
    assert "c\nTraceback" in (made.folder / "errors.txt").read_text()


def test_each_answer_is_one_line_as_the_format_says(
    result: Callable[..., Result], run: Callable[..., Run]
) -> None:
    made = written(run([result("a", "35億円\nです", elapsed=12.35)]))
    lines = (made.folder / "answers.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 1
    answer = json.loads(lines[0])
    assert answer["id"] == "a" and answer["answer"] == "35億円\nです"
    assert answer["abstained"] is False and answer["figures"] == []
    assert answer["elapsed_ms"] == 12.35
    keys = ("n", "title", "file", "page", "section", "start", "end", "quote")
    (citation,) = answer["citations"]
    assert [citation[key] for key in keys] == [
        1, "量子", "000_budget.txt", None, "予算 > 文科省", 5, 23, "Q-LEAP 35億円(32億円)",
    ]  # fmt: skip


def test_the_answers_stand_in_the_order_of_the_set_whatever_order_they_came_in(
    result: Callable[..., Result], run: Callable[..., Run]
) -> None:
    a, b = result("a", "35億円"), result("b", "35億円")
    made = run([a, b])
    written(replace(made, results=(b, a)))
    read = Run.read(made.folder)
    folder.finish(read)
    lines = (made.folder / "answers.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["a", "b"]


def test_a_run_that_was_cut_off_is_taken_up_and_its_torn_line_dropped(
    result: Callable[..., Result], run: Callable[..., Run], question: Callable[..., Question]
) -> None:
    made = written(run([result("a", "35億円")], left=[question("b")]))
    with (made.folder / "answers.jsonl").open("a") as file:
        file.write('{"id": "b", "answ')
    kept = folder.begin(made.folder, made.settings, made.questions)
    assert [one.question.id for one in kept] == ["a"]
    assert len((made.folder / "answers.jsonl").read_text().splitlines()) == 1


@pytest.mark.parametrize(
    "change", [{"mode": "dense"}, {"program_digest": "q"}, {"corpus_digest": "d"}]
)
def test_a_run_of_other_inputs_begins_anew(
    result: Callable[..., Result],
    run: Callable[..., Run],
    question: Callable[..., Question],
    settings: Callable[..., Settings],
    change: dict[str, str],
) -> None:
    made = written(run([result("a", "35億円")], left=[question("b")]))
    assert folder.begin(made.folder, settings(questions=2, **change), made.questions) == ()


def test_a_finished_run_begins_anew_and_what_does_not_matter_may_differ(
    result: Callable[..., Result], run: Callable[..., Run], question: Callable[..., Question]
) -> None:
    made = written(run([result("a", "35億円")]))
    assert folder.begin(made.folder, made.settings, made.questions) == ()
    part = written(run([result("a", "35億円")], left=[question("b")]))
    other = replace(part.settings, jobs=2, started="2027-01-01T00:00:00+00:00")
    assert len(folder.begin(part.folder, other, part.questions)) == 1


def test_a_folder_that_is_no_run_is_one_sentence(
    tmp_path: Path, result: Callable[..., Result], run: Callable[..., Run]
) -> None:
    with pytest.raises(Failure, match=r"settings\.json がありません"):
        Run.read(tmp_path / "none")
    made = written(run([result("a", "35億円"), result("b", "35億円")]))
    path = made.folder / "answers.jsonl"
    path.write_text("{}\n" + path.read_text())
    with pytest.raises(Failure, match=r"answers\.jsonl の 1 行目"):
        Run.read(made.folder)
    (made.folder / "settings.json").write_text('{"set": 1}')
    with pytest.raises(Failure, match=r"settings\.json の 1 行目"):
        Run.read(made.folder)


def test_a_question_is_written_as_a_line_of_a_set(question: Callable[..., Question]) -> None:
    line = json.loads(stored.question_line(question("a", tags=("x",))))
    assert line["figures"] == [{"yen": 3_500_000_000, "what": "Q-LEAP R3"}]
    assert line["tags"] == ["x"] and "history" not in line and line["answerable"] is True
