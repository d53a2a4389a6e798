"""Figures of sentences, minutes and corrections: whose amount it is, and when nothing says so."""

import pytest

from ingest.document import Document
from ingest.figure import Figure, figures
from ingest.outline import outline

MINUTES = """# 港湾小委員会 議事要旨

議題　令和6年度概算要求について

○調査課長　港湾関係の令和6年度要求額は、全体で二億円増の四十二億円で
　ございます。前年度は四十億円でした。内訳を申し上げますと、岸壁の補修
　に二十五億円、航路の浚渫に十億円、残りの七億円が灯標の更新経費となっ
　ております。このほかに、別の財源からも三億円を手当ていた
　だいております。

○北村委員　岸壁の補修の二十五億円というのは、前年度と比べてどうなので
　しょうか。先の資料では二十億円と記憶しております。

○調査課長　御指摘のとおり、前年度は二十億円ですので、五億円の増です。

○南委員　新しい桟橋の建設費は、別途、施設整備の枠で要求しており、総額
　六十億円を予定しています。当初計画では五十億円でした。
"""


def read(text: str) -> tuple[Document, tuple[Figure, ...]]:
    document = Document(text, "memo.txt")
    return document, figures(document, outline(document))


def test_minutes() -> None:
    document, found = read(MINUTES)
    got = [
        ("".join(document.quote(f.span).split()), f.subject, f.fiscal_year, f.role.value)
        for f in found
    ]
    assert got == [
        ("二億円", "港湾関係", 2024, "delta"),
        ("四十二億円", "港湾関係", 2024, "current"),
        ("四十億円", "港湾関係", 2023, "previous"),
        ("二十五億円", "岸壁の補修", None, "other"),
        ("十億円", "航路の浚渫", None, "other"),
        ("七億円", "灯標の更新経費", None, "other"),
        ("三億円", None, None, "other"),
        ("二十五億円", "岸壁の補修", None, "other"),
        ("二十億円", "岸壁の補修", None, "other"),
        ("二十億円", None, None, "previous"),
        ("五億円", None, None, "delta"),
        ("六十億円", "新しい桟橋の建設費", None, "other"),
        ("五十億円", "新しい桟橋の建設費", None, "other"),
    ]
    assert found[-1].qualifiers == ("計画額",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "県の「灯台補助金」は令和7年度当初予算で12億円(令和6年度は10億円)である。",
            [
                ("灯台補助金", 2025, "current"),
                ("灯台補助金", 2024, "previous"),
            ],
        ),
        (
            "灯台の維持に対する支出は令和5年度の決算額で28億円であり、このうち夜間の点検に充てられたものは"
            "推計で6億円である。",
            [
                ("灯台の維持に対する支出", 2023, "other"),
                ("夜間の点検に充てられたもの", 2023, "other"),
            ],
        ),
        ("船舶保険として、3億円を工事費とは別に計上する。", [("船舶保険", None, "other")]),
        (
            "総工費は、当初計画では24億円としていましたが、設計の変更により、27億円に見直しました。3億円の増加です。",
            [
                ("総工費", None, "other"),
                ("総工費", None, "other"),
                ("総工費", None, "delta"),
            ],
        ),
        (
            "令和8年度一般会計当初予算案の総額は、105億円で、前年度当初予算に比べ5億円、2.4％の増となった。",
            [("一般会計", 2026, "current"), ("一般会計", 2026, "delta")],
        ),
        (
            "歳入では、町税が前年度比3.2％増の42億円、歳出では、民生費が最も多く38億円で、次いで教育費16億円である。",
            [("町税", None, "other"), ("民生費", None, "other"), ("教育費", None, "other")],
        ),
        (
            "町債残高は12億円で、前年度に比べ3億円減少した。",
            [("町債残高", None, "other"), ("町債残高", None, "delta")],
        ),
        ("来年度、3千万円の調査費で海外の制度を調べる。", [("調査費", None, "other")]),
        (
            "令和8年度の配分総額は、当初配分と追加配分を合わせて12億円です。",
            [("配分総額", 2026, "current")],
        ),
    ],
)
def test_subjects_and_years(text: str, expected: list[tuple[str, int | None, str]]) -> None:
    _, found = read(f"# 概要\n\n{text}\n")
    assert [(f.subject, f.fiscal_year, f.role.value) for f in found] == expected


@pytest.mark.parametrize(
    ("text", "subject", "limits"),
    [
        ("灯台の点検費は1基当たり約850千円を上限とする。", "灯台の点検費 1基当たり", ("上限",)),
        ("- 1校あたりの上限額 2,160千円", "1校あたりの上限額", ("上限",)),
        ("- 夜間の点検に対する助成(1回当たり3,500円)", "夜間の点検に対する助成 1回当たり", ()),
        ("- 灯台の管理 毎年1,850万円を負担", "灯台の管理 毎年", ()),
        ("町は、点検に要する費用について、1地区当たり上限4,000万円、3年間を限度に支援する。",
         "点検に要する費用 1地区当たり", ("上限",)),
    ],
)  # fmt: skip
def test_rates_are_no_budget(text: str, subject: str, limits: tuple[str, ...]) -> None:
    _, (_, figure) = read(f"# 一覧\n\n令和5年度予算額 50億円\n\n{text}\n")
    assert (figure.subject, figure.qualifiers) == (subject, limits)
    assert (figure.fiscal_year, figure.stage, figure.role.value) == (None, None, "other")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("光源の更新費は、105億円は106億円の誤りでした。", [True, False]),
        ("先に更新費を12億円と申し上げましたが、正しくは13億円です。", [True, False]),
        ("更新費を12億円と申し上げましたが、13億円の誤りでした。", [True, False]),
        ("更新費は12億円と見込まれるが、13億円を計上する。", [False, False]),
        ("更新費の12億円とあるのは13億円の誤記です。", [True, False]),
        ("更新費を12億円から13億円に訂正します。", [True, False]),
        ("更新費（誤）12億円（正）13億円", [True, False]),
        ("更新費は12億円から13億円に増額する。", [False, False]),
        ("訂正します。更新費は13億円です。", [False]),
    ],
)
def test_corrections(text: str, expected: list[bool]) -> None:
    _, found = read(f"# 概要\n\n{text}\n")
    assert ["訂正前" in f.qualifiers for f in found] == expected


