"""Questions → results, in this process or over several; every worker opens the store for itself, read-only."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
from collections.abc import Generator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from threading import Thread

from answer.engine import PolicyQA
from app.cli import GC_THRESHOLDS
from app.config import Config
from app.failure import Failure
from app.opening import engine, opened, ordering
from app.strings import Text
from eval.asking import Engine, ask, ask_all
from eval.question import Question
from eval.recall import MODES
from eval.result import Result
from index.retriever import Retriever
from index.store import Store

DIED = Text(
    "作業中のプロセスが落ちました。そこまでの答えは残っています。同じコマンドで続きから、メモリー不足なら --jobs を減らして"
    "やり直してください。",
    "A worker process died. The answers so far are kept; the same command goes on from there, with a smaller --jobs "
    "if memory ran out.",
)

_engine: Engine | None = None


def results(
    questions: Sequence[Question], config: Config, mode: str, jobs: int
) -> Generator[Result, None, None]:
    """The results, in order for one job, else as they come. Closing the iterator ends the work."""
    if jobs > 1 and len(questions) > 1:
        yield from _spread(questions, config, mode, min(jobs, len(questions)))
        return
    with opened(config.store, model=config.model) as store:
        yield from ask_all(questions, _made(store, config, mode))


def _spread(
    questions: Sequence[Question], config: Config, mode: str, jobs: int
) -> Generator[Result, None, None]:
    ordering(config)  # what is wrong with it is said here, not by a worker that dies of it
    pool = ProcessPoolExecutor(
        jobs,
        # A fork would share what the libraries' threads hold.
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_start,
        initargs=(config, mode, questions[-1]),
    )
    try:
        for future in as_completed([pool.submit(_one, question) for question in questions]):
            yield future.result()
    except BrokenProcessPool as error:
        raise Failure(DIED) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _made(store: Store, config: Config, mode: str) -> Engine:
    if mode == "hybrid":
        return Engine(store, engine(store, config))
    return Engine(store, PolicyQA(store, Retriever(store, ordering(config), MODES[mode])))


def _start(config: Config, mode: str, first: Question) -> None:
    """What a worker does before its first question; it ends when the process that started it is gone."""
    global _engine  # noqa: PLW0603  the one thing that a worker process keeps
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_follow, daemon=True).start()
    gc.set_threshold(*GC_THRESHOLDS)
    _engine = _made(Store.open(config.store, model=config.model or None), config, mode)
    ask(first, _engine)


def _follow() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _one(question: Question) -> Result:
    if _engine is None:
        raise RuntimeError("the worker was not started")
    result = ask(question, _engine)
    _ = (result.score, result.support)  # worked out here, beside the other workers
    return result
