"""`tenkyo eval`: run a question set over a store, print the scores, and hold them to a floor."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from answer.engine import PolicyQA
from app.arguments import Arguments
from app.config import Config
from app.failure import Failure
from app.opening import opened
from app.strings import EVAL, Text
from eval import floor, gold, places, report
from eval.question import Question
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
BAD_OUT = Text("{out} に書き込めません ({why})。", "{out} cannot be written to ({why}).")


def main(argv: Sequence[str]) -> int:
    arguments = _arguments().parse_args(argv)
    config = Config.read({"store": arguments.store, "lang": arguments.lang}, os.environ)
    path, lang = Path(arguments.set), config.lang
    out = Path(arguments.out or Path("runs") / path.stem)
    questions = gold.read(path)
    least = floor.read(Path(arguments.floor)) if arguments.floor else {}
    with opened(config.store) as store:
        documents = store.documents()
        if not arguments.check:
            _folder(out)
        strangers = places.inapplicable(questions, [document.source for document in documents])
        if strangers and len(strangers) == sum(question.answerable for question in questions):
            raise Failure(ELSEWHERE, set=path.name, store=config.store)
        if arguments.check:
            return _check(questions, store, lang)
        results = evaluate(questions, store)
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
    parser.argument("set", SET, metavar="SET.jsonl")
    parser.store_option()
    parser.option("--out", metavar="DIR", help=OUT.both)
    parser.option("--floor", metavar="FILE", help=FLOOR.both)
    parser.option("--check", action="store_true", help=CHECK.both)
    return parser


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


def evaluate(questions: Sequence[Question], store: Store) -> list[Result]:
    """The results of a whole set over a store."""
    engine = PolicyQA(store)
    results = run(questions, engine.ask, searcher(store, engine))
    return list(_counted(results, len(questions)))


def _counted(results: Iterator[Result], total: int) -> Iterator[Result]:
    """The results, with a count on a terminal while they come."""
    shown = sys.stderr.isatty()
    for number, result in enumerate(results, start=1):
        if shown:
            print(f"\r{number}/{total}", end="" if number < total else "\n", file=sys.stderr)
        yield result
