"""Answers as HTML: marks become links, text stays text."""

import re
from datetime import date
from html import unescape

import pytest

from answer.citation import Citation
from answer.result import Answer, StatedFigure
from app.collected import collected
from app.export.formats import FORMATS
from app.render import conversation, copied, header, prose, welcome
from app.turn import Turn
from ingest.document import Span

DAY = date(2026, 5, 1)


def citation(n: int = 1, quote: str = "令和3年度予算額 約247億円", **fields: str) -> Citation:
    given = {"title": "予算について", "file": "a.txt", "section": "全体 > 内訳", **fields}
    return Citation(n, "0" * 16, span=Span(10, 10 + len(quote)), quote=quote, **given)


def words(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


def test_marks_become_links_to_their_source() -> None:
    answer = Answer("いくらか", "約247億円です。[1]", (citation(),))
    html = prose(answer, 3, "ja")
    assert '<a class="tk-cite" href="#tk-side" data-act="cite" data-turn="3" data-n="1"' in html
    assert 'aria-label="典拠 1「予算について」を開く"' in html
    assert words(html) == "約247億円です。1"


def test_brackets_without_a_source_stay_text() -> None:
    html = prose(Answer("q", "15億円 [2]です[1]", (citation(),)), 0, "ja")
    assert html.count("<a ") == 1
    assert "[2]" in html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("一文。\n二文。", "<p>一文。</p><p>二文。</p>"),
        ("次の2件です。\n- 甲\n- 乙", '<p>次の2件です。</p><ul><li class="tk-d0">甲</li><li class="tk-d0">乙</li></ul>'),
        ("- 甲\n  - 乙", '<ul><li class="tk-d0">甲</li><li class="tk-d1">乙</li></ul>'),
        ("・甲\n\n・乙", '<ul><li class="tk-d0">甲</li><li class="tk-d0">乙</li></ul>'),
        ("1. 甲\n①乙", "<p>1. 甲</p><p>①乙</p>"),
        ("| 総務省 | 35億円 | |", "<p>総務省 ｜ 35億円</p>"),
        ("-652億円です", "<p>-652億円です</p>"),
        ("2020年1月に決定", "<p>2020年1月に決定</p>"),
        ("1.35兆円", "<p>1.35兆円</p>"),
    ],
)  # fmt: skip
def test_lines_with_bullets_become_lists(text: str, html: str) -> None:
    assert prose(Answer("q", text), 0, "ja") == html


def test_nothing_becomes_markup() -> None:
    evil = '<script>alert(1)</script>"><img src=x onerror=alert(1)> ${1} {{2}} **b** [1]'
    answer = Answer(evil, evil, (citation(quote=evil, title=evil, section=evil, file=evil),))
    html = conversation([Turn(evil, answer), Turn(evil, refusal=evil)], "ja")
    assert "<script" not in html
    assert "<img" not in html
    assert "${" not in html
    assert "{{" not in html
    assert not re.search(r'="[^"]*<', html)
    assert "**b**" in html


def test_an_abstention_says_so_and_shows_the_nearest() -> None:
    answer = Answer("q", "記載がありません。", abstained=True, nearest=(citation(),))
    html = conversation([Turn("q", answer)], "ja")
    assert "文書の中に答えが見つかりません" in html
    assert "最も近い箇所" in html
    assert 'data-act="cite" data-turn="0" data-n="1"' in html
    assert "Not answered by the documents" in conversation([Turn("q", answer)], "en")


def test_a_source_is_shown_without_the_signs_of_its_line() -> None:
    quote = "| **Q-LEAP** | 3,650百万円 | |"
    html = conversation([Turn("q", Answer("q", "あ[1]", (citation(quote=quote),)))], "ja")
    assert "<q>Q-LEAP ｜ 3,650百万円</q>" in html


def test_a_refused_question_is_one_sentence() -> None:
    html = conversation([Turn("", refusal="質問が空です。")], "ja")
    assert '<div class="tk-a tk-refused" role="alert"><p>質問が空です。</p></div>' in html


def test_what_is_copied_holds_the_answer_and_its_sources() -> None:
    source = citation(issuer="内閣府", date="2021-04-15")
    assert copied(Answer("q", "約247億円です。[1]", (source,))).splitlines() == [
        "約247億円です。[1]",
        "",
        "[1] 内閣府 「予算について」 2021-04-15 全体 > 内訳",
        "    「令和3年度予算額 約247億円」",
    ]


@pytest.mark.parametrize(("lang", "name"), [("ja", "典拠"), ("en", "Tenkyo")])
def test_the_header_switches_to_the_other_language(lang: str, name: str) -> None:
    html = header(lang)
    assert f'data-lang="{lang}"' in html
    assert name in words(html)
    assert f'data-to="{"en" if lang == "ja" else "ja"}"' in html


def test_examples_are_buttons_that_ask() -> None:
    html = welcome(['Q-LEAP"とは'], "ja")
    assert 'data-act="ask" data-text="Q-LEAP&quot;とは"' in html
    assert "質問の例" in html
    assert "質問の例" not in welcome([], "ja")


def test_each_amount_says_where_it_is_printed() -> None:
    figures = (
        StatedFigure(24_700_000_000, "令和3年度予算額 <b>", 1),
        StatedFigure(5, "どこにもない", 9),
    )
    answer = Answer("q", "約247億円です。[1]", (citation(),), figures)
    html = conversation([Turn("q", answer)], "ja")
    assert "24,700,000,000円</th>" in html and "令和3年度予算額 &lt;b&gt;" in html
    assert "どこにもない" not in html
    assert "tk-proof" not in conversation(
        [Turn("q", Answer("q", "約247億円です。[1]", (citation(),)))], "en"
    )


def test_the_citations_are_collected_with_a_file_for_each_format() -> None:
    answer = Answer("q", "約247億円です。[1]", (citation(quote="<b>247億円"),))
    html = collected([Turn("q", answer), Turn("r", refusal="空です"), Turn("q", answer)], DAY, "ja")
    assert "引用 (2 件)" in html and "&lt;b&gt;247億円" in html
    assert (
        html.count(" download=")
        == len(FORMATS)
        == html.count('href="data:application/octet-stream;base64,')
    )
    assert " download=" not in collected([Turn("r", refusal="空です")], DAY, "en")
