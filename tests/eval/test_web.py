import re
from collections.abc import Callable
from html.parser import HTMLParser

import pytest

from eval import web
from eval.places import NO_HISTORY, Problem
from eval.question import Expected, Source
from eval.result import Result
from eval.run import Run

EVIL = "<script>alert(1)</script>{{ 7 * 7 }}\"'><img src=x onerror=y>\u202e\x07"


class Seen(HTMLParser):
    """The tags, attributes and words of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_failure_stands_with_what_was_asked_expected_given_and_cited(
    result: Callable[..., Result], run: Callable[..., Run], lang: str
) -> None:
    wrong = result("bad", "36億円", rank=None, history=("量子は？",))
    seen = Seen(web.html(run([result("good", "35億円"), wrong]), [], lang))
    for shown in ("bad", "量子は？", "3,500,000,000", "36億円", "Q-LEAP 35億円(32億円)", "50.0%"):
        assert shown in seen.words
    assert {"svg", "details"} <= seen.tags


def test_nothing_of_a_set_or_a_document_becomes_mark_up(
    result: Callable[..., Result], run: Callable[..., Run]
) -> None:
    wrong = result(
        EVIL, EVIL, question=EVIL, history=(EVIL,), error=f"Traceback\n{EVIL}", type=EVIL,
        tags=(EVIL,), figures=(Expected(1, EVIL),), must_include=((EVIL,),),
        sources=(Source(EVIL, EVIL),),
    )  # fmt: skip
    problem = Problem(1, EVIL, NO_HISTORY)
    page = web.html(run([wrong], set=EVIL, model=EVIL), [problem], "ja")
    seen = Seen(page)
    assert not seen.tags & {"script", "img"} and not any(
        a.startswith("on") for a in seen.attributes
    )
    assert "<script>alert(1)</script>{{ 7 * 7 }}" in seen.words
    assert "\u202e" not in page and "\x07" not in page


def test_the_page_needs_nothing_else(
    result: Callable[..., Result], run: Callable[..., Run]
) -> None:
    page = web.html(run([result("a", "35億円")]), [], "en")
    assert not re.search(r"https?:|//[a-z]|url\(|@import", page)
    assert "default-src 'none'" in page


def test_a_run_without_an_answer_is_a_page_too(run: Callable[..., Run]) -> None:
    assert "None." in web.html(run([]), [], "en")
