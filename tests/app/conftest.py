"""A tiny real store over a few documents, one of them hostile, made once; and the page over it in a browser.

Browser tests run where playwright and a Chromium are installed; TENKYO_BROWSER_TESTS=1 makes their absence fail.
"""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from app.config import Config
from app.desk import Desk
from index.build import build

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page


CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), ""
)
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
REQUIRED = os.environ.get("TENKYO_BROWSER_TESTS") == "1"

STRATEGY = """# 量子技術の推進戦略

内閣府 令和3年4月15日

## 予算

- 令和3年度予算額: 約247億円
- 令和2年度補正予算額: 約105億円

## 量子拠点（QIH）

量子拠点（QIH）は、産学官が集まって基礎研究から人材育成までを行う拠点である。

## 重点項目

- 技術開発
- 人材育成
- 国際連携

## 府省別の予算

| 府省 | 令和2年度 | 令和3年度 |
|---|---|---|
| 総務省 | 30億円 | 35億円 |
| 文部科学省 | 120億円 | 130億円 |
"""
HOSTILE = """# 敵対的文書の対策

敵対的文書の対策とは、<script>window.hacked=1</script>や<img src=x onerror="window.hacked=1">を\
[リンク](javascript:window.hacked=1)とともに文字として示すことである。${window.hacked=1} {{hacked}}
"""


@pytest.fixture(scope="session")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("documents")
    (folder / "strategy.md").write_text(STRATEGY, encoding="utf-8")
    (folder / "hostile.md").write_text(HOSTILE, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def store(documents: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("store") / "tenkyo"
    build([documents], folder)
    return folder


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture(scope="session")
def serve() -> Callable[..., AbstractContextManager[str]]:
    """Serves the page over a store: `with serve(store) as address`."""

    @contextmanager
    def served(store: Path, *more: object, **fields: object) -> Iterator[str]:
        from app import page

        desk = Desk(Config(store=store, **fields))
        blocks, url = page.launch(desk, "ja", "127.0.0.1", _free_port(), *more)
        try:
            yield url
        finally:
            blocks.close(verbose=False)
            desk.close()

    return served


@pytest.fixture(scope="module")
def address(store: Path, serve: Callable[..., AbstractContextManager[str]]) -> Iterator[str]:
    with serve(store) as url:
        yield url


@pytest.fixture(scope="module")  # its event loop must not run on in other modules
def browser() -> Iterator[BrowserContext]:
    if not REQUIRED:
        pytest.importorskip("playwright.sync_api")
        if not CHROMIUM:
            pytest.skip("no Chromium on this machine")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as player:
        chromium = player.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium.new_context(locale="ja-JP")  # one, so that scripts are fetched once


class Watched:
    """A tab that remembers every request to another host, every console error and every dialog."""

    def __init__(self, page: Page, address: str, lang: str = "ja", width: int = 1300) -> None:
        self.page = page
        self.page.set_default_timeout(15_000)
        self.page.set_viewport_size({"width": width, "height": 850})
        self.foreign: list[str] = []
        self.errors: list[str] = []
        own = urlsplit(address).netloc
        self.page.on("request", lambda sent: self._note(sent.url, own))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("dialog", lambda dialog: self.errors.append(dialog.message))
        self.page.on(
            "console", lambda said: self.errors.append(said.text) if said.type == "error" else None
        )
        # The next tab begins with nothing, whatever became of the last one.
        self.page.goto(f"{address}theme.css")
        self.page.evaluate("localStorage.clear()")
        self.page.goto(f"{address}?lang={lang}")
        self.page.wait_for_selector(".tk-book")

    def _note(self, url: str, own: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.netloc != own:
            self.foreign.append(url)

    def reload(self) -> None:
        """The page anew; a request that this breaks off is no fault, though Gradio reports it."""
        before = len(self.errors)
        self.page.reload()
        broken = ("AbortError", "Connection errored out")
        self.errors[before:] = [
            one for one in self.errors[before:] if not any(words in one for words in broken)
        ]

    def ask(self, question: str) -> None:
        turns = self.page.locator(".tk-turn").count()
        self.page.fill("#tk-box textarea", question)
        self.page.press("#tk-box textarea", "Enter")
        self.page.wait_for_selector(f"#tk-turn-{turns} .tk-a")

    def marked(self) -> str:
        self.page.wait_for_selector(".tk-hit")
        return "".join(self.page.locator(".tk-page mark").all_text_contents())

    def turn_to(self, name: str) -> None:
        """Open a tab of the page."""
        self.page.click(f"#tk-tab-{name}-button")
        self.page.wait_for_selector(f"#tk-tab-{name}", state="visible")

    def in_view(self, selector: str) -> bool:
        return bool(
            self.page.evaluate(
                """selector => {
                    const hit = document.querySelector(selector).getBoundingClientRect();
                    const sheet = document.querySelector('.tk-page').getBoundingClientRect();
                    return hit.top >= sheet.top && hit.bottom <= sheet.bottom;
                }""",
                selector,
            )
        )

    def settled(self) -> None:
        assert self.foreign == []
        assert self.errors == []


@pytest.fixture
def watch(browser: BrowserContext) -> Iterator[Callable[..., Watched]]:
    """Opens a tab of one's own: `watch(address, width=390)`; `settled()` looks for what went wrong."""
    opened: list[Page] = []

    def open_one(*values: Any, **named: Any) -> Watched:
        page = browser.new_page()
        opened.append(page)
        return Watched(page, *values, **named)

    yield open_one
    for page in opened:
        page.close()  # a browser keeps few connections to one host


@pytest.fixture
def tab(watch: Callable[..., Watched], address: str) -> Iterator[Watched]:
    watched = watch(address)
    yield watched
    watched.settled()
