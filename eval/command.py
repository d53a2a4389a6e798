"""`tenkyo eval`: run a question set over a store, print the scores, hold them to a floor, compare runs."""

from __future__ import annotations

import json
import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from app.arguments import Arguments
from app.config import Config
from app.failure import Failure
from app.opening import opened, ordering
from app.strings import EVAL
from app.terminal import printable
from eval import (
    collection,
    comparison_report,
    gate,
    places,
    question_set,
    report,
    template,
    web,
)
from eval import run as runs
from eval import strings as say
from eval.comparison import compare
from eval.evaluation import Evaluation, Plan, plan_of
from eval.recall import MODES, measure
from eval.run import Run
from eval.selection import Selection
from eval.summary import summaries


def main(argv: Sequence[str]) -> int:
    arguments = _arguments().parse_args(argv)
    config = Config.read(vars(arguments), os.environ)
    if arguments.template is not None:
        return _template(arguments.template, config.lang)
    if arguments.compare:
        before, after = map(Path, arguments.compare)
        return _compare(before, after, config.lang, as_json=arguments.json)
    if arguments.retrieval:
        return _retrieval(Path(arguments.retrieval), arguments.mode, config, as_json=arguments.json)
    if not arguments.set:
        raise Failure(say.NO_SET)
    path = Path(arguments.set)
    if arguments.check:
        return _check(path, config)
    selection = _selection(arguments)
    held = gate.opened(
        arguments.floor or "",
        update=arguments.update_floor,
        allow=arguments.allow_regression,
        part=bool(selection),
    )
    out = Path(arguments.out or Path("runs") / path.stem)
    plan = plan_of(path, config, out, selection, _jobs(arguments.jobs), arguments.mode)
    run = _run(plan, config.lang)
    _print(run, config.lang, as_json=arguments.json)
    return held.judge(summaries(run.results), config.lang)


def _arguments() -> Arguments:
    parser = Arguments("tenkyo eval", EVAL)
    parser.argument("set", say.SET, nargs="?", metavar="SET")
    parser.store_option()
    parser.model_options()
    parser.option("--out", metavar="DIR", help=say.OUT.both)
    parser.option("--jobs", metavar="N", type=int, default=1, help=say.JOBS.both)
    parser.option("--sample", metavar="N", type=int, default=0, help=say.SAMPLE.both)
    parser.option("--seed", metavar="N", type=int, default=0, help=say.SEED.both)
    for name, help_ in (("--type", say.TYPE), ("--tag", say.TAG), ("--id", say.ID)):
        parser.option(name, metavar=name[2:].upper(), action="append", default=[], help=help_.both)
    parser.option("--floor", metavar="FILE", help=say.FLOOR.both)
    parser.option("--update-floor", action="store_true", help=say.UPDATE_FLOOR.both)
    parser.option("--allow-regression", action="store_true", help=say.ALLOW.both)
    parser.option("--check", action="store_true", help=say.CHECK.both)
    parser.option("--compare", nargs=2, metavar=("A", "B"), help=say.COMPARE.both)
    parser.option("--template", nargs="?", const="", metavar="FILE", help=say.TEMPLATE.both)
    parser.option("--retrieval", metavar="DIR", help=say.RETRIEVAL.both)
    parser.option("--mode", choices=tuple(MODES), default="hybrid", help=say.MODE.both)
    parser.json_option()
    return parser


def _selection(arguments: Namespace) -> Selection:
    chosen = (tuple(arguments.type), tuple(arguments.tag), tuple(arguments.id))
    return Selection(*chosen, arguments.sample, arguments.seed)


def _jobs(asked: int) -> int:
    if asked < 0:
        raise Failure(say.BAD_JOBS, value=asked)
    return asked or os.cpu_count() or 1


def _run(plan: Plan, lang: str) -> Run:
    """Carry the plan out, with progress on a terminal; what a check of the set found goes to standard error."""
    for problem in plan.problems:
        print(printable(problem.say(lang)), file=sys.stderr)
    evaluation = Evaluation(plan)
    if evaluation.resumed:
        print(say.RESUMED.say(lang, count=evaluation.resumed), file=sys.stderr)
    shown = sys.stderr.isatty()
    try:
        for step in evaluation.steps():
            if shown:
                words = say.PROGRESS.say(
                    lang, done=step.done, total=step.total, left=f"{step.left_s:.0f}"
                )
                print(f"\r\x1b[K{words}", end="", file=sys.stderr, flush=True)
    except KeyboardInterrupt:
        run = evaluation.run
        counts = {"done": len(run.results), "total": len(run.questions)}
        print("\n" + say.STOPPED.say(lang, out=run.folder, **counts), file=sys.stderr)
        raise
    if shown:
        print(file=sys.stderr)
    return evaluation.run


def _print(run: Run, lang: str, *, as_json: bool) -> None:
    if run.errors:
        first = run.errors[0].question.id
        place = run.folder / runs.ERRORS
        print(say.RAISED.say(lang, count=len(run.errors), id=first, file=place), file=sys.stderr)
    if as_json:
        print(json.dumps({"folder": str(run.folder), **run.record()}, ensure_ascii=False))
        return
    print(printable("\n".join([*report.heading(run, lang), report.table(run.results, lang)])))
    print(run.folder / report.FILE)
    print(run.folder / web.FILE)


def _check(path: Path, config: Config) -> int:
    """Every line that cannot be used, and every question that does not agree with the documents."""
    questions, faults = question_set.scan(path)
    with opened(config.store, model=config.model) as store:
        documents = [store.document(document.id) for document in store.documents()]
    found = [fault.say(config.lang) for fault in faults]
    found += [problem.say(config.lang) for problem in places.problems(questions, documents)]
    for sentence in found:
        print(printable(sentence))
    count = len(questions) + len(faults)
    print(say.CHECKED.say(config.lang, questions=count, problems=len(found)))
    return 1 if found else 0


def _template(name: str, lang: str) -> int:
    if not name:
        print(template.text(), end="")
        return 0
    template.write(Path(name))
    print(say.WRITTEN.say(lang, file=name))
    return 0


def _compare(a: Path, b: Path, lang: str, *, as_json: bool) -> int:
    found = compare(Run.read(a), Run.read(b))
    if as_json:
        print(json.dumps(comparison_report.record(found), ensure_ascii=False))
    else:
        print(printable(comparison_report.markdown(found, lang)))
    return 1 if found.regressed else 0


def _retrieval(place: Path, mode: str, config: Config, *, as_json: bool) -> int:
    found = measure(collection.read(place), mode, config.model, ordering(config)).record()
    if as_json:
        print(json.dumps(found))
    else:
        print("\n".join(f"{name}: {value}" for name, value in found.items()))
    return 0
