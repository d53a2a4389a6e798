"""An amount as a sentence, with the lines that prove it."""

from collections.abc import Callable

import pytest

from answer.entry import Candidate, Entry
from answer.figure_line import conversion, derived, oku, sentence, short
from answer.proof.draft_proof import holds

Entries = Callable[[str], list[Entry]]
MEMO = """# 海洋観測予算

令和6年度予算額(案) 48億円
(前年度予算額 4,100百万円)

- 藻場再生実証事業 7億円の内数
- 流氷監視高度化事業 3億円(新規)
- 潮位計の更新 約12億円(再掲)
- 水温計の更新 ８５０百万円
- 設置費 50百万円

| 県 | 令和5年度 | | 令和6年度 | |
|---|---|---|---|---|
| | 当初 | 補正 | 当初 | 補正 |
| 青磁県 | 120百万円 | 30百万円 | 150百万円 | 40百万円 |
"""


@pytest.fixture(scope="module")
def figures(entries_of: Entries) -> list[Candidate]:
    return [Candidate(entry, 1.0, 1.0) for entry in entries_of(MEMO)]


def of(figures: list[Candidate], printed: str) -> Candidate:
    return next(c for c in figures if c.tree.document.quote(c.figure.span) == printed)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("48億円", "令和6年度予算額（案） 48億円"),
        ("4,100百万円", "令和5年度予算額 4,100百万円（41億円）"),
        ("7億円", "令和6年度予算額（案） 7億円（内数）"),
        ("3億円", "令和6年度予算額（案） 3億円（新規）"),
        ("８５０百万円", "令和6年度予算額（案） 850百万円（8.5億円）"),
        ("50百万円", "令和6年度予算額（案） 50百万円"),
        ("30百万円", "令和5年度補正予算額 30百万円"),
        ("40百万円", "令和6年度補正予算額 40百万円"),
        ("150百万円", "令和6年度予算額 150百万円（1.5億円）"),
    ],
)
def test_year_stage_and_limits_are_said(
    figures: list[Candidate], printed: str, expected: str
) -> None:
    assert short(of(figures, printed)) == expected


def test_about_and_repeated(figures: list[Candidate]) -> None:
    text = sentence(next(c for c in figures if "再掲" in c.figure.qualifiers)).text
    assert "潮位計の更新" in text
    assert "約12億円（再掲）" in text


def test_every_sentence_is_proved_by_its_quotes(figures: list[Candidate]) -> None:
    assert len(figures) == 11
    for candidate in figures:
        made = sentence(candidate)
        assert holds(made), made.text
        assert any(
            candidate.tree.document.quote(candidate.figure.span) in q.text for q in made.quotes
        )


def test_the_amount_is_stated_in_yen(figures: list[Candidate]) -> None:
    (stated,) = sentence(of(figures, "4,100百万円")).figures
    assert stated.yen == 4_100_000_000
    assert "令和5年度" in stated.label
    assert "4,100百万円" in stated.quote.text


def test_the_header_rows_prove_a_cell(figures: list[Candidate]) -> None:
    quotes = [quote.text for quote in sentence(of(figures, "40百万円")).quotes]
    assert any("令和6年度" in quote and "補正" in quote for quote in quotes)


def test_the_year_before_is_derived(figures: list[Candidate]) -> None:
    assert "令和5年度" in derived(of(figures, "4,100百万円"))


@pytest.mark.parametrize(
    ("yen", "expected"),
    [
        (4_592_000_000, "45.92億円"),
        (100_000_000, "1億円"),
        (123_400_000_000, "1,234億円"),
        (-250_000_000, "-2.5億円"),
        (99_000_000, ""),
        (0, ""),
    ],
)
def test_conversion(yen: int, expected: str) -> None:
    assert conversion(yen) == expected


@pytest.mark.parametrize(("yen", "expected"), [(2_500_000_000, "25億円"), (30_000_000, "30百万円")])
def test_oku(yen: int, expected: str) -> None:
    assert oku(yen) == expected
