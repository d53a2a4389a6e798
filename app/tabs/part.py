"""What every tab is made of: a piece of our HTML with its events, and the settings of an event."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from threading import Event
from typing import Any, Protocol
from urllib.parse import quote

import gradio as gr
from gradio.processing_utils import save_file_to_cache
from gradio.utils import get_upload_folder

from app.desk import Desk
from app.strings import Text

HERE = Path(__file__).parents[1]
# Buttons inside our HTML name their event in data-act; page.js triggers it on the component.
EVENTS = (
    "ask", "edit", "cite", "cites", "judge", "open", "shelf", "language", "restart", "chart", "turn", "figure",
    "again", "remove",
)  # fmt: skip
# Ten people at once: the desk answers one after the other, in a few hundredths of a second each.
CONCURRENCY = 16
# No progress overlays on our HTML; page.js shows that work is under way.
QUIET: dict[str, Any] = {
    "show_progress": "hidden",
    "api_visibility": "private",
    "concurrency_limit": CONCURRENCY,
}


class Tab(Protocol):
    """One tab: made inside its `gr.Tab`, then wired to the page's language."""

    NAME: Text

    def __init__(self, desk: Desk, lang: str) -> None: ...

    def wire(self, lang: gr.State, tab: gr.Tab) -> None:
        """Connect the events; `lang` is the visitor's language, `tab` where the components stand."""


class Stops:
    """What visitors have running in a tab, and may stop.

    Gradio's own way of cancelling an event breaks off the browser's stream, which it then reports as an error.
    """

    def __init__(self) -> None:
        self._running: dict[str, Event] = {}

    def begin(self, request: gr.Request) -> Event:
        """Set when the visitor stops what begins now."""
        self._running[str(request.session_hash)] = stop = Event()
        return stop

    def stop(self, request: gr.Request) -> None:
        if found := self._running.pop(str(request.session_hash), None):
            found.set()


def html(value: str, name: str, *classes: str) -> gr.HTML:
    """A piece of HTML whose buttons are events."""
    return gr.HTML(
        value,
        elem_id=name,
        elem_classes=list(classes),
        js_on_load=_script(),
        apply_default_css=False,
    )


@cache
def _script() -> str:
    """What every piece of HTML runs; read from its file once."""
    names = ", ".join(f"'{event}'" for event in EVENTS)
    return f"const EVENTS = [{names}];\n{(HERE / 'page.js').read_text(encoding='utf-8')}"


def choice(label: str, name: str) -> gr.Dropdown:
    """A field for several of some choices, which come later."""
    return gr.Dropdown([], multiselect=True, label=label, elem_id=name, interactive=True)


def link(path: Path | None) -> str:
    """The address, seen from the page, under which a file is served; "" for none.

    Gradio serves copies in its own folder, to those who may see the page.
    """
    if path is None:
        return ""
    copy = save_file_to_cache(path, cache_dir=get_upload_folder())
    return f"gradio_api/file={quote(copy)}"
