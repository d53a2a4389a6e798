"""What prose goes on about."""

import pytest

from ingest.document import Document
from ingest.line import Line, Lines, read_lines
from ingest.outline import outline
from ingest.pointing import pointed
from ingest.programme import programme_of
from ingest.topic import in_speech, topic


def last(text: str) -> tuple[Lines, Line]:
    document = Document(text, "memo.txt")
    lines = read_lines(document, outline(document))
    return lines, [row for row in lines.rows if row.amounts][-1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("次に二ページ、灯台の改修でございます。今年度は三億円です。", "灯台の改修"),
        ("まず灯台の整備費でございますが、三億円の要求です。", "灯台の整備費"),
        ("灯台の件ですが、三億円は多いと思います。", "灯台"),
        ("灯台の改修につきまして、御説明いたします。三億円です。", "灯台の改修"),
        ("次に、人件費について申し上げます。三億円です。", "人件費"),
        ("灯台の改修、これは三億円です。", "灯台の改修"),
        ("三億円、これは何かと申しますと、来年度お願いする灯台の改修でございます。", "来年度お願いする灯台の改修"),
        ("次に、灯台の改修でございます。次に、別の話です。三億円です。", None),
        ("灯台の改修につきまして、二億円です。このほか三億円を措置しました。", "灯台の改修"),
        ("国土交通省の所管ですが、三億円です。", None),
        ("今後の見通しについて、三億円の増です。", None),
        ("御質問の点ですが、三億円です。", None),
    ],
)  # fmt: skip
def test_speeches(text: str, expected: str | None) -> None:
    lines, line = last(f"# 議事録\n\n○調査課長　{text}\n")
    assert topic(lines, line, line.amounts[-1].span.start) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("灯台交付金は、灯台の改修を支援するものです。予算額は3億円です。", "灯台交付金"),
        ("「灯台交付金」の交付を決定しました。今回の配分額は3億円です。", "灯台交付金"),
        ("「灯台交付金」と「灯標基金」を設けました。今回の配分額は3億円です。", None),
        ("灯台税は、毎年譲与される。市町村の活用額は3億円である。", "灯台税"),
        ("灯台税は、毎年譲与される。令和4年度は3億円である。", None),
    ],
)
def test_paragraphs(text: str, expected: str | None) -> None:
    lines, line = last(f"# 概要\n\n{text}\n")
    assert topic(lines, line, line.amounts[-1].span.start) == expected


def test_a_speech_goes_on_in_its_next_paragraph() -> None:
    text = "# 議事録\n\n○調査課長　次に、灯台の改修でございます。\n　今年度は三億円です。\n"
    lines, line = last(text)
    assert in_speech(lines, line)
    assert topic(lines, line, line.amounts[-1].span.start) == "灯台の改修"


def test_a_short_name_is_the_one_announced_in_full() -> None:
    text = "# 議事録\n\n○調査課長　次に、灯台改修事業でございます。\n\n○南委員　灯台の件ですが、三億円です。\n"
    lines, line = last(text)
    assert topic(lines, line, line.amounts[-1].span.start) == "灯台改修事業"


@pytest.mark.parametrize(
    ("before", "name", "expected"),
    [
        ("", "本交付金", "灯台交付金"),
        ("", "本基金", "本基金"),
        ("灯標整備事業を進める。", "同事業", "灯標整備事業"),
        ("「灯標整備事業」を進める。", "同事業", "灯標整備事業"),
        ("", "灯台の改修", "灯台の改修"),
    ],
)
def test_names_that_point_back(before: str, name: str, expected: str) -> None:
    lines, line = last(
        f"令和5年度「灯台交付金」の交付決定について\n\n{before}{name}は3億円です。\n"
    )
    assert programme_of(lines) == "灯台交付金"
    assert pointed(lines, line, line.text.index(name), name) == expected
