"""The amounts of an answer as a series: what a chart draws, and the same as a table file."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import NamedTuple

from answer.figure_line import STAGE_NAMES
from answer.result import Answer, StatedFigure
from app.cell import inert
from app.strings.page import FISCAL_YEAR
from ingest.era import era_name
from ingest.fold import key
from ingest.stage import Stage

_COLUMNS = (
    "label",
    "subject",
    "fiscal_year",
    "stage",
    "scope",
    "yen",
    "title",
    "page",
    "section",
    "quote",
)


class Point(NamedTuple):
    """One amount of a series: its place on the axis, what it belongs to, and the citation that prints it."""

    axis: str
    series: str
    figure: StatedFigure


def points(answer: Answer, lang: str) -> tuple[Point, ...]:
    """Two amounts or more that differ in year, or else in subject or stage; () where there is nothing to draw."""
    figures = tuple(dict.fromkeys(answer.figures))
    years = {figure.fiscal_year for figure in figures}
    # One spelling for each subject: documents differ in the width of brackets and in blanks.
    names = {key(figure.subject): figure.subject for figure in reversed(figures)}
    if len(figures) < 2 or answer.abstained:
        return ()
    if len(years) > 1 and None not in years:
        ordered = sorted(figures, key=lambda figure: figure.fiscal_year or 0)
        found = [
            Point(year(figure.fiscal_year, lang), _series(figure, names, lang), figure)
            for figure in ordered
        ]
    else:
        found = [
            Point(figure.subject or figure.label, stage(figure.stage, lang), figure)
            for figure in figures
        ]
    return _apart(found)


def _apart(found: list[Point]) -> tuple[Point, ...]:
    """Bars over one place of the axis would be stacked as if they were parts of a sum: each gets its own."""
    if len({point.axis for point in found}) == len(found):
        return tuple(found)
    return tuple(point._replace(axis=f"{point.axis} {point.series}".strip()) for point in found)


def year(value: int | None, lang: str) -> str:
    """2021 → 令和3年度."""
    if value is None:
        return ""
    return FISCAL_YEAR.say(lang, year=value, era=era_name(value))


def stage(value: Stage | None, lang: str) -> str:
    if value is None:
        return ""
    return value.value if lang == "en" else STAGE_NAMES[value]


def table(answer: Answer, lang: str) -> bytes:
    """CSV with a row an amount, each with its source."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    cited = {citation.n: citation for citation in answer.citations}
    for point in points(answer, lang):
        figure = point.figure
        source = cited[figure.citation]
        row = (
            figure.label, figure.subject, figure.fiscal_year, figure.stage, " ".join(figure.scope), figure.yen,
            source.title, source.page, source.section, source.quote,
        )  # fmt: skip
        writer.writerow([inert(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def _series(figure: StatedFigure, names: Mapping[str, str], lang: str) -> str:
    """The stage; where there are several subjects, the subject with it."""
    told = stage(figure.stage, lang)
    return " ".join(filter(None, [names[key(figure.subject)], told])) if len(names) > 1 else told
