"""The tab with the amounts: filters, a table with totals, a chart, a source for each row, CSV and Excel."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import gradio as gr

from app import panel
from app.desk import Desk, Gone
from app.figure_list import COLUMNS, row, write_csv
from app.figures_view import SHOWN, saved, table
from app.series import stage, year
from app.strings import GONE
from app.strings.figures import (
    CHART,
    CHOSEN,
    CSV,
    DOCUMENTS,
    MINISTRY,
    PICK_FIGURE,
    STAGES,
    SUBJECT,
    TAB_FIGURES,
    XLSX,
    YEARS,
)
from app.tabs.beside import source
from app.tabs.chart import drawn, empty
from app.tabs.part import QUIET, choice, html, link, number, texts
from app.workbook import write_workbook
from index.ledger import Listed, Wanted
from ingest.document import Span
from ingest.ministry import ministry_of_name
from ingest.stage import Stage

# Subjects that are offered for the chart: those with the most amounts.
_OFFERED = 300


class Figures:
    """Filters over a table, beside a panel with the source and the chart."""

    NAME = TAB_FIGURES

    def __init__(self, desk: Desk, lang: str) -> None:
        self.desk = desk
        with gr.Row(elem_classes="tk-two tk-wide-left", equal_height=False):
            with gr.Column(elem_classes="tk-left", scale=13, min_width=320):
                with gr.Row(elem_classes="tk-filters"):
                    self.subject = gr.Textbox(
                        label=SUBJECT.say(lang), max_lines=1, elem_id="tk-figures-subject"
                    )
                    self.ministry = gr.Textbox(
                        label=MINISTRY.say(lang), max_lines=1, elem_id="tk-figures-ministry"
                    )
                with gr.Row(elem_classes="tk-filters"):
                    self.years = choice(YEARS.say(lang), "tk-figures-years")
                    self.stages = choice(STAGES.say(lang), "tk-figures-stages")
                    self.documents = choice(DOCUMENTS.say(lang), "tk-figures-documents")
                with gr.Row(elem_classes="tk-saves"):
                    self.csv = gr.Button(CSV.say(lang), size="sm", elem_id="tk-csv")
                    self.xlsx = gr.Button(XLSX.say(lang), size="sm", elem_id="tk-xlsx")
                self.saved = html("", "tk-saved")
                with gr.Accordion(CHART.say(lang), open=False, elem_id="tk-draw") as self.drawing:
                    self.chosen = choice(CHOSEN.say(lang), "tk-chosen")
                    self.chart = empty(gr.ScatterPlot, "tk-figures-chart")
                self.table = html("", "tk-figures")
            with gr.Column(elem_classes="tk-side", scale=9, min_width=320):
                self.side = html(panel.notice(PICK_FIGURE, lang), "tk-figure", "tk-side-html")

    def wire(self, lang: gr.State, tab: gr.Tab) -> None:
        limits = [self.subject, self.ministry, self.years, self.stages, self.documents]
        state = [*limits, lang]
        found = [self.table, self.chosen]
        tab.select(self.choices, lang, [self.years, self.stages, self.documents], **QUIET).then(
            self.show, state, found, **QUIET
        )
        for field in limits:
            field.change(self.show, state, found, **QUIET)
        self.table.turn(self.turn, state, self.table, **QUIET)
        self.table.figure(self.open, lang, self.side, **QUIET)
        self.side.shelf(self.picking, lang, self.side, **QUIET)
        self.chosen.change(self.draw, [self.chosen, *state], self.chart, **QUIET)
        self.csv.click(self.as_csv, state, self.saved, **QUIET)
        self.xlsx.click(self.as_xlsx, state, self.saved, **QUIET)
        said = [*limits, self.csv, self.xlsx, self.drawing, self.chosen, *found[:1], self.side]
        lang.change(self.speak, state, said, **QUIET)

    def choices(self, lang: str) -> list[Any]:
        """The years, stages and documents that there are now."""
        years, stages = self.desk.keys()
        documents = self.desk.documents()
        return [
            gr.update(choices=[(year(value, lang), str(value)) for value in years]),
            gr.update(choices=[(stage(value, lang), value.value) for value in stages]),
            gr.update(choices=[(document.title, document.id) for document in documents]),
        ]

    def show(self, *state: Any) -> list[Any]:
        listed = self._listed(*state)
        names: dict[str, int] = {}
        for one in listed:
            if one.figure.subject and one.figure.fiscal_year and one.figure.amount is not None:
                names[one.figure.subject] = names.get(one.figure.subject, 0) + 1
        offered = sorted(names, key=lambda name: (-names[name], name))[:_OFFERED]
        return [self._table(listed, 0, state[-1]), gr.update(choices=offered)]

    def turn(self, *state: Any, event: gr.EventData) -> str:
        return self._table(self._listed(*state), max(number(event.page), 0), state[-1])

    def open(self, lang: str, event: gr.EventData) -> str:
        """The line of the amount, marked in its document."""
        span = Span(number(event.start), number(event.end))
        try:
            cited = self.desk.place(str(event.document), span)
        except Gone:
            return panel.notice(GONE, lang)
        return source(self.desk, [cited], 1, 0, lang)

    def picking(self, lang: str) -> str:
        return panel.notice(PICK_FIGURE, lang)

    def draw(self, chosen: object, *state: Any) -> Any:
        names = texts(chosen)
        listed = [one.figure for one in self._listed(*state) if one.figure.subject in names]
        return drawn(listed, state[-1])

    def as_csv(self, *state: Any) -> str:
        found = self.desk.records(self._listed(*state))
        with TemporaryDirectory() as folder:
            path = Path(folder, "tenkyo-figures.csv")
            with path.open("w", encoding="utf-8", newline="") as file:
                write_csv(found, file)
            return saved(path.name, link(path))

    def as_xlsx(self, *state: Any) -> str:
        found = self.desk.records(self._listed(*state))
        with TemporaryDirectory() as folder:
            path = Path(folder, "tenkyo-figures.xlsx")
            with path.open("wb") as file:
                write_workbook(COLUMNS, map(row, found), file)
            return saved(path.name, link(path))

    def speak(self, *state: Any) -> list[Any]:
        lang = state[-1]
        fields = (SUBJECT, MINISTRY)
        labels = zip(self.choices(lang), (YEARS, STAGES, DOCUMENTS), strict=True)
        return [
            *(gr.update(label=name.say(lang)) for name in fields),
            *({**choices, "label": name.say(lang)} for choices, name in labels),
            gr.update(value=CSV.say(lang)),
            gr.update(value=XLSX.say(lang)),
            gr.update(label=CHART.say(lang)),
            gr.update(label=CHOSEN.say(lang)),
            self._table(self._listed(*state), 0, lang),
            self.picking(lang),
        ]

    def _table(self, listed: list[Listed], page: int, lang: str) -> str:
        shown = {one.document for one in listed[page * SHOWN : (page + 1) * SHOWN]}
        try:
            return table(listed, self.desk.texts(shown), page, lang)
        except Gone:
            return f"<p>{GONE.say(lang)}</p>"

    def _listed(
        self,
        subject: str | None,
        ministry: str | None,
        years: object,
        stages: object,
        documents: object,
        lang: str,
    ) -> list[Listed]:
        # A field that was never filled is None.
        asked, named = (subject or "").strip(), (ministry or "").strip()
        return self.desk.listed(
            Wanted(
                subjects=(asked,) if asked else (),
                ministry=ministry_of_name(named) or named,
                years=tuple(int(value) for value in texts(years)),
                stages=tuple(Stage(value) for value in texts(stages)),
                documents=texts(documents),
            )
        )
