"""Bad input to the figures: nothing crashes, no amount is lost, what is undecidable stays None."""

import random
from pathlib import Path

import pytest

from ingest.amount import LONGEST, find_amounts
from ingest.contents import Contents, contents
from ingest.document import Document
from ingest.fold import fold

HEAD = "| 事業名 | 令和4年度要求額 | 令和3年度予算額 |\n"
RULE = "|---|---|---|\n"
LINES = """# 灯台の改修

令和4年度予算額 12億円（前年度予算額 9億円）

- 灯標の整備 7億円(6億円)【令和3年度補正予算】
"""
TEXTS = (
    LINES,
    "# 観測網\n\n令和5年度要求・要望額\n(前年度予算額)\n※試算を含む\n\n1,200百万円\n900百万円\n",
    f"（単位：百万円）\n\n{HEAD}{RULE}| 灯台 | 1,200 | 900 |\n| 港 | 12億円 | △4億円 |\n",
    "○港湾課長　改修は3億円増の138億円です。先ほど12億円と申しましたが、正しくは13億円です。\n",
    "<table><tr><th>事業</th><th>令和4年度</th></tr><tr><td>灯台</td><td>3億円(2億円)</td></tr></table>\n",
    "事業名：灯台の改修\n予算額：3億円\n財源：国庫補助金 1億円\n13億ドル(約1,400億円)を活用。\n",
)
FIXTURES = Path(__file__).parent / "documents"


def read(text: str) -> tuple[Document, Contents]:
    document = Document(text, "memo.txt")
    return document, contents(document)


def lost(text: str) -> list[str]:
    """The amounts of the text, its mark-up dropped, that are among no figure; spans are checked, too."""
    document, found = read(text)
    spans = [figure.span for figure in found.figures]
    assert spans == sorted(set(spans))
    assert all(document.quote(span).strip() for span in spans)
    view = fold(document.text, markup=True)
    seen = [view.source(*amount.span) for amount in find_amounts(view.text)]
    return [document.quote(span) for span in seen if not any(span.overlaps(own) for own in spans)]


@pytest.mark.parametrize("bracket", "([【「（])】」）")
def test_a_bracket_too_many_anywhere(bracket: str) -> None:
    assert not any(lost(LINES[:at] + bracket + LINES[at:]) for at in range(len(LINES) + 1))


@pytest.mark.parametrize(
    "table",
    [
        f"{HEAD}{RULE}| 灯台 | 1,200百万円 |\n| |\n",
        f"{HEAD}{RULE}| 灯台 | 1億円 | 2億円 | 3億円 | 4億円|5億円\n",
        f"| | | |\n{RULE}| 灯台 | 1億円 | 2億円 |\n",
        f"{HEAD}| 灯台 | 1億円 | 2億円 |\n| 港 | 3億円 |\n",
        f"{HEAD}{RULE}| 灯台 \\| 港 | 1億円\\|2億円 | `3億円|4億円` |\n",
        f"{RULE}{RULE}| 3億円 |\n{RULE}",
        "| 事業名 | 予算額 5億円 | 備考 |\n|---|---|---|\n| 灯台 | 3億円 | 4 |\n",
        "事業名\t令和4年度|令和3年度\n灯台\t1億円|2億円\n| 港\t3億円 | 4億円 |\n",
        "事業名\t令和4年度予算額\n灯台\t1億円\n\t\t\t2億円\n港\t3億円\t4億円\t5億円\n",
        "<table><tr><th>事業<th>令和4年度<tr><td>灯台<td>3億円</table> 5億円<table><tr><td>6億円",
        "2億円<table><tr>3億円</tr></table>4億円<table>5億円</table>",
        f"{HEAD}{RULE}| 灯台 | ⼀億円 | 十億円を計上 |\n",
    ],
)
def test_ragged_tables_lose_nothing(table: str) -> None:
    assert find_amounts(table)
    assert lost(table) == []


def test_cells_on_one_line_are_not_one_number() -> None:
    document, found = read("<table><tr><td>10</td><td>3億円</td></tr></table>")
    assert [document.quote(figure.span) for figure in found.figures] == ["3億円"]


