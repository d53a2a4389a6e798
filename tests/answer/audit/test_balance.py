"""Totals, differences and rates that are off, and tables that look off and are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from answer.audit.balance import Imbalance, Rule, imbalances
from answer.tree import Tree
from ingest.document import Document
from ingest.figure import figures
from ingest.outline import outline
from ingest.reader import find, read

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
OKU = 10**8

HEAD = "# 令和6年度予算の概要\n\n(単位:億円)\n\n"
FLAT = HEAD + "府県\t令和6年度予算額\t令和5年度予算額\t増減額\t増減率\n"
ACCOUNTS = HEAD + "府県\t一般会計\t特別会計\t計\n"


def checked(text: str) -> list[Imbalance]:
    document = Document(text, "memo.md", title="令和6年度予算の概要")
    tree = Tree(document, outline(document))
    return imbalances(tree, figures(document, tree.blocks))


def shown(imbalance: Imbalance) -> tuple[Rule, str, str]:
    printed = imbalance.total.tree.document.quote(imbalance.span)
    unit = 1 if imbalance.rule is Rule.RATE else OKU
    return imbalance.rule, printed, f"{float(imbalance.expected) / unit:.4g}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            FLAT
            + "青磁県\t150\t120\t30\t25.0%\n白波県\t240\t210\t30\t14.3%\n計\t380\t330\t50\t15.2%\n",
            [(Rule.ROWS, "380", "390")],
            id="a total row",
        ),
        pytest.param(
            FLAT + "青磁県\t150\t120\t30\t25.0%\n白波県\t240\t210\t40\t14.3%\n",
            [(Rule.DIFFERENCE, "40", "30")],
            id="a difference",
        ),
        pytest.param(
            FLAT + "青磁県\t150\t120\t30\t25.0%\n白波県\t240\t210\t30\t19.3%\n",
            [(Rule.RATE, "19.3%", "14.29")],
            id="a rate",
        ),
        pytest.param(
            ACCOUNTS + "青磁県\t150\t20\t170\n白波県\t240\t30\t280\n藍鼠県\t80\t5\t85\n",
            [(Rule.COLUMNS, "280", "270")],
            id="a total column",
        ),
        pytest.param(
            HEAD + "事業\t令和6年度予算額\n港湾調査\t12\n離島通信\t7\n灯台改修\t4\n計\t25\n",
            [(Rule.ROWS, "25", "23")],
            id="one plain column",
        ),
        pytest.param(
            HEAD
            + "区分\t令和6年度予算額\n関係予算 (A + B)\t130\n1 一般会計 (A)\t90\nうち 調査費\t50\n2 特別会計 (B)\t30\n",
            [(Rule.ROWS, "130", "120")],
            id="letters in the rows",
        ),
        pytest.param(
            HEAD + "事業\t国費(A)\t県費(B)\t事業費(A+B)\n港湾調査\t12\t3\t19\n",
            [(Rule.COLUMNS, "19", "15")],
            id="letters in the columns",
        ),
        pytest.param(
            "# 令和6年度予算\n\n令和6年度予算額\n\n- 国費（A） 10億円\n- 県費（B） 5億円\n- 合計（A＋B） 18億円\n",
            [(Rule.ROWS, "18億円", "15")],
            id="letters in a list",
        ),
        pytest.param(
            HEAD
            + "会計\t補正前の額\t補正額\t補正後の額\n一般会計\t500\t20\t520\n港湾会計\t30\t2\t35\n",
            [(Rule.COLUMNS, "35", "32")],
            id="after the supplementary budget",
        ),
    ],
)
def test_what_is_off(text: str, expected: list[tuple[Rule, str, str]]) -> None:
    assert [shown(imbalance) for imbalance in checked(text)] == expected


def test_the_parts_are_what_is_added() -> None:
    (off,) = checked(ACCOUNTS + "青磁県\t150\t20\t170\n白波県\t240\t30\t280\n藍鼠県\t80\t5\t85\n")
    assert [part.figure.amount for part in off.parts] == [240 * OKU, 30 * OKU]
    assert (off.printed, off.expected) == (280 * OKU, 270 * OKU)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            FLAT
            + "青磁県\t150\t120\t31\t25.1%\n白波県\t240\t210\t30\t14.2%\n計\t391\t330\t60\t18.3%\n",
            id="rounded",
        ),
        pytest.param(
            FLAT
            + "青磁県\t150\t120\t30\t25.0%\nうち沿岸\t90\t80\t10\t12.5%\n白波県\t240\t210\t30\t14.3%\n"
            "計\t390\t330\t60\t18.2%\n",
            id="うち rows",
        ),
        pytest.param(
            FLAT
            + "青磁県\t150\t120\t30\t25.0%\n白波県\t240\t210\t30\t14.3%\n青磁県(再掲)\t150\t120\t30\t25.0%\n"
            "計\t390\t330\t60\t18.2%\n",
            id="a row that repeats another",
        ),
        pytest.param(
            FLAT
            + "青磁県\t150\t120\t30\t25.0%\n白波県\t240\t210\t30\t14.3%\n東部小計\t390\t330\t60\t18.2%\n"
            "藍鼠県\t80\t70\t10\t14.3%\n西部小計\t80\t70\t10\t14.3%\n合計\t470\t400\t70\t17.5%\n",
            id="subtotals",
        ),
        pytest.param(
            FLAT
            + "計\t390\t330\t60\t18.2%\n青磁県\t150\t120\t30\t25.0%\n白波県\t240\t210\t30\t14.3%\n",
            id="the total first",
        ),
        pytest.param(
            FLAT
            + "青磁県\t150\t-\t150\t皆増\n白波県\t240\t210\t30\t14.3%\n計\t390\t210\t180\t85.7%\n",
            id="nothing is a dash",
        ),
        pytest.param(
            FLAT
            + "青磁県\t150\t120\t30\t25.0%\n白波県\t20の内数\t210\t30\t14.3%\n計\t500\t330\t170\t51.5%\n",
            id="a share of an envelope",
        ),
        pytest.param(
            HEAD
            + "事業\t令和6年度予算額\n1 防災\t100\n(1) 堤防\t60\n(2) 避難所\t40\n2 教育\t50\n計\t150\n",
            id="parts by their numbering",
        ),
        pytest.param(
            HEAD + "事業\t令和6年度予算額\n防災\t100\n堤防\t60\n避難所\t40\n教育\t50\n計\t150\n",
            id="parts by nothing but their sum",
        ),
        pytest.param(
            "# 主な事業\n\n(単位:億円)\n\n事業\t令和6年度予算額\n港湾調査\t12\n離島通信\t7\n計\t125\n",
            id="an extract",
        ),
        pytest.param(
            HEAD
            + "事業\t令和6年度予算額\n港湾調査\t12\n離島通信\t7\n計\t17\n\n※事業間の重複を除いて計上している。\n",
            id="counted once",
        ),
        pytest.param(
            HEAD + "事業\t令和6年度予算額\n港湾調査\t12\n離島通信\t検討中\n計\t17\n",
            id="an amount that is not stated",
        ),
        pytest.param(
            HEAD
            + "年度\t予算額\t累計額\n令和4年度\t10\t10\n令和5年度\t12\t22\n令和6年度\t15\t37\n計\t37\t37\n",
            id="a running total",
        ),
        pytest.param(
            HEAD
            + "事業\t令和6年度予算額\t1件当たり予算額\n港湾調査\t12\t3\n離島通信\t7\t7\n計\t19\t4\n",
            id="an average",
        ),
        pytest.param(
            ACCOUNTS + "青磁県\t150\t20\t165\n白波県\t240\t30\t260\n",
            id="two accounts that overlap in every row",
        ),
        pytest.param(
            HEAD
            + "事業\t前年度予算額\t国費\t県費\t計\n港湾調査\t10\t8\t4\t12\n離島通信\t7\t4\t3\t7\n",
            id="last year beside the parts",
        ),
        pytest.param(
            FLAT + "青磁県\t150\t120\t30\t1.25\n白波県\t240\t210\t30\t1.14\n",
            id="the ratio itself",
        ),
        pytest.param(
            HEAD
            + "事業\t要求額\t予算額(案)\t前年度予算額\t増減額\n港湾調査\t18\t14\t12\t2\n離島通信\t9\t6\t7\t△1\n",
            id="a difference of the second of three",
        ),
        pytest.param(
            "# 財源\n\n| 国費 | 10億円 |\n|---|---|\n| 県費 | 5億円 |\n| 市費 | 2億円 |\n| 計 | 17億円 |\n",
            id="no headers",
        ),
        pytest.param(
            "# 令和6年度予算\n\n令和6年度予算額\n\n- 港湾調査 10億円\n- 離島通信 5億円\n- 合計 18億円\n",
            id="a list that does not say what adds up",
        ),
        pytest.param(
            HEAD + "事業\t令和6年度予算額\n港湾調査\t12\n離島通信\t7\n計（その他を含む）\t125\n",
            id="a total of more",
        ),
        pytest.param(
            HEAD + "事業\t令和6年度予算額\n港湾調査\t12\n離島通信\t7\n\n(単位:億円)\n\n"
            "事業\t令和6年度予算額\n灯台改修\t4\n藻場再生\t30\n計\t53\n",
            id="the next page of a table",
        ),
        pytest.param(
            HEAD
            + "区分\t令和6年度予算額\n市税\t60\n交付税\t40\n歳入合計\t100\n民生費\t70\n土木費\t29\n歳出合計\t99\n",
            id="revenue and expenditure",
        ),
        pytest.param(
            HEAD + "会計\t令和6年度予算額\n港湾会計\t10\n一般会計\t50\n",
            id="会計 is no 計",
        ),
    ],
)
def test_what_is_not_off(text: str) -> None:
    assert [shown(imbalance) for imbalance in checked(text)] == []


def seed_with_the_table() -> tuple[Document, str]:
    """The official document with the ministries' table, and its row of one ministry."""
    for path in find([SEEDS]):
        document = read(path)
        for line in document.text.splitlines():
            if "20,135\t8,863\t1,089\t21,224" in line:
                return document, line
    raise AssertionError("no such document")


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the official documents are not here")
@pytest.mark.parametrize(
    ("right", "wrong", "rules"),
    [
        ("20,135\t", "20,135\t", set()),
        ("20,135\t", "20,735\t", {Rule.ROWS, Rule.COLUMNS}),
        ("\t1,093\t", "\t1,393\t", {Rule.ROWS, Rule.COLUMNS}),
        ("\t-652\t", "\t-352\t", {Rule.DIFFERENCE}),
        ("\t-3.0%", "\t-4.0%", {Rule.RATE}),
    ],
)
def test_the_official_tables_add_up_until_they_are_changed(
    right: str, wrong: str, rules: set[Rule]
) -> None:
    document, row = seed_with_the_table()
    text = document.text.replace(row, row.replace(right, wrong))
    changed = Document(text, document.source, document.title, document.issuer, document.date)
    tree = Tree(changed, outline(changed))
    assert {one.rule for one in imbalances(tree, figures(changed, tree.blocks))} == rules
