"""Figures of forms, legends, supplementary budgets and texts that lost their layout."""

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


FORM = """港町 事業カード（令和7年度版）

――――――――
事業名：灯台の改修
所管：港湾課
実施期間：令和6年度～令和9年度
予算額：令和7年度　3億円（令和6年度　2億円）
財　源：国庫補助金 1億円、一般財源 2億円
補助上限額：1基当たり 900万円
概要：老朽化した灯台を改修する。点検員の手当として月3万円を支給する。
前年度決算見込：1億8千万円
委託先の人件費：4,000万円
――――――――
事業名：桟橋の延伸
予算額：5億円（令和7年度当初）
　　　　1億円（令和6年度9月補正）
総事業費：約20億円（令和7～9年度、うち町負担 6億円）
――――――――
事業名：渡し船の更新
予算額：未定（基本設計のあとに決める）
前年度予算額：700万円（調査費）
渡船基金残高：9億円
"""


def test_the_fields_of_a_form_are_about_its_programme() -> None:
    assert facts(FORM, title="港町 事業カード（令和7年度版）") == [
        ("3億円", "灯台の改修", 2025, "initial", "current"),
        ("2億円", "灯台の改修", 2024, "initial", "previous"),
        ("1億円", "灯台の改修", 2025, "initial", "current"),
        ("2億円", "灯台の改修", 2025, "initial", "current"),
        ("900万円", "灯台の改修 1基当たり", None, None, "other"),
        ("3万円", "点検員の手当", None, None, "other"),
        ("1億8千万円", "灯台の改修", 2024, "settled", "other"),
        ("4,000万円", "委託先の人件費", 2025, "initial", "current"),
        ("5億円", "桟橋の延伸", 2025, "initial", "current"),
        ("1億円", "桟橋の延伸", 2024, "supplementary", "supplementary"),
        ("20億円", "桟橋の延伸", None, None, "other"),
        ("6億円", "桟橋の延伸", None, None, "other"),
        ("700万円", "渡し船の更新", 2024, "initial", "previous"),
        ("9億円", "渡船基金残高", None, None, "other"),
    ]


def test_a_form_tells_the_limits_of_its_amounts() -> None:
    _, found = read(FORM)
    limits = {figure.span.start: figure.qualifiers for figure in found}
    assert list(limits.values()) == [
        *[(), (), ("うち",), ("うち",), ("上限",), (), (), ()],
        *[(), (), ("総額",), ("うち",), (), ()],
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "港の事業一覧\n\n（凡例）　R8当初（R7当初）［補正：R7補正］　★＝新規\n\n"
            "・灯台の改修　　5億円（4億円）［補正1億円］\n・航路の測量　★　2億円（新規）\n"
            "・桟橋の延伸　　（未定）（3億円）\n・藻場の再生（港湾基金80億円の一部）\n"
            "・魚道の設置　　河川交付金（20億円）を活用\n　※相手港の負担は6億円\n",
            [
                ("5億円", "灯台の改修", 2026, "initial", "current"),
                ("4億円", "灯台の改修", 2025, "initial", "previous"),
                ("1億円", "灯台の改修", 2025, "supplementary", "supplementary"),
                ("2億円", "航路の測量", 2026, "initial", "current"),
                ("3億円", "桟橋の延伸", 2025, "initial", "previous"),
                ("80億円", "港湾基金", None, "fund", "other"),
                ("20億円", "河川交付金", None, None, "other"),
                ("6億円", "相手港の負担", None, None, "other"),
            ],
            id="a legend with the year of the 補正, marks, funds and remarks",
        ),
        pytest.param(
            "港の事業一覧\n\n（凡例）　R8当初（R7当初）\n\n・灯台の改修　5億円（4億円）［補正1億円］\n",
            [
                ("5億円", "灯台の改修", 2026, "initial", "current"),
                ("4億円", "灯台の改修", 2025, "initial", "previous"),
                ("1億円", "灯台の改修", None, "supplementary", "supplementary"),
            ],
            id="a legend without a 補正 leaves its year open",
        ),
        pytest.param(
            "# 概算要求\n\n## 灯台の改修\n\n令和8年度要求額\n（前年度予算額）\n\n"
            "灯火の見える距離を保つため、老いた灯台（令和8年度は12基）の光源を替える。\n\n"
            "500百万円\n（400百万円）\n",
            [
                ("500百万円", "灯台の改修", 2026, "request", "current"),
                ("400百万円", "灯台の改修", 2025, "initial", "previous"),
            ],
            id="labels, a description, amounts",
        ),
        pytest.param(
            "# 令和8年度概算要求\n\n## 灯台の改修\n\n事項要求（金額は編成の過程で検討）\n（前年度予算額 3億円）\n",
            [("3億円", "灯台の改修", 2025, "initial", "previous")],
            id="words in place of an amount name nothing",
        ),
    ],
)
def test_legends_and_labels(text: str, expected: list[Row]) -> None:
    assert facts(text) == expected


SUPPLEMENT = """令和7年度 みさき町一般会計補正予算（第3号）の概要

１　補正予算の規模

今回の補正は、歳入歳出予算の総額に歳入歳出それぞれ2億円を追加し、予算総額を80億円とするものです。

　　当初予算額　　　75億円
　　第２号補正　　　3億円（9月議会）
　　補正後累計　　　80億円

２　主な事業

○渡し船の燃料費助成　　補正額　5,000万円
　船をもつ世帯へ１世帯当たり２万円を給付します。事務費300万円を含む。
○桟橋の延伸　当初予算4億円から1億円を減額
○防波堤の復旧　6,000万円を追加し、累計9,000万円

３　繰越明許費
　灯台の改修　8,000千円

４　債務負担行為
　給食の調理委託　限度額　9,000千円
"""


