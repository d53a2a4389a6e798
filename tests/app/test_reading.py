"""The document view: nothing lost, the span marked exactly, everything escaped."""

import re
from html import unescape

import pytest

from app.reading import AROUND, WHOLE, reading, window
from ingest.document import Span
from ingest.outline import Block, Kind

TEXT = (
    "# 量子技術の**推進**\n"
    "\n"
    "令和4年度予算額(案) 5,152百万円\n"
    "(前年度予算額 3,809百万円)\n"
    "- <b>人材</b>の育成\n"
    "事業\t令和3年度\t令和4年度\n"
    "Q-LEAP\t\t35億円\n"
    "| 事業 | 額 |\n"
    "|---|---|\n"
    "| SIP | 15億円 |\n"
    "おわり"
)


def blocks() -> list[Block]:
    kinds = {
        "#": Kind.HEADING, "令": Kind.PARAGRAPH, "(": Kind.PARAGRAPH, "-": Kind.ITEM,
        "事": Kind.HEADER, "Q": Kind.ROW, "|": Kind.ROW, "お": Kind.PARAGRAPH,
    }  # fmt: skip
    return [
        Block(kinds[match[0][0]], Span(*match.span()), level=1)
        for match in re.finditer(r"[^\n]+", TEXT)
    ]


def shown(html: str) -> str:
    """What a browser's textContent gives."""
    return unescape(re.sub(r"<[^>]*>", "", html))


def marked(html: str) -> str:
    return shown("".join(re.findall(r"<mark[^>]*>(.*?)</mark>", html, re.DOTALL)))


def test_the_text_content_is_the_document() -> None:
    assert shown(reading(TEXT, blocks())) == TEXT
    assert shown(reading(TEXT, [])) == TEXT


@pytest.mark.parametrize(
    "quote",
    [
        "5,152百万円",
        "量子技術の**推進**",
        "子技術の*",
        "令和4年度予算額(案) 5,152百万円\n(前年度予算額 3,809百万円)",
        "<b>人材</b>",
        "b>人材</",
        "Q-LEAP\t\t35億円",
        "令和4年度\nQ-LEAP\t",
        "| SIP | 15億円 |",
        "額 |\n|---|---|\n| SIP",
        TEXT,
    ],
)
def test_exactly_the_span_is_marked(quote: str) -> None:
    start = TEXT.index(quote)
    html = reading(TEXT, blocks(), Span(start, start + len(quote)))
    assert marked(html) == quote
    assert shown(html) == TEXT
    assert html.count('class="tk-hit"') == 1


def test_repeated_words_are_marked_where_the_span_stands() -> None:
    text = "35億円\n35億円\n"
    html = reading(text, [], Span(5, 9))
    assert html.index("<mark") > html.index("35億円")
    assert marked(html) == "35億円"


def test_tables_are_tables_and_headings_headings() -> None:
    html = reading(TEXT, blocks())
    assert html.count("<table") == 1  # the rows stand together
    assert "<th>令和3年度\t</th>" in html
    assert "<td>35億円\n</td>" in html
    assert '<td><span class="tk-pipe">| </span>SIP <span class="tk-pipe">|</span></td>' in html
    assert '<div class="tk-l tk-h tk-h1">' in html


def test_a_pipe_row_has_as_many_cells_as_it_shows() -> None:
    row = reading(TEXT, blocks()).split('<tr class="tk-sep">')[1].split("</tr>")[1]
    assert row.count("<td>") == 2


def test_documents_cannot_bring_markup() -> None:
    text = '<script>alert(1)</script>\n<img src=x onerror="alert(1)"> [x](javascript:1) ${1} {{2}}'
    html = reading(text, [], Span(0, 8))
    assert not re.search(r"<(?!/?(?:div|span|mark)\b)", html)
    assert "${" not in html
    assert "{{" not in html
    assert shown(html) == text


def test_of_a_long_document_the_surroundings_of_the_span_are_shown() -> None:
    text = "".join(f"{n:05d}行目の本文です。\n" for n in range(20_000))
    span = Span(text.index("10000行目"), text.index("10000行目") + 7)
    part = window(text, span)
    html = reading(text, [], span)
    assert len(text) > WHOLE
    assert part.before + len(shown(html)) + part.after == len(text)
    assert marked(html) == "10000行目"
    assert shown(html) == text[part.span.start : part.span.end]
    assert text[part.span.start - 1] == "\n"


def test_a_line_as_long_as_the_file_is_cut_too() -> None:
    text = "あ" * 1_000_000
    part = window(text, Span(500_000, 500_010))
    assert part.span.end - part.span.start <= 4 * AROUND + 10
    assert marked(reading(text, [], Span(500_000, 500_010))) == "あ" * 10
