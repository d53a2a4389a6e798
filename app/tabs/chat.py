"""The tab in which one asks: the conversation, the box, and the source beside it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import gradio as gr

from app import panel, render
from app.collected import collected
from app.desk import Desk
from app.kept import kept, questions
from app.sent import number, texts
from app.series import points
from app.strings import ASK_HINT, ASK_LABEL, ASK_PLACEHOLDER, SEND
from app.strings.page import LIMIT_DOCUMENTS, LIMIT_YEARS, LIMITS, TAB_CHAT
from app.tabs.beside import opened, source
from app.tabs.chart import bars, empty, hidden
from app.tabs.part import QUIET, choice, html
from app.turn import Limits, Turn

# Shown the page and its side: the events that change the side change the chart below it too.
Side = list[Any]


class Chat:
    """Each visitor's conversation is a `gr.State`: a tuple of turns."""

    NAME = TAB_CHAT

    def __init__(self, desk: Desk, lang: str) -> None:
        self.desk = desk
        self.turns = gr.State(())
        # The questions stay in the visitor's browser; asking them again gives the conversation back.
        self.kept = gr.BrowserState([], storage_key="tenkyo-questions", secret="tenkyo")
        with gr.Row(elem_id="tk-main", elem_classes="tk-two", equal_height=False):
            with gr.Column(elem_id="tk-chat", scale=11, min_width=320):
                self.log = html(render.welcome((), lang), "tk-scroll")
                self.next = html("", "tk-following")
                with gr.Row(elem_id="tk-composer"):
                    self.box = gr.Textbox(
                        **_words(lang),
                        lines=1,
                        max_lines=6,
                        show_label=False,
                        container=False,
                        autofocus=True,
                        elem_id="tk-box",
                        scale=1,
                    )
                    self.send = gr.Button(SEND.say(lang), variant="primary", elem_id="tk-send")
                with gr.Accordion(LIMITS.say(lang), open=False, elem_id="tk-limits") as self.limits:
                    self.documents = choice(LIMIT_DOCUMENTS.say(lang), "tk-limit-documents")
                    self.years = choice(LIMIT_YEARS.say(lang), "tk-limit-years")
                self.hint = html(_hint(lang), "tk-hint")
            with gr.Column(elem_id="tk-side", elem_classes="tk-side", scale=9, min_width=320):
                self.side = html("", "tk-source", "tk-side-html")
                self.chart = empty(gr.BarPlot, "tk-chart")

    def wire(self, lang: gr.State, tab: gr.Tab) -> None:
        state = [self.turns, lang]
        limits = [self.documents, self.years]
        beside = [self.side, self.chart]
        shown = [self.turns, self.kept, self.log, self.next, *beside]
        for event in (self.box.submit, self.send.click):
            event(self.ask, [self.box, *limits, *state], [self.box, *shown], **QUIET).then(
                self.suggest, state, self.next, **QUIET
            )
        for component in (self.log, self.next):
            component.ask(self.ask_example, [*limits, *state], [self.box, *shown], **QUIET).then(
                self.suggest, state, self.next, **QUIET
            )
        self.log.edit(self.edit, None, self.box, **QUIET)
        self.log.chart(self.draw, state, beside, **QUIET)
        for component in (self.log, self.side):
            component.cite(self.cite, state, beside, **QUIET)
        self.log.judge(self.judge, self.turns, None, **QUIET)
        self.side.open(self.open, lang, beside, **QUIET)
        self.side.shelf(self.shelf, lang, beside, **QUIET)
        lang.change(
            self.speak,
            state,
            [self.box, self.send, self.limits, *limits, self.hint, self.log, self.next, *beside],
            **QUIET,
        )
        tab.select(self.refresh, None, limits, **QUIET)

    def arrive(self, stored: object, lang: str) -> list[Any]:
        """An earlier conversation comes back."""
        turns: tuple[Turn, ...] = ()
        for question, limits in questions(stored):
            turns = (*turns, self._turn(question, limits, turns))
        return [turns, *self.refresh(), self._log(turns, lang), *self._first(turns, lang)]

    def refresh(self) -> list[Any]:
        """What can be chosen: the documents that there are now, and the years in which they are dated."""
        documents = self.desk.documents()
        years = sorted({document.date[:4] for document in documents if document.date}, reverse=True)
        return [
            gr.update(choices=[(document.title, document.id) for document in documents]),
            gr.update(choices=years),
        ]

    def ask(
        self, question: str, documents: object, years: object, turns: tuple[Turn, ...], lang: str
    ) -> Iterator[list[Any]]:
        """One more turn, shown at once; then its answer, and its first source beside it."""
        if not question.strip():
            yield [gr.skip(), turns, *([gr.skip()] * 5)]
            return
        limits = Limits(texts(documents), texts(years))
        asked = (*turns, Turn(question, limits=limits))
        yield ["", turns, gr.skip(), self._log(asked, lang), "", gr.skip(), gr.skip()]
        turns = (*turns, self._turn(question, limits, turns))
        yield [
            gr.skip(),
            turns,
            kept(turns),
            self._log(turns, lang),
            gr.skip(),
            *self._first(turns, lang),
        ]

    def ask_example(
        self,
        documents: object,
        years: object,
        turns: tuple[Turn, ...],
        lang: str,
        event: gr.EventData,
    ) -> Iterator[list[Any]]:
        yield from self.ask(str(event.text), documents, years, turns, lang)

    def suggest(self, turns: tuple[Turn, ...], lang: str) -> str:
        """Questions to ask next; found out after the answer is shown."""
        return render.following(self.desk.following(turns), lang)

    def edit(self, event: gr.EventData) -> str:
        return str(event.text)

    def cite(self, turns: tuple[Turn, ...], lang: str, event: gr.EventData) -> Side:
        """The source that was clicked; the browser sends its turn and number."""
        turn, n = number(event.turn), number(event.n)
        if turn not in range(len(turns)):
            return [gr.skip(), gr.skip()]
        return [self._source(turns, turn, n, lang), hidden()]

    def draw(self, turns: tuple[Turn, ...], lang: str, event: gr.EventData) -> Side:
        """The amounts of an answer as a chart, with the table that it is drawn from."""
        turn = number(event.turn)
        answer = turns[turn].answer if turn in range(len(turns)) else None
        if answer is None or not (found := points(answer, lang)):
            return [gr.skip(), gr.skip()]
        return [panel.charted(answer, turn, lang), bars(found, lang)]

    def open(self, lang: str, event: gr.EventData) -> Side:
        return [opened(self.desk, str(event.document), lang), hidden()]

    def shelf(self, lang: str) -> Side:
        return [panel.shelf(self.desk.documents(), lang), hidden()]

    def cites(self, turns: tuple[Turn, ...], lang: str) -> Side:
        return [collected(turns, date.today(), lang), hidden()]

    def judge(self, turns: tuple[Turn, ...], event: gr.EventData) -> None:
        """Keep what the visitor thinks of an answer."""
        self.desk.keep(turns, number(event.turn), str(event.verdict), str(event.note))

    def restart(self, lang: str) -> list[Any]:
        return ["", (), [], self._log((), lang), "", *self.shelf(lang)]

    def speak(self, turns: tuple[Turn, ...], lang: str) -> list[Any]:
        """The same in another language."""
        return [
            gr.update(**_words(lang)),
            gr.update(value=SEND.say(lang)),
            gr.update(label=LIMITS.say(lang)),
            gr.update(label=LIMIT_DOCUMENTS.say(lang)),
            gr.update(label=LIMIT_YEARS.say(lang)),
            _hint(lang),
            self._log(turns, lang),
            self.suggest(turns, lang) if turns else "",
            *self._first(turns, lang),
        ]

    def _turn(self, question: str, limits: Limits, turns: tuple[Turn, ...]) -> Turn:
        return self.desk.ask(question, [turn.question for turn in turns if turn.answer], limits)

    def _log(self, turns: tuple[Turn, ...], lang: str) -> str:
        if not turns:
            return render.welcome(self.desk.examples(), lang)
        return render.conversation(turns, lang)

    def _first(self, turns: tuple[Turn, ...], lang: str) -> Side:
        """The first source of the last turn, or the shelf when it has none."""
        if turns and (found := turns[-1].citations):
            return [self._source(turns, len(turns) - 1, found[0].n, lang), hidden()]
        return self.shelf(lang)

    def _source(self, turns: tuple[Turn, ...], turn: int, n: int, lang: str) -> str:
        citations = turns[turn].citations
        if n not in [citation.n for citation in citations]:
            return panel.shelf(self.desk.documents(), lang)
        return source(self.desk, citations, n, turn, lang)


def _words(lang: str) -> dict[str, Any]:
    return {"label": ASK_LABEL.say(lang), "placeholder": ASK_PLACEHOLDER.say(lang)}


def _hint(lang: str) -> str:
    return f"<p>{ASK_HINT.say(lang)}</p>"
