"""Years and dates as documents print them."""

import pytest

from ingest.era import era_name, find_dates, find_years


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("令和3年度予算", [("令和3年度", 2021, True)]),
        ("R2当初予算(R1当初予算)", [("R2", 2020, True), ("R1", 2019, True)]),
        ("令和元年度と平成30年度", [("令和元年度", 2019, True), ("平成30年度", 2018, True)]),
        ("令和三年度", [("令和三年度", 2021, True)]),
        ("FY2021 budget", [("FY2021", 2021, True)]),
        ("R4年度～R8年度", [("R4年度", 2022, True), ("R8年度", 2026, True)]),
        ("２０２１年度以降", [("２０２１年度", 2021, True)]),
        ("2020年1月決定", [("2020年", 2020, False)]),
        ("2,021年分", []),
        ("Q-LEAP 5G TRL6", []),
    ],
)
def test_find_years(text: str, years: list[tuple[str, int, bool]]) -> None:
    found = find_years(text)
    assert [(text[y.span.start : y.span.end], y.year, y.fiscal) for y in found] == years


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("令和3年4月15日", [("令和3年4月15日", "2021-04-15")]),
        ("2020年1月", [("2020年1月", "2020-01")]),
        ("’24年9月", [("’24年9月", "2024-09")]),
        ("’25年7-8月", [("’25年7-8月", "2025-07")]),
        ("2025/4/28", [("2025/4/28", "2025-04-28")]),
        ("2050年まで", [("2050年", "2050")]),
        ("令和四年十一月八日（火）", [("令和四年十一月八日", "2022-11-08")]),
        ("昭和六十年一月三十一日", [("昭和六十年一月三十一日", "1985-01-31")]),
        ("令和3年度", []),
    ],
)
def test_find_dates(text: str, dates: list[tuple[str, str]]) -> None:
    assert [(text[d.span.start : d.span.end], d.iso) for d in find_dates(text)] == dates


@pytest.mark.parametrize(
    ("year", "name"), [(2019, "令和元年"), (2021, "令和3年"), (2018, "平成30年")]
)
def test_era_name(year: int, name: str) -> None:
    assert era_name(year) == name
