"""The page: its head, its tabs, and what it serves to programs."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import wraps
from importlib import import_module
from importlib.util import find_spec
from typing import Any

# Read by gradio and huggingface_hub when they are imported: no telemetry, no other host.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ["HF_HUB_OFFLINE"] = "1"

import gradio as gr

from answer.engine import QuestionError
from app import render
from app.desk import Desk
from app.service import Service
from app.strings import LANGS, NAME
from app.tabs.chat import Chat
from app.tabs.part import CONCURRENCY, HERE, QUIET, Tab, html

FONTS = ("Noto Sans CJK JP", "Noto Sans JP", "Hiragino Sans", "Yu Gothic", "Meiryo", "sans-serif")
MONO = ("Noto Sans Mono CJK JP", "ui-monospace", "monospace")
# Copies of files that were saved or uploaded are looked through every hour, and deleted after a day.
_COPIES = (3600, 86400)
# More visitors than these do not wait in line: they are told that the page is busy.
_WAITING = 200
# The tabs behind the chat, in their order.
TABS = {
    "figures": "app.tabs.figures:Figures",
    "documents": "app.tabs.documents:Documents",
    "evaluation": "eval.tab:Evaluations",
}


class Page:
    """The head and the tabs of one visitor."""

    def __init__(self, desk: Desk, lang: str) -> None:
        self.lang = gr.State(lang)
        self.head = html(render.header(lang), "tk-head")
        with gr.Tabs(elem_id="tk-tabs"):
            with gr.Tab(Chat.NAME.say(lang), id="chat", elem_id="tk-tab-chat") as first:
                self.chat = Chat(desk, lang)
            self.tabs: list[tuple[Tab, gr.Tab]] = [(self.chat, first)]
            for name, kind in ((name, _load(target)) for name, target in TABS.items()):
                with gr.Tab(kind.NAME.say(lang), id=name, elem_id=f"tk-tab-{name}") as tab:
                    self.tabs.append((kind(desk, lang), tab))

    def wire(self, blocks: gr.Blocks) -> None:
        chat = self.chat
        spoken = [self.lang, self.head, *(tab for _, tab in self.tabs)]
        beside = [chat.side, chat.chart]
        shown = [chat.turns, chat.kept, chat.log, chat.next, *beside]
        for part, tab in self.tabs:
            part.wire(self.lang, tab)
        arrived = [*spoken, chat.turns, chat.documents, chat.years, chat.log, *beside]
        blocks.load(self.arrive, [self.lang, chat.kept], arrived, **QUIET)
        self.head.language(self.switch, self.lang, spoken, **QUIET)
        self.head.cites(chat.cites, [chat.turns, self.lang], beside, **QUIET)
        self.head.restart(chat.restart, self.lang, [chat.box, *shown], **QUIET)

    def arrive(self, lang: str, kept: object, request: gr.Request) -> list[Any]:
        """`?lang=en` in the address wins over the configured language; an earlier conversation comes back."""
        asked = request.query_params.get("lang", lang)
        lang = asked if asked in LANGS else lang
        return [*self._spoken(lang), *self.chat.arrive(kept, lang)]

    def switch(self, lang: str) -> list[Any]:
        """The other language; each tab follows the change of the state."""
        return self._spoken(LANGS[1 - LANGS.index(lang)])

    def _spoken(self, lang: str) -> list[Any]:
        names = [gr.update(label=part.NAME.say(lang)) for part, _ in self.tabs]
        return [lang, render.header(lang), *names]


def _load(target: str) -> type[Tab]:
    module, name = target.split(":")
    kind: type[Tab] = getattr(import_module(module), name)
    return kind


def build(desk: Desk, lang: str) -> gr.Blocks:
    """The page over an open desk; `lang` is the language for who has not chosen one."""
    with gr.Blocks(
        title=f"{NAME.ja} Tenkyo", analytics_enabled=False, fill_width=True, delete_cache=_COPIES
    ) as blocks:
        # First, so that the name is its own: the page's events are named after their functions.
        service = Service(desk)
        for function in (service.ask, service.search, service.figures, service.cite):
            gr.api(_told(function), api_name=function.__name__, concurrency_limit=CONCURRENCY)
        Page(desk, lang).wire(blocks)
    return blocks


def _told(function: Callable[..., Any]) -> Callable[..., Any]:
    """The function, with what it refuses as an error that gradio passes on."""

    @wraps(function)
    def call(*values: Any, **named: Any) -> Any:
        try:
            return function(*values, **named)
        except (QuestionError, ValueError) as error:
            raise gr.Error(str(error)) from error

    return call


def launch(
    desk: Desk,
    lang: str,
    host: str,
    port: int,
    allowed: Callable[[str, str], bool] | None = None,
    root_path: str = "",
) -> tuple[gr.Blocks, str]:
    """The served page and its address; raises OSError when the port is taken.

    With `allowed` a visitor has to sign in; `root_path` is where a reverse proxy serves the page.
    """
    blocks = build(desk, lang).queue(max_size=_WAITING)
    _, url, _ = blocks.launch(
        server_name=host,
        server_port=port,
        share=False,
        mcp_server=find_spec("mcp") is not None,
        auth=allowed,
        root_path=root_path or None,
        quiet=True,
        prevent_thread_lock=True,
        footer_links=[],
        run_history=False,
        enable_monitoring=False,
        max_file_size=f"{desk.config.upload_mb}mb",
        ssr_mode=False,
        theme=gr.themes.Base(font=FONTS, font_mono=MONO),
        css_paths=sorted((HERE / "style").glob("*.css")),
        head='<meta name="color-scheme" content="light dark"><link rel="icon" href="data:,">',
    )
    return blocks, url
