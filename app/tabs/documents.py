"""The tab with the documents: what is indexed, uploading, reading again, removing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import gradio as gr

from app import panel
from app.desk import Desk, Gone
from app.library_view import outcomes, sentence, table
from app.sent import number
from app.strings import FAILED, GONE
from app.strings.library import (
    CANCEL,
    NO_FILE_ANY_MORE,
    PICK,
    REMOVED_UI,
    SEARCH,
    STARTED,
    STOPPED,
    TAB_DOCUMENTS,
    UPLOAD,
    WORKING,
)
from app.tabs.beside import opened
from app.tabs.part import QUIET, Stops, html
from app.translation import failure
from index.build import Outcome
from index.store import StoreError
from ingest.reader import SUFFIXES, ReadError


class Documents:
    """A table beside a panel in which a document is read."""

    NAME = TAB_DOCUMENTS

    def __init__(self, desk: Desk, lang: str) -> None:
        self.desk = desk
        self.stops = Stops()
        with gr.Row(elem_classes="tk-two", equal_height=False):
            with gr.Column(elem_classes="tk-left", scale=11, min_width=320):
                self.files = gr.File(
                    file_count="multiple",
                    label=self._upload(lang),
                    elem_id="tk-upload",
                    height=120,
                )
                self.stop = gr.Button(CANCEL.say(lang), visible=False, elem_id="tk-stop")
                self.told = html("", "tk-told")
                self.sought = gr.Textbox(
                    label=SEARCH.say(lang), elem_id="tk-documents-sought", max_lines=1
                )
                self.table = html("", "tk-documents")
            with gr.Column(elem_classes="tk-side", scale=9, min_width=320):
                self.side = html(_picking(lang), "tk-documents-side", "tk-side-html")

    def wire(self, lang: gr.State, tab: gr.Tab) -> None:
        state = [self.sought, lang]
        tab.select(self.show, state, self.table, **QUIET)
        self.sought.change(self.show, state, self.table, **QUIET)
        self.table.turn(self.turn, state, self.table, **QUIET)
        self.table.open(self.open, lang, self.side, **QUIET)
        self.table.again(self.again, state, [self.told, self.table], **QUIET)
        self.table.remove(self.remove, state, [self.told, self.table, self.side], **QUIET)
        self.side.shelf(_picking, lang, self.side, **QUIET)
        done = [self.files, self.stop, self.told, self.table]
        self.files.upload(self.read, [self.files, *state], done, **QUIET)
        self.stop.click(self.stops.stop, None, None, **QUIET)
        said = [self.files, self.stop, self.sought, self.told, self.table, self.side]
        lang.change(self.speak, state, said, **QUIET)

    def show(self, sought: str | None, lang: str) -> str:
        return self._table(sought, lang)

    def turn(self, sought: str | None, lang: str, event: gr.EventData) -> str:
        return self._table(sought, lang, max(number(event.page), 0))

    def open(self, lang: str, event: gr.EventData) -> str:
        return opened(self.desk, str(event.document), lang)

    def read(
        self, files: list[str], sought: str | None, lang: str, request: gr.Request
    ) -> Iterator[list[Any]]:
        """Read what was uploaded, one file after the other; what is read when it is stopped is kept."""
        stop = self.stops.begin(request)
        busy, free = gr.update(visible=True), gr.update(visible=False)
        found: list[Outcome] = []
        yield [gr.skip(), busy, sentence(STARTED, lang, total=len(files)), gr.skip()]
        told = ""
        try:
            kept = self.desk.library.keep([Path(file) for file in files])
            with closing(self.desk.library.add(kept)) as steps:
                for done, of, outcome in steps:
                    found.append(outcome)
                    if stop.is_set():
                        told = sentence(STOPPED, lang)
                        break
                    going = sentence(WORKING, lang, done=done, total=of, name=outcome.path.name)
                    yield [gr.skip(), busy, going + outcomes(found, lang), gr.skip()]
        except (ReadError, StoreError, OSError) as error:
            told = _failed(error, lang)
        yield [None, free, told + outcomes(found, lang), self._table(sought, lang)]

    def again(self, sought: str | None, lang: str, event: gr.EventData) -> list[str]:
        try:
            document, _ = self.desk.document(str(event.document))
            told = outcomes([self.desk.library.again(document)], lang)
        except Gone:
            told = sentence(GONE, lang)
        except FileNotFoundError:
            told = sentence(NO_FILE_ANY_MORE, lang, title=document.title, file=document.source)
        except (StoreError, OSError) as error:
            told = _failed(error, lang)
        return [told, self._table(sought, lang)]

    def remove(self, sought: str | None, lang: str, event: gr.EventData) -> list[str]:
        try:
            document, _ = self.desk.document(str(event.document))
            self.desk.library.remove(document)
            told = sentence(REMOVED_UI, lang, title=document.title)
        except Gone:
            told = sentence(GONE, lang)
        except (StoreError, OSError) as error:
            told = _failed(error, lang)
        return [told, self._table(sought, lang), _picking(lang)]

    def speak(self, sought: str | None, lang: str) -> list[Any]:
        return [
            gr.update(label=self._upload(lang)),
            gr.update(value=CANCEL.say(lang)),
            gr.update(label=SEARCH.say(lang)),
            "",
            self._table(sought, lang),
            _picking(lang),
        ]

    def _table(self, sought: str | None, lang: str, page: int = 0) -> str:
        return table(self.desk.documents(), self.desk.sizes(), lang, sought or "", page)

    def _upload(self, lang: str) -> str:
        return UPLOAD.say(lang, kinds=" ".join(SUFFIXES), size=self.desk.config.upload_mb)


def _picking(lang: str) -> str:
    return panel.notice(PICK, lang)


def _failed(error: Exception, lang: str) -> str:
    return sentence(FAILED, lang, why=failure(error).say(lang))
