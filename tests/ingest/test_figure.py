"""Figures of hand-written pages: amount, subject, year, stage, role and limits."""

import pytest

from ingest.document import Document
from ingest.figure import Figure, figures
from ingest.outline import outline

Row = tuple[str, str | None, int | None, str | None, str]


def read(text: str, **known: str) -> tuple[Document, tuple[Figure, ...]]:
    document = Document(text, "memo.txt", **known)  # type: ignore[arg-type]
    return document, figures(document, outline(document))


def facts(text: str, **known: str) -> list[Row]:
    document, found = read(text, **known)
    return [
        (document.quote(f.span), f.subject, f.fiscal_year, f.stage and f.stage.value, f.role.value)
        for f in found
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "# 海洋観測事業\n\n令和5年度予算額 12億円\n(前年度予算額 9億円)\n",
            [
                ("12億円", "海洋観測事業", 2023, "initial", "current"),
                ("9億円", "海洋観測事業", 2022, "initial", "previous"),
            ],
            id="label and amount on a line, last year in one bracket",
        ),
        pytest.param(
            "# 海洋観測事業\n\n令和5年度要求・要望額\n(前年度予算額)\n※試算を含む\n\n"
            "1,200百万円\n900百万円\n",
            [
                ("1,200百万円", "海洋観測事業", 2023, "request", "current"),
                ("900百万円", "海洋観測事業", 2022, "initial", "previous"),
            ],
            id="stacked labels, stacked amounts, a remark between",
        ),
        pytest.param(
            "# 海洋観測事業\n\n令和5年度予算額(案)\n\n12億円\n\n(前年度予算額)\n\n9億円\n\n"
            "国土交通省\n\n令和4年度補正予算額\n\n30億円\n",
            [
                ("12億円", "海洋観測事業", 2023, "draft", "current"),
                ("9億円", "海洋観測事業", 2022, "initial", "previous"),
                ("30億円", "海洋観測事業", 2022, "supplementary", "supplementary"),
            ],
            id="label and amount on lines of their own, a ministry's name between",
        ),
        pytest.param(
            "# 一覧\n\n令和5年度予算額(案) 50億円\n\n- 港湾の調査 7億円(6億円)\n"
            "- 離島の通信網3億円【令和4年度補正予算】\n",
            [
                ("50億円", "一覧", 2023, "draft", "current"),
                ("7億円", "港湾の調査", 2023, "draft", "current"),
                ("6億円", "港湾の調査", 2022, "initial", "previous"),
                ("3億円", "離島の通信網", 2022, "supplementary", "supplementary"),
            ],
            id="bare pairs below a page's label, a tag behind",
        ),
        pytest.param(
            "# 一覧\n\n事業名 R5当初予算(R4当初予算)\n\n【農】棚田の保全 2億円 [補正4億円] (1億円)\n\n"
            "【農】水路の改修 [補正5億円](3億円)\n",
            [
                ("2億円", "棚田の保全", 2023, "initial", "current"),
                ("4億円", "棚田の保全", None, "supplementary", "supplementary"),
                ("1億円", "棚田の保全", 2022, "initial", "previous"),
                ("5億円", "水路の改修", None, "supplementary", "supplementary"),
                ("3億円", "水路の改修", 2022, "initial", "previous"),
            ],
            id="a legend gives the years of the two columns",
        ),
        pytest.param(
            "# 一覧\n\n令和5年度予算額 50億円\n\n- 造林の助成(20億円)を活用\n"
            "- 林道の開設(40億/3年の基金)\n- 苗木の増産(未定)(8億円)\n",
            [
                ("50億円", "一覧", 2023, "initial", "current"),
                ("20億円", "造林の助成", None, None, "other"),
                ("40億", "林道の開設", None, "fund", "other"),
                ("8億円", "苗木の増産", None, None, "other"),
            ],
            id="brackets that are not last year's",
        ),
        pytest.param(
            "# 一覧\n\n令和5年度予算額 50億円\n\n- 北部拠点(港湾大学)\n  - ・運営費交付金 4億円(3億円)\n"
            "  - ・施設整備費補助金 9億円【令和4年度補正予算】\n- 5億円【令和4年度補正予算】\n",
            [
                ("50億円", "一覧", 2023, "initial", "current"),
                ("4億円", "北部拠点(港湾大学) 運営費交付金", 2023, "initial", "current"),
                ("3億円", "北部拠点(港湾大学) 運営費交付金", 2022, "initial", "previous"),
                (
                    "9億円",
                    "北部拠点(港湾大学) 施設整備費補助金",
                    2022,
                    "supplementary",
                    "supplementary",
                ),
                (
                    "5億円",
                    "北部拠点(港湾大学) 施設整備費補助金",
                    2022,
                    "supplementary",
                    "supplementary",
                ),
            ],
            id="the parent bullet names the hub, a bullet without a name goes on",
        ),
        pytest.param(
            "# 一覧\n\n令和5年度当初予算\n\n港湾の調査\n離島の通信網\n総 合 体 育 館\n\n7億円\n6億円\n3億円\n",
            [
                ("7億円", "港湾の調査", 2023, "initial", "current"),
                ("6億円", "離島の通信網", 2023, "initial", "current"),
                ("3億円", "総合体育館", 2023, "initial", "current"),
            ],
            id="names on lines, then as many amounts",
        ),
        pytest.param(
            "# 灯台の改修\n\n平成27年度(2015年度):当初予算 849百万円、執行額 844百万円、"
            "歳出予算現額(計) 850百万円\n",
            [
                ("849百万円", "灯台の改修", 2015, "initial", "current"),
                ("844百万円", "灯台の改修", 2015, "settled", "other"),
                ("850百万円", "灯台の改修", 2015, None, "other"),
            ],
            id="the year opens the line",
        ),
        pytest.param(
            "# 令和6年度予算(案)の概要\n\n1. 港湾の調査 50億円(対前年度+3億円)\n"
            "2. 離島の通信網 20億円(▲2億円)\n3. 灯標 12億円の内数(R5補正:4億円)\n",
            [
                ("50億円", "港湾の調査", 2024, "draft", "current"),
                ("3億円", "港湾の調査", 2024, "draft", "delta"),
                ("20億円", "離島の通信網", 2024, "draft", "current"),
                ("▲2億円", "離島の通信網", 2024, "draft", "delta"),
                ("12億円", "灯標", 2024, "draft", "current"),
                ("4億円", "灯標", 2023, "supplementary", "supplementary"),
            ],
            id="differences in brackets, the year from the title",
        ),
        pytest.param(
            "平成29年度 当初予算 所管・組織：国土交通省 海上保安庁 項：灯台費 "
            "事項：灯台の改修に必要な経費 金額：8,136千円（前年度等 8,173千円、比較増減 -37千円）\n",
            [
                ("8,136千円", "灯台の改修に必要な経費", 2017, "initial", "current"),
                ("8,173千円", "灯台の改修に必要な経費", 2016, "initial", "previous"),
                ("-37千円", "灯台の改修に必要な経費", 2017, "initial", "delta"),
            ],
            id="fields of a form on one line",
        ),
        pytest.param(
            "# 一覧\n\n令和5年度補正予算額 100億円\n\n- 港湾の調査 30億円\n\n令和6年度予算額 80億円\n\n"
            "- 灯台 5億円(4億円)\n",
            [
                ("100億円", "一覧", 2023, "supplementary", "supplementary"),
                ("30億円", "港湾の調査", 2023, "supplementary", "supplementary"),
                ("80億円", "一覧", 2024, "initial", "current"),
                ("5億円", "灯台", 2024, "initial", "current"),
                ("4億円", "灯台", 2023, "initial", "previous"),
            ],
            id="a supplementary budget heads its own list",
        ),
        pytest.param(
            "# 一覧\n\n令和6年度予算額 80億円\n\n- 灯台 5億円\n\n令和5年度補正予算額 100億円\n\n- 港湾の調査 30億円\n",
            [
                ("80億円", "一覧", 2024, "initial", "current"),
                ("5億円", "灯台", 2024, "initial", "current"),
                ("100億円", "一覧", 2023, "supplementary", "supplementary"),
                ("30億円", "港湾の調査", None, None, "other"),
            ],
            id="behind two kinds of budget a bare amount is of neither",
        ),
        pytest.param(
            "# 令和6年度予算の概要\n\n## 令和4年度\n\n- 港湾の調査 30億円\n\n## 令和6年度\n\n- 港湾の調査 40億円(35億円)\n",
            [
                ("30億円", "港湾の調査", 2022, None, "current"),
                ("40億円", "港湾の調査", 2024, "initial", "current"),
                ("35億円", "港湾の調査", 2023, "initial", "previous"),
            ],
            id="a year as heading goes before the title's",
        ),
        pytest.param(
            "# 令和8年度 概算要求のポイント\n\n■ 港湾の調査\n　要求額 5,300百万円 (前年度 4,800百万円)\n"
            "　・沿岸の測量 1,200百万円 (1,000百万円)\n　・深海の測量 800百万円 (新規)\n",
            [
                ("5,300百万円", "港湾の調査", 2026, "request", "current"),
                ("4,800百万円", "港湾の調査", 2025, "initial", "previous"),
                ("1,200百万円", "沿岸の測量", 2026, "request", "current"),
                ("1,000百万円", "沿岸の測量", 2025, "initial", "previous"),
                ("800百万円", "深海の測量", 2026, "request", "current"),
            ],
            id="the year from the title, the stage from the label",
        ),
        pytest.param(
            "# 令和7年度予算案\n\nⅠ 港湾の調査 【令和7年度予算案:53億円(48億円)、令和6年度補正予算:10億円】\n",
            [
                ("53億円", "港湾の調査", 2025, "draft", "current"),
                ("48億円", "港湾の調査", 2024, "initial", "previous"),
                ("10億円", "港湾の調査", 2024, "supplementary", "supplementary"),
            ],
            id="two budgets in one bracket",
        ),
        pytest.param(
            "# 港湾の調査\n\n予算額（R7要求）：15.0億円\n事業費総額 約120億円（うち国費60億円）\n",
            [
                ("15.0億円", "港湾の調査", 2025, "request", "current"),
                ("120億円", "事業費総額", None, None, "other"),
                ("60億円", "事業費総額", None, None, "other"),
            ],
            id="the year in a bracket behind its label; a programme's total is no year's budget",
        ),
        pytest.param(
            "# 離島の通信網\n\nR6当初：12億円　R5補正：3億円\n予算額 12億円（R5：10億円、R4：9億円）\n"
            "（令和６年度～令和10年度 総事業費 50億円）\n",
            [
                ("12億円", "離島の通信網", 2024, "initial", "current"),
                ("3億円", "離島の通信網", 2023, "supplementary", "supplementary"),
                ("12億円", "離島の通信網", 2024, "initial", "current"),
                ("10億円", "離島の通信網", 2023, "initial", "previous"),
                ("9億円", "離島の通信網", 2022, "initial", "other"),
                ("50億円", "離島の通信網", None, None, "other"),
            ],
            id="earlier years by their own labels",
        ),
        pytest.param(
            "# 概算要求\n\n令和8年度概算要求・要望額 53億円\n(令和7年度予算額 48億円)\nうち推進枠 5億円\n"
            "令和7年度補正予算案 10億円\n",
            [
                ("53億円", "概算要求", 2026, "request", "current"),
                ("48億円", "概算要求", 2025, "initial", "previous"),
                ("5億円", "概算要求 うち推進枠", 2026, "request", "current"),
                ("10億円", "概算要求", 2025, "supplementary", "supplementary"),
            ],
            id="last year by its own year, a part of the whole",
        ),
        pytest.param(
            "# 令和6年度概算要求\n\n主な事項\n　１．港湾の調査\n　　　　沿岸の測量　　　　　１２億円（１０億円）\n"
            "　　　　深海の測量　　　　　３億円（新　規）\n",
            [
                ("１２億円", "沿岸の測量", 2024, "request", "current"),
                ("１０億円", "沿岸の測量", 2023, "initial", "previous"),
                ("３億円", "深海の測量", 2024, "request", "current"),
            ],
            id="columns made with full-width spaces",
        ),
        pytest.param(
            "# 離島の通信網\n\n予算額：令和5年度 10億円、令和4年度 8億円\n",
            [
                ("10億円", "離島の通信網", 2023, "initial", "current"),
                ("8億円", "離島の通信網", 2022, "initial", "previous"),
            ],
            id="the stage stands before the years",
        ),
    ],
)
def test_lists_and_labels(text: str, expected: list[Row]) -> None:
    assert facts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "令和5年度予算では、海洋観測に35億円、令和4年度補正予算では港湾調査に十二億円を計上した。",
            [
                ("35億円", "海洋観測", 2023, "initial", "current"),
                ("十二億円", "港湾調査", 2022, "supplementary", "supplementary"),
            ],
        ),
        (
            "令和5年度当初予算は前年度比3億円増の138億円となった。",
            [
                ("3億円", "概要", 2023, "initial", "delta"),
                ("138億円", "概要", 2023, "initial", "current"),
            ],
        ),
        (
            "一般会計の令和5年度当初予算額は138億円(前年度135億円)である。",
            [
                ("138億円", "一般会計", 2023, "initial", "current"),
                ("135億円", "一般会計", 2022, "initial", "previous"),
            ],
        ),
        (
            "米国は2018年に始めた4か年の計画で13億ドル(約1,400億円)を出し、英国は4億ポンドを投じる。",
            [
                ("13億ドル", "米国", None, None, "other"),
                ("1,400億円", "米国", None, None, "other"),
                ("4億ポンド", "英国", None, None, "other"),
            ],
        ),
        (
            "課長：令和五年度の離島通信整備費は三億五千万円でございます。前年度は三億円でした。",
            [
                ("三億五千万円", "離島通信整備費", 2023, None, "current"),
                ("三億円", "離島通信整備費", 2022, "initial", "previous"),
            ],
        ),
        (
            "令和4年度は、当初予算額220百万円のうち24.1百万円が地方分である。事業費は1,\n234億円となる。",
            [
                ("220百万円", "概要", 2022, "initial", "current"),
                ("24.1百万円", "概要", 2022, "initial", "current"),
                ("1,\n234億円", "事業費", None, None, "other"),
            ],
        ),
        (
            "令和六年度当初予算につきましては、一般会計で五百十二億円、前年度比二・三％増、特別会計で"
            "二百三十億円を計上いたしました。このうち、総合体育館の改修に八億五千万円を充てます。",
            [
                ("五百十二億円", "一般会計", 2024, "initial", "current"),
                ("二百三十億円", "特別会計", 2024, "initial", "current"),
                ("八億五千万円", "総合体育館の改修", 2024, "initial", "current"),
            ],
        ),
        (
            "35億円を総合体育館の改修に計上する。",
            [("35億円", "総合体育館の改修", None, None, "other")],
        ),
        (
            "令和5年度補正予算（第1号）において5億円を追加し、累計で120億円となる。",
            [
                ("5億円", "概要", 2023, "supplementary", "supplementary"),
                ("120億円", "概要", None, None, "other"),
            ],
        ),
        (
            "民間の市場規模は2030年に3兆円に達する見込みである。",
            [("3兆円", "民間の市場規模", None, None, "other")],
        ),
    ],
)
def test_sentences(text: str, expected: list[Row]) -> None:
    assert facts(f"# 概要\n\n{text}\n") == expected


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("灯台 2億円→3億円", [("灯台", 2022, "previous"), ("灯台", 2023, "current")]),
        ("灯台 3億円 ← 2億円", [("灯台", 2023, "current"), ("灯台", 2022, "previous")]),
        ("灯台 3億円/2億円", [("灯台", None, "other"), ("灯台", None, "other")]),
        ("灯台 3億円・灯標 2億円", [("灯台", 2023, "current"), ("灯標", 2023, "current")]),
        (
            "灯台等 3億円（2億円）　灯標 1億円（0.5億円）",
            [
                ("灯台等", 2023, "current"),
                ("灯台等", 2022, "previous"),
                ("灯標", 2023, "current"),
                ("灯標", 2022, "previous"),
            ],
        ),
        ("灯台 3億円/年×5年", [("灯台", None, "other")]),
        ("灯台 3億円以上", [("灯台", None, "other")]),
        ("灯台の市場規模 3億円", [("灯台の市場規模", None, "other")]),
        ("灯台 3億円［2億円］", [("灯台", 2023, "current"), ("灯台", 2022, "previous")]),
    ],
)
def test_bare_amounts_below_a_label(
    entry: str, expected: list[tuple[str, int | None, str]]
) -> None:
    found = facts(f"# 一覧\n\n令和5年度予算額 50億円\n\n- {entry}\n")[1:]
    assert [(name, year, role) for _, name, year, _, role in found] == expected


