"""A run: a folder with what was asked, with what, what came of it and how well; written as it goes, read back whole.

`settings.json`, `questions.jsonl` and `answers.jsonl` are the truth, a line an answer as soon as it is there; the
others (`scores.json`, `report.html`, `report.md`, `junit.xml`, `errors.txt`) follow from them.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Self

from app.failure import Failure
from app.strings import Text
from eval import gold, stored
from eval.question import Question
from eval.result import Result
from eval.scores import GroupScores, record, scored
from eval.settings import Settings

SETTINGS = "settings.json"
QUESTIONS = "questions.jsonl"
ANSWERS = "answers.jsonl"
SCORES = "scores.json"
ERRORS = "errors.txt"

NO_RUN = Text(
    "{folder} は `tenkyo eval` の結果のフォルダーではありません ({why})。--out に指定したフォルダーを指定してください。",
    "{folder} is no folder of a `tenkyo eval` run ({why}): name one that --out wrote.",
)
MISSING = Text("{file} がありません", "there is no {file}")
DAMAGED = Text("{file} の {line} 行目が読めません", "line {line} of {file} cannot be read")
BAD_OUT = Text("{out} に書き込めません ({why})。", "{out} cannot be written to ({why}).")


@dataclass(frozen=True)
class Run:
    """`results` are in the order of `questions`, and fewer while the run is not complete."""

    folder: Path
    settings: Settings
    questions: tuple[Question, ...]
    results: tuple[Result, ...]

    @classmethod
    def read(cls, folder: Path) -> Self:
        """The run in a folder, scored anew; Failure where the folder holds none or is damaged."""
        settings = _settings(folder)
        questions = _questions(folder)
        by_id = {question.id: question for question in questions}
        found = {result.question.id: result for result in _answers(folder, by_id)}
        results = tuple(found[one.id] for one in questions if one.id in found)
        return cls(folder, settings, questions, results)

    @property
    def complete(self) -> bool:
        return len(self.results) == len(self.questions)

    @property
    def failures(self) -> tuple[Result, ...]:
        """The results that are not right and cited."""
        return tuple(result for result in self.results if not result.score.right_and_cited)

    @property
    def errors(self) -> tuple[Result, ...]:
        """The questions that raised."""
        return tuple(result for result in self.results if result.error)

    @cached_property
    def scores(self) -> tuple[GroupScores, ...]:
        """By type, by tag and, last, of all."""
        return scored(self.results)

    def record(self) -> dict[str, object]:
        """What `scores.json` holds; all but `latency_ms` is the same for the same inputs."""
        counts: dict[str, object] = {
            "complete": self.complete,
            "asked": len(self.questions),
            "answered": len(self.results),
            "raised": len(self.errors),
        }
        return counts | record(self.scores)


def begin(folder: Path, settings: Settings, questions: Sequence[Question]) -> tuple[Result, ...]:
    """Make the folder ready; the answers of a run of the same inputs that was cut off there, else none."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        kept = _cut_off(folder, settings)
        for name in (SCORES, ERRORS):
            (folder / name).unlink(missing_ok=True)
        _write(folder / QUESTIONS, "".join(f"{stored.question_line(one)}\n" for one in questions))
        _write(folder / ANSWERS, "".join(f"{stored.result_line(one)}\n" for one in kept))
        _write(folder / SETTINGS, _json(settings.record()))
    except OSError as error:
        raise Failure(BAD_OUT, out=folder, why=error.strerror) from error
    return kept


@contextmanager
def appending(folder: Path) -> Iterator[Callable[[Result], None]]:
    """A function that keeps one answer: whatever ends the run from there on, it is in the file."""
    with (folder / ANSWERS).open("a", encoding="utf-8") as file:

        def append(result: Result) -> None:
            file.write(stored.result_line(result) + "\n")
            file.flush()

        yield append


def finish(run: Run) -> None:
    """Write the scores and the tracebacks, and put the answers into the order of the set."""
    _sort(run.folder / ANSWERS, [result.question.id for result in run.results])
    if run.errors:
        told = [f"{result.question.id}\n{result.error.rstrip()}\n" for result in run.errors]
        _write(run.folder / ERRORS, "\n".join(told))
    _write(run.folder / SCORES, _json(run.record()))


def _sort(path: Path, ids: Sequence[str]) -> None:
    """The lines of several processes come as they are done."""
    lines = path.read_text("utf-8").split("\n")[:-1]
    order = {one: at for at, one in enumerate(ids)}
    places = [order[json.loads(line)["id"]] for line in lines]
    if places != sorted(places):
        placed = sorted(zip(places, lines, strict=True))
        _write(path, "".join(f"{line}\n" for _, line in placed))


def _cut_off(folder: Path, settings: Settings) -> tuple[Result, ...]:
    """The answers of an unfinished run in the folder, if it was of the same inputs and program."""
    if not (folder / SETTINGS).is_file():
        return ()
    try:
        former = Run.read(folder)
    except Failure:
        return ()
    same = json.loads(_json(former.settings.inputs)) == json.loads(_json(settings.inputs))
    return former.results if same and not former.complete else ()


def _settings(folder: Path) -> Settings:
    try:
        return Settings.read(json.loads((folder / SETTINGS).read_text("utf-8")))
    except OSError as error:
        raise Failure(NO_RUN, folder=folder, why=MISSING, file=SETTINGS) from error
    except (ValueError, LookupError, TypeError) as error:
        raise Failure(NO_RUN, folder=folder, why=DAMAGED, file=SETTINGS, line=1) from error


def _questions(folder: Path) -> tuple[Question, ...]:
    if not (folder / QUESTIONS).is_file():
        raise Failure(NO_RUN, folder=folder, why=MISSING, file=QUESTIONS)
    return gold.read(folder / QUESTIONS)


def _answers(folder: Path, questions: dict[str, Question]) -> Iterator[Result]:
    """The answers that are there. A last line that was cut off is passed over."""
    path = folder / ANSWERS
    lines = path.read_text("utf-8", errors="replace").split("\n") if path.is_file() else []
    for number, line in enumerate(lines, start=1):
        if not line:
            continue
        try:
            fields: dict[str, Any] = json.loads(line)
            yield stored.result(fields, questions[fields["id"]])
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            if number == len(lines):
                return
            raise Failure(NO_RUN, folder=folder, why=DAMAGED, file=ANSWERS, line=number) from error


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _write(path: Path, text: str) -> None:
    """Whole or not at all."""
    part = path.with_name(f".{path.name}.{os.getpid()}")
    part.write_text(text, encoding="utf-8")
    part.replace(path)
