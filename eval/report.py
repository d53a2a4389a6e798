"""Results → the table on the screen, `report.md` and `answers.jsonl`."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from unicodedata import east_asian_width

from app.record import record
from app.strings import Text
from eval.run import Result
from eval.summary import Summary, summaries

COLUMNS = (
    Text("種類", "type"),
    Text("問", "n"),
    Text("正答", "right"),
    Text("引用", "cited"),
    Text("両方", "both"),
    Text("1位", "top 1"),
    Text("5位内", "top 5"),
    Text("10位内", "top 10"),
    Text("p50 ms", "p50 ms"),
    Text("p95 ms", "p95 ms"),
)
TITLE = Text("評価", "Evaluation")
LEGEND = Text(
    "両方: 正答で、かつ引用がある。n位内: 答えのある質問のうち、根拠の箇所が検索結果の n 位までにある割合。",
    "both: right and cited. top n: the share of answerable questions with a supporting place among "
    "the first n passages.",
)
FAILURES = Text("不正解 ({count})", "Failures ({count})")
LOST = Text(
    "根拠の箇所が5位までにない質問 ({count})",
    "Supporting place not among the first five passages ({count})",
)
RANK = Text("{rank} 位", "rank {rank}")
NO_RANK = Text("10位までにない", "none of ten")
EARLIER = Text("それまでの質問", "earlier")
QUESTION = Text("質問", "question")
AT_FAULT = Text("理由", "at fault")
EXPECTED = Text("正答", "expected")
ABSTENTION = Text("回答しないこと", "an abstention")
YEN = Text("{yen:,} 円 ({what})", "{yen:,} yen ({what})")
PLACE = Text("根拠", "place")
GOT = Text("答え", "got")
CITES = Text("引用", "cites")


def table(results: Sequence[Result], lang: str) -> str:
    """The scores by type as a Markdown table whose columns also line up on a terminal."""
    heads = tuple(column.say(lang) for column in COLUMNS)
    rows = [heads, *(_row(summary) for summary in summaries(results))]
    widths = [max(_width(row[column]) for row in rows) for column in range(len(heads))]
    lines = ["| " + " | ".join(_cells(row, widths)) + " |" for row in rows]
    rule = "|" + "|".join("-" * (width + 1) + (":" if i else "-") for i, width in enumerate(widths))
    return "\n".join([lines[0], rule + "|", *lines[1:]])


def _cells(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    gaps = [" " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)]
    cells = [gap + cell for cell, gap in zip(row, gaps, strict=True)]
    return [row[0] + gaps[0], *cells[1:]]


def _width(text: str) -> int:
    """The columns that a text takes on a terminal: a wide character takes two."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


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


def write(folder: Path, results: Sequence[Result], heading: Sequence[str], lang: str) -> None:
    """Write `answers.jsonl` and `report.md` into `folder`, which is made when missing."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = "".join(f"{line(result)}\n" for result in results)
    (folder / "answers.jsonl").write_text(lines, encoding="utf-8")
    (folder / "report.md").write_text(markdown(results, heading, lang), encoding="utf-8")


def line(result: Result) -> str:
    """One line of `answers.jsonl`: what `tenkyo ask --json` prints, with the question's id."""
    timed = replace(result.answer, elapsed_ms=result.elapsed_ms)
    return json.dumps({"id": result.question.id, **record(timed)}, ensure_ascii=False)


def markdown(results: Sequence[Result], heading: Sequence[str], lang: str) -> str:
    """The whole report: what was run, the table, each failure, each place that was not found."""
    failures = [result for result in results if not result.score.right_and_cited]
    lost = [
        result
        for result in results
        if result.question.answerable and (result.rank is None or result.rank > 5)
    ]
    parts = [
        f"# {TITLE.say(lang)}",
        "\n".join(f"- {words}" for words in heading),
        table(results, lang),
        LEGEND.say(lang),
        f"## {FAILURES.say(lang, count=len(failures))}",
        *(_failure(result, lang) for result in failures),
        f"## {LOST.say(lang, count=len(lost))}",
        "\n".join(_lost(result, lang) for result in lost),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _lost(result: Result, lang: str) -> str:
    rank = RANK.say(lang, rank=result.rank) if result.rank else NO_RANK.say(lang)
    return f"- `{result.question.id}` ({rank}): {result.question.question}"


def _failure(result: Result, lang: str) -> str:
    question, answer = result.question, result.answer
    expected = [
        *(YEN.say(lang, yen=figure.yen, what=figure.what) for figure in question.figures),
        *(" / ".join(group) for group in question.must_include),
    ]
    if not question.answerable:
        expected = [ABSTENTION.say(lang)]
    faults = "; ".join(fault.say(lang) for fault in result.score.faults)
    lines = [
        f"### {question.id} ({question.type})",
        "",
        *(f"- {EARLIER.say(lang)}: {turn}" for turn in question.history),
        f"- {QUESTION.say(lang)}: {question.question}",
        f"- {AT_FAULT.say(lang)}: {faults}",
        f"- {EXPECTED.say(lang)}: {' · '.join(expected)}",
        *(f"- {PLACE.say(lang)}: [{s.doc}] {_one_line(s.quote)}" for s in question.sources),
        f"- {GOT.say(lang)}: {_one_line(answer.text)}",
        *(f"- {CITES.say(lang)} [{c.n}] {c.file}: {_one_line(c.quote)}" for c in answer.citations),
    ]
    if result.error:
        lines += ["", "```", result.error.rstrip(), "```"]
    return "\n".join(lines)


def _one_line(text: str) -> str:
    """A text on one line, its line breaks shown."""
    return text.replace("\n", " ⏎ ")
