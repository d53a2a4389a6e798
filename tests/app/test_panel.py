"""The panel: a source in its place, and the shelf of documents."""

import pytest

from answer.citation import Citation
from app.panel import notice, opened, shelf, source
from app.strings import GONE
from ingest.document import Document, Page, Span

TEXT = "1頁\n令和3年度予算額 約247億円\n2頁\n(前年度 約205億円)\n"
DOCUMENT = Document(
    TEXT, "corpus/a.txt", "予算について", "内閣府", "2021-04-15", "予算",
    (Page(1, Span(0, 22)), Page(2, Span(22, len(TEXT)))),
)  # fmt: skip


def citation(n: int, quote: str, page: int | None = None) -> Citation:
    start = TEXT.index(quote)
    span = Span(start, start + len(quote))
    return Citation(
        n, DOCUMENT.id, DOCUMENT.title, DOCUMENT.source, "全体 > 内訳", span, quote, page
    )


CITATIONS = (citation(1, "約247億円"), citation(2, "約205億円", page=2))


def test_a_source_says_where_it_stands() -> None:
    html = source(CITATIONS, 2, 0, DOCUMENT, (), "", "ja")
    for words in (
        "予算について",
        "内閣府 · 2021-04-15 · 予算",
        "全体 › 内訳",
        "2頁",
        "4 行目",
        "corpus/a.txt",
    ):
        assert words in html
    assert '<mark class="tk-hit" tabindex="-1">約205億円</mark>' in html


def test_every_source_of_the_answer_is_one_click_away() -> None:
    html = source(CITATIONS, 1, 4, DOCUMENT, (), "", "en")
    assert html.count('data-act="cite" data-turn="4"') == 2
    assert 'data-n="1" aria-label="Source 1" aria-current="true"' in html
    assert 'data-n="2" aria-label="Source 2">' in html


@pytest.mark.parametrize(("lang", "count"), [("ja", "収録文書 1 件"), ("en", "Documents: 1")])
def test_the_shelf_lists_what_is_indexed(lang: str, count: str) -> None:
    html = shelf([DOCUMENT], lang)
    assert count in html
    assert f'data-act="open" data-document="{DOCUMENT.id}"' in html


def test_an_empty_shelf_says_how_to_fill_it() -> None:
    assert "tenkyo ingest" in shelf([], "ja")


def test_an_opened_document_has_nothing_marked() -> None:
    html = opened(DOCUMENT, (), "", "ja")
    assert "<mark" not in html
    assert "約247億円" in html


def test_a_source_that_has_gone_is_said_to_be_gone() -> None:
    assert "もう一度質問してください" in notice(GONE, "ja")


def test_a_title_cannot_bring_markup() -> None:
    evil = Document("本文", "a<b>.md", title="<script>x</script>")
    for html in (shelf([evil], "ja"), opened(evil, (), "", "ja")):
        assert "<script" not in html
        assert "a<b>" not in html
