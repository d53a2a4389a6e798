"""`tenkyo eval`: run a question set over a store, print the scores, and hold them to a floor."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from app.arguments import Arguments
from app.config import Config
from app.failure import Failure
from app.opening import opened, ordering
from app.strings import EVAL, Text
from eval import collection, floor, places, question_set, report, web
from eval.evaluation import Evaluation, Plan, Step, plan_of
from eval.question import Question
from eval.recall import MODES, measure
from eval.run import Run
from eval.summary import summaries

SET = Text("質問集 (JSONL)", "question set (JSONL)")
OUT = Text(
    "report.md と answers.jsonl を書くフォルダー (既定: runs/質問集の名前)",
    "folder for report.md and answers.jsonl (default: runs/NAME OF THE SET)",
)
FLOOR = Text(
    "下回ってはならない値の TOML。下回れば終了コードは 1",
    "TOML of scores that may not fall; exit code 1 below them",
)
CHECK = Text(
    "質問せず、質問集が文書と合うかだけを確かめます",
    "ask nothing; check that the set agrees with the documents",
)
CHECKED = Text("{questions} 問、問題 {problems} 件", "{questions} questions, {problems} problems")
PROGRESS = Text(
    "{done}/{total} 問 · 残り約 {left} 秒", "{done}/{total} questions · about {left} s left"
)
NO_SET = Text(
    "質問集がありません。SET.jsonl か --retrieval DIR を指定してください。",
    "No question set: give SET.jsonl or --retrieval DIR.",
)
RETRIEVAL = Text(
    "corpus.jsonl と queries.jsonl のフォルダーで検索だけを測る",
    "measure the search alone on a folder with corpus.jsonl and queries.jsonl",
)
MODE = Text("検索の方法 (既定 hybrid)", "way of searching (default hybrid)")


def main(argv: Sequence[str]) -> int:
    arguments = _arguments().parse_args(argv)
    config = Config.read(vars(arguments), os.environ)
    if arguments.retrieval:
        return _retrieval(Path(arguments.retrieval), arguments.mode, config, as_json=arguments.json)
    if not arguments.set:
        raise Failure(NO_SET)
    path = Path(arguments.set)
    if arguments.check:
        return _check(question_set.read(path), config)
    least = floor.read(Path(arguments.floor)) if arguments.floor else {}
    out = Path(arguments.out or Path("runs") / path.stem)
    run = _run(plan_of(path, config, out, mode=arguments.mode), config.lang)
    print("\n".join([*report.heading(run, config.lang), report.table(run.results, config.lang)]))
    print(out / report.FILE)
    print(out / web.FILE)
    short = floor.shortfalls(least, summaries(run.results))
    for saying in short:
        print(saying.say(config.lang), file=sys.stderr)
    return 1 if short else 0


def _run(plan: Plan, lang: str) -> Run:
    """Carry the plan out, with progress on a terminal; what a check of the set found goes to standard error."""
    for problem in plan.problems:
        print(problem.say(lang), file=sys.stderr)
    evaluation = Evaluation(plan)
    shown = sys.stderr.isatty()
    for step in evaluation.steps():
        if shown:
            print(_progress(step, lang), end="", file=sys.stderr, flush=True)
    if shown:
        print(file=sys.stderr)
    return evaluation.run


def _progress(step: Step, lang: str) -> str:
    words = PROGRESS.say(lang, done=step.done, total=step.total, left=f"{step.left_s:.0f}")
    return f"\r\x1b[K{words}"


def _arguments() -> Arguments:
    parser = Arguments("tenkyo eval", EVAL)
    parser.argument("set", SET, nargs="?", metavar="SET.jsonl")
    parser.store_option()
    parser.model_options()
    parser.option("--out", metavar="DIR", help=OUT.both)
    parser.option("--floor", metavar="FILE", help=FLOOR.both)
    parser.option("--check", action="store_true", help=CHECK.both)
    parser.option("--retrieval", metavar="DIR", help=RETRIEVAL.both)
    parser.option("--mode", choices=tuple(MODES), default="hybrid", help=MODE.both)
    parser.json_option()
    return parser


def _retrieval(place: Path, mode: str, config: Config, *, as_json: bool) -> int:
    found = measure(collection.read(place), mode, config.model, ordering(config)).record()
    if as_json:
        print(json.dumps(found))
    else:
        print("\n".join(f"{name}: {value}" for name, value in found.items()))
    return 0


def _check(questions: Sequence[Question], config: Config) -> int:
    with opened(config.store, model=config.model) as store:
        documents = [store.document(document.id) for document in store.documents()]
    found = places.problems(questions, documents)
    for problem in found:
        print(problem.say(config.lang))
    print(CHECKED.say(config.lang, questions=len(questions), problems=len(found)))
    return 1 if found else 0
