"""Whose year a difference has, and what a further sentence goes on with."""

import pytest

from ingest.document import Document
from ingest.figure import figures
from ingest.outline import outline

Row = tuple[str, str | None, int | None, str | None, str]


def facts(text: str) -> list[Row]:
    document = Document(text, "memo.txt")
    return [
        (
            document.quote(f.span),
            f.subject,
            f.fiscal_year,
            f.stage.value if f.stage else None,
            f.role.value,
        )
        for f in figures(document, outline(document))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "灯台事業につきましては、令和6年度予算案において9億円を計上しております。令和5年度の当初予算額は7億円でございますので、2億円の増となっております。",
            [
                ("9億円", "灯台事業", 2024, "draft", "current"),
                ("7億円", "灯台事業", 2023, "initial", "previous"),
                ("2億円", "灯台事業", 2024, "draft", "delta"),
            ],
            id="behind both amounts",
        ),
        pytest.param(
            "灯標事業については、令和4年度当初予算の7億円を2億円上回る9億円を令和5年度当初予算に計上した。",
            [
                ("7億円", "灯標事業", 2022, "initial", "previous"),
                ("2億円", "灯標事業", 2023, "initial", "delta"),
                ("9億円", "灯標事業", 2023, "initial", "current"),
            ],
            id="before its result, into the budget behind",
        ),
        pytest.param(
            "令和6年度当初予算には、灯台事業として8億円を計上した。また、灯標事業については5億円を計上した。",
            [
                ("8億円", "灯台事業", 2024, "initial", "current"),
                ("5億円", "灯標事業", 2024, "initial", "current"),
            ],
            id="a further sentence",
        ),
        pytest.param(
            "灯台事業は令和6年度予算に8億円を計上した。市場は3億円を失った。",
            [
                ("8億円", "灯台事業", 2024, "initial", "current"),
                ("3億円", "市場", None, None, "other"),
            ],
            id="another sentence",
        ),
        pytest.param(
            "灯台の市場は81億円で、前年に比べ3億円増加した。",
            [
                ("81億円", "灯台の市場", None, None, "other"),
                ("3億円", "灯台の市場", None, None, "delta"),
            ],
            id="no budget",
        ),
        pytest.param(
            "灯台費といたしまして、令和6年度予算におきまして9億円を計上しております。令和5年度は8億円でございました。",
            [
                ("9億円", "灯台費", 2024, "initial", "current"),
                ("8億円", "灯台費", 2023, "initial", "previous"),
            ],
            id="the year before",
        ),
        pytest.param(
            "灯台費でございますが、令和6年度予算額は9億円、令和5年度補正予算で2億円を確保しており、合わせて11億円となります。",
            [
                ("9億円", "灯台費", 2024, "initial", "current"),
                ("2億円", "灯台費", 2023, "supplementary", "supplementary"),
                ("11億円", "灯台費", None, None, "other"),
            ],
            id="a sum of several budgets",
        ),
        pytest.param(
            "令和8年度の灯台費の当初予算額は68億円です。前年度当初予算が65億円でしたので、3億円、率にして4.8%の増加となりました。",
            [
                ("68億円", "灯台費", 2026, "initial", "current"),
                ("65億円", "灯台費", 2025, "initial", "previous"),
                ("3億円", "灯台費", 2026, "initial", "delta"),
            ],
            id="told with its rate",
        ),
    ],
)
def test_years(text: str, expected: list[Row]) -> None:
    assert facts(f"# 港の動向\n\n{text}\n") == expected


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("灯台　　26億円の内数 ⇒ 31億円の内数", [(2025, "previous"), (2026, "current")]),
        ("灯台　　検討中（前年度予算額　3億円）", [(2025, "previous")]),
        ("灯台　　前年度予算から3億円増の9億円を要求", [(2026, "delta"), (2026, "current")]),
        ("灯台（灯標と一体で実施）　4億円 ⇒ 5億円", [(2025, "previous"), (2026, "current")]),
    ],
)
def test_an_arrow_legend(entry: str, expected: list[tuple[int, str]]) -> None:
    head = "令和８年度　港湾関係　概算要求のポイント\n\n　　（令和７年度予算額　⇒　令和８年度要求・要望額）\n\n"
    got = facts(f"{head}○{entry}\n")
    assert [(year, role) for _, _, year, _, role in got] == expected
    assert {subject for _, subject, *_ in got} == {"灯台"}


def test_columns_set_with_blanks() -> None:
    text = (
        "令和６年度港湾関係予算（案）の概要\n\n　　　　令和５年度予算額　　令和６年度予算額（案）　　対前年度増減額\n"
        "港湾関係　　　61億円　　62億円　　1億円\n\n１　灯台の保存　　44億円（45億円）\n"
    )
    assert facts(text) == [
        ("61億円", "港湾関係", 2023, "initial", "previous"),
        ("62億円", "港湾関係", 2024, "draft", "current"),
        ("1億円", "港湾関係", 2024, "draft", "delta"),
        ("44億円", "灯台の保存", 2024, "draft", "current"),
        ("45億円", "灯台の保存", 2023, "initial", "previous"),
    ]


def test_a_bracket_that_is_not_last_years() -> None:
    text = "令和5年度港湾関係予算について\n\n●灯台の一部(再掲)(未定)(8億円) ※計画上の金額\n"
    assert facts(text) == [("8億円", "灯台の一部", None, None, "other")]
