"""Sentences, lines, items and cells that can be quoted."""

from collections.abc import Callable

import pytest

from answer.unit import Unit

Made = Callable[[str], list[Unit]]
TABLE = """| 県 | 取組 |
|---|---|
| 青磁県 | ○潮位の観測を港湾ごとに行い、毎時の値を公表する。○流速の観測を沖合で行い、船の安全に役立てる。さらに装置の点検を年に二度行う。 |
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("観測装置を更新する。欠測を減らす。", ["観測装置を更新する。", "欠測を減らす。"]),
        (
            "担当者は「止める。そして直す。」と述べた。次に進む。",
            ["担当者は「止める。そして直す。」と述べた。", "次に進む。"],
        ),
        (
            "観測装置の整備（注。次を参照。）を行う。終わり。",
            ["観測装置の整備（注。次を参照。）を行う。", "終わり。"],
        ),
        ("潮位を測り、\n流速も測る。", ["潮位を測り、流速も測る。"]),
        ("議題：更新\n場所：仙台市\n", ["議題：更新", "場所：仙台市"]),
        ("- **甲**の整備\n- ●乙の整備", ["甲の整備", "乙の整備"]),
    ],
)
def test_pieces(units_of: Made, text: str, expected: list[str]) -> None:
    assert [unit.text for unit in units_of(text)] == expected


def test_a_hard_wrapped_sentence_is_one_unit(units_of: Made) -> None:
    wrapped = "全国の港湾に置いた観測装置を結び水温と流速を常時公開する仕組みを広く\n整える。"
    (unit,) = units_of(wrapped)
    assert unit.text == wrapped.replace("\n", "")
    assert unit.tree.document.quote(unit.span) == wrapped


def test_an_unclosed_bracket_does_not_swallow_the_rest(units_of: Made) -> None:
    text = "開いたまま「の文である。" + "潮位を測る。" * 80
    assert len(units_of(text)) > 20


def test_a_long_cell_is_told_by_its_points(units_of: Made) -> None:
    found = [unit.text for unit in units_of(TABLE)]
    assert "潮位の観測を港湾ごとに行い、毎時の値を公表する。" in found
    assert "さらに装置の点検を年に二度行う。" in found


def test_spans_lie_in_their_blocks(units_of: Made) -> None:
    for text in (TABLE, "# 計画\n\n潮位を測る。 流速も測る。\n\n- 甲\n- 乙\n"):
        for unit in units_of(text):
            assert unit.tree.blocks[unit.index].span.contains(unit.span)
            quote = unit.tree.document.quote(unit.span)
            assert quote == quote.strip() != ""


def test_context_reaches_outwards(units_of: Made) -> None:
    text = "# 計画\n\n## 藻場の再生\n\n方法を確かめる。費用も調べる。\n\n次の段に移る。\n"
    unit = next(unit for unit in units_of(text) if unit.text == "方法を確かめる。")
    assert "藻場" not in unit.own.key
    assert "藻場" in unit.around.key
    assert "費用" not in unit.around.key
    assert "費用" in unit.block.key
    assert "次の段" not in unit.block.key
    assert "次の段" in unit.beside.key


def test_a_row_is_known_by_its_columns(units_of: Made) -> None:
    row = units_of("| 県 | 当初予算 |\n|---|---|\n| 青磁県 | 12 |\n")[-1]
    assert row.text == "青磁県 ｜ 12"
    assert "当初予算" in row.own.key
