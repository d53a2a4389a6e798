"""Totals of listed amounts: what may be added up, and what is left out."""

from __future__ import annotations

import pytest

from app.totals import totals
from index.ledger import Listed
from ingest.document import Span
from ingest.figure import Figure
from ingest.stage import Role, Stage


def listed(
    yen: int | None,
    subject: str,
    *qualifiers: str,
    at: int = 0,
    document: str = "a",
    year: int | None = 2021,
    stage: Stage | None = Stage.INITIAL,
    role: Role = Role.CURRENT,
    path: tuple[str, ...] = (),
) -> Listed:
    figure = Figure(
        Span(at, at + 1), yen or 0, yen, subject=subject, fiscal_year=year, stage=stage, role=role,
        qualifiers=qualifiers, path=path,
    )  # fmt: skip
    return Listed(document, figure)


@pytest.mark.parametrize(
    ("found", "told"),
    [
        ([listed(3, "甲"), listed(4, "乙")], (7, 2, 0, 0, 0)),
        ([listed(3, "甲"), listed(4, "乙", "内数"), listed(5, "丙", "再掲")], (3, 1, 2, 0, 0)),
        ([listed(3, "甲"), listed(3, "甲", document="b")], (3, 1, 0, 1, 0)),
        ([listed(3, "甲（K）"), listed(3, "甲 (K)", at=9)], (3, 1, 0, 1, 0)),
        # The same subject with another amount is another scope until someone looks.
        ([listed(3, "甲"), listed(4, "甲", document="b")], (7, 2, 0, 0, 0)),
        ([listed(7, "全体"), listed(3, "甲", path=("全体",)), listed(4, "乙", path=("全体",))],
         (7, 1, 0, 0, 2)),
        ([listed(7, "全体", document="b"), listed(3, "甲", path=("全体",))], (10, 2, 0, 0, 0)),
    ],
)  # fmt: skip
def test_only_what_may_be_added_is(found: list[Listed], told: tuple[int, ...]) -> None:
    (total,) = totals(found)
    assert total[2:] == told


def test_years_stages_and_what_is_no_budget_stay_apart() -> None:
    found = totals(
        [
            listed(3, "甲"),
            listed(5, "甲", stage=Stage.REQUEST),
            listed(4, "甲", year=2022),
            listed(9, "甲", role=Role.DELTA),
            listed(9, "甲", role=Role.PREVIOUS),
            listed(9, "甲", year=None),
            listed(9, "甲", stage=None),
            listed(None, "甲"),
        ]
    )
    assert [(one.year, one.stage, one.yen) for one in found] == [
        (2022, Stage.INITIAL, 4),
        (2021, Stage.REQUEST, 5),
        (2021, Stage.INITIAL, 3),
    ]
