"""What a chart draws, and the table file beside it."""

from __future__ import annotations

import csv
import io

import pytest

from answer.citation import Citation
from answer.result import Answer, StatedFigure
from app.series import points, table
from ingest.document import Span
from ingest.stage import Stage


def figure(
    yen: int, subject: str, year: int | None, stage: Stage | None = Stage.INITIAL
) -> StatedFigure:
    return StatedFigure(yen, f"{subject} {year}", 1, subject, year, stage)


def answer(*figures: StatedFigure, quote: str = "35億円") -> Answer:
    cited = Citation(1, "0" * 16, "予算", "a.md", "", Span(0, len(quote)), quote)
    return Answer("q", "35億円です。[1]", (cited,), figures)


@pytest.mark.parametrize(
    ("figures", "axes"),
    [
        ([figure(3, "甲", 2021), figure(2, "甲", 2020)], ["令和2年度", "令和3年度"]),
        ([figure(3, "甲 (K)", 2021), figure(2, "甲（K）", 2020)], ["令和2年度", "令和3年度"]),
        ([figure(3, "甲", 2021), figure(2, "乙", 2021)], ["甲", "乙"]),
        ([figure(3, "甲", 2021), figure(2, "乙", None)], ["甲", "乙"]),
        # Two bars over one place would be stacked.
        ([figure(5, "甲", 2022, Stage.REQUEST), figure(3, "甲", 2022), figure(2, "甲", 2021)],
         ["令和3年度 予算額", "令和4年度 要求・要望額", "令和4年度 予算額"]),
        ([figure(5, "甲", 2022, Stage.REQUEST), figure(3, "甲", 2022)],
         ["甲 要求・要望額", "甲 予算額"]),
        ([figure(3, "甲", 2021)], []),
        ([figure(3, "甲", 2021), figure(3, "甲", 2021)], []),
    ],
)  # fmt: skip
def test_each_amount_has_its_own_place(figures: list[StatedFigure], axes: list[str]) -> None:
    assert [point.axis for point in points(answer(*figures), "ja")] == axes


def test_years_and_stages_are_told_in_english_too() -> None:
    found = points(answer(figure(3, "甲", 2021), figure(2, "甲", 2020)), "en")
    assert [(point.axis, point.series) for point in found] == [
        ("FY2020", "initial"),
        ("FY2021", "initial"),
    ]


def test_the_table_has_a_row_an_amount_and_no_formula() -> None:
    made = table(answer(figure(3, "=甲", 2021), figure(2, "=甲", 2020), quote="+35億円"), "ja")
    rows = list(csv.DictReader(io.StringIO(made.decode("utf-8-sig"))))
    assert [row["yen"] for row in rows] == ["2", "3"]
    assert rows[0]["subject"] == "'=甲" and rows[0]["quote"] == "'+35億円"
