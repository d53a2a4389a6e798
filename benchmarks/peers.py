"""Retrieval of question sets by Tenkyo and by its peers, each in a process of its own, as one table.

`python -m benchmarks.peers --documents corpus --questions eval/questions.jsonl [MORE.jsonl …]`

Every peer searches llama-index's plain chunks (`SentenceSplitter`, defaults) and, so that the search alone is
compared, the passages that Tenkyo cuts. A place is found when a passage holds a source of the question, or lies in it.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.found import Found
from benchmarks.measure import peak_mb
from benchmarks.peer_pipelines import OURS, PEERS, Peer, Tenkyo
from eval import question_set
from eval.question import Question
from eval.ranking import measured
from eval.retrieval import query
from eval.score import plain
from ingest import reader

DEPTH = 10
CHUNKS = ("chunks", "our passages")
SCORES = ("success@1", "success@5", "success@10", "mrr@10", "ndcg@10")


@dataclass(frozen=True)
class Row:
    """One search over one kind of passages; the scores by set, each a mean over its answerable questions."""

    name: str
    passages: str
    count: int
    characters: float
    scores: dict[str, dict[str, float]]
    build_s: float
    p50_ms: float
    p95_ms: float
    peak_mb: float


def measure(
    name: str, kind: str, paths: Sequence[Path], passages: Sequence[Found], sets: Sequence[Path]
) -> Row:
    """Build, after a warm-up over one document or passage, and ask every question of every set. What is timed of a
    peer is its index over passages that are there; of Tenkyo, reading the documents as well."""
    with TemporaryDirectory() as folder:
        _built(name, paths[:1], passages[:1], Path(folder) / "warm").search("予算", DEPTH)
        begun = time.perf_counter()
        peer = _built(name, paths, passages, Path(folder) / "whole")
        built = time.perf_counter() - begun
        found = peer.passages if isinstance(peer, Tenkyo) else passages
        views = [(passage.file, plain(passage.text)) for passage in found]
        times: list[float] = []
        scores = {path.stem: _scores(question_set.read(path), peer, views, times) for path in sets}
        times.sort()
        return Row(
            name,
            kind,
            len(found),
            sum(len(passage.text) for passage in found) / len(found),
            scores,
            built,
            times[len(times) // 2],
            times[int(len(times) * 0.95)],
            peak_mb(),
        )


def _built(name: str, paths: Sequence[Path], passages: Sequence[Found], folder: Path) -> Peer:
    if name == OURS:
        return Tenkyo(paths, folder)
    peer = PEERS[name]()
    peer.build(passages)
    return peer


def chunks(paths: Sequence[Path]) -> list[Found]:
    """llama-index's plain pipeline with its defaults."""
    from llama_index.core import Document
    from llama_index.core.node_parser import SentenceSplitter

    documents = [
        Document(text=path.read_text(encoding="utf-8"), metadata={"file": path.name})
        for path in paths
    ]
    nodes = SentenceSplitter().get_nodes_from_documents(documents)
    return [Found(node.metadata["file"], node.get_content()) for node in nodes]


def _scores(
    questions: Sequence[Question],
    peer: Peer,
    views: Sequence[tuple[str, str]],
    times: list[float],
) -> dict[str, float]:
    asked = [one for one in questions if one.answerable and one.sources]
    found, relevant = {}, {}
    for question in asked:
        words = query(question)
        begun = time.perf_counter()
        places = peer.search(words, DEPTH)
        times.append((time.perf_counter() - begun) * 1000)
        found[question.id] = [str(at) for at in places]
        quotes = [(source, plain(source.quote)) for source in question.sources]
        relevant[question.id] = [
            str(at)
            for at, (file, text) in enumerate(views)
            if text and any(s.in_file(file) and (q in text or text in q) for s, q in quotes)
        ]
    values = measured(found, relevant).values()
    return {name: sum(one[name] for one in values) / len(asked) for name in SCORES}


def table(rows: Sequence[Row]) -> str:
    """A Markdown table a set; size, speed and memory stand in each."""
    head = ["search", "over", "passages", "characters", "top 1", "top 5", "top 10", "MRR@10", "nDCG@10", "build s", "p50 / p95 ms", "peak MB"]  # fmt: skip
    parts = []
    for name in rows[0].scores:
        lines = [f"| {' | '.join(head)} |", "|---|---|" + "---:|" * (len(head) - 2)]
        for row in rows:
            shares = [f"{100 * row.scores[name][score]:.1f} %" for score in SCORES]
            cells = [row.name, row.passages, f"{row.count:,}", f"{row.characters:.0f}", *shares]
            cells += [f"{row.build_s:.2f}", f"{row.p50_ms:.1f} / {row.p95_ms:.1f}", f"{row.peak_mb:.0f}"]  # fmt: skip
            lines.append(f"| {' | '.join(cells)} |")
        parts.append(f"{name}\n\n" + "\n".join(lines))
    return "\n\n".join(parts)


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=Path, required=True, help="folder of documents")
    parser.add_argument("--questions", type=Path, nargs="+", required=True, help="question sets")
    parser.add_argument("--one", nargs=3, metavar=("NAME", "OVER", "FILE"), help="measure one")
    arguments = parser.parse_args(argv)
    paths = reader.find([arguments.documents])
    if arguments.one:
        name, kind, file = arguments.one
        passages = [Found(*one) for one in json.loads(Path(file).read_text("utf-8"))]
        print(json.dumps(asdict(measure(name, kind, paths, passages, arguments.questions))))
        return 0
    with TemporaryDirectory() as folder:
        files = {kind: Path(folder) / f"{kind}.json" for kind in CHUNKS}
        cut = (chunks(paths), Tenkyo(paths, Path(folder) / "store").passages)
        for file, passages in zip(files.values(), cut, strict=True):
            file.write_text(json.dumps(passages, ensure_ascii=False), "utf-8")
        wanted = [(OURS, CHUNKS[1]), *((name, kind) for kind in CHUNKS for name in PEERS)]
        rows = [
            _apart(name, kind, files[kind], arguments.documents, arguments.questions)
            for name, kind in wanted
        ]
    print(table(rows))
    return 0


def _apart(name: str, kind: str, file: Path, documents: Path, sets: Sequence[Path]) -> Row:
    print(f"{name}, {kind} …", file=sys.stderr, flush=True)
    command = [sys.executable, "-m", "benchmarks.peers", "--one", name, kind, str(file)]
    command += ["--documents", str(documents), "--questions", *map(str, sets)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return Row(**found)


if __name__ == "__main__":
    raise SystemExit(main())
