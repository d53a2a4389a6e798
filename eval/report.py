"""A run → the table on the screen and `report.md`."""

from __future__ import annotations

import math
from collections.abc import Sequence
from unicodedata import east_asian_width

from app.strings import Text
from eval.measures import MEASURES
from eval.places import Problem
from eval.result import Result
from eval.run import Run
from eval.scores import Estimate, GroupScores
from eval.summary import Summary, summaries

FILE = "report.md"

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
RUN = Text(
    "質問集 {set} ({questions} 問)、文書 {documents} 件",
    "set {set} ({questions} questions), {documents} documents",
)
PART = Text(
    "{asked} 問のうち {answered} 問だけに答えた途中の結果です。",
    "Partial: {answered} of {asked} questions were answered.",
)
SCORES = Text("点数と95%信頼区間", "Scores with 95 % confidence intervals")
CHECKED = Text("質問集の点検 ({count})", "Problems of the set ({count})")
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
    names = ("right", "cited", "right_and_cited", "recall_at_1", "recall_at_5", "recall_at_10")
    return (
        summary.name,
        str(summary.count),
        *(percent(summary.value(name)) for name in names),
        *(f"{summary.latency(share):.1f}" for share in (0.5, 0.95)),
    )


def percent(share: float) -> str:
    return "–" if math.isnan(share) else f"{share:.1%}"


def interval(estimate: Estimate) -> str:
    """`93.0% (90.2–95.4)`."""
    if math.isnan(estimate.value) or math.isnan(estimate.low):
        return percent(estimate.value)
    return f"{estimate.value:.1%} ({estimate.low * 100:.1f}–{estimate.high * 100:.1f})"


def heading(run: Run, lang: str) -> list[str]:
    """What was run, and whether to the end."""
    settings = run.settings
    lines = [
        RUN.say(lang, set=settings.set, questions=settings.questions, documents=settings.documents)
    ]
    if not run.complete:
        lines.append(PART.say(lang, asked=len(run.questions), answered=len(run.results)))
    return lines


def write(run: Run, problems: Sequence[Problem], lang: str) -> None:
    (run.folder / FILE).write_text(markdown(run, problems, lang), encoding="utf-8")


def markdown(run: Run, problems: Sequence[Problem], lang: str) -> str:
    """The whole report: what was run, the table, each failure, each place that was not found."""
    lost = [
        result
        for result in run.results
        if result.question.answerable and (result.rank is None or result.rank > 5)
    ]
    parts = [
        f"# {TITLE.say(lang)}",
        "\n".join(f"- {words}" for words in heading(run, lang)),
        table(run.results, lang),
        LEGEND.say(lang),
        f"## {SCORES.say(lang)}",
        _scores(run.scores[-1], lang),
        f"## {FAILURES.say(lang, count=len(run.failures))}",
        *(_failure(result, lang) for result in run.failures),
        f"## {LOST.say(lang, count=len(lost))}",
        "\n".join(_lost(result, lang) for result in lost),
    ]
    if problems:
        parts.append(f"## {CHECKED.say(lang, count=len(problems))}")
        parts.append("\n".join(f"- {problem.say(lang)}" for problem in problems))
    return "\n\n".join(part for part in parts if part) + "\n"


def _scores(group: GroupScores, lang: str) -> str:
    """Every score of all questions, with what it is the share of."""
    lines = ["| | | |", "|---|---:|---|"]
    lines += [
        f"| {measure.title.say(lang)} (`{measure.name}`) | {interval(group[measure.name])} | {measure.formula(lang)} |"
        for measure in MEASURES
    ]
    return "\n".join(lines)


def _lost(result: Result, lang: str) -> str:
    rank = RANK.say(lang, rank=result.rank) if result.rank else NO_RANK.say(lang)
    return f"- `{result.question.id}` ({rank}): {result.question.question}"


def expected(result: Result, lang: str) -> list[str]:
    """What the answer was to state, an item a line."""
    question = result.question
    if not question.answerable:
        return [ABSTENTION.say(lang)]
    return [
        *(YEN.say(lang, yen=figure.yen, what=figure.what) for figure in question.figures),
        *(" / ".join(group) for group in question.must_include),
    ]


def _failure(result: Result, lang: str) -> str:
    question, answer = result.question, result.answer
    faults = "; ".join(fault.say(lang) for fault in result.score.faults)
    lines = [
        f"### {question.id} ({question.type})",
        "",
        *(f"- {EARLIER.say(lang)}: {turn}" for turn in question.history),
        f"- {QUESTION.say(lang)}: {question.question}",
        f"- {AT_FAULT.say(lang)}: {faults}",
        f"- {EXPECTED.say(lang)}: {' · '.join(expected(result, lang))}",
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
