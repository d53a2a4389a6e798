"""Charts of amounts: Gradio's own bars and lines, which a browser saves as PNG."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import cycle
from typing import Any

import gradio as gr
import pandas as pd

from app.series import Point, stage, year
from app.strings.figures import DRAWN
from app.strings.page import CHART_OKU, CHART_TITLE
from ingest.figure import Figure
from ingest.stage import Role, Stage

_OKU = 10**8
# Told apart by the colour-blind too, on light and on dark.
_COLOURS = ("#3f7cac", "#d98c2b", "#5a9a68", "#a35f8f", "#8a8f98", "#c0563f")
_ORDER = (None, *Stage)
# Axis, height and series; drawn in the order of the rows.
_COLUMNS = ["axis", "oku", "series"]


def empty(kind: type[Any], name: str) -> Any:
    """A chart with nothing in it, not shown; `kind` is Gradio's."""
    return kind(
        pd.DataFrame([], columns=_COLUMNS),
        x="axis",
        y="oku",
        color="series",
        visible=False,
        elem_id=name,
        elem_classes="tk-chart",
        buttons=["export", "fullscreen"],
        height=300,
    )


def drawn(figures: Sequence[Figure], lang: str) -> Any:
    """The amounts of subjects through years and stages, a colour a subject; hidden when there is none.

    Dots, as nothing is to be added up or read between them: two amounts of one year are two dots.
    """
    rows = [
        (figure.fiscal_year, _ORDER.index(figure.stage), figure.amount / _OKU, figure.subject)
        for figure in figures
        if figure.fiscal_year and figure.amount is not None and figure.role is not Role.DELTA
    ]
    if not rows:
        return hidden()
    named = [
        (f"{year(at, lang)} {stage(_ORDER[n], lang)}".strip(), oku, subject)
        for at, n, oku, subject in sorted(dict.fromkeys(rows))
    ]
    return gr.ScatterPlot(
        pd.DataFrame(named, columns=_COLUMNS),
        sort=list(dict.fromkeys(row[0] for row in named)),
        x_title=" ",
        y_title=CHART_OKU.say(lang),
        color_title=" ",
        color_map=_map(row[2] or "" for row in named),
        title=DRAWN.say(lang),
        y_lim=[0, max(row[1] for row in named) * 1.1],
        visible=True,
    )


def hidden() -> Any:
    return gr.update(visible=False)


def bars(points: Sequence[Point], lang: str) -> Any:
    """The points as bars, one colour a series."""
    rows = [(point.axis, point.figure.yen / _OKU, point.series) for point in points]
    return gr.BarPlot(
        pd.DataFrame(rows, columns=_COLUMNS),
        x="axis",
        y="oku",
        color="series",
        sort=list(dict.fromkeys(point.axis for point in points)),
        x_title=" ",
        y_title=CHART_OKU.say(lang),
        color_title=" ",
        color_map=_map(row[2] for row in rows),
        title=CHART_TITLE.say(lang),
        visible=True,
    )


def _map(names: Iterable[str]) -> dict[str, str]:
    """A colour for each series."""
    return dict(zip(dict.fromkeys(names), cycle(_COLOURS), strict=False))