def test_a_supplementary_budget() -> None:
    title = "令和7年度 みさき町一般会計補正予算（第3号）の概要"
    added = (2025, "supplementary", "supplementary")
    assert facts(SUPPLEMENT, title=title) == [
        ("2億円", "一般会計", *added),
        ("80億円", "一般会計", 2025, None, "other"),
        ("75億円", "一般会計", 2025, "initial", "current"),
        ("3億円", "一般会計", *added),
        ("80億円", "一般会計", 2025, None, "other"),
        ("5,000万円", "渡し船の燃料費助成", *added),
        ("２万円", "渡し船の燃料費助成 1世帯当たり", None, None, "other"),
        ("300万円", "事務費", *added),
        ("4億円", "桟橋の延伸", 2025, "initial", "current"),
        ("1億円", "桟橋の延伸", *added),
        ("6,000万円", "防波堤の復旧", *added),
        ("9,000万円", "防波堤の復旧", 2025, None, "other"),
        ("8,000千円", "灯台の改修", 2025, None, "other"),
        ("9,000千円", "給食の調理委託", None, None, "other"),
    ]


LOST = """市立岬大学 令和8年度予算の概要及び令和7年度決算の状況

1 令和8年度予算
(1)交付金
市からの運営費交付金は1,250百
万円(前年度1,200百万円)であり、このほか設備費として2,4
00百万円を計上した。授業料収入は900百万円を見込む。

(2)主な事業
・海洋実習船の更新85百万円令和9年度まで継続
・図書館の耐震補強令和8年度2億円令和7年度1億円
・寮の改修には54
,300千円を充てる

2 令和7年度決算(単位:百万円)
区分 予算額 決算額 差額
運営費 1,180 1,180 0
自己収入 880 852 △28
受託研究 410 467.5 57.5

※燃料の高騰により光熱費は2億1,6
40万円となり、前年度の1億7,900万円を上回った。

3 その他
教員1人当たりの研究費は年35万円である。交付金(令和4年度から6年間)の総額は70億円と見込まれる。
"""


def test_a_text_that_lost_its_layout() -> None:
    title = "市立岬大学 令和8年度予算の概要及び令和7年度決算の状況"
    planned, spent = (2025, "initial", "previous"), (2025, "settled", "other")
    differs = (2025, "settled", "delta")
    found = facts(LOST, title=title)
    assert [(amount.replace("\n", ""), *rest) for amount, *rest in found] == [
        ("1,250百万円", "市からの運営費交付金", 2026, "initial", "current"),
        ("1,200百万円", "市からの運営費交付金", *planned),
        ("2,400百万円", "設備費", 2026, "initial", "current"),
        ("900百万円", "授業料収入", 2026, "initial", "current"),
        ("85百万円", "海洋実習船の更新", 2026, "initial", "current"),
        ("2億円", "図書館の耐震補強", 2026, "initial", "current"),
        ("1億円", "図書館の耐震補強", *planned),
        ("54,300千円", "寮の改修", 2026, "initial", "current"),
        *[("1,180", "運営費", *planned), ("1,180", "運営費", *spent), ("0", "運営費", *differs)],
        *[("880", "自己収入", *planned), ("852", "自己収入", *spent)],
        *[("△28", "自己収入", *differs), ("410", "受託研究", *planned)],
        *[("467.5", "受託研究", *spent), ("57.5", "受託研究", *differs)],
        ("2億1,640万円", "光熱費", *spent),
        ("1億7,900万円", "光熱費", 2024, "settled", "other"),
        ("35万円", "教員1人当たりの研究費", None, None, "other"),
        ("70億円", "交付金", None, None, "other"),
    ]


@pytest.mark.parametrize(
    ("entry", "subject"),
    [
        ("・灯台の見学は1人当たり３万円、90人分を見込む", "灯台の見学 1人当たり"),
        ("・児童1人当たり３万円、90人分を見込む", "海の学校 1人当たり"),
        ("・対象者 140人、1人につき年12枚（1枚500円）", "海の学校"),
    ],
)
def test_details_of_an_entry(entry: str, subject: str) -> None:
    found = facts(f"# 令和7年度当初予算\n\n海の学校 2億円\n　{entry}\n")
    assert found[1][1:] == (subject, None, None, "other")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("繰入れは3億円（前年度2億円）です。", (2025, "initial", "current")),
        ("市場規模は3億円（前年度2億円）です。", (None, None, "other")),
        ("民間の投資は3億円を見込む。", (None, None, "other")),
        ("- 積立金の残高 3億円", (None, None, "other")),
        ("- 協賛金（見込み） 3億円", (None, None, "other")),
    ],
)
def test_what_is_no_budget(text: str, key: tuple[int | None, str | None, str]) -> None:
    assert facts(f"# 令和7年度当初予算\n\n{text}\n")[0][2:] == key


def test_what_a_later_sentence_points_back_to() -> None:
    found = facts(
        "# 港の現況\n\n貨物の市場規模は約4兆円（2020年）。これを10年後に2倍の8兆円とする。\n"
    )
    assert [row[1] for row in found] == ["貨物の市場規模", "貨物の市場規模"]


def test_new_stands_behind_the_name_above() -> None:
    text = "# 令和8年度概算要求\n\n## 灯台の改修（新規）\n\n令和8年度要求額　6億円（前年度予算額　－）\n"
    assert [figure.qualifiers for figure in read(text)[1]] == [("新規",)]
