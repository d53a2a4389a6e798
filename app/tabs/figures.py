"""The tab with the amounts: filters, a table with totals, a chart, a source for each row, CSV and Excel."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import gradio as gr

from app import panel
from app.desk import Desk, Gone
from app.figure_list import COLUMNS, row, write_csv
from app.figures_view import SHOWN, saved, table
from app.sent import number, texts
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
from app.tabs.chart import drawn, empty, hidden
from app.tabs.part import QUIET, choice, html, link
from app.totals import Total, totals
from app.workbook import write_workbook
from index.ledger import Wanted
from ingest.document import Span
from ingest.ministry import ministry_of_name
from ingest.stage import Stage

# Subjects that are offered for the chart: those with the most amounts.
_OFFERED = 300
# More amounts than these are shown page by page, without totals: to read 10,000 takes 0.2 s.
_MANY = 10_000


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
        """The first page; of not too many amounts also which subjects can be drawn."""
        wanted, lang = self._wanted(*state), state[-1]
        count = self.desk.count(wanted)
        if count > _MANY:
            return [self._page(wanted, count, 0, None, lang), gr.update(choices=[])]
        listed = self.desk.listed(wanted)
        names = Counter(
            one.figure.subject
            for one in listed
            if one.figure.subject and one.figure.fiscal_year and one.figure.amount is not None
        )
        offered = [name for name, _ in names.most_common(_OFFERED)]
        page = self._page(wanted, count, 0, totals(listed), lang)
        return [page, gr.update(choices=offered)]

    def turn(self, *state: Any, event: gr.EventData) -> str:
        wanted = self._wanted(*state)
        count = self.desk.count(wanted)
        summed = totals(self.desk.listed(wanted)) if count <= _MANY else None
        return self._page(wanted, count, max(number(event.page), 0), summed, state[-1])

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
        wanted = self._wanted(*state)
        if not names or self.desk.count(wanted) > _MANY:
            return hidden()
        listed = [one.figure for one in self.desk.listed(wanted)]
        return drawn([figure for figure in listed if figure.subject in names], state[-1])

    def as_csv(self, *state: Any) -> str:
        with TemporaryDirectory() as folder, self.desk.records(self._wanted(*state)) as found:
            path = Path(folder, "tenkyo-figures.csv")
            with path.open("w", encoding="utf-8", newline="") as file:
                write_csv(found, file)
            return saved(path.name, link(path))

    def as_xlsx(self, *state: Any) -> str:
        with TemporaryDirectory() as folder, self.desk.records(self._wanted(*state)) as found:
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
            self.show(*state)[0],
            self.picking(lang),
        ]

    def _page(
        self, wanted: Wanted, count: int, page: int, summed: Sequence[Total] | None, lang: str
    ) -> str:
        shown = self.desk.listed(wanted, SHOWN, page * SHOWN)
        try:
            texts_of = self.desk.texts({one.document for one in shown})
        except Gone:
            return f"<p>{GONE.say(lang)}</p>"
        return table(shown, texts_of, count, page, summed, lang)

    def _wanted(
        self,
        subject: str | None,
        ministry: str | None,
        years: object,
        stages: object,
        documents: object,
        lang: str,
    ) -> Wanted:
        # A field that was never filled is None.
        asked, named = (subject or "").strip(), (ministry or "").strip()
        return Wanted(
            subjects=(asked,) if asked else (),
            ministry=ministry_of_name(named) or named,
            years=tuple(int(value) for value in texts(years)),
            stages=tuple(Stage(value) for value in texts(stages)),
            documents=texts(documents),
        )
