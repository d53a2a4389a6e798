"""The chat page in a real browser: ask, click a number, see the right words marked.

Runs where playwright and a Chromium are installed; TENKYO_BROWSER_TESTS=1 makes their absence fail.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import docx
import pytest

from app.config import Config
from app.desk import Desk
from eval import gold
from index.store import Store

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


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture(scope="module")
def address(store: Path) -> Iterator[str]:
    from app import page

    port = _free_port()
    desk = Desk(Config(store=store))
    blocks, url = page.launch(desk, "ja", "127.0.0.1", port)
    yield url
    blocks.close(verbose=False)
    desk.close()


@pytest.fixture(scope="module")
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

    def __init__(
        self, browser: BrowserContext, address: str, lang: str = "ja", width: int = 1300
    ) -> None:
        self.page: Page = browser.new_page()
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
        self.page.goto(f"{address}?lang={lang}")
        self.page.wait_for_selector(".tk-book")

    def _note(self, url: str, own: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.netloc != own:
            self.foreign.append(url)

    def ask(self, question: str) -> None:
        turns = self.page.locator(".tk-turn").count()
        self.page.fill("#tk-box textarea", question)
        self.page.press("#tk-box textarea", "Enter")
        self.page.wait_for_selector(f"#tk-turn-{turns} .tk-a")

    def marked(self) -> str:
        self.page.wait_for_selector(".tk-hit")
        return "".join(self.page.locator(".tk-page mark").all_text_contents())

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
        self.page.evaluate("localStorage.clear()")  # the next tab begins with nothing
        self.page.close()


@pytest.fixture
def tab(browser: BrowserContext, address: str) -> Iterator[Watched]:
    watched = Watched(browser, address)
    yield watched
    watched.settled()


def test_only_who_signs_in_sees_the_page(
    browser: BrowserContext, store: Path, tmp_path: Path
) -> None:
    from app import page, users

    users.add(tmp_path / "users.txt", "課員", "とても長い合言葉です")
    port = _free_port()
    desk = Desk(Config(store=store))
    gate = users.gate(tmp_path / "users.txt")
    blocks, url = page.launch(desk, "ja", "127.0.0.1", port, gate)
    tab = browser.new_page()
    try:
        assert tab.request.get(f"{url}config").status == 401
        tab.goto(url)
        fields = tab.locator("input")
        fields.nth(0).fill("課員")
        fields.nth(1).fill("とても長い合言葉です")
        tab.keyboard.press("Enter")
        tab.wait_for_selector(".tk-book")
    finally:
        tab.close()
        browser.clear_cookies()
        blocks.close(verbose=False)
        desk.close()


def test_a_verdict_is_kept_as_a_line_of_a_question_set(tab: Watched, store: Path) -> None:
    tab.ask("総務省の令和3年度の予算はいくらですか")
    tab.page.fill(".tk-verdict input", "よく分かる")
    tab.page.click("[data-verdict=good]")
    tab.page.wait_for_selector("text=記録しました")
    path = store.with_name(f"{store.name}.feedback.jsonl")
    for _ in range(50):
        if path.is_file() and path.read_bytes():
            break
        tab.page.wait_for_timeout(100)
    (question,) = gold.read(path)
    assert question.note == "よく分かる" and question.figures[0].yen == 3_500_000_000
    path.unlink()


def test_a_conversation_survives_a_reload(tab: Watched) -> None:
    tab.ask("総務省の令和3年度の予算はいくらですか")
    tab.ask("令和2年度は？")
    before = tab.page.inner_text("#tk-turn-1 .tk-text")
    tab.page.reload()
    tab.page.wait_for_selector("#tk-turn-1")
    assert tab.page.inner_text("#tk-turn-1 .tk-text") == before
    tab.page.click("[data-act=restart]")
    tab.page.wait_for_selector(".tk-welcome")
    tab.page.reload()
    tab.page.wait_for_selector(".tk-book")
    assert tab.page.locator(".tk-turn").count() == 0


def test_the_citations_of_a_conversation_are_saved(tab: Watched) -> None:
    tab.page.click("[data-act=cites]")
    tab.page.wait_for_selector("text=引用はまだありません")
    tab.ask("総務省の令和3年度の予算はいくらですか")
    assert "3,500,000,000円" in tab.page.inner_text(".tk-proof")
    tab.page.click("[data-act=cites]")
    tab.page.wait_for_selector(".tk-collected li")
    names = {}
    for link in tab.page.locator(".tk-formats a").all():
        with tab.page.expect_download() as caught:
            link.click()
        names[caught.value.suggested_filename] = Path(caught.value.path()).read_bytes()
    assert sorted(name.partition(".")[2] for name in names) == [
        "bib", "csv", "docx", "json", "md", "ris", "txt",
    ]  # fmt: skip
    assert any(
        "総務省" in p.text for p in docx.Document(io.BytesIO(names["tenkyo.docx"])).paragraphs
    )
    assert "35億円".encode() in names["tenkyo.txt"]


def test_ask_click_a_number_and_see_the_passage(tab: Watched, store: Path) -> None:
    tab.ask("令和3年度予算額はいくらですか")
    assert "約247億円" in tab.page.inner_text("#tk-turn-0 .tk-text")
    tab.page.click("#tk-turn-0 a.tk-cite")
    assert "令和3年度予算額: 約247億円" in tab.marked()
    assert tab.in_view(".tk-hit")
    assert "量子技術の推進戦略" in tab.page.inner_text(".tk-panel h2")
    with Store.open(store) as opened:
        texts = [opened.document(document.id).text for document in opened.documents()]
    assert "".join(tab.page.locator(".tk-page").all_text_contents()) in texts


def test_a_number_can_be_reached_and_pressed_with_the_keyboard(tab: Watched) -> None:
    tab.ask("量子拠点とは何ですか")
    tab.page.focus("#tk-turn-0 a.tk-cite")
    tab.page.keyboard.press("Enter")
    tab.page.wait_for_function("document.activeElement.classList.contains('tk-hit')")
    assert "産学官" in tab.marked()


def test_a_follow_up_uses_the_history(tab: Watched) -> None:
    tab.ask("総務省の令和3年度の予算はいくらですか")
    assert "35億円" in tab.page.inner_text("#tk-turn-0 .tk-text")
    tab.ask("令和2年度は？")
    assert "30億円" in tab.page.inner_text("#tk-turn-1 .tk-text")
    tab.page.click("[data-act=restart]")
    tab.page.wait_for_selector(".tk-welcome")
    assert tab.page.locator(".tk-turn").count() == 0


def test_an_example_is_asked_by_a_click(tab: Watched) -> None:
    example = tab.page.locator(".tk-example").first
    question = example.inner_text()
    example.click()
    tab.page.wait_for_selector("#tk-turn-0")
    assert tab.page.inner_text("#tk-turn-0 .tk-q") == question
    assert tab.page.locator("#tk-turn-0 .tk-abstained").count() == 0


def test_what_is_missing_is_declined_with_the_nearest(tab: Watched) -> None:
    tab.ask("火星探査ロケットの打ち上げ費用はいくらですか")
    assert "見つかりません" in tab.page.inner_text("#tk-turn-0 .tk-tag")


@pytest.mark.parametrize("question", ["あ" * 50_000, "？"])
def test_a_bad_question_is_a_sentence_in_the_chat(tab: Watched, question: str) -> None:
    tab.ask(question)
    assert tab.page.locator("#tk-turn-0 .tk-a").inner_text()


def test_the_language_switches_in_place(tab: Watched) -> None:
    tab.ask("量子拠点とは何ですか")
    tab.page.click("[data-act=language]")
    tab.page.wait_for_selector('[data-lang="en"]')
    tab.page.wait_for_selector("#tk-turn-0 h3:text-is('Sources')")
    tab.page.wait_for_selector("#tk-send:text-is('Ask')")
    tab.page.wait_for_function("document.documentElement.lang === 'en'")
    tab.page.reload()
    tab.page.wait_for_selector("#tk-turn-0")
    assert "Tenkyo" in tab.page.inner_text("h1")
    assert tab.page.inner_text("#tk-turn-0 h3") == "Sources"
    tab.page.click("[data-act=restart]")
    tab.page.wait_for_selector(".tk-welcome")
    assert "What would you like to know?" in tab.page.inner_text(".tk-welcome")


def test_a_hostile_document_is_shown_as_text(tab: Watched) -> None:
    tab.ask("敵対的文書の対策とは何ですか")
    tab.page.click("#tk-turn-0 a.tk-cite")
    assert "<script>window.hacked=1</script>" in tab.marked()
    shown = tab.page.inner_text(".tk-page")
    assert "<img src=x onerror=" in shown
    assert "[リンク](javascript:window.hacked=1)" in shown
    assert "${window.hacked=1} {{hacked}}" in shown
    assert tab.page.locator("#tk-main img, #tk-main script, a[href^=javascript]").count() == 0
    tab.ask("<img src=x onerror=window.hacked=1> ${window.hacked=1}")
    assert tab.page.evaluate("window.hacked") is None


def test_a_document_opens_from_the_shelf(tab: Watched) -> None:
    tab.page.locator(".tk-book", has_text="量子技術の推進戦略").click()
    tab.page.wait_for_selector(".tk-page")
    assert tab.page.locator(".tk-page table tr").count() == 4
    tab.page.click("[data-act=shelf]")
    tab.page.wait_for_selector(".tk-shelf")


def test_a_narrow_page_stacks_and_does_not_overflow(browser: BrowserContext, address: str) -> None:
    tab = Watched(browser, address, width=390)
    tab.ask("府省別の予算で文部科学省の令和3年度はいくらですか")
    tab.page.click("#tk-turn-0 a.tk-cite")
    tab.marked()
    assert tab.page.evaluate("document.documentElement.scrollWidth") <= 390
    below = """() => document.querySelector('#tk-side').getBoundingClientRect().top
        - document.querySelector('#tk-chat').getBoundingClientRect().bottom"""
    assert tab.page.evaluate(below) >= -1
    tab.settled()


def test_programs_ask_over_http(address: str) -> None:
    import httpx

    body = {"data": ["令和3年度予算額はいくらですか", []]}
    call = httpx.post(f"{address}gradio_api/call/ask", json=body, timeout=10).json()["event_id"]
    events = httpx.get(f"{address}gradio_api/call/ask/{call}", timeout=10).text
    assert re.search(r"event: complete", events)
    assert "247" in events


def test_programs_search_list_and_cite(address: str) -> None:
    from gradio_client import Client

    client = Client(address, verbose=False)
    found = client.predict("総務省の予算", 3, api_name="/search")
    assert len(found) == 3 and "総務省" in found[0]["text"] + found[1]["text"]
    amounts = client.predict("総務省", "", [2021], [], api_name="/figures")
    assert [one["yen"] for one in amounts] == [3_500_000_000]
    text = client.predict("総務省の令和3年度の予算はいくらですか", "ris", api_name="/cite")
    assert text.startswith("TY  - GOVDOC") and "35億円" in text
    with pytest.raises(Exception, match="bibtex"):
        client.predict("総務省の予算", "docx", api_name="/cite")
    described = client.view_api(return_format="dict")["named_endpoints"]
    assert {"/ask", "/search", "/figures", "/cite"} <= described.keys()


def test_the_same_functions_are_mcp_tools(address: str) -> None:
    pytest.importorskip("mcp")
    import asyncio

    from mcp import ClientSession
    from mcp.client.streamable_http import streamablehttp_client

    async def told() -> tuple[set[str], str]:
        async with (
            streamablehttp_client(f"{address}gradio_api/mcp/") as (read, write, _),
            ClientSession(read, write) as session,
        ):
            await session.initialize()
            names = {tool.name.rpartition("_")[2] for tool in (await session.list_tools()).tools}
            (ask,) = [t.name for t in (await session.list_tools()).tools if t.name.endswith("ask")]
            values = {"question": "総務省の令和3年度の予算はいくらですか", "history": []}
            answered = await session.call_tool(ask, values)
            return names, str(answered.content[0])

    with ThreadPoolExecutor(1) as thread:  # the browser's loop runs in this one
        names, text = thread.submit(asyncio.run, told()).result()
    assert names == {"ask", "search", "figures", "cite"}
    assert "35億円" in text
