"""The tables of documents and amounts as HTML: counts, pages, and text that stays text."""

from __future__ import annotations

from pathlib import Path

import pytest

from app import figures_view, library_view
from app.pager import pager
from app.totals import Total
from index.build import Outcome
from index.change import Change
from index.database import Counts
from index.ledger import Listed
from ingest.document import Document, Span
from ingest.figure import Figure
from ingest.stage import Stage

EVIL = "<img src=x onerror=alert(1)> ${1} {{2}} \"'"


def test_nothing_of_a_document_becomes_markup() -> None:
    document = Document(f"{EVIL} 3億円", f"{EVIL}.md", EVIL, EVIL, EVIL, notes=(EVIL,))
    figure = Figure(Span(0, len(EVIL)), 3, 3, subject=EVIL, qualifiers=(EVIL,), ministry=EVIL)
    outcome = Outcome(Path(f"{EVIL}.md"), None, reason=EVIL)
    made = [
        library_view.table([document], {document.id: Counts(1, 2, 3, 4)}, "ja"),
        library_view.outcomes([outcome], "en"),
        figures_view.table([Listed(document.id, figure)], {document.id: document}, 1, 0, (), "ja"),
    ]
    for html in made:
        assert "<img" not in html and "${" not in html and "{{" not in html


def test_documents_are_sought_in_any_width() -> None:
    documents = [Document("a", "a.md", "Ｑ-LEAP計画"), Document("b", "b.md", "別の計画", "総務省")]
    assert "2 件" in library_view.table(documents, {}, "ja")
    for sought, title in (("q-leap", "Ｑ-LEAP計画"), ("総務", "別の計画"), ("b.md", "別の計画")):
        html = library_view.table(documents, {}, "ja", sought)
        assert "1 件 (全 2 件)" in html and title in html
    assert "0 件 (全 2 件)" in library_view.table(documents, {}, "ja", "火星")


@pytest.mark.parametrize(
    ("outcome", "told"),
    [
        (Outcome(Path("/x/a.md"), Change.ADDED, 3, 2), "a.md: 追加しました (節 3、金額 2)"),
        (Outcome(Path("/x/a.md"), Change.UNCHANGED), "a.md: 変更はありません"),
        (Outcome(Path("/x/a.png"), None, reason="/x/a.png: この形式は読めません。"), "a.png: この形式は読めません。"),
    ],
)  # fmt: skip
def test_what_became_of_a_file_is_said(outcome: Outcome, told: str) -> None:
    assert f">{told}</li>" in library_view.outcomes([outcome], "ja")


def test_every_change_has_its_words() -> None:
    for change in Change:
        assert library_view.outcomes([Outcome(Path("a"), change)], "en")


@pytest.mark.parametrize(
    ("page", "count", "told"),
    [(0, 50, ""), (0, 51, "1–50 / 51 件"), (1, 51, "51–51 / 51 件")],
)
def test_pages_are_turned(page: int, count: int, told: str) -> None:
    html = pager(page, 50, count, "ja")
    assert told in html
    assert html.count("disabled") == (1 if told else 0)


def test_amounts_come_in_pages_with_their_totals() -> None:
    document = Document("3億円" * 60, "a.md", "題")
    listed = [
        Listed(document.id, Figure(Span(3 * n, 3 * n + 3), n, n, subject="甲")) for n in range(10)
    ]
    summed = (Total(2021, Stage.INITIAL, 500, 3, 1, 2, 0),)
    documents = {document.id: document}
    html = figures_view.table(listed, documents, 60, 1, summed, "ja")
    assert html.count('data-act="figure"') == 10 and "51–60 / 60 件" in html
    assert "500円" in html and "除いた 3 件: 内数・再掲・総額など 1、重複 2、内訳 0" in html
    assert "合計は示していません" in figures_view.table(listed, documents, 60, 1, None, "ja")
