"""`tenkyo eval`: run a question set over a store, print the scores, and hold them to a floor."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from answer.engine import PolicyQA
from app.arguments import Arguments
from app.config import Config
from app.failure import Failure
from app.opening import engine, opened, ordering
from app.strings import EVAL, Text
from eval import collection, floor, gold, places, report
from eval.question import Question
from eval.recall import MODES, measure
from eval.retrieval import searcher
from eval.run import Result, run
from eval.summary import summaries
from index.store import Store

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
ELSEWHERE = Text(
    "{set} の根拠の箇所は、どれも索引 {store} の文書にありません。"
    "その質問集が対象とする文書を `tenkyo ingest` で登録してください。",
    "No supporting place of {set} is in the documents of {store}; "
    "`tenkyo ingest` the documents that the set is about.",
)
RUN = Text(
    "質問集 {set} ({questions} 問)、文書 {documents} 件",
    "set {set} ({questions} questions), {documents} documents",
)
CHECKED = Text("{questions} 問、問題 {problems} 件", "{questions} questions, {problems} problems")
NO_SET = Text(
    "質問集がありません。SET.jsonl か --retrieval DIR を指定してください。",
    "No question set: give SET.jsonl or --retrieval DIR.",
)
RETRIEVAL = Text(
    "corpus.jsonl と queries.jsonl のフォルダーで検索だけを測る",
    "measure the search alone on a folder with corpus.jsonl and queries.jsonl",
)
MODE = Text("検索の方法 (既定 hybrid)", "way of searching (default hybrid)")
BAD_OUT = Text("{out} に書き込めません ({why})。", "{out} cannot be written to ({why}).")


def main(argv: Sequence[str]) -> int:
    arguments = _arguments().parse_args(argv)
    config = Config.read(vars(arguments), os.environ)
    if arguments.retrieval:
        return _retrieval(Path(arguments.retrieval), arguments.mode, config, as_json=arguments.json)
    if not arguments.set:
        raise Failure(NO_SET)
    path, lang = Path(arguments.set), config.lang
    out = Path(arguments.out or Path("runs") / path.stem)
    questions = gold.read(path)
    least = floor.read(Path(arguments.floor)) if arguments.floor else {}
    with opened(config.store, model=config.model) as store:
        documents = store.documents()
        if not arguments.check:
            _folder(out)
        strangers = places.inapplicable(questions, [document.source for document in documents])
        if strangers and len(strangers) == sum(question.answerable for question in questions):
            raise Failure(ELSEWHERE, set=path.name, store=config.store)
        if arguments.check:
            return _check(questions, store, lang)
        results = evaluate(questions, store, engine(store, config))
    heading = [
        RUN.say(lang, set=path.name, questions=len(questions), documents=len(documents)),
        *(f"{stranger.id}: {places.ELSEWHERE.say(lang)}" for stranger in strangers),
    ]
    report.write(out, results, heading, lang)
    print("\n".join([*heading, report.table(results, lang)]))
    print(out / "report.md")
    short = floor.shortfalls(least, summaries(results))
    for saying in short:
        print(saying.say(lang), file=sys.stderr)
    return 1 if short else 0


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


def _folder(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Failure(BAD_OUT, out=out, why=error.strerror) from error


def _check(questions: Sequence[Question], store: Store, lang: str) -> int:
    documents = [store.document(document.id) for document in store.documents()]
    found = places.problems(questions, documents)
    for problem in found:
        print(problem.say(lang))
    print(CHECKED.say(lang, questions=len(questions), problems=len(found)))
    return 1 if found else 0


def evaluate(
    questions: Sequence[Question], store: Store, asked: PolicyQA | None = None
) -> list[Result]:
    """The results of a whole set over a store, by the engine `asked` if any is given."""
    asked = asked or PolicyQA(store)
    results = run(questions, asked.ask, searcher(store, asked))
    return list(_counted(results, len(questions)))


def _counted(results: Iterator[Result], total: int) -> Iterator[Result]:
    """The results, with a count on a terminal while they come."""
    shown = sys.stderr.isatty()
    for number, result in enumerate(results, start=1):
        if shown:
            print(f"\r{number}/{total}", end="" if number < total else "\n", file=sys.stderr)
        yield result
