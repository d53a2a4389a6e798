"""What a legend says of the amounts in each kind of bracket."""

import pytest

from ingest.document import Document
from ingest.figure import figures
from ingest.legend import drawn, worded
from ingest.outline import outline
from ingest.stage import Key, Role, Stage, find_labels

NOW = Key(2026, Stage.INITIAL, Role.CURRENT)
LAST = Key(2025, Stage.INITIAL, Role.PREVIOUS)
EXTRA = Key(2025, Stage.SUPPLEMENTARY, Role.SUPPLEMENTARY)
CHANGE = Key(2026, Stage.INITIAL, Role.DELTA)


@pytest.mark.parametrize(
    ("text", "year", "main", "signs"),
    [
        ("R8当初予算(R7当初予算)", None, NOW, {"(": LAST}),
        ("R8当初予算額(R7当初予算額)【R7補正予算額】", None, NOW, {"(": LAST, "【": EXTRA}),
        ("R8当初(R7当初)[補正:R7補正]", None, NOW, {"(": LAST, "[": EXTRA}),
        ("R8当初予算額〔R7補正予算額〕", None, NOW, {"〔": EXTRA}),
        ("当初予算額(前年度当初予算額)", 2026, NOW, {"(": LAST}),
        ("当初予算額(前年度当初予算額)", None, None, {}),
        ("R8当初予算額(対前年度増減額)", None, NOW, {"(": CHANGE}),
        ("R8当初予算額、R7当初予算額", None, None, {}),
    ],
)
def test_drawn(text: str, year: int | None, main: Key | None, signs: dict[str, Key]) -> None:
    found = drawn(text, find_labels(text), year)
    assert (found[0] if found else None) == main
    assert dict(found[1].keys if found else ()) == signs


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("括弧の中は前年度予算額である。", {"(": LAST}),
        ("( )内は前年度", {"(": LAST}),
        ("( )書きは令和7年度当初予算額、[ ]書きは令和7年度補正予算額", {"(": LAST, "[": EXTRA}),
        ("【 】内は令和7年度補正予算額", {"【": EXTRA}),
        ("( )内は対前年度増減額", {"(": CHANGE}),
        ("( )内は対象者の数", {}),
    ],
)
def test_worded(text: str, signs: dict[str, Key]) -> None:
    assert dict(worded(text, find_labels(text), NOW).keys) == signs


@pytest.mark.parametrize(
    ("head", "line", "expected"),
    [
        (
            "凡例：R8当初予算額（R7当初予算額）【R7補正予算額】",
            "灯台の改修　5億円（4億円）【3億円】",
            [NOW, LAST, EXTRA],
        ),
        (
            "凡例：R8当初予算額（R7当初予算額）【R7補正予算額】",
            "灯台の改修　5億円の内数【3億円の内数】",
            [NOW, EXTRA],
        ),
        (
            "（注）金額は令和8年度当初予算額、〈　〉内は令和7年度補正予算額",
            "灯台の改修〈3億円〉",
            [EXTRA],
        ),
        (
            "※ 金額は令和8年度当初予算額\n※ （　）内は前年度当初予算額\n※ ［　］内は令和7年度補正予算額",
            "灯台の改修　5億円（4億円）［3億円］",
            [NOW, LAST, EXTRA],
        ),
        (
            "凡例：R8当初予算額（R7当初予算額）\n\n- 橋の改修\n\n沖の島に\n\n橋は\n\n※〔　〕は令和7年度補正予算額",
            "灯台の改修　5億円〔3億円〕",
            [NOW, EXTRA],
        ),
        ("【凡例】R8当初予算額（対前年度増減額）", "灯台の改修　5億円（0億円）", [NOW, CHANGE]),
    ],
)
def test_the_brackets_of_a_list(head: str, line: str, expected: list[Key]) -> None:
    document = Document(f"# 港の事業\n\n{head}\n\n- {line}\n", "memo.md")
    found = figures(document, outline(document))
    assert [(f.fiscal_year, f.stage, f.role) for f in found] == [tuple(key) for key in expected]
    assert {f.subject for f in found} == {"灯台の改修"}
