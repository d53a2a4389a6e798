"""A run as one HTML page that needs nothing else: no script, no font, no picture from anywhere.

Everything that comes from documents, sets and answers goes through the template's escaping.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from app.strings import Text
from app.terminal import printable
from eval import plot, report
from eval.measures import MEASURES
from eval.places import Problem
from eval.run import Run

FILE = "report.html"
TEMPLATE = Path(__file__).with_name("report.html")

# The scores of the table by type; the whole list stands above it.
COLUMNS = (
    "right_and_cited", "right", "cited", "figure_precision", "figure_recall", "wrong_key_rate",
    "abstention_recall", "citation_precision", "citation_recall", "recall_at_5", "mrr_at_10", "ndcg_at_10",
)  # fmt: skip
WORDS = {
    "title": report.TITLE,
    "scores": report.SCORES,
    "expected": report.EXPECTED,
    "place": report.PLACE,
    "got": report.GOT,
    "cites": report.CITES,
    "question": report.QUESTION,
    "earlier": report.EARLIER,
    "at_fault": report.AT_FAULT,
    "type": Text("種類", "type"),
    "count": Text("問", "n"),
    "of": Text("対象", "of"),
    "score": Text("点数", "score"),
    "formula": Text("式", "formula"),
    "by_type": Text("種類・タグごとの正答かつ引用", "Right and cited by type and tag"),
    "all_types": Text("種類・タグごとの点数", "Scores by type and tag"),
    "faults": Text("失敗の内訳", "What went wrong"),
    "latency": Text("応答時間 (ミリ秒)", "Latency (ms)"),
    "curve": Text(
        "検索: n 位までに根拠がある割合", "Retrieval: a source among the first n passages"
    ),
    "settings": Text("設定", "Settings"),
    "none": Text("ありません。", "None."),
    "traceback": Text("トレースバック", "Traceback"),
    "interval": Text(
        "括弧内と線はブートストラップによる95%信頼区間 (質問を1,000回引き直す、種は固定)。",
        "In brackets and as whiskers: 95 % bootstrap intervals (questions drawn 1,000 times, fixed seed).",
    ),
}


def write(run: Run, problems: Sequence[Problem], lang: str) -> None:
    (run.folder / FILE).write_text(html(run, problems, lang), encoding="utf-8")


def html(run: Run, problems: Sequence[Problem], lang: str) -> str:
    """The page."""
    groups = run.scores
    failures = run.failures
    page: str = _template().render(
        lang=lang,
        words={name: text.say(lang) for name, text in WORDS.items()},
        heading=report.heading(run, lang),
        headline=groups[-1],
        scores=[(one.title.say(lang), one, groups[-1][one.name]) for one in MEASURES],
        columns=[(one.title.say(lang), one.name) for one in MEASURES if one.name in COLUMNS],
        groups=groups,
        bars=plot.by_group(groups, "right_and_cited"),
        faults=plot.faults(run.results, lang),
        histogram=plot.latency(run.results),
        curve=plot.curve(run.results),
        failures_title=report.FAILURES.say(lang, count=len(failures)),
        failures=[
            (
                result,
                [fault.say(lang) for fault in result.score.faults],
                report.expected(result, lang),
            )
            for result in failures
        ],
        problems_title=report.CHECKED.say(lang, count=len(problems)),
        problems=[problem.say(lang) for problem in problems],
        settings=_settings(run),
    )
    return page


def _settings(run: Run) -> list[tuple[str, str]]:
    found = []
    for name, value in run.settings.record().items():
        shown = value if name != "selection" else run.settings.selection or ""
        found.append((name, str(shown)))
    return found


@lru_cache(maxsize=1)
def _template() -> Any:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    environment.globals |= {"percent": report.percent, "interval": report.interval}
    environment.filters["ms"] = lambda value: f"{value:.1f}"
    return environment.from_string(TEMPLATE.read_text(encoding="utf-8"))


def _shown(value: object) -> object:
    """No control characters, no marks that turn the direction of writing."""
    return printable(value) if type(value) is str else value
