"""The page's tab for evaluations: choose a question set, run it, see what fails and what has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import gradio as gr

from app.background import followed
from app.desk import Desk
from app.failure import Failure
from app.feedback import path_of
from app.library_view import sentence
from app.panel import notice
from app.strings import FAILED, Text
from app.tabs.part import QUIET, Stops, html, link
from eval.comparison import Comparison, compare
from eval.evaluation import Evaluation, Step, plan_of
from eval.run import Run
from eval.selection import Selection
from eval.tab_strings import (
    ANSWERS,
    CANCEL,
    NO_SET_CHOSEN,
    PICK_RUN,
    REPORT,
    RUN,
    SAMPLE,
    SET,
    STARTED,
    STOPPED,
    TAB_EVALUATION,
    UPLOAD_SET,
)
from eval.tab_view import failures, feedback, going, problems, scores

SETS = Path(__file__).parent


class Evaluations:
    """A form over the scores, beside the failures. Runs are kept beside the store, a folder each."""

    NAME = TAB_EVALUATION

    def __init__(self, desk: Desk, lang: str) -> None:
        self.desk = desk
        self.stops = Stops()
        self.runs = desk.config.store.with_name(f"{desk.config.store.name}.runs")
        self.shown = gr.State("")
        with gr.Row(elem_classes="tk-two", equal_height=False):
            with gr.Column(elem_classes="tk-left", scale=11, min_width=320):
                with gr.Row(elem_classes="tk-filters"):
                    self.set = gr.Dropdown(
                        _sets(desk), label=SET.say(lang), elem_id="tk-set", interactive=True
                    )
                    self.sample = gr.Number(
                        0,
                        label=SAMPLE.say(lang),
                        precision=0,
                        minimum=0,
                        elem_id="tk-sample",
                    )
                self.file = gr.File(label=UPLOAD_SET.say(lang), elem_id="tk-set-file", height=110)
                with gr.Row(elem_classes="tk-saves"):
                    self.start = gr.Button(RUN.say(lang), elem_id="tk-run")
                    self.stop = gr.Button(CANCEL.say(lang), visible=False, elem_id="tk-stop-run")
                self.verdicts = html("", "tk-verdicts")
                self.told = html("", "tk-run-told")
                self.scores = html("", "tk-scores")
            with gr.Column(elem_classes="tk-side", scale=9, min_width=320):
                self.side = html(notice(PICK_RUN, lang), "tk-failures", "tk-side-html")

    def wire(self, lang: gr.State, tab: gr.Tab) -> None:
        done = [self.start, self.stop, self.told, self.scores, self.side, self.shown]
        asked = [self.set, self.file, self.sample, lang]
        # One at a time: questions of visitors go before.
        self.start.click(self.run, asked, done, **{**QUIET, "concurrency_limit": 1})
        self.stop.click(self.stops.stop, None, None, **QUIET)
        tab.select(self.choices, lang, [self.set, self.verdicts], **QUIET)
        said = [self.set, self.sample, self.file, *done[:5], self.verdicts]
        lang.change(self.speak, [self.shown, lang], said, **QUIET)

    def choices(self, lang: str) -> list[Any]:
        """The sets that there are now, and what visitors said of answers as a file."""
        return [gr.update(choices=_sets(self.desk)), self._said(lang)]

    def _said(self, lang: str) -> str:
        path = path_of(self.desk.config.store)
        return feedback(link(path), path.name, lang) if path.is_file() else ""

    def run(
        self,
        chosen: str | None,
        file: str | None,
        sample: float | None,
        lang: str,
        request: gr.Request,
    ) -> Iterator[list[Any]]:
        """Ask the set step by step; what an earlier run of the same questions gave is compared."""
        stop = self.stops.begin(request)
        path = file or (chosen if chosen in dict(_sets(self.desk)).values() else None)
        if not path:
            yield [*_free(), sentence(NO_SET_CHOSEN, lang), *([gr.skip()] * 3)]
            return
        yield [*_busy(), sentence(STARTED, lang, set=Path(path).name), "", "", ""]
        try:
            evaluation, before = self._begun(Path(path), int(sample or 0))
            found = problems(evaluation.plan.problems, lang)
            with closing(followed(_steps(evaluation))) as steps:
                for step in steps:
                    if stop.is_set():
                        yield [*_free(), sentence(STOPPED, lang), *([gr.skip()] * 3)]
                        return
                    yield [*_busy(), going(step, lang) + found, *([gr.skip()] * 3)]
        except (Failure, OSError) as error:
            why = error.say(lang) if isinstance(error, Failure) else str(error)
            yield [*_free(), sentence(FAILED, lang, why=why), *([gr.skip()] * 3)]
            return
        run = evaluation.run
        yield [*_free(), found, *self._result(run, before, lang), str(run.folder)]

    def speak(self, shown: str, lang: str) -> list[Any]:
        labels = [gr.update(label=text.say(lang)) for text in (SET, SAMPLE, UPLOAD_SET)]
        values = [gr.update(value=text.say(lang)) for text in (RUN, CANCEL)]
        if not shown:
            return [*labels, *values, "", "", notice(PICK_RUN, lang), self._said(lang)]
        run = Run.read(Path(shown))
        return [*labels, *values, "", *self._result(run, self._before(run), lang), self._said(lang)]

    def _begun(self, path: Path, sample: int) -> tuple[Evaluation, Run | None]:
        """The evaluation, in the folder of a run of the same that was cut off, or in a new one."""
        folder = self.runs / path.stem
        earlier = _earlier(folder)
        cut_off = [run for run in earlier if not run.complete]
        now = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
        out = cut_off[-1].folder if cut_off else folder / now
        plan = plan_of(path, self.desk.config, out, Selection(sample=max(sample, 0)))
        return Evaluation(plan), _last(earlier)

    def _before(self, run: Run) -> Run | None:
        """The complete run before this one."""
        return _last([one for one in _earlier(run.folder.parent) if one.folder < run.folder])

    def _result(self, run: Run, before: Run | None, lang: str) -> list[str]:
        return [scores(run, _compared(before, run), lang) + _links(run, lang), failures(run, lang)]


def _steps(evaluation: Evaluation) -> Callable[[Callable[[Step], None]], None]:
    def work(tell: Callable[[Step], None]) -> None:
        with closing(evaluation.steps()) as steps:
            for step in steps:
                tell(step)

    return work


def _compared(before: Run | None, run: Run) -> Comparison | None:
    try:
        return compare(before, run) if before else None
    except Failure:  # the runs share no question
        return None


def _earlier(folder: Path) -> list[Run]:
    """The runs of a set, the oldest first; what is no run is passed over."""
    found = []
    for place in sorted(folder.iterdir()) if folder.is_dir() else ():
        try:
            found.append(Run.read(place))
        except Failure:
            continue
    return found


def _last(runs: Sequence[Run]) -> Run | None:
    """The last complete run; None where there is none."""
    return next((run for run in reversed(runs) if run.complete), None)


def _sets(desk: Desk) -> list[tuple[str, str]]:
    """The sets that come with the project, and what visitors said of answers."""
    found = [*sorted(SETS.glob("*.jsonl")), *sorted(SETS.glob("sets/*.jsonl"))]
    said = path_of(desk.config.store)
    return [(path.name, str(path)) for path in [*found, *([said] if said.is_file() else [])]]


def _links(run: Run, lang: str) -> str:
    files = ((REPORT, "report.html"), (ANSWERS, "answers.jsonl"))
    return f'<p class="tk-formats">{"".join(_link(run, *file, lang) for file in files)}</p>'


def _link(run: Run, name: Text, file: str, lang: str) -> str:
    return f'<a class="tk-quiet" href="{link(run.folder / file)}" download="{file}">{name.say(lang)}</a>'


def _busy() -> list[Any]:
    return [gr.update(interactive=False), gr.update(visible=True)]


def _free() -> list[Any]:
    return [gr.update(interactive=True), gr.update(visible=False)]
