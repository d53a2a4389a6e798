"""The tabs beside the chat in a real browser: amounts, documents, evaluation."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from index.build import build

NEW = "# 潮位観測網の整備\n\n国土交通省 令和4年8月\n\n- 令和4年度予算額: 12億円\n"
DRAWN = "document.querySelectorAll('#tk-figures-chart canvas, #tk-figures-chart svg').length > 0"


@pytest.fixture
def own(
    documents: Path, tmp_path: Path, serve: Callable[..., Any], watch: Callable[..., Any]
) -> Iterator[Any]:
    """A page over a store of its own, which may be changed."""
    build([shutil.copytree(documents, tmp_path / "documents")], tmp_path / "store")
    with serve(tmp_path / "store") as address:
        tab = watch(address)
        yield tab
        tab.settled()


def test_amounts_are_filtered_opened_drawn_and_saved(tab: Any) -> None:
    tab.turn_to("figures")
    tab.page.wait_for_selector("#tk-figures tbody tr")
    tab.page.fill("#tk-figures-subject textarea, #tk-figures-subject input", "総務省")
    tab.page.wait_for_selector("#tk-figures .tk-count:has-text('2 件')")
    tab.page.click("#tk-figures [data-act=figure] >> nth=1")
    tab.page.wait_for_selector("#tk-figure mark")
    marked = "".join(tab.page.locator("#tk-figure mark").all_text_contents())
    assert "総務省" in marked and "35億円" in marked
    tab.page.click("#tk-draw > button")
    tab.page.click("#tk-chosen input")
    tab.page.click("li[role=option]:has-text('総務省')")
    tab.page.wait_for_function(DRAWN)
    with tab.page.expect_download() as caught:
        tab.page.click("#tk-csv")
    rows = list(csv.reader(io.StringIO(Path(caught.value.path()).read_text("utf-8-sig"))))
    assert len(rows) == 3 and {row[rows[0].index("yen")] for row in rows[1:]} == {
        "3500000000",
        "3000000000",
    }
    with tab.page.expect_download() as caught:
        tab.page.click("#tk-xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(Path(caught.value.path()).read_bytes())).active
    assert sheet is not None and sheet.max_row == 3


def test_amounts_that_nothing_fits_say_so(tab: Any) -> None:
    tab.turn_to("figures")
    tab.page.wait_for_selector("#tk-figures tbody tr")
    tab.page.fill("#tk-figures-subject textarea, #tk-figures-subject input", "火星探査")
    tab.page.wait_for_selector("#tk-figures:has-text('条件に合う金額がありません')")


def test_a_document_is_uploaded_asked_about_and_removed(own: Any, tmp_path: Path) -> None:
    (tmp_path / "tide.md").write_text(NEW, encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    own.turn_to("documents")
    own.page.wait_for_selector("#tk-documents tbody tr")
    own.page.set_input_files(
        "#tk-upload input[type=file]", [tmp_path / "tide.md", tmp_path / "picture.png"]
    )
    own.page.wait_for_selector("#tk-documents :text('潮位観測網の整備')")
    told = own.page.inner_text("#tk-told")
    assert "tide.md: 追加しました" in told and "picture.png: この形式は読めません" in told
    own.page.click("#tk-documents [data-act=open]:has-text('潮位')")
    own.page.wait_for_selector("#tk-documents-side .tk-page:has-text('12億円')")
    own.turn_to("chat")
    own.ask("潮位観測網の整備の令和4年度予算額はいくらですか")
    assert "12億円" in own.page.inner_text("#tk-turn-0 .tk-text")
    own.turn_to("documents")
    row = own.page.locator("#tk-documents tr", has_text="潮位観測網")
    row.locator("[data-act=again]").click()
    own.page.wait_for_selector("#tk-told:has-text('変更はありません')")
    own.page.locator("#tk-documents tr", has_text="潮位観測網").locator("[data-act=remove]").click()
    assert own.page.inner_text(".tk-armed") == "本当に削除"
    own.page.click(".tk-armed")
    own.page.wait_for_selector("#tk-told:has-text('削除しました')")
    assert own.page.locator("#tk-documents tr", has_text="潮位観測網").count() == 0
    assert not (tmp_path / "store.uploads" / "tide.md").exists()
    own.turn_to("chat")
    own.ask("潮位観測網の整備の令和4年度予算額はいくらですか")
    assert own.page.locator("#tk-turn-1 .tk-abstained").count() == 1


def test_reading_can_be_stopped(own: Any, tmp_path: Path) -> None:
    files = [tmp_path / f"{n}.md" for n in range(20)]
    for n, file in enumerate(files):
        lines = (f"- 第{n}計画の{m}号事業 令和3年度予算額 {m + 1}億円" for m in range(1500))
        file.write_text(f"# 第{n}計画\n\n" + "\n".join(lines) + "\n", encoding="utf-8")
    own.turn_to("documents")
    own.page.wait_for_selector("#tk-documents tbody tr")
    own.page.set_input_files("#tk-upload input[type=file]", files)
    own.page.wait_for_selector("#tk-told:has-text('件を読みました')")
    own.page.click("#tk-stop")
    own.page.wait_for_selector("#tk-told:has-text('中止しました')")
    own.page.wait_for_selector("#tk-stop", state="hidden")
    assert 3 <= own.page.locator("#tk-documents tbody tr").count() < 20


def test_verdicts_are_saved_as_a_question_set(own: Any) -> None:
    own.ask("総務省の令和3年度の予算はいくらですか")
    own.page.click("[data-verdict=good]")
    own.page.wait_for_selector("text=記録しました")
    own.page.wait_for_timeout(500)
    own.turn_to("evaluation")
    with own.page.expect_download() as caught:
        own.page.click("#tk-verdicts a")
    assert "総務省" in Path(caught.value.path()).read_text("utf-8")


def test_documents_are_found_by_title(tab: Any) -> None:
    tab.turn_to("documents")
    tab.page.wait_for_selector("#tk-documents tbody tr")
    tab.page.fill("#tk-documents-sought textarea, #tk-documents-sought input", "敵対")
    tab.page.wait_for_selector("#tk-documents .tk-count:has-text('1 件')")
    assert tab.page.locator("#tk-documents tbody tr").count() == 1


def test_a_hostile_name_stays_text(own: Any, tmp_path: Path) -> None:
    name = "<img src=x onerror=hacked()>.md"
    (tmp_path / name).write_text("# <script>hacked()</script>\n\n本文は3億円。\n", encoding="utf-8")
    own.turn_to("documents")
    own.page.set_input_files("#tk-upload input[type=file]", [tmp_path / name])
    own.page.wait_for_selector("#tk-documents [data-act=open]:has-text('hacked')")
    assert "img src" in own.page.inner_text("#tk-documents")
    own.page.click("#tk-documents [data-act=open]:has-text('hacked')")
    own.page.wait_for_selector("#tk-documents-side .tk-page:has-text('<script>hacked()</script>')")
    assert own.page.locator("#tk-documents img, #tk-documents script").count() == 0


def test_a_set_is_run_and_compared_with_the_last_run(own: Any, tmp_path: Path) -> None:
    base = {"type": "figure", "tags": []}
    quote = "| 総務省 | 30億円 | 35億円 |"
    lines = [
        {"id": "soumu", "question": "総務省の令和3年度の予算はいくらですか",
         "figures": [{"yen": 3_500_000_000, "what": "総務省"}],
         "sources": [{"doc": "strategy", "quote": quote}], **base},
        {"id": "wrong", "question": "文部科学省の令和3年度の予算はいくらですか",
         "figures": [{"yen": 1, "what": "<b>一円</b>"}],
         "sources": [{"doc": "strategy", "quote": quote}], **base},
    ]  # fmt: skip
    path = tmp_path / "own.jsonl"
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), "utf-8")
    own.turn_to("evaluation")
    own.page.set_input_files("#tk-set-file input[type=file]", [path])
    own.page.wait_for_selector("#tk-set-file :text('own')")
    own.page.click("#tk-run")
    own.page.wait_for_selector("#tk-scores table")
    assert re.search(r"全体\s+2\s+50.0%", own.page.inner_text("#tk-scores table"))
    failed = own.page.inner_text("#tk-failures")
    assert "<b>一円</b>" in failed and "130億円" in failed and "総務省" not in failed
    with own.page.expect_download() as caught:
        own.page.click("#tk-scores a[download='report.html']")
    assert "<html" in Path(caught.value.path()).read_text("utf-8")
    own.page.click("#tk-run")
    own.page.wait_for_selector("#tk-scores:has-text('前回')")
    assert "前回から変わった質問はありません" in own.page.inner_text("#tk-scores")


def test_a_broken_set_is_one_sentence(own: Any, tmp_path: Path) -> None:
    path = tmp_path / "broken.jsonl"
    path.write_text('{"id": "a"\n', "utf-8")
    own.turn_to("evaluation")
    own.page.set_input_files("#tk-set-file input[type=file]", [path])
    own.page.wait_for_selector("#tk-set-file :text('broken')")
    own.page.click("#tk-run")
    own.page.wait_for_selector("#tk-run-told .tk-done:has-text('broken.jsonl')")


@pytest.mark.parametrize("switched", [True, False])
def test_every_tab_speaks_the_other_language(watch: Any, address: str, switched: bool) -> None:
    tab = watch(address, "ja" if switched else "en")
    if switched:
        tab.page.click("[data-act=language]")
    for name, label in (("chat", "Ask"), ("figures", "Figures"), ("documents", "Documents"), ("evaluation", "Evaluation")):  # fmt: skip
        tab.page.wait_for_selector(f"#tk-tab-{name}-button:text-is('{label}')")
    tab.turn_to("figures")
    tab.page.wait_for_selector("#tk-figures .tk-count:has-text('amounts')")
    tab.turn_to("documents")
    tab.page.wait_for_selector("#tk-documents th:text-is('Issuer')")
    japanese = re.compile("[ぁ-んァ-ヶ]")
    tab.turn_to("evaluation")
    tab.page.wait_for_selector("#tk-run:text-is('Run')")
    for name in ("figures", "documents", "evaluation"):
        tab.turn_to(name)
        tab.page.wait_for_timeout(300)
        for label in tab.page.locator(f"#tk-tab-{name} .tk-left [data-testid=block-info]").all():
            assert not japanese.search(label.inner_text())
    assert not japanese.search(tab.page.inner_text("#tk-tab-figures .tk-saves"))
    tab.settled()


@pytest.mark.parametrize("name", ["chat", "figures", "documents", "evaluation"])
def test_no_tab_is_wider_than_a_phone(watch: Any, address: str, name: str) -> None:
    tab = watch(address, width=390)
    tab.turn_to(name)
    tab.page.wait_for_timeout(400)
    wide = f"""() => [...document.querySelectorAll('#tk-tab-{name} *')].filter(
        part => !part.closest('.tk-tw, .tk-next, .tk-visually-hidden') && part.getBoundingClientRect().right > 391
    ).map(part => part.outerHTML.slice(0, 120))"""
    assert tab.page.evaluate(wide) == []
    tab.settled()


def test_the_amount_is_in_view_on_a_phone_too(watch: Any, address: str) -> None:
    tab = watch(address, width=390)
    tab.turn_to("figures")
    tab.page.click("#tk-figures [data-act=figure] >> nth=-1")
    tab.page.wait_for_selector("#tk-figure mark")
    tab.page.wait_for_timeout(300)
    inside = """() => { const hit = document.querySelector('#tk-figure .tk-hit').getBoundingClientRect();
        const sheet = document.querySelector('#tk-figure .tk-page').getBoundingClientRect();
        return hit.top >= sheet.top && hit.bottom <= sheet.bottom; }"""
    assert tab.page.evaluate(inside)
    tab.settled()
