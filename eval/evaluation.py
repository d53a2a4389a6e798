"""A question set asked of a store: planned and checked, then run step by step, stopped at any time.

plan = plan_of(Path("set.jsonl"), config, Path("runs/mine"))
evaluation = Evaluation(plan)
for step in evaluation.steps():          # closing the generator stops; what is answered is kept
    print(step.done, step.total, step.left_s)
evaluation.run.scores                    # or, later, Run.read(Path("runs/mine")).scores
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from app.config import Config
from app.failure import Failure
from app.opening import opened
from app.strings import Text
from eval import places, question_set, reports, stored
from eval.places import Problem
from eval.question import Question
from eval.result import Result
from eval.run import Run, appending, begin, finish
from eval.selection import Selection
from eval.settings import Settings, of_store, program_digest
from eval.workers import results

ELSEWHERE = Text(
    "{set} の根拠の箇所は、どれも保管庫 {store} の文書にありません (たとえば {line} 行目の {id} は {doc} で始まるファイル)。"
    "その質問集が対象とする文書を `tenkyo ingest` で登録してください。",
    "No supporting place of {set} is in the documents of {store} (line {line}, {id}, is about a file that begins with "
    "{doc}); `tenkyo ingest` the documents that the set is about.",
)


@dataclass(frozen=True)
class Plan:
    """What is to be asked, of what, and where the answers go; `problems` are what a check of the set found."""

    questions: tuple[Question, ...]
    settings: Settings
    config: Config
    out: Path
    problems: tuple[Problem, ...] = ()


class Step(NamedTuple):
    """One more result: `done` of `total` are answered, those of a former run included; seconds left."""

    result: Result
    done: int
    total: int
    left_s: float


def plan_of(
    path: Path,
    config: Config,
    out: Path,
    selection: Selection | None = None,
    jobs: int = 1,
    mode: str = "hybrid",
) -> Plan:
    """Read and check the set; Failure where it cannot be asked of this store."""
    chosen = selection or Selection()
    whole = question_set.read(path)
    questions = chosen.of(whole)
    with opened(config.store, model=config.model) as store:
        documents = [store.document(document.id) for document in store.documents()]
        manifest = store.manifest
    files = [document.source for document in documents]
    strangers = places.inapplicable(whole, files)
    if strangers and len(strangers) == sum(question.answerable for question in whole):
        first = next((one for one in strangers if one.sources), strangers[0])
        doc = first.sources[0].doc if first.sources else "–"
        raise Failure(ELSEWHERE, set=path.name, store=config.store, line=first.line, id=first.id, doc=doc)  # fmt: skip
    lines = "\n".join(map(stored.question_line, questions))
    settings = Settings(
        set=path.name,
        set_digest=hashlib.sha256(lines.encode()).hexdigest(),
        questions=len(questions),
        selection=chosen,
        store=str(config.store),
        reranker=config.reranker,
        mode=mode,
        jobs=jobs,
        program_digest=program_digest(),
        started=datetime.now(UTC).isoformat(timespec="seconds"),
        **of_store(manifest),
    )
    return Plan(questions, settings, config, out, places.problems(questions, documents))


class Evaluation:
    """A plan being carried out. Where the folder holds the same run, cut off, it goes on from there."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.resumed = len(kept := begin(plan.out, plan.settings, plan.questions))
        self._found = {result.question.id: result for result in kept}

    @property
    def run(self) -> Run:
        """What is answered so far."""
        found = (self._found.get(question.id) for question in self.plan.questions)
        answered = tuple(result for result in found if result is not None)
        return Run(self.plan.out, self.plan.settings, self.plan.questions, answered)

    def steps(self) -> Generator[Step, None, None]:
        """Ask what is not answered yet. However it ends, scores and reports of what is answered are written."""
        plan = self.plan
        left = [question for question in plan.questions if question.id not in self._found]
        total, begun = len(plan.questions), time.perf_counter()
        try:
            coming = results(left, plan.config, plan.settings.mode, plan.settings.jobs)
            with closing(coming), appending(plan.out) as append:
                for asked, result in enumerate(coming, start=1):
                    append(result)
                    self._found[result.question.id] = result
                    spent = time.perf_counter() - begun
                    yield Step(result, len(self._found), total, spent / asked * (len(left) - asked))
        finally:
            self._finish()

    def _finish(self) -> None:
        run = self.run
        finish(run)
        reports.write(run, self.plan.problems, self.plan.config.lang)
