import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from answer.engine import PolicyQA
from answer.result import Answer
from app.config import Config
from app.failure import Failure
from eval.evaluation import Evaluation, Plan, Step, plan_of
from eval.run import Run
from eval.selection import Selection
from index.build import build

ROOT = Path(__file__).parents[2]
TEXT = """# 量子技術関連予算

- Q-LEAP 35億円(32億円)
- ムーンショット型研究開発制度 58億円(新規)

量子協力に関する東京声明は2019年12月に署名された。
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("evaluation")
    (folder / "texts").mkdir()
    (folder / "texts" / "000_budget.md").write_text(TEXT, encoding="utf-8")
    build([folder / "texts"], folder / "store")
    return folder / "store"


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    """Six questions, one of them with an id that the documents do not answer."""
    path = tmp_path / "set.jsonl"
    lines = [
        {
            "id": f"q{n}",
            "question": f"東京声明はいつ署名されましたか。{'？' * n}",
            "type": "fact" if n % 2 else "list",
            "must_include": [["2019年12月"]],
            "sources": [{"doc": "000", "quote": "2019年12月に署名された"}],
        }
        for n in range(6)
    ]
    path.write_text("\n".join(json.dumps(one, ensure_ascii=False) for one in lines), "utf-8")
    return path


def plan(questions: Path, store: Path, jobs: int = 1, sample: int = 0) -> Plan:
    out = questions.parent / "out"
    return plan_of(questions, Config(store=store), out, Selection(sample=sample), jobs)


def carried_out(made: Plan, most: int = 99) -> tuple[list[Step], Evaluation]:
    """The steps up to `most` of them."""
    evaluation, steps = Evaluation(made), []
    coming = evaluation.steps()
    for step in coming:
        steps.append(step)
        if len(steps) == most:
            break
    coming.close()  # type: ignore[attr-defined]
    return steps, evaluation


def test_a_run_tells_its_progress_and_leaves_its_folder(questions: Path, store: Path) -> None:
    steps, evaluation = carried_out(plan(questions, store))
    assert [(step.done, step.total) for step in steps] == [(n, 6) for n in range(1, 7)]
    assert steps[0].left_s > 0 and steps[-1].left_s == 0
    names = {path.name for path in evaluation.plan.out.iterdir()}
    assert names == {
        "settings.json", "questions.jsonl", "answers.jsonl", "scores.json",
        "report.html", "report.md", "junit.xml",
    }  # fmt: skip
    run = Run.read(evaluation.plan.out)
    assert run.complete and run.record() == evaluation.run.record()
    assert run.settings.corpus_digest and run.settings.model_digest


def test_what_is_answered_when_it_is_stopped_is_kept_and_taken_up(
    questions: Path, store: Path
) -> None:
    _, first = carried_out(plan(questions, store), most=2)
    run = Run.read(first.plan.out)
    assert len(run.results) == 2 and not run.complete
    assert json.loads((first.plan.out / "scores.json").read_text())["answered"] == 2
    steps, second = carried_out(plan(questions, store))
    assert second.resumed == 2 and [step.done for step in steps] == [3, 4, 5, 6]
    assert Run.read(first.plan.out).complete
    _, third = carried_out(plan(questions, store))
    assert third.resumed == 0  # a finished run is a new one


def test_several_processes_give_the_same_scores(questions: Path, store: Path) -> None:
    _, alone = carried_out(plan(questions, store))
    steps, spread = carried_out(plan(questions, store, jobs=2))
    assert [step.done for step in steps] == list(range(1, 7))
    assert alone.run.record()["scores"] == spread.run.record()["scores"]
    order = [result.question.id for result in Run.read(spread.plan.out).results]
    assert order == [f"q{n}" for n in range(6)]


def test_several_processes_can_be_stopped(questions: Path, store: Path) -> None:
    _, evaluation = carried_out(plan(questions, store, jobs=2), most=1)
    assert 1 <= len(Run.read(evaluation.plan.out).results) < 6


def test_a_run_that_is_killed_loses_no_answer(store: Path, questions: Path, tmp_path: Path) -> None:
    row = json.loads(questions.read_text("utf-8").splitlines()[0])
    lines = [json.dumps(row | {"id": f"q{n}"}, ensure_ascii=False) for n in range(3000)]
    questions.write_text("\n".join(lines), "utf-8")
    out = tmp_path / "out"
    command = [sys.executable, "-m", "app.cli", "eval", str(questions)]
    command += ["--store", str(store), "--out", str(out), "--jobs", "2"]
    answers = out / "answers.jsonl"
    killed = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and killed.poll() is None:
            if answers.is_file() and answers.read_bytes().count(b"\n") >= 5:
                break
            time.sleep(0.05)
    finally:
        killed.kill()
        killed.wait()
    kept = answers.read_bytes().count(b"\n")
    assert 5 <= kept < 3000 and not (out / "scores.json").exists()
    assert Evaluation(plan(questions, store)).resumed == kept


def test_a_question_that_raises_leaves_its_traceback(
    questions: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = PolicyQA.answer

    def answer(self: PolicyQA, question: str, look: object) -> Answer:
        if question.endswith("？？？"):
            raise RuntimeError("壊れました")
        return whole(self, question, look)  # type: ignore[arg-type]

    monkeypatch.setattr(PolicyQA, "answer", answer)
    _, evaluation = carried_out(plan(questions, store))
    assert [one.question.id for one in evaluation.run.errors] == ["q3", "q4", "q5"]
    told = (evaluation.plan.out / "errors.txt").read_text("utf-8")
    assert "q3\nTraceback" in told and "RuntimeError: 壊れました" in told
    assert "RuntimeError" in (evaluation.plan.out / "report.html").read_text("utf-8")


def test_a_sample_is_asked_alone(questions: Path, store: Path) -> None:
    _, evaluation = carried_out(plan(questions, store, sample=2))
    assert evaluation.run.settings.selection.sample == 2 and len(evaluation.run.results) == 2


def test_a_set_about_other_documents_names_its_line(tmp_path: Path, store: Path) -> None:
    path = tmp_path / "set.jsonl"
    row = {"id": "a", "question": "？", "type": "fact", "sources": [{"doc": "777", "quote": "x"}]}
    path.write_text("\n" + json.dumps(row))
    with pytest.raises(Failure) as caught:
        plan(path, store)
    assert "line 2, a, is about a file that begins with 777" in caught.value.say("en")
