"""Memos in every format, each opened again by a reader of that format."""

import csv
import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import bibtexparser
import docx
import pytest
import rispy

from answer.citation import Citation
from answer.result import Answer, StatedFigure
from app.export.formats import FORMATS
from app.export.memo import Memo, memo
from app.export.reference import era_date, reference
from ingest.document import Span

DAY = date(2026, 5, 1)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BUDGET = Citation(
    1, "d0c", "海洋予算の概要", "budget.md", "海洋予算 > 藻場", Span(3, 20), "- 藻場再生 35億円(32億円)",
    page=4, issuer="海洋省", date="2024-12-27",
)  # fmt: skip
PLAN = Citation(
    2,
    "d1d",
    "海洋_計画 {第3期} & 100%",
    "plan.md",
    "目標",
    Span(0, 9),
    "二行の\n引用 <b>太字</b> ~x_1",
)
ANSWER = Answer(
    "藻場再生の予算額は？", "藻場再生は、35億円です。[1][2]\n再掲は[1]にも[9]にも。", (BUDGET, PLAN),
    (StatedFigure(3_500_000_000, "令和7年度予算額 藻場再生", 1),),
)  # fmt: skip
ABSTAINED = Answer("月面基地は？", "回答できません。", abstained=True, reason="月面基地")


@pytest.fixture
def made() -> Memo:
    return memo([ANSWER, ABSTAINED, replace(ANSWER, question="もう一度")], DAY)


@pytest.fixture
def written(made: Memo) -> Callable[[str], str]:
    return lambda name: FORMATS[name].write(made).decode("utf-8-sig")


def test_numbers_run_on_through_the_memo(made: Memo) -> None:
    assert [one.n for one in made.references] == [1, 2, 3, 4]
    assert [p for p in made.items[0].pieces if isinstance(p, int)] == [1, 2, 1]
    assert [p for p in made.items[2].pieces if isinstance(p, int)] == [3, 4, 3]
    assert "[9]" in "".join(p for p in made.items[0].pieces if isinstance(p, str))
    assert made.items[1].references == ()


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("2021-04-15", "令和3年4月15日"), ("2021-04", "令和3年4月"), ("2021", "令和3年"), ("2019-12", "令和元年12月"),
        ("2018-01-05", "平成30年1月5日"), ("不明", "不明"),
    ],
)  # fmt: skip
def test_dates_of_eras(given: str, shown: str) -> None:
    assert era_date(given) == shown


def test_the_style_of_the_government() -> None:
    assert reference(BUDGET).style == "海洋省「海洋予算の概要」（令和6年12月27日）4頁"
    assert reference(PLAN).style == "「海洋_計画 {第3期} & 100%」"


def test_plain_text(written: Callable[[str], str]) -> None:
    text = written("text")
    assert (
        "[1] 海洋省「海洋予算の概要」（令和6年12月27日）4頁\n    - 藻場再生 35億円(32億円)" in text
    )
    assert "「目標」の項" in text and "回答できません。" in text and "令和8年5月1日閲覧" in text


def test_markdown_escapes_what_documents_hold(written: Callable[[str], str]) -> None:
    text = written("markdown")
    assert "35億円です。[^1][^2]" in text and "[^1]: 海洋省「海洋予算の概要」" in text
    assert "\\<b\\>太字\\</b\\> \\~x\\_1" in text and "<b>" not in text


def test_csv_reads_back(written: Callable[[str], str]) -> None:
    rows = list(csv.DictReader(io.StringIO(written("csv"))))
    assert [row["n"] for row in rows] == ["1", "2", "3", "4"]
    assert rows[0]["quote"] == "'- 藻場再生 35億円(32億円)"  # no formula to a spreadsheet
    assert rows[0]["yen"] == "3500000000" and rows[1]["quote"] == PLAN.quote
    assert rows[0]["accessed"] == "2026-05-01"


def test_bibtex_reads_back(written: Callable[[str], str]) -> None:
    library = bibtexparser.parse_string(written("bibtex"))
    assert not library.failed_blocks and len(library.entries) == 4
    first, second = library.entries[:2]
    assert first.key.startswith("tenkyo-1-") and first["year"] == "2024" and first["pages"] == "4"
    assert "海洋省" in first["institution"] and "35億円" in first["note"]
    assert r"海洋\_計画 \{第3期\} \& 100\%" in second["title"]


def test_ris_reads_back(written: Callable[[str], str]) -> None:
    entries = rispy.loads(written("ris"))
    assert len(entries) == 4
    assert entries[0]["title"] == "海洋予算の概要" and entries[0]["date"] == "2024/12/27"
    assert entries[0]["authors"] == ["海洋省"] and "35億円" in entries[0]["notes"][0]
    assert "authors" not in entries[1] and "\n二行" not in written("ris")


def test_csl_json_reads_back(written: Callable[[str], str]) -> None:
    entries = json.loads(written("csl"))
    assert entries[0]["issued"] == {"date-parts": [[2024, 12, 27]]}
    assert entries[0]["accessed"] == {"date-parts": [[2026, 5, 1]]}
    assert entries[1]["note"] == f"「{PLAN.quote}」" and "issued" not in entries[1]


def test_word_has_real_footnotes(made: Memo) -> None:
    content = FORMATS["docx"].write(made)
    document = docx.Document(io.BytesIO(content))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert "藻場再生の予算額は？" in texts and "回答できません。" in texts
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert packed.testzip() is None
        notes = ElementTree.fromstring(packed.read("word/footnotes.xml"))
        body = ElementTree.fromstring(packed.read("word/document.xml"))
        types = packed.read("[Content_Types].xml").decode()
    assert "footnotes+xml" in types
    ids = [note.get(f"{W}id") for note in notes]
    assert ids == ["-1", "0", "1", "2", "3", "4"]
    assert [mark.get(f"{W}id") for mark in body.iter(f"{W}footnoteReference")] == [
        "1",
        "2",
        "3",
        "4",
    ]
    first = "".join(text.text or "" for text in notes[2].iter(f"{W}t"))
    assert (
        "海洋省「海洋予算の概要」" in first
        and "35億円(32億円)" in first
        and "3,500,000,000円" in first
    )
    assert "<b>太字</b>" in "".join(text.text or "" for text in notes[3].iter(f"{W}t"))


@pytest.mark.parametrize("name", FORMATS)
def test_a_control_character_breaks_nothing(name: str) -> None:
    bad = replace(
        ANSWER, text="\x00\x1b35億円[1]", citations=(replace(BUDGET, quote="a\x00b\x0bc"),)
    )
    content = FORMATS[name].write(memo([bad], DAY))
    if name == "docx":
        assert docx.Document(io.BytesIO(content)).paragraphs
    else:
        assert b"\x00" not in content and b"\x1b" not in content


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_but_abstentions_is_a_file_too(name: str) -> None:
    assert FORMATS[name].write(memo([ABSTAINED], DAY)) is not None