def test_what_was_said_before_is_taken_back_too() -> None:
    text = "更新費は12億円です。\n\n先ほど更新費を12億円と申し上げましたが、正しくは13億円です。\n"
    _, found = read(f"# 概要\n\n{text}")
    assert ["訂正前" in f.qualifiers for f in found] == [True, True, False]


@pytest.mark.parametrize(
    "entry",
    [
        "一　灯台の改修　　７，５５０百万円（８，２００百万円）\n　　　　　　　　△６５０百万円\n",
        "（一）灯台の改修　７，５５０百万円（前年度　８，２００百万円、△６５０百万円）\n",
        "灯台の改修　　７，５５０百万円（８，２００百万円）\n　　　　対前年度　△６５０百万円\n",
    ],
)
def test_differences(entry: str) -> None:
    _, found = read(f"# 令和9年度概算要求の概要\n\n{entry}")
    assert [(f.subject, f.value // 10**6, f.fiscal_year, f.role.value) for f in found] == [
        ("灯台の改修", 7550, 2027, "current"),
        ("灯台の改修", 8200, 2026, "previous"),
        ("灯台の改修", -650, 2027, "delta"),
    ]


def test_allocations_in_columns_are_of_no_stage() -> None:
    text = (
        "令和8年度補助金　配分一覧\n（単位：千円）\n\n県\t令和8年度\t\t\n\t当初配分\t追加配分\t計\n"
        "北県\t182,400\t24,000\t206,400\n計\t182,400\t24,000\t206,400\n"
    )
    _, found = read(text)
    assert [(f.value, f.column[-1], f.stage) for f in found if f.row == ("計",)] == [
        (182_400_000, "当初配分", None),
        (24_000_000, "追加配分", None),
        (206_400_000, "計", None),
    ]


def test_another_budget_is_not_for_the_subject_before() -> None:
    text = "桟橋の新設は20億円です。このほか令和7年度補正予算で35億円を確保しております。"
    _, found = read(f"# 議事録\n\n○調査課長　{text}\n")
    assert [(f.subject, f.fiscal_year) for f in found] == [("桟橋の新設", None), (None, 2025)]


def test_a_part_below_fields_is_of_the_heading() -> None:
    text = (
        "## 棚田の保全　1,350百万円（前年度1,200百万円）\n\n- 補助率：1/2\n"
        "- 事業期間：令和8年度～令和12年度（総事業費 60億円）\n\nうち、先進地区支援 300百万円（前年度 250百万円、+50百万円）\n"
    )
    _, found = read(f"# 令和8年度予算の概要\n\n{text}")
    assert [(f.subject, f.fiscal_year, f.role.value) for f in found[-3:]] == [
        ("棚田の保全 うち先進地区支援", 2026, "current"),
        ("棚田の保全 うち先進地区支援", 2025, "previous"),
        ("棚田の保全 うち先進地区支援", 2026, "delta"),
    ]


def test_shares_of_a_budget_table_are_of_no_stage() -> None:
    text = (
        "# 令和8年度予算（案）\n\n（単位：千円）\n\n| 県 | 令和8年度 当初配分 | 令和8年度 計 | 対前年度増減額 |\n"
        "|---|---|---|---|\n| 北県 | 1,000 | 1,200 | 200（20.0%） |\n"
    )
    _, found = read(text)
    assert [(f.value, f.stage, f.role.value) for f in found] == [
        (1_000_000, None, "current"),
        (1_200_000, None, "current"),
        (200_000, found[2].stage, "delta"),
    ]


def test_whole_speeches_with_names_in_brackets() -> None:
    text = (
        "# 懇談会 議事録\n\n"
        "【南委員】　国の補助は6億円でしたが、地元の負担も2億円ほどございました。\n\n"
        "【事務局（北課長）】　令和7年度当初予算では、港湾の改修に120億円、桟橋の新設に80億円をそれぞれ計上しております。"
        "令和8年度の概算要求額は合計で250億円、うち港湾の改修が150億円です。\n\n"
        "事務局：1件当たり1億円を上限とし、総額で10億円を予定しております。執行額は令和6年度で8億2千万円です。\n"
    )
    _, found = read(text)
    assert [(f.subject, f.fiscal_year, f.stage and f.stage.value) for f in found] == [
        ("国の補助", None, None),
        ("地元の負担", None, None),
        ("港湾の改修", 2025, "initial"),
        ("桟橋の新設", 2025, "initial"),
        (None, 2026, "request"),
        ("港湾の改修", 2026, "request"),
        ("1件当たり", None, None),
        (None, None, None),
        (None, 2024, "settled"),
    ]
