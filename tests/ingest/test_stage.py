"""Budget labels as documents print them."""

import pytest

from ingest.stage import Stage, find_labels, header_label

Read = tuple[str, int | None, str | None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("令和3年度予算額 約247億円", [("令和3年度予算額", 2021, "initial")]),
        ("令和4年度要求額・要望額", [("令和4年度要求額・要望額", 2022, "request")]),
        ("令和4年度予算額(案)", [("令和4年度予算額(案)", 2022, "draft")]),
        (
            "R2当初予算(R1当初予算)",
            [("R2当初予算", 2020, "initial"), ("R1当初予算", 2019, "initial")],
        ),
        ("令和2年度第3次補正予算", [("令和2年度第3次補正予算", 2020, "supplementary")]),
        ("【令和2年度配分】", [("令和2年度配分", 2020, "allocation")]),
        ("[補正72億円]", [("補正", None, "supplementary")]),
        (
            "令和5年度(2023年度)一般会計当初予算",
            [("令和5年度(2023年度)一般会計当初予算", 2023, "initial")],
        ),
        ("平成30年度の決算額", [("平成30年度の決算額", 2018, "settled")]),
        ("令和6年度概算要求", [("令和6年度概算要求", 2024, "request")]),
        ("令和4年度9月補正", [("令和4年度9月補正", 2022, "supplementary")]),
        ("第2号補正 3億円", [("第2号補正", None, "supplementary")]),
        ("配分額 8,700万円", [("配分額", None, "allocation")]),
        ("配分額の推移", []),
        (
            "期間 令和4年度~令和8年度\n予算額 3億円",
            [("令和4年度", 2022, None), ("令和8年度", 2026, None), ("予算額", None, "initial")],
        ),
        ("歳出予算現額", [("歳出予算現額", None, None)]),
        ("前年度(令和元年度)予算額", [("前年度(令和元年度)予算額", 2019, "initial")]),
        ("令和5年度は10億円", [("令和5年度", 2023, None)]),
        ("論文の補正値と当初の見込み", []),
        ("2021年の市場", []),
    ],
)
def test_labels(text: str, expected: list[Read]) -> None:
    found = find_labels(text)
    assert [(text[b.start : b.end], b.year, b.stage and b.stage.value) for b in found] == expected


def test_relative_years_and_differences() -> None:
    previous, delta = find_labels("前年度予算額に対する対前年度増減額")
    assert (previous.relative, previous.stage, previous.delta) == (-1, Stage.INITIAL, False)
    assert delta.delta


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("当初", "initial"),
        ("補正", "supplementary"),
        ("決算額", "settled"),
        ("要求", "request"),
        ("事業名", None),
    ],
)
def test_header_that_is_a_label_as_a_whole(text: str, stage: str | None) -> None:
    label = header_label(text)
    assert (label.stage.value if label and label.stage else None) == stage


@pytest.mark.parametrize("text", ["前年度との比較", "比較増減", "差引額", "対前年度比較"])
def test_headers_of_differences(text: str) -> None:
    label = header_label(text)
    assert label and label.delta


@pytest.mark.parametrize(
    ("text", "other"), [("補正前の額", 1), ("補正後の予算額", 1), ("繰越金", 0), ("繰越明許費", 0)]
)
def test_sums_that_are_of_no_stage(text: str, other: int) -> None:
    assert sum(label.other for label in find_labels(text)) == other
