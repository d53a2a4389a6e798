"""Tenkyo beside a plain llama-index pipeline, each in its own process, as one table with ratios.

`python -m benchmarks.compare --documents corpus --questions eval/questions.jsonl`
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.pipelines import PIPELINES
from ingest import reader

# Five short documents are read in the time of one disk access; throughput is measured on copies.
COPIES = 20

ROWS: tuple[tuple[str, Callable[[dict[str, Any]], float], str], ...] = (
    ("start: imports, model, first build (s)", lambda m: m["start_s"], "{:.1f}"),
    ("ingest (MB/s)", lambda m: m["megabytes"] / m["ingest_s"], "{:.2f}"),
    ("ingest (pages/s)", lambda m: m["pages"] / m["ingest_s"], "{:.0f}"),
    ("query p50 (ms)", lambda m: m["p50_ms"], "{:.1f}"),
    ("query p95 (ms)", lambda m: m["p95_ms"], "{:.1f}"),
    ("answer passage in the first 5 (%)", lambda m: 100 * m["recall_at_5"], "{:.1f}"),
    ("passages", lambda m: m["passages"], "{:.0f}"),
    ("characters a passage (mean)", lambda m: m["passage_characters"], "{:.0f}"),
    ("peak memory (MB)", lambda m: m["peak_mb"], "{:.0f}"),
)


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=Path, required=True, help="folder of documents")
    parser.add_argument("--questions", type=Path, required=True, help="question set (JSONL)")
    parser.add_argument("--copies", type=int, default=COPIES, help="copies to measure ingest on")
    arguments = parser.parse_args(argv)
    with TemporaryDirectory() as folder:
        copies = Path(folder) / "copies"
        _copy(reader.find([arguments.documents]), copies, arguments.copies)
        found = [
            _measured(
                name,
                documents=arguments.documents,
                copies=copies,
                questions=arguments.questions,
            )
            for name in PIPELINES
        ]
    print(table(found))
    print(
        f"\n{found[0]['asked']} answerable questions of {arguments.questions.name}; ingest over "
        f"{arguments.copies} copies ({found[0]['megabytes']:.1f} MB), after a warm-up. A page is "
        "1,000 characters where the format has none. In brackets: times ours."
    )
    return 0


def _copy(paths: Sequence[Path], folder: Path, copies: int) -> None:
    """Copies that differ in one line, so that no store takes them for the same document."""
    folder.mkdir()
    for number in range(copies):
        for path in paths:
            line = f"\n\n複製 {number + 1}\n".encode()
            (folder / f"{number:03d}-{path.name}").write_bytes(path.read_bytes() + line)


def _measured(name: str, **options: Path | str) -> dict[str, Any]:
    print(f"{name} …", file=sys.stderr, flush=True)
    command = [sys.executable, "-m", "benchmarks.measure", name]
    for option, value in options.items():
        command += [f"--{option}", str(value)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
    measured: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return measured


def table(found: Sequence[dict[str, Any]]) -> str:
    """A Markdown table; every value but ours is followed by its ratio to ours."""
    lines = ["| | " + " | ".join(one["name"] for one in found) + " |"]
    lines.append("|---|" + "---:|" * len(found))
    for label, value, form in ROWS:
        ours = value(found[0])
        cells = [form.format(ours)]
        cells += [
            f"{form.format(value(one))} (×{value(one) / ours:.2f})" if ours else "–"
            for one in found[1:]
        ]
        lines.append(f"| {label} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


if __name__ == "__main__":
    raise SystemExit(main())
