"""Results → the table on the screen, `report.md` and `answers.jsonl`."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from app.record import record
from eval.run import Result
from eval.summary import Summary, summaries

_COLUMNS = ("type", "n", "right", "cited", "both", "top 1", "top 5", "top 10", "p50 ms", "p95 ms")


def table(results: Sequence[Result]) -> str:
    """The scores by type as a Markdown table whose columns also line up on a terminal."""
    rows = [_COLUMNS, *(_row(summary) for summary in summaries(results))]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_COLUMNS))]
    lines = ["| " + " | ".join(_cells(row, widths)) + " |" for row in rows]
    rule = "|" + "|".join("-" * (width + 1) + (":" if i else "-") for i, width in enumerate(widths))
    return "\n".join([lines[0], rule + "|", *lines[1:]])


def _cells(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    return [
        row[0].ljust(widths[0]),
        *(c.rjust(w) for c, w in zip(row[1:], widths[1:], strict=True)),
    ]


def _row(summary: Summary) -> tuple[str, ...]:
    shares = (
        summary.right,
        summary.cited,
        summary.right_and_cited,
        summary.recall(1),
        summary.recall(5),
        summary.recall(10),
    )
    return (
        summary.name,
        str(summary.count),
        *(_percent(share) for share in shares),
        *(f"{summary.latency(share):.1f}" for share in (0.5, 0.95)),
    )


def _percent(share: float) -> str:
    return "–" if math.isnan(share) else f"{share:.1%}"


def write(folder: Path, results: Sequence[Result], heading: Sequence[str]) -> None:
    """Write `answers.jsonl` and `report.md` into `folder`, which is made when missing."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = "".join(f"{line(result)}\n" for result in results)
    (folder / "answers.jsonl").write_text(lines, encoding="utf-8")
    (folder / "report.md").write_text(markdown(results, heading), encoding="utf-8")


def line(result: Result) -> str:
    """One line of `answers.jsonl`: what `tenkyo ask --json` prints, with the question's id."""
    timed = replace(result.answer, elapsed_ms=result.elapsed_ms)
    return json.dumps({"id": result.question.id, **record(timed)}, ensure_ascii=False)


def markdown(results: Sequence[Result], heading: Sequence[str]) -> str:
    """The whole report: what was run, the table, each failure, each place that was not found."""
    failures = [result for result in results if not result.score.right_and_cited]
    lost = [
        result
        for result in results
        if result.question.answerable and (result.rank is None or result.rank > 5)
    ]
    parts = [
        "# Evaluation",
        "\n".join(f"- {line}" for line in heading),
        table(results),
        "`top k`: the share of answerable questions with a supporting place among the first k "
        "passages. `both`: right and cited.",
        f"## Failures ({len(failures)})",
        *(_failure(result) for result in failures),
        f"## Supporting place not among the first five passages ({len(lost)})",
        "\n".join(
            f"- `{result.question.id}` (rank {result.rank or 'none of ten'}): "
            f"{result.question.question}"
            for result in lost
        ),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _failure(result: Result) -> str:
    question, answer = result.question, result.answer
    expected = [
        *(f"{figure.yen:,} yen ({figure.what})" for figure in question.figures),
        *(" / ".join(group) for group in question.must_include),
    ]
    if not question.answerable:
        expected = ["an abstention"]
    lines = [
        f"### {question.id} ({question.type})",
        "",
        *(f"- earlier: {turn}" for turn in question.history),
        f"- question: {question.question}",
        f"- at fault: {'; '.join(result.score.faults)}",
        f"- expected: {' · '.join(expected)}",
        *(f"- place: [{source.doc}] {_one_line(source.quote)}" for source in question.sources),
        f"- got: {_one_line(answer.text)}",
        *(f"- cites [{c.n}] {c.file}: {_one_line(c.quote)}" for c in answer.citations),
    ]
    if result.error:
        lines += ["", "```", result.error.rstrip(), "```"]
    return "\n".join(lines)


def _one_line(text: str) -> str:
    """A text on one line, its line breaks shown."""
    return text.replace("\n", " ⏎ ")
