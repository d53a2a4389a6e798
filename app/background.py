"""Long work on a thread of its own, followed from another, and ended when nobody follows it any more."""

from __future__ import annotations

from collections.abc import Callable, Generator
from queue import Queue
from threading import Event, Thread
from typing import TypeVar

T = TypeVar("T")


class Stopped(Exception):  # noqa: N818
    """Nobody follows the work any more: it ends where it next tells something."""


class _Ended:
    """The work is done."""


def followed(work: Callable[[Callable[[T], None]], None]) -> Generator[T, None, None]:
    """What `work` tells, as it tells it; what it raises is raised here.

    Closing the iterator ends the work at the next thing that it tells, and waits for it.
    """
    stop = Event()
    heard: Queue[T | Exception | _Ended] = Queue()

    def tell(item: T) -> None:
        heard.put(item)
        if stop.is_set():
            raise Stopped

    def run() -> None:
        try:
            work(tell)
        except Stopped:
            pass
        except Exception as error:  # it is raised again where one follows
            heard.put(error)
        heard.put(_Ended())

    worker = Thread(target=run, name="background", daemon=True)
    worker.start()
    try:
        while not isinstance(item := heard.get(), _Ended):
            if isinstance(item, Exception):
                raise item
            yield item
    finally:
        stop.set()
        worker.join()
