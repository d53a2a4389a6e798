"""One pipeline, measured in a process of its own: `python -m benchmarks.measure NAME …` prints JSON.

What is timed begins after imports and a warm-up build over one document; the time that they take is
given apart. A page is a page where the format has pages, and otherwise 1,000 characters.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.found import Found
from benchmarks.pipelines import PIPELINES, Pipeline
from eval import gold
from eval.question import Question
from eval.retrieval import query
from eval.score import supports
from index.embedder import SHIPPED, load
from ingest import reader

PAGE_CHARACTERS = 1000
DEPTH = 5


@dataclass(frozen=True)
class Measurement:
    """What one pipeline did. Times are seconds unless the name says ms."""

    name: str
    start_s: float
    megabytes: float
    pages: float
    ingest_s: float
    passages: int
    passage_characters: float
    p50_ms: float
    p95_ms: float
    recall_at_5: float
    asked: int
    peak_mb: float


def measure(
    name: str,
    documents: Sequence[Path],
    copies: Sequence[Path],
    questions: Sequence[Question],
) -> Measurement:
    """Build over `copies` for the throughput, then over `documents`, and ask every question there."""
    begun = time.perf_counter()
    with TemporaryDirectory() as folder:
        model = load(SHIPPED)

        def make(place: str) -> Pipeline:
            return PIPELINES[name](Path(folder) / place, model)

        make("warm").build(documents[:1])
        start = time.perf_counter() - begun
        ingest = _timed(make("copies"), copies)
        pipeline = make("documents")
        pipeline.build(documents)
        times, ranks = _ask(pipeline, questions)
        lengths = pipeline.passage_lengths()
        return Measurement(
            name=name,
            start_s=start,
            megabytes=sum(path.stat().st_size for path in copies) / 1e6,
            pages=sum(_pages(path) for path in copies),
            ingest_s=ingest,
            passages=len(lengths),
            passage_characters=sum(lengths) / len(lengths),
            p50_ms=times[len(times) // 2],
            p95_ms=times[int(len(times) * 0.95)],
            recall_at_5=sum(ranks) / len(ranks),
            asked=len(ranks),
            peak_mb=peak_mb(),
        )


def _timed(pipeline: Pipeline, paths: Sequence[Path]) -> float:
    begun = time.perf_counter()
    pipeline.build(paths)
    return time.perf_counter() - begun


def _ask(pipeline: Pipeline, questions: Sequence[Question]) -> tuple[list[float], list[bool]]:
    """The sorted latencies in ms, and for each question whether its place is among the first five."""
    times, found = [], []
    pipeline.search(query(questions[0]), DEPTH)
    for question in questions:
        begun = time.perf_counter()
        hits = pipeline.search(query(question), DEPTH)
        times.append((time.perf_counter() - begun) * 1000)
        found.append(_holds(question, hits))
    return sorted(times), found


def _holds(question: Question, hits: Sequence[Found]) -> bool:
    return any(
        source.in_file(hit.file) and supports(hit.text, source.quote)
        for hit in hits
        for source in question.sources
    )


def _pages(path: Path) -> float:
    document = reader.read(path)
    return len(document.pages) or len(document.text) / PAGE_CHARACTERS


def peak_mb() -> float:
    """The most memory that this process held, in MB."""
    status = Path("/proc/self/status")
    if status.is_file():  # what getrusage gives a child on Linux includes its parent's peak
        fields = dict(line.split(":", 1) for line in status.read_text().splitlines())
        return float(fields["VmHWM"].split()[0]) / 1e3
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # Linux counts in kilobytes, macOS in bytes.
    return peak / (1e6 if sys.platform == "darwin" else 1e3)


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", choices=PIPELINES)
    parser.add_argument("--documents", type=Path, required=True)
    parser.add_argument("--copies", type=Path, required=True)
    parser.add_argument("--questions", type=Path, required=True)
    arguments = parser.parse_args(argv)
    questions = [one for one in gold.read(arguments.questions) if one.answerable and one.sources]
    found = measure(
        arguments.name,
        reader.find([arguments.documents]),
        reader.find([arguments.copies]),
        questions,
    )
    print(json.dumps(asdict(found)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
