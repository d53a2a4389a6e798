"""The reports of a run for people and machines, written side by side into its folder."""

from __future__ import annotations

from collections.abc import Sequence

from eval import junit, report, web
from eval.places import Problem
from eval.run import Run


def write(run: Run, problems: Sequence[Problem], lang: str) -> None:
    """`report.md`, `report.html` and `junit.xml`; `problems` are what a check of the set found."""
    report.write(run, problems, lang)
    web.write(run, problems, lang)
    junit.write(run, lang)
