"""The chat in a real browser: ask, click a number, see the right words marked."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import pytest

from eval import gold
from index.store import Store

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

Serve = Callable[..., Any]
Watch = Callable[..., Any]


def test_only_who_signs_in_sees_the_page(
    browser: BrowserContext, serve: Serve, store: Path, tmp_path: Path
) -> None:
    from app import users

    users.add(tmp_path / "users.txt", "課員", "とても長い合言葉です")
    tab = browser.new_page()
    with serve(store, users.gate(tmp_path / "users.txt")) as url:
        assert tab.request.get(f"{url}config").status == 401
        tab.goto(url)
        fields = tab.locator("input")
        fields.nth(0).fill("課員")
        fields.nth(1).fill("とても長い合言葉です")
        tab.keyboard.press("Enter")
        tab.wait_for_selector(".tk-book")
        tab.close()
        browser.clear_cookies()


def test_a_verdict_is_kept_as_a_line_of_a_question_set(tab: Any, store: Path) -> None:
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


def test_a_conversation_survives_a_reload(tab: Any) -> None:
    tab.ask("総務省の令和3年度の予算はいくらですか")
    tab.ask("令和2年度は？")
    before = tab.page.inner_text("#tk-turn-1 .tk-text")
    tab.reload()
    tab.page.wait_for_selector("#tk-turn-1")
    assert tab.page.inner_text("#tk-turn-1 .tk-text") == before
    tab.page.click("[data-act=restart]")
    tab.page.wait_for_selector(".tk-welcome")
    tab.reload()
    tab.page.wait_for_selector(".tk-book")
    assert tab.page.locator(".tk-turn").count() == 0


def test_the_citations_of_a_conversation_are_saved(tab: Any) -> None:
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


def test_ask_click_a_number_and_see_the_passage(tab: Any, store: Path) -> None:
    tab.ask("令和3年度予算額はいくらですか")
    assert "約247億円" in tab.page.inner_text("#tk-turn-0 .tk-text")
    tab.page.click("#tk-turn-0 a.tk-cite")
    assert "令和3年度予算額: 約247億円" in tab.marked()
    assert tab.in_view(".tk-hit")
    assert "量子技術の推進戦略" in tab.page.inner_text(".tk-panel h2")
    with Store.open(store) as opened:
        texts = [opened.document(document.id).text for document in opened.documents()]
    assert "".join(tab.page.locator(".tk-page").all_text_contents()) in texts


def test_a_number_can_be_reached_and_pressed_with_the_keyboard(tab: Any) -> None:
    tab.ask("量子拠点とは何ですか")
    tab.page.focus("#tk-turn-0 a.tk-cite")
    tab.page.keyboard.press("Enter")
    tab.page.wait_for_function("document.activeElement.classList.contains('tk-hit')")
    assert "産学官" in tab.marked()


def test_a_follow_up_uses_the_history(tab: Any) -> None:
    tab.ask("総務省の令和3年度の予算はいくらですか")
    assert "35億円" in tab.page.inner_text("#tk-turn-0 .tk-text")
    tab.ask("令和2年度は？")
    assert "30億円" in tab.page.inner_text("#tk-turn-1 .tk-text")
    tab.page.click("[data-act=restart]")
    tab.page.wait_for_selector(".tk-welcome")
    assert tab.page.locator(".tk-turn").count() == 0


def test_an_example_is_asked_by_a_click(tab: Any) -> None:
    example = tab.page.locator(".tk-example").first
    question = example.inner_text()
    example.click()
    tab.page.wait_for_selector("#tk-turn-0")
    assert tab.page.inner_text("#tk-turn-0 .tk-q") == question
    assert tab.page.locator("#tk-turn-0 .tk-abstained").count() == 0


def test_what_is_missing_is_declined_with_the_nearest(tab: Any) -> None:
    tab.ask("火星探査ロケットの打ち上げ費用はいくらですか")
    assert "見つかりません" in tab.page.inner_text("#tk-turn-0 .tk-tag")


@pytest.mark.parametrize("question", ["あ" * 50_000, "？"])
def test_a_bad_question_is_a_sentence_in_the_chat(tab: Any, question: str) -> None:
    tab.ask(question)
    assert tab.page.locator("#tk-turn-0 .tk-a").inner_text()


def test_the_language_switches_in_place(tab: Any) -> None:
    tab.ask("量子拠点とは何ですか")
    tab.page.click("[data-act=language]")
    tab.page.wait_for_selector('[data-lang="en"]')
    tab.page.wait_for_selector("#tk-turn-0 h3:text-is('Sources')")
    tab.page.wait_for_selector("#tk-send:text-is('Ask')")
    tab.page.wait_for_function("document.documentElement.lang === 'en'")
    tab.reload()
    tab.page.wait_for_selector("#tk-turn-0")
    assert "Tenkyo" in tab.page.inner_text("h1")
    assert tab.page.inner_text("#tk-turn-0 h3") == "Sources"
    tab.page.click("[data-act=restart]")
    tab.page.wait_for_selector(".tk-welcome")
    assert "What would you like to know?" in tab.page.inner_text(".tk-welcome")


def test_a_hostile_document_is_shown_as_text(tab: Any) -> None:
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


def test_a_document_opens_from_the_shelf(tab: Any) -> None:
    tab.page.locator(".tk-book", has_text="量子技術の推進戦略").click()
    tab.page.wait_for_selector(".tk-page")
    assert tab.page.locator(".tk-page table tr").count() == 4
    tab.page.click("[data-act=shelf]")
    tab.page.wait_for_selector(".tk-shelf")


def test_a_narrow_page_stacks_and_does_not_overflow(watch: Watch, address: str) -> None:
    tab = watch(address, width=390)
    tab.ask("府省別の予算で文部科学省の令和3年度はいくらですか")
    tab.page.click("#tk-turn-0 a.tk-cite")
    tab.marked()
    assert tab.page.evaluate("document.documentElement.scrollWidth") <= 390
    below = """() => document.querySelector('#tk-side').getBoundingClientRect().top
        - document.querySelector('#tk-chat').getBoundingClientRect().bottom"""
    assert tab.page.evaluate(below) >= -1
    tab.settled()


def test_the_question_shows_at_once_and_the_answer_follows(tab: Any) -> None:
    seen = """() => { window.seen = []; new MutationObserver(() => {
        const turn = document.querySelector('#tk-turn-0');
        if (turn) window.seen.push(turn.querySelector('.tk-pending') ? 'pending' : 'answered');
    }).observe(document.querySelector('#tk-scroll'), {childList: true, subtree: true}); }"""
    tab.page.evaluate(seen)
    tab.ask("総務省の令和3年度の予算はいくらですか")
    order = list(dict.fromkeys(tab.page.evaluate("window.seen")))
    assert order == ["pending", "answered"]


def test_the_next_question_is_offered_and_answered(tab: Any) -> None:
    tab.ask("総務省の令和3年度の予算はいくらですか")
    offered = tab.page.locator(".tk-next button")
    offered.first.wait_for()
    question = offered.first.inner_text()
    offered.first.click()
    tab.page.wait_for_selector("#tk-turn-1 .tk-a")
    assert tab.page.inner_text("#tk-turn-1 .tk-q") == question
    assert tab.page.locator("#tk-turn-1 .tk-abstained").count() == 0


def test_a_question_is_limited_to_a_document(tab: Any) -> None:
    tab.page.click("#tk-limits > button")
    tab.page.click("#tk-limit-documents input")
    tab.page.click("li[role=option]:has-text('敵対的文書')")
    tab.page.keyboard.press("Escape")
    tab.ask("総務省の令和3年度の予算はいくらですか")
    assert tab.page.locator("#tk-turn-0 .tk-abstained").count() == 1
    assert "文書 1 件" in tab.page.inner_text("#tk-turn-0 .tk-limits")
    tab.reload()
    tab.page.wait_for_selector("#tk-turn-0 .tk-abstained")
    assert "文書 1 件" in tab.page.inner_text("#tk-turn-0 .tk-limits")


def test_amounts_are_drawn_and_saved(tab: Any) -> None:
    tab.ask("総務省の予算の推移を教えてください")
    tab.page.click("#tk-turn-0 [data-act=chart]")
    tab.page.wait_for_selector("#tk-chart canvas, #tk-chart svg")
    assert "3,500,000,000円" in tab.page.inner_text("#tk-side .tk-panel")
    with tab.page.expect_download() as caught:
        tab.page.click("#tk-side a[download]")
    rows = Path(caught.value.path()).read_text("utf-8-sig").splitlines()
    assert rows[0].startswith("label,") and sum("3500000000" in row for row in rows) == 1
    with tab.page.expect_download() as caught:
        tab.page.locator("#tk-chart button").first.click()
    assert Path(caught.value.path()).read_bytes().startswith(b"\x89PNG")
    tab.page.click("#tk-side .tk-cite >> nth=0")
    assert "総務省" in tab.marked()


def test_the_source_file_is_saved_as_it_is(tab: Any, documents: Path) -> None:
    tab.ask("令和3年度予算額はいくらですか")
    tab.marked()
    with tab.page.expect_download() as caught:
        tab.page.click("#tk-side a[download]")
    assert caught.value.suggested_filename == "strategy.md"
    assert Path(caught.value.path()).read_bytes() == (documents / "strategy.md").read_bytes()