def test_table_of_ten_thousand_rows() -> None:
    rows = (f"| 第{n}号灯台 | {n} | {n + 1}億円 |\n" for n in range(2, 10_002))
    document, found = read(f"（単位：百万円）\n\n{HEAD}{RULE}" + "".join(rows))
    assert len(found.figures) == 20_000
    last = found.figures[-1]
    assert (document.quote(last.span), last.amount, last.subject) == (
        "10002億円", 10_002 * 10**8, "第10001号灯台",
    )  # fmt: skip
    assert (last.fiscal_year, last.stage) == (2021, "initial")


@pytest.mark.parametrize("exponent", range(18, 41))
def test_huge_amounts_are_exact(exponent: int) -> None:
    value = 10**exponent + 1
    _, found = read(f"予算額 {value:,}円\n\n(単位:千円)\n\n{HEAD}{RULE}| 灯台 | {value} | 0 |\n")
    assert [figure.amount for figure in found.figures] == [value, value * 1000, 0]


@pytest.mark.parametrize(
    ("printed", "values"),
    [
        ("999999兆円", [999_999 * 10**12]),
        ("0円", [0]),
        ("−0円", [0]),
        ("1.5.3億円", []),  # no number: which digits count nothing tells
        ("，，億円", []),
        ("1,23,456円", []),
        ("9" * LONGEST + "0円", []),
        ("9" * 5000 + "億円", []),
        ("5\u200b億\u200b円", [5 * 10**8]),
        ("1億\r\n5,000万円", [150_000_000]),
        ("⾦⼗億円", []),
        ("5億\u2028円", [5 * 10**8]),
    ],
)
def test_odd_numbers(printed: str, values: list[int]) -> None:
    _, found = read(f"令和4年度予算額 {printed}\n")
    assert [figure.amount for figure in found.figures] == values


@pytest.mark.parametrize("numeral", ["十十百", "千千千", "百十千万", "一" * 5000, "三十・"])
def test_numerals_of_nonsense(numeral: str) -> None:
    assert lost(f"令和4年度予算額 {numeral}億円\n") == []


@pytest.mark.parametrize(
    "text",
    [
        "令和3年度令和4年度予算額要求額(案) 5億円\n",
        "灯台 5億円（令和3年度・令和4年度予算額 4億円）（令和5年度、前年度 3億円）\n",
        "令和3年度補正当初要求決算予算額(案)前年度来年度増減額 5億円(前年度当初補正 4億円)\n",
        "(" * 1000 + "5億円" + ")" * 1000,
        "令和4年度予算額 5億円" + "(4億円" * 1000 + ")" * 1000,
        "令和4年度予算額\n前年度予算額\n" * 100 + "5億円\n" * 100,
        "令和4年度\x00予算額\x01 5億円\x1f\n灯台\x7f 3億円\x85港 4億円\u2028船 6億円\x1c 7億円",
        "令和4年度予算額 5億円\ud800 灯台\udc00 3億円\n",
        "# 灯台\r\r予算額 5億円\r(前年度予算額 4億円)\r| a | b |\r|--|--|\r| 灯 | 3億円 |\r",
        "",
        "\ufeff",
    ],
)
def test_contradictions_and_odd_signs(text: str) -> None:
    assert lost(text) == []


def test_contradictory_years_give_none() -> None:
    _, found = read("灯台 5億円（令和3年度・令和4年度予算額 4億円）（令和5年度、前年度 3億円）\n")
    assert found.figures[0].fiscal_year is None


def test_random_mutations_lose_nothing() -> None:
    chance = random.Random(20_261_122)
    signs = (
        "()（）[]【】「」<>|0123456789,.億兆百千円一二十\n\r\t 　・、。※△-~:年度\u200b\ud800\x00*"
    )
    texts = [*TEXTS, *(path.read_text("utf-8")[:1500] for path in sorted(FIXTURES.glob("*.txt")))]
    for _ in range(500):
        text = list(chance.choice(texts))
        for _ in range(chance.randrange(1, 20)):
            at, other = chance.randrange(len(text)), chance.randrange(len(text))
            match chance.randrange(4):
                case 0:
                    text[at : at + chance.randrange(4)] = []
                case 1:
                    text.insert(at, chance.choice(signs))
                case 2:
                    text[at] = chance.choice(signs)
                case _:
                    text[at], text[other] = text[other], text[at]
        assert lost("".join(text)) == []
