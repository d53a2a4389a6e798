"""Ten people at once: so many clients without a browser ask the served page over HTTP, each its questions in turn.

    python -m benchmarks.visitors STORE [--clients 10] [--questions 20]

Prints how long an answer takes, how long the first page takes after the command, and what failed. The yardstick of
the same run is one client alone.
"""

from __future__ import annotations

import argparse
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from eval import gold

QUESTIONS = Path(__file__).parents[1] / "eval" / "questions.jsonl"
_WAIT_S = 60


class Asked(NamedTuple):
    """The seconds that each answer took, sorted, and how many questions failed."""

    seconds: list[float]
    failed: int

    def share(self, part: float) -> float:
        """The seconds within which so many of the answers came."""
        return self.seconds[min(len(self.seconds) - 1, int(part * len(self.seconds)))]


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("store", type=Path)
    parser.add_argument("--clients", type=int, default=10)
    parser.add_argument("--questions", type=int, default=20)
    given = parser.parse_args(argv)
    port = _free_port()
    began = time.perf_counter()
    command = [
        sys.executable,
        "-m",
        "app.cli",
        "app",
        "--store",
        str(given.store),
        "--port",
        str(port),
    ]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}/"
        _wait(address)
        print(f"first page after {time.perf_counter() - began:.1f} s")
        texts = [question.question for question in gold.read(QUESTIONS)]
        alone = ask(address, texts, 1, given.questions)
        together = ask(address, texts, given.clients, given.questions)
    finally:
        server.terminate()
        server.wait()
    for clients, found in ((1, alone), (given.clients, together)):
        print(
            f"{clients:>3} clients × {given.questions} questions: p50 {found.share(0.5) * 1000:.0f} ms, "
            f"p95 {found.share(0.95) * 1000:.0f} ms, failed {found.failed}"
        )
    return 1 if together.failed else 0


def ask(address: str, questions: Sequence[str], clients: int, count: int) -> Asked:
    """Every client asks `count` questions of its own, one after the other."""
    from gradio_client import Client

    made = [Client(address, verbose=False) for _ in range(clients)]

    def one(n: int) -> Asked:
        seconds, failed = [], 0
        for at in range(count):
            question = questions[(n * count + at) % len(questions)]
            began = time.perf_counter()
            try:
                made[n].predict(question, [], api_name="/ask")
            except Exception as error:  # whatever it is, it is what a visitor sees
                print(f"{question}: {error}", file=sys.stderr)
                failed += 1
            seconds.append(time.perf_counter() - began)
        return Asked(seconds, failed)

    with ThreadPoolExecutor(clients) as visitors:
        found = list(visitors.map(one, range(clients)))
    return Asked(
        sorted(s for each in found for s in each.seconds), sum(each.failed for each in found)
    )


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _wait(address: str) -> None:
    """Until the page is served."""
    end = time.perf_counter() + _WAIT_S
    while True:
        try:
            urllib.request.urlopen(address, timeout=_WAIT_S).close()
            return
        except (urllib.error.URLError, ConnectionError):
            if time.perf_counter() > end:
                raise
            time.sleep(0.05)


if __name__ == "__main__":
    raise SystemExit(main())
