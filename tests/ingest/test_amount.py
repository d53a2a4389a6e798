"""Number forms of money, from seeds-like lines and from other government material."""

import pytest

from ingest.amount import cell_value, find_amounts, unit_of

OKU = 10**8


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("事業費は4,109億56百万円", [("4,109億56百万円", 410_956_000_000)]),
        ("5億3,685万9,000円", [("5億3,685万9,000円", 536_859_000)]),
        ("三十八兆二千億円", [("三十八兆二千億円", 38_200 * 10**9)]),
        ("三・九兆円", [("三・九兆円", 3_900 * 10**9)]),
        ("1,234.5億円", [("1,234.5億円", 123_450_000_000)]),
        ("５億円と０．５億円", [("５億円", 5 * OKU), ("０．５億円", OKU // 2)]),
        ("87億円の内数(77億円の内数)", [("87億円", 87 * OKU), ("77億円", 77 * OKU)]),
        ("(130億/5年の基金)", [("130億", 130 * OKU)]),
        ("[補正2318.1億円]（新規）", [("2318.1億円", 231_810_000_000)]),
        ("▲64億円", [("▲64億円", -64 * OKU)]),
        ("3億円増の138億円", [("3億円", 3 * OKU), ("138億円", 138 * OKU)]),
        ("1,234(1,100)百万円", [("1,234", 1_234_000_000), ("1,100", 1_100_000_000)]),
        ("187（▲5）億円", [("187", 187 * OKU), ("▲5", -5 * OKU)]),
        ("総額は1,\n234億円", [("1,\n234億円", 1234 * OKU)]),
        ("補正予算 -5百万円", [("-5百万円", -5_000_000)]),
        ("- 20億円\n-30億円", [("20億円", 20 * OKU), ("30億円", 30 * OKU)]),
        ("航路の浚渫に十億円を充てる", [("十億円", 10 * OKU)]),
        ("①35億円", [("35億円", 35 * OKU)]),
        ("Beyond 5G研究 20億円", [("20億円", 20 * OKU)]),
    ],
)
def test_yen(text: str, expected: list[tuple[str, int]]) -> None:
    found = find_amounts(text)
    assert [(text[a.span.start : a.span.end], a.yen) for a in found] == expected


@pytest.mark.parametrize(
    "text",
    [
        "令和元年に",
        "約100万人/年",
        "年100万件",
        "Beyond 5G",
        "百万円単位",
        "単位は百万円です",
        "計数は百万円未満を四捨五入した",
        "二千円札",
        "千円",
        "円周率3円周率",
    ],
)
def test_not_money(text: str) -> None:
    assert find_amounts(text) == []


def test_foreign_amount_keeps_its_currency() -> None:
    dollars, yen = find_amounts("最大13億ドル(約1,400億円)規模")
    assert (dollars.value, dollars.currency, dollars.yen) == (1_300_000_000, "USD", None)
    assert (yen.yen, yen.approx) == (1400 * OKU, True)


def test_range_keeps_both_ends() -> None:
    (amount,) = find_amounts("6～12億円程度／年")
    assert (amount.minimum, amount.value, amount.approx) == (6 * OKU, 12 * OKU, True)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("(単位:億円)", OKU),
        ("（単位：百万円）", 10**6),
        ("単位：千円", 1000),
        ("単位：円", 1),
        ("億円", None),
    ],
)
def test_unit_of(text: str, unit: int | None) -> None:
    assert unit_of(text) == unit


@pytest.mark.parametrize(
    ("text", "value"),
    [("1,249", 1249), ("△64", -64), ("-144", -144), ("-", None), ("3.3%", None), ("0", 0)],
)
def test_cell_value(text: str, value: int | None) -> None:
    assert cell_value(text, 1) == value
