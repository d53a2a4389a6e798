"""The year and stage that a sentence gives to each of its amounts."""

import pytest

from answer.proof.given import Given, given
from ingest.amount import find_amounts
from ingest.stage import Stage

R, D, C, S = Stage.REQUEST, Stage.DRAFT, Stage.INITIAL, Stage.SUPPLEMENTARY


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("令和4年度予算額(案)は36億円、令和3年度は35億円", [(2022, D), (2021, None)]),
        ("令和4年度の要求額は45億円、予算案は36億円", [(2022, R), (2022, D)]),
        ("36億円(令和4年度予算案)、35億円(令和3年度)", [(2022, D), (2021, None)]),
        ("令和4年度は36億円(予算案)である", [(2022, D)]),
        ("36億円が令和4年度予算案に計上された", [(2022, D)]),
        ("令和4年度に45億円を要求した", [(2022, R)]),
        ("令和3年度と令和4年度の当初予算はそれぞれ35億円、36億円", [(2021, C), (2022, C)]),
        ("3億円【令和2年度補正予算】", [(2020, S)]),
        ("令和2年度補正予算は3億円、予算案は36億円", [(2020, S), (None, D)]),
        ("基金は36億円", [(None, Stage.FUND)]),
        ("FY2022 draft budget: 36億円", [(2022, D)]),
        ("観測費は36億円", [None]),
    ],
)
def test_year_and_stage(text: str, expected: list[tuple[int | None, Stage | None] | None]) -> None:
    found = given(text, find_amounts(text), ())
    assert [(one[0].year, one[0].stage) if one else None for one in found] == expected


def test_the_year_before_counts_from_the_year_that_is_said() -> None:
    text = "前年度の32億円から令和4年度予算案の36億円へ"
    before, now = given(text, find_amounts(text), ())
    assert (before[0].relative, before[0].base) == (-1, 2022)
    assert (now[0].year, now[0].relative) == (2022, None)


def test_a_rate_against_the_year_before_is_no_difference() -> None:
    text = "予算案は前年度比6%減の23億円"
    assert not given(text, find_amounts(text), ())[0][0].delta


def test_words_of_names_are_no_labels() -> None:
    text = "物価高対策基金は36億円"
    assert given(text, find_amounts(text), [(0, 7)]) == [()]


def test_the_year_of_the_sentence_before_holds() -> None:
    text = "要求額は45億円"
    before = (Given(2022, D),)
    assert given(text, find_amounts(text), (), before)[0][0].year == 2022
