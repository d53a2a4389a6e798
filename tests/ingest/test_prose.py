"""Years, stages and names that a sentence says of its amounts together."""

import pytest

from ingest.document import Document
from ingest.figure import figures
from ingest.outline import outline

Row = tuple[str, str | None, int | None, str | None, str]


def facts(text: str) -> list[Row]:
    document = Document(text, "memo.txt")
    return [
        (document.quote(f.span), f.subject, f.fiscal_year, f.stage and f.stage.value, f.role.value)
        for f in figures(document, outline(document))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "まず、灯台の改修費でございますが、来年度は三億円の要求となっております。今年度の当初予算が二億円でしたので、"
            "差引きで一億円の増です。灯標費のほうは五億円、こちらは前年度から二億円増えております。",
            [
                ("三億円", "灯台の改修費", 2023, "request", "current"),
                ("二億円", "灯台の改修費", 2022, "initial", "previous"),
                ("一億円", "灯台の改修費", 2023, "request", "delta"),
                ("五億円", "灯標費", 2023, "request", "current"),
                ("二億円", "灯標費", 2023, "request", "delta"),
            ],
        ),
        (
            "灯台の改修、これは今年度三億円が来年度は四億円ですか。",
            [
                ("三億円", "灯台の改修", 2022, "initial", "previous"),
                ("四億円", "灯台の改修", 2023, "request", "current"),
            ],
        ),
        (
            "灯台の改修費ですが、船は減っているという中で、令和3年度の執行額は三億円です。不用も一億円出ています。",
            [
                ("三億円", "灯台の改修費", 2021, "settled", "other"),
                ("一億円", "灯台の改修費 不用", 2021, None, "other"),
            ],
        ),
        ("来年度の税収は三億円です。", [("三億円", "税収", 2023, None, "current")]),
    ],
)
def test_speeches(text: str, expected: list[Row]) -> None:
    assert facts(f"灯台部会 議事録\n\n令和4年10月3日\n\n○調査課長　{text}\n") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "令和4年度においては、航路を照らす灯台整備事業に12億円、灯標の新設に6億円をそれぞれ計上したほか、"
            "同年度第2次補正予算では、灯台の改修に3億円を措置した。",
            [
                ("12億円", "灯台整備事業", 2022, "initial", "current"),
                ("6億円", "灯標の新設", 2022, "initial", "current"),
                ("3億円", "灯台の改修", 2022, "supplementary", "supplementary"),
            ],
        ),
        (
            "灯台の予算を前年度の4億円から1億円増額して5億円とし、1人当たり年最大100万円を給付した。",
            [
                ("4億円", "灯台", 2021, "initial", "previous"),
                ("1億円", "灯台", 2022, "initial", "delta"),
                ("5億円", "灯台", 2022, "initial", "current"),
                ("100万円", "灯台 1人当たり年", None, None, "other"),
            ],
        ),
        (
            "灯台の改修に9億円、灯標の新設に2億円（いずれも令和4年度当初）、航路標識の更新に1億円（同）を充てた。",
            [
                ("9億円", "灯台の改修", 2022, "initial", "current"),
                ("2億円", "灯標の新設", 2022, "initial", "current"),
                ("1億円", "航路標識の更新", 2022, "initial", "current"),
            ],
        ),
        (
            "灯台譲与税は、令和元年度に2億円で始まり、令和4年度は5億円が譲与された。このうち市町村分は4億円、都道府県分は"
            "1億円である。市町村における令和3年度の活用額は3億円であった。",
            [
                ("2億円", "灯台譲与税", 2019, None, "other"),
                ("5億円", "灯台譲与税", 2022, None, "current"),
                ("4億円", "灯台譲与税 市町村分", 2022, None, "current"),
                ("1億円", "灯台譲与税 都道府県分", 2022, None, "current"),
                ("3億円", "灯台譲与税", 2021, "settled", "other"),
            ],
        ),
        (
            "灯標事業（令和4年度当初予算額3億円、令和5年度当初予算額2億円）を進めた。",
            [
                ("3億円", "灯標事業", 2022, "initial", "current"),
                ("2億円", "灯標事業", 2023, "initial", "current"),
            ],
        ),
        (
            "我が国は「海のインフラ」に今後5年間で約50億円の支援を行う。",
            [("50億円", "海のインフラ", None, None, "other")],
        ),
        ("灯台の補修額（年3億円）は足りない。", [("3億円", "灯台の補修額", None, None, "other")]),
        (
            "航行の分野では、年間約4,200万円の電気料金を節減した。",
            [("4,200万円", "電気料金 年間", None, None, "other")],
        ),
    ],
)
def test_what_was_done_in_a_year(text: str, expected: list[Row]) -> None:
    assert facts(f"# 海の白書\n\n## 第2部　令和4年度に講じた施策\n\n{text}\n") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "本日、令和6年度「灯台交付金」の交付決定を行いました。今回の配分額は5億円です。",
            [("5億円", "灯台交付金", 2024, "allocation", "other")],
        ),
        (
            "灯台交付金は、灯台の改修を支援するものです。令和6年度当初予算額は21億円（前年度18億円）で、第1回に12億円を配分"
            "しています。配分額の累計は17億円です。",
            [
                ("21億円", "灯台交付金", 2024, "initial", "current"),
                ("18億円", "灯台交付金", 2023, "initial", "previous"),
                ("12億円", "灯台交付金", 2024, "allocation", "other"),
                ("17億円", "灯台交付金", 2024, "allocation", "other"),
            ],
        ),
        (
            "令和7年度概算要求においては、本交付金として26億円を要求しています。",
            [("26億円", "灯台交付金", 2025, "request", "current")],
        ),
        (
            "令和5年度補正予算で措置した「灯標対策」（32億円）の執行残約2億円は未定です。",
            [
                ("32億円", "灯標対策", 2023, "supplementary", "supplementary"),
                ("2億円", "灯標対策 執行残", 2023, None, "other"),
            ],
        ),
        (
            "灯標の新設に4億円を計上しています。",
            [("4億円", "灯標の新設", None, None, "other")],
        ),
    ],
)
def test_allocations(text: str, expected: list[Row]) -> None:
    title = "令和6年度「灯台交付金」（第2回）の交付決定について"
    assert facts(f"{title}\n\n令和6年9月12日\n\n１．概要\n\n{text}\n") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "◇ 灯台の改修　47億円から3億円増額し、50億円を確保\n",
            [
                ("47億円", "灯台の改修", 2024, "initial", "previous"),
                ("3億円", "灯台の改修", 2025, "draft", "delta"),
                ("50億円", "灯台の改修", 2025, "draft", "current"),
            ],
        ),
        (
            "◇ 灯台の改修　17億円 ⇒ －（廃止）\n",
            [("17億円", "灯台の改修", 2024, "initial", "previous")],
        ),
        ("◇ 灯台の改修　皆増の24億円\n", [("24億円", "灯台の改修", 2025, "draft", "current")]),
        (
            "◇ 灯台の改修　58億円 ⇒ 76億円（うち灯標の更新 16億円）\n",
            [
                ("58億円", "灯台の改修", 2024, "initial", "previous"),
                ("76億円", "灯台の改修", 2025, "draft", "current"),
                ("16億円", "灯台の改修 うち灯標の更新", 2025, "draft", "current"),
            ],
        ),
        (
            "◇ 1隻当たりの燃料費 125万円 → 150万円\n",
            [
                ("125万円", "1隻当たりの燃料費", None, None, "other"),
                ("150万円", "1隻当たりの燃料費", None, None, "other"),
            ],
        ),
    ],
)
def test_lists_with_arrows(text: str, expected: list[Row]) -> None:
    legend = "（令和6年度当初予算 ⇒ 令和7年度予算案）"
    assert facts(f"令和7年度予算案のポイント\n\n{legend}\n\n■ 海の安全\n{text}") == expected


