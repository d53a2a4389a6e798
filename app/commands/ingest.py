"""`tenkyo ingest`: files into the store, with progress and a summary of what became of each."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from app.arguments import Arguments
from app.config import Config
from app.failure import Failure
from app.strings import (
    INGEST,
    INGEST_CODES,
    INGESTED,
    INGESTED_COUNTS,
    MODEL,
    NO_FILE,
    PATHS,
    READING,
    SKIPPED,
)
from app.terminal import printable
from app.translation import english, failure
from index.build import BuildReport, Outcome, Progress, build
from index.change import Change
from index.store import StoreError
from ingest.reader import ReadError


def main(argv: Sequence[str]) -> int:
    arguments = _arguments().parse_args(argv)
    flags = {"store": arguments.store, "model": arguments.model, "lang": arguments.lang}
    config = Config.read(flags, os.environ)
    paths = [Path(path) for path in arguments.paths] or [config.corpus]
    for path in arguments.paths:
        if not path:  # as a path it would be this folder
            raise Failure(NO_FILE, path='""')
    report = _built(paths, config)
    if arguments.json:
        print(json.dumps(_record(report), ensure_ascii=False))
    elif len(report.skipped) < len(report.outcomes):
        print(printable(_summary(report, config.lang)))
    for outcome in report.skipped:
        print(
            printable(f"{SKIPPED.say(config.lang)} {_reason(outcome, config.lang)}"),
            file=sys.stderr,
        )
    # What could be read is stored; that something could not is bad input all the same.
    return 2 if report.skipped else 0


def _arguments() -> Arguments:
    parser = Arguments("tenkyo ingest", INGEST, INGEST_CODES)
    parser.argument("paths", PATHS, nargs="*", metavar="PATH")
    parser.option("--model", metavar="MODEL", help=MODEL.both)
    parser.store_option()
    parser.json_option()
    return parser


def _built(paths: Sequence[Path], config: Config) -> BuildReport:
    show = _progress(config.lang) if sys.stderr.isatty() else None
    try:
        return build(paths, config.store, config.model or None, show)
    except (ReadError, StoreError) as error:
        raise failure(error) from error


def _progress(lang: str) -> Callable[[Progress], None]:
    """One line on the terminal, written over: files, rate, time left, the file just read."""
    began = time.perf_counter()
    read = 0

    def show(progress: Progress) -> None:
        nonlocal read
        path = progress.outcome.path
        read += path.stat().st_size if path.is_file() else 0
        spent = time.perf_counter() - began
        left = spent / progress.done * (progress.total - progress.done)
        line = READING.say(
            lang,
            done=progress.done,
            total=progress.total,
            rate=f"{read / 1e6 / spent:.2f}",
            left=f"{left:.0f}",
            name=path.name,
        )
        end = "\n" if progress.done == progress.total else ""
        print(f"\r\x1b[K{printable(line)}", end=end, file=sys.stderr, flush=True)

    return show


def _summary(report: BuildReport, lang: str) -> str:
    rate = report.bytes / 1e6 / report.seconds if report.seconds else 0.0
    counts = {change.value: report.count(change) for change in Change}
    return "\n".join(
        [
            INGESTED.say(
                lang,
                files=len(report.outcomes),
                size=f"{report.bytes / 1e6:.2f}",
                seconds=f"{report.seconds:.1f}",
                rate=f"{rate:.2f}",
                passages=report.passages,
                figures=report.figures,
            ),
            INGESTED_COUNTS.say(lang, skipped=len(report.skipped), **counts),
        ]
    )


def _reason(outcome: Outcome, lang: str) -> str:
    return english(outcome.reason) if lang == "en" else outcome.reason


def _record(report: BuildReport) -> dict[str, object]:
    return {
        "files": [
            {
                "file": str(outcome.path),
                "change": outcome.change.value if outcome.change else "skipped",
                "passages": outcome.passages,
                "figures": outcome.figures,
                "reason": outcome.reason,
            }
            for outcome in report.outcomes
        ],
        "bytes": report.bytes,
        "seconds": round(report.seconds, 3),
    }
