"""What a table's row says: its name without section and number, sums, sources, running totals."""

import pytest

from ingest.document import Document
from ingest.figure import Figure, figures
from ingest.outline import outline


def read(text: str, title: str = "") -> tuple[Figure, ...]:
    document = Document(text, "memo.txt", title=title)
    return figures(document, outline(document))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["Ⅰ　港湾の整備\t\t", "　１．灯台長寿命化事業\t12\t10"], ["灯台長寿命化事業"]),
        (["港湾の整備\t\t", "灯台長寿命化事業\t12\t10"], ["灯台長寿命化事業"]),
        (["北部拠点\t\t", "施設整備費補助金\t12\t10"], ["北部拠点 施設整備費補助金"]),
        (["港湾の整備\t\t", "調査費\t12\t10"], ["港湾の整備 調査費"]),
        (["港湾の整備\t\t", "灯台長寿命化事業\t12\t10", "小計\t12\t10"],
         ["灯台長寿命化事業", "港湾の整備 小計"]),
        (["Ⅰ　港湾の整備\t\t", "　１．灯台長寿命化事業\t12\t10", "Ⅱ　情報化\t3\t2", "合　計\t15\t12"],
         ["灯台長寿命化事業", "情報化", "合計"]),
        (["１ 港湾費\t\t", "１ 港湾管理総務費\t1\t1", "２ 港湾建設事業費\t12\t10"],
         ["港湾管理総務費", "港湾建設事業費"]),
    ],
)  # fmt: skip
def test_a_section_is_no_part_of_a_name_that_says_enough(
    rows: list[str], expected: list[str]
) -> None:
    head = "# 総括表\n\n（単位：億円）\n事項\t令和5年度予算額\t令和4年度予算額\n"
    found = read(head + "\n".join(rows) + "\n")
    assert [figure.subject for figure in found[::2]] == expected


def test_a_running_number_is_no_name() -> None:
    text = "# 支出先（令和4年度実績）\n\n順位\t支出先\t支出額（百万円）\n1\t港湾測量株式会社\t12\n2\t灯台大学\t8.5\n"
    assert [f.subject for f in read(text)] == ["港湾測量株式会社", "灯台大学"]


def test_sums_sources_and_running_totals() -> None:
    text = (
        "令和6年度 港町一般会計補正予算（第1号）\n\n（単位：千円）\n款\t補正前の額\t補正額\t補正後の額\t補正額の財源内訳\t\n"
        "\t\t\t\t国県支出金\t一般財源\n２ 総務費\t1,000\t200\t1,200\t150\t50\n歳出合計\t1,000\t200\t1,200\t150\t50\n"
    )
    found = read(text, "令和6年度 港町一般会計補正予算（第1号）")
    assert [(f.stage and f.stage.value, f.role.value, f.qualifiers) for f in found[:5]] == [
        (None, "other", ("累計",)),
        ("supplementary", "supplementary", ()),
        (None, "other", ("累計",)),
        ("supplementary", "supplementary", ("うち",)),
        ("supplementary", "supplementary", ("うち",)),
    ]
    assert {f.fiscal_year for f in found} == {2024}
    assert {f.subject for f in found[:5]} == {"総務費"}
    assert all("合計" in f.qualifiers for f in found[5:])


def test_a_caption_gives_the_year_of_a_settlement_and_the_budget_beside_it() -> None:
    text = (
        "港湾大学 令和5年度予算の概要及び令和4年度決算の状況\n\n1 令和5年度予算\n\n運営費は12百万円である。\n\n"
        "2 令和4年度決算（単位：百万円）\n区分 予算額 決算額 差額\n運営費 410 400.5 △9.5\n研究費 30 30 0\n計 440 430.5 △9.5\n"
    )
    found = read(text, text.split("\n", 1)[0])[-9:]
    assert [(f.subject, f.fiscal_year, f.stage and f.stage.value, f.role.value) for f in found] == [
        (name, 2022, *key)
        for name in ("運営費", "研究費", "計")
        for key in (("initial", "previous"), ("settled", "other"), ("settled", "delta"))
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("一般会計の予算規模は 512億円 で、前年度を約3億円下回りました。",
         [("一般会計", 2024, "current"), ("一般会計", 2024, "delta")]),
        ("- 町債残高は、令和6年度末で約94億円となる見込み(町民1人当たり 約78万円)",
         [("町債残高", None, "other"), ("町債残高", None, "other")]),
        ("(注2)特別会計に計上する港湾の改修(令和6年度当初予算額18億円)は本表に含まない。",
         [("港湾の改修", 2024, "current")]),
        ("- 給食の委託(令和7~9年度) 限度額 312千円", [("給食の委託(令和7~9年度)", None, "other")]),
    ],
)  # fmt: skip
def test_names_beside_the_tables(line: str, expected: list[tuple[str, int | None, str]]) -> None:
    title = "令和6年度 港町当初予算の概要"
    found = read(f"# {title}\n\n## 概要\n\n{line}\n", title)
    assert [(f.subject, f.fiscal_year, f.role.value) for f in found] == expected