def test_a_remark_set_further_out_is_for_what_the_list_is_of() -> None:
    text = "# 令和7年度予算案\n\n## 総額\n\n　　公共事業費　6,985億円\n　※このほか令和6年度補正予算で 5,340億円を措置\n"
    assert facts(text)[-1] == ("5,340億円", "総額", 2024, "supplementary", "supplementary")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("令和5年度から3年間の計画額 240億円。初年度分として令和5年度に65億円を計上した。",
         [("灯台の改修", None, None), ("灯台の改修", 2023, "initial")]),
        ("費用の3分の2（1台当たり上限2,600万円）を補助する。", [("灯台の改修 1台当たり", None, None)]),
        ("航路関係として7年間で27億円の基金を造成済み。うち灯標の実証に最大3億円。",
         [("灯台の改修", None, "fund"), ("灯標の実証", None, "fund")]),
        ("令和5年度予算額 145億円の内数。", [("灯台の改修", 2023, "initial")]),
        ("第1期計画（平成30～令和4年度）の投資実績は、計画額80億円に対し69億円であった。",
         [("第1期計画(平成30~令和4年度)の投資実績", None, None)] * 2),
        ("10億円（令和5年度）。令和4年度第2次補正予算の9億円と一体で執行する。",
         [("灯台の改修", 2023, None), ("灯台の改修", 2022, "supplementary")]),
    ],
)  # fmt: skip
def test_paragraphs_under_a_name(
    text: str, expected: list[tuple[str | None, int | None, str | None]]
) -> None:
    found = facts(f"# 港の計画\n\n## 重点施策\n\n### 灯台の改修\n\n{text}\n")
    assert [(name, year, stage) for _, name, year, stage, _ in found] == expected


def test_a_figure_that_is_corrected_or_confirmed_keeps_what_was_said_of_it() -> None:
    text = (
        "灯台部会 議事録\n\n令和4年10月3日\n\n○調査課長　次に、灯台の改修でございます。今年度の第二次補正予算で三億円を"
        "措置しております。来年度は五億円の要求です。\n\n○南委員　どちらが正しいのでしょうか。\n\n○調査課長　五億円が正しい数字です。"
        "先ほど第二次補正を三億円と申し上げましたが、四億円の誤りでした。\n"
    )
    assert facts(text)[2:] == [
        ("五億円", "灯台の改修", 2023, "request", "current"),
        ("三億円", "灯台の改修", 2022, "supplementary", "supplementary"),
        ("四億円", "灯台の改修", 2022, "supplementary", "supplementary"),
    ]