def test_no_budget_in_the_text_gives_no_year() -> None:
    (figure,) = facts("# 貿易\n\n<2018年の輸入額（50兆円）の内訳>\n")
    assert figure[2:] == (None, None, "other")


def test_counts_that_differ_decide_nothing() -> None:
    found = facts("# 一覧\n\n令和5年度予算額\n(前年度予算額)\n\n7億円\n6億円\n5億円\n")
    assert [row[2:] for row in found] == [(None, None, "other")] * 3


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- 棚田の保全 7億円*の内数(6億円*の内数)", [("内数",), ("内数",)]),
        ("- 棚田の保全(再掲) 7億円(6億円)", [("再掲",), ("再掲",)]),
        ("- 棚田の保全【新規】 7億円", [("新規",)]),
        ("- 棚田の保全 7億円(新規)", [("新規",)]),
        ("- 棚田の保全 7億円(6億円) ※運営費交付金中の推計額", [("推計",), ("推計",)]),
        ("- 棚田の保全 7億円 (6億円*)\n\n*前年度予算額は水路の改修との合計額", [(), ("合計",)]),
        ("- 棚田の保全 7億円 (6億円) ※\n※試験研究費の総額", [("総額",), ("総額",)]),
        ("- 棚田の保全 最大13億ドル(約1,400億円)", [("最大",), ("換算",)]),
        ("- 棚田の保全 ※運営費交付金総額\n  - ・運営費交付金 7億円", [("総額",)]),
        ("- 棚田の保全 ※運営費交付金総額\n  - ・施設整備費補助金 7億円", [()]),
    ],
)
def test_limits(line: str, expected: list[tuple[str, ...]]) -> None:
    _, (_, *found) = read(f"# 一覧\n\n令和5年度予算額 50億円\n\n{line}\n")
    assert [figure.qualifiers for figure in found] == expected


def test_ministries() -> None:
    text = "# 一覧\n\nR5当初予算(R4当初予算)\n\n【農】棚田の保全 2億円(1億円)\n\n灯台の改修(国土交通省) 3億円(2億円)\n"
    _, found = read(text, issuer="財務省")
    assert [f.ministry for f in found] == ["農林水産省"] * 2 + ["国土交通省"] * 2
    assert found[2].subject == "灯台の改修"
    _, (only,) = read("# 灯台の改修\n\n令和5年度予算額 3億円\n", issuer="国土交通省")
    assert only.ministry == "国土交通省"


def test_spans_are_what_is_printed_and_ranges_keep_both_ends() -> None:
    document, (figure,) = read("# 灯台\n\n✓ 事業規模：**６～12**億円程度／年\n")
    assert document.quote(figure.span) == "６～12**億円"
    assert (figure.minimum, figure.amount, figure.approx) == (600_000_000, 1_200_000_000, True)
    assert (figure.subject, figure.role.value, figure.path) == ("事業規模", "other", ("灯台",))
