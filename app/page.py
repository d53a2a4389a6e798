"""The chat page: lays out Gradio's components and wires them; the only importer of gradio."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from functools import wraps
from importlib.util import find_spec
from pathlib import Path
from typing import Any

# Read by gradio and huggingface_hub when they are imported: no telemetry, no other host.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ["HF_HUB_OFFLINE"] = "1"

import gradio as gr

from answer.engine import QuestionError
from app import panel, render
from app.collected import collected
from app.desk import Desk, Gone
from app.render import Turn
from app.service import Service
from app.strings import ASK_HINT, ASK_LABEL, ASK_PLACEHOLDER, GONE, LANGS, NAME, SEND

HERE = Path(__file__).parent
# Buttons inside our HTML name their event in data-act; page.js triggers it on the component.
EVENTS = ("ask", "edit", "cite", "cites", "judge", "open", "shelf", "language", "restart")
FONTS = ("Noto Sans CJK JP", "Noto Sans JP", "Hiragino Sans", "Yu Gothic", "Meiryo", "sans-serif")
MONO = ("Noto Sans Mono CJK JP", "ui-monospace", "monospace")
# Ten people at once: the desk answers one after the other, in a few hundredths of a second each.
CONCURRENCY = 16
# A conversation comes back with so many of its last questions.
KEPT = 30


class Page:
    """The components of one page and what their events do.

    Each visitor's conversation is a `gr.State`: a tuple of turns, and the language.
    """

    def __init__(self, desk: Desk, lang: str) -> None:
        self.desk = desk
        self.turns = gr.State(())
        # The questions stay in the visitor's browser; asking them again gives the conversation back.
        self.kept = gr.BrowserState([], storage_key="tenkyo-questions", secret="tenkyo")
        self.lang = gr.State(lang)
        self.head = _html(render.header(lang), "tk-head")
        with gr.Row(elem_id="tk-main", equal_height=False):
            with gr.Column(elem_id="tk-chat", scale=11, min_width=320):
                self.log = _html(render.welcome((), lang), "tk-scroll")
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
                self.hint = _html(_hint(lang), "tk-hint")
            with gr.Column(elem_id="tk-side", scale=9, min_width=320):
                self.side = _html("", "tk-side-html")
        self.said = [self.head, self.box, self.send, self.hint]

    def wire(self, blocks: gr.Blocks) -> None:
        state = [self.turns, self.lang]
        shown = [self.turns, self.kept, self.log, self.side]
        arrived = [self.turns, self.lang, *self.said, self.log, self.side]
        blocks.load(self.arrive, [self.lang, self.kept], arrived, **QUIET)
        for event in (self.box.submit, self.send.click):
            event(self.ask, [self.box, *state], [self.box, *shown], **QUIET)
        self.log.ask(self.ask_example, state, [self.box, *shown], **QUIET)
        self.log.edit(self.edit, None, self.box, **QUIET)
        for component in (self.log, self.side):
            component.cite(self.cite, state, self.side, **QUIET)
        self.log.judge(self.judge, self.turns, None, **QUIET)
        self.side.open(self.open, self.lang, self.side, **QUIET)
        self.side.shelf(self.shelf, self.lang, self.side, **QUIET)
        self.head.language(
            self.switch, state, [self.lang, *self.said, self.log, self.side], **QUIET
        )
        self.head.cites(self.cites, state, self.side, **QUIET)
        self.head.restart(self.restart, self.lang, [self.box, *shown], **QUIET)

    def arrive(self, lang: str, kept: object, request: gr.Request) -> list[Any]:
        """`?lang=en` in the address wins over the configured language; an earlier conversation comes back."""
        asked = request.query_params.get("lang", lang)
        turns: tuple[Turn, ...] = ()
        for question in _questions(kept):
            turns = self._turns(question, turns)
        return [turns, *self._in_language(turns, asked if asked in LANGS else lang)]

    def switch(self, turns: tuple[Turn, ...], lang: str) -> list[Any]:
        return self._in_language(turns, LANGS[1 - LANGS.index(lang)])

    def ask(self, question: str, turns: tuple[Turn, ...], lang: str) -> list[Any]:
        """One more turn; its first source opens beside it."""
        if not question.strip():
            return [gr.skip(), turns, gr.skip(), gr.skip(), gr.skip()]
        turns = self._turns(question, turns)
        kept = [turn.question for turn in turns][-KEPT:]
        return ["", turns, kept, self._log(turns, lang), self._first(turns, lang)]

    def _turns(self, question: str, turns: tuple[Turn, ...]) -> tuple[Turn, ...]:
        turn = self.desk.ask(question, [turn.question for turn in turns if turn.answer])
        return (*turns, turn)

    def ask_example(self, turns: tuple[Turn, ...], lang: str, event: gr.EventData) -> list[Any]:
        return self.ask(str(event.text), turns, lang)

    def edit(self, event: gr.EventData) -> str:
        return str(event.text)

    def cite(self, turns: tuple[Turn, ...], lang: str, event: gr.EventData) -> Any:
        """The source that was clicked; the browser sends its turn and number."""
        turn, n = _number(event.turn), _number(event.n)
        if turn >= len(turns):
            return gr.skip()
        return self._source(turns, turn, n, lang)

    def open(self, lang: str, event: gr.EventData) -> str:
        try:
            return panel.opened(*self.desk.document(str(event.document)), lang)
        except Gone:
            return panel.notice(GONE, lang)

    def shelf(self, lang: str) -> str:
        return panel.shelf(self.desk.documents(), lang)

    def cites(self, turns: tuple[Turn, ...], lang: str) -> str:
        return collected(turns, date.today(), lang)

    def judge(self, turns: tuple[Turn, ...], event: gr.EventData) -> None:
        """Keep what the visitor thinks of an answer."""
        self.desk.keep(turns, _number(event.turn), str(event.verdict), str(event.note))

    def restart(self, lang: str) -> list[Any]:
        return ["", (), [], self._log((), lang), self.shelf(lang)]

    def _in_language(self, turns: tuple[Turn, ...], lang: str) -> list[Any]:
        said = [
            render.header(lang),
            gr.update(**_words(lang)),
            gr.update(value=SEND.say(lang)),
            _hint(lang),
        ]
        return [lang, *said, self._log(turns, lang), self._first(turns, lang)]

    def _log(self, turns: tuple[Turn, ...], lang: str) -> str:
        if not turns:
            return render.welcome(self.desk.examples(), lang)
        return render.conversation(turns, lang)

    def _first(self, turns: tuple[Turn, ...], lang: str) -> str:
        """The first source of the last turn, or the shelf when it has none."""
        if turns and (found := turns[-1].citations):
            return self._source(turns, len(turns) - 1, found[0].n, lang)
        return self.shelf(lang)

    def _source(self, turns: tuple[Turn, ...], turn: int, n: int, lang: str) -> str:
        citations = turns[turn].citations
        asked = [citation for citation in citations if citation.n == n]
        try:
            if not asked:
                return self.shelf(lang)
            document, blocks = self.desk.document(asked[0].document)
        except Gone:
            return panel.notice(GONE, lang)
        if document.quote(asked[0].span) != asked[0].quote:  # marked exactly, or not at all
            return panel.notice(GONE, lang)
        return panel.source(citations, n, turn, document, blocks, lang)


# No progress overlays on our HTML; page.js shows that work is under way.
QUIET: dict[str, Any] = {
    "show_progress": "hidden",
    "api_visibility": "private",
    "concurrency_limit": CONCURRENCY,
}


def build(desk: Desk, lang: str) -> gr.Blocks:
    """The page over an open desk; `lang` is the language for who has not chosen one."""
    with gr.Blocks(title=f"{NAME.ja} Tenkyo", analytics_enabled=False, fill_width=True) as blocks:
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
    blocks = build(desk, lang)
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
        max_file_size="1kb",  # nothing is uploaded here
        ssr_mode=False,
        theme=gr.themes.Base(font=FONTS, font_mono=MONO),
        css_paths=HERE / "page.css",
        head='<meta name="color-scheme" content="light dark"><link rel="icon" href="data:,">',
    )
    return blocks, url


def _html(value: str, name: str) -> gr.HTML:
    script = (HERE / "page.js").read_text(encoding="utf-8")
    names = ", ".join(f"'{event}'" for event in EVENTS)
    return gr.HTML(
        value,
        elem_id=name,
        js_on_load=f"const EVENTS = [{names}];\n{script}",
        apply_default_css=False,
    )


def _words(lang: str) -> dict[str, Any]:
    return {"label": ASK_LABEL.say(lang), "placeholder": ASK_PLACEHOLDER.say(lang)}


def _hint(lang: str) -> str:
    return f"<p>{ASK_HINT.say(lang)}</p>"


def _questions(kept: object) -> list[str]:
    """What a browser kept, which may be anything."""
    found = kept if isinstance(kept, list) else []
    return [question for question in found if isinstance(question, str) and question.strip()][
        -KEPT:
    ]


def _number(value: object) -> int:
    """What the browser sends is text, and may be anything."""
    text = str(value)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else -1
