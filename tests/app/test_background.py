"""Long work followed from another thread."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, current_thread

import pytest

from app.background import followed


def test_what_is_told_comes_in_order_from_one_thread() -> None:
    threads = set()

    def work(tell: Callable[[int], None]) -> None:
        threads.add(current_thread())
        for n in range(5):
            tell(n)

    assert list(followed(work)) == [0, 1, 2, 3, 4]
    assert len(threads) == 1 and current_thread() not in threads


def test_what_is_raised_is_raised_again() -> None:
    def work(tell: Callable[[int], None]) -> None:
        tell(1)
        raise ValueError("broken")

    steps = followed(work)
    assert next(steps) == 1
    with pytest.raises(ValueError, match="broken"):
        next(steps)


def test_closing_ends_the_work_and_lets_it_tidy_up() -> None:
    tidied = Event()

    def work(tell: Callable[[int], None]) -> None:
        try:
            for n in range(10**9):
                tell(n)
        finally:
            tidied.set()

    steps = followed(work)
    next(steps)
    steps.close()
    assert tidied.is_set()
