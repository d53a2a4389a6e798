"""What the shipped model costs: loading, encoding beside sentence-transformers, a question, a cold answer.

`python -m benchmarks.model --texts FOLDER [--reranker MODEL]` prints one table.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from index import reranker, static_model
from index.build import build
from index.candidate import Candidate
from index.retriever import RERANKED
from ingest import reader

_CHARACTERS = 400
_MOST = 4_000_000
_QUESTION = "令和3年度の量子技術に関する予算額はいくらですか"
_TIMES = 3


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, required=True, help="folder of documents")
    parser.add_argument("--reranker", default="", help="a cross-encoder, by folder or name")
    arguments = parser.parse_args(argv)
    paths = reader.find([arguments.texts])
    passages = _passages("".join(reader.read(path).text for path in paths))
    print("| | |\n|---|---:|")
    for label, value in _measured(passages, paths, arguments.reranker):
        print(f"| {label} | {value} |")
    return 0


def _measured(
    passages: Sequence[str], paths: Sequence[Path], ordering: str
) -> list[tuple[str, str]]:
    from sentence_transformers import SentenceTransformer

    folder = Path(static_model.__file__).with_name("model")
    model = static_model.load(folder)
    theirs = SentenceTransformer(str(folder), device="cpu").float()
    size = sum(map(len, passages)) / 1e6
    ours = size / _best(lambda: model.encode(passages))
    other = size / _best(lambda: theirs.encode(passages, batch_size=1024))
    rows = [
        ("load (ms)", f"{_best(lambda: static_model.load(folder)) * 1000:.0f}"),
        ("encode (million characters/s)", f"{ours:.2f}"),
        ("the same by sentence-transformers", f"{other:.2f} (×{other / ours:.2f})"),
        ("a question (ms)", f"{_best(lambda: model.encode([_QUESTION])) * 1000:.2f}"),
    ]
    if ordering:
        cross = reranker.load(ordering)
        head = [Candidate(text) for text in passages[:RERANKED]]
        spent = _best(lambda: cross.scores(_QUESTION, head)) * 1000
        rows.append((f"reranker, {len(head)} passages (ms)", f"{spent:.0f}"))
    rows.append(("cold `tenkyo ask` (s)", f"{_cold(paths):.2f}"))
    return rows


def _passages(text: str) -> list[str]:
    """Pieces of the size of passages, so many that a second is spent on them."""
    pieces = [text[at : at + _CHARACTERS] for at in range(0, len(text), _CHARACTERS)]
    return pieces * max(1, _MOST // max(len(text), 1))


def _best(call: Callable[[], object]) -> float:
    """The least of a few runs, in seconds."""
    spent = []
    for _ in range(_TIMES):
        begun = time.perf_counter()
        call()
        spent.append(time.perf_counter() - begun)
    return min(spent)


def _cold(paths: Sequence[Path]) -> float:
    """Seconds of a question in a process of its own."""
    with TemporaryDirectory() as folder:
        build(paths, Path(folder))
        command = [sys.executable, "-m", "app.cli", "ask", _QUESTION, "--store", folder]
        return _best(lambda: subprocess.run(command, capture_output=True, check=False))


if __name__ == "__main__":
    raise SystemExit(main())
