"""What a unit is quoted by."""

from collections.abc import Callable

from answer.draft import quoted
from answer.unit import Unit

Made = Callable[[str], list[Unit]]


def test_a_short_block_is_quoted_whole(units_of: Made) -> None:
    text = "潮位を測る。流速も測る。"
    assert [quoted(unit).text for unit in units_of(text)] == [text, text]


def test_of_a_long_block_the_sentence(units_of: Made) -> None:
    sentences = [
        f"第{n}の港では潮位と流速と水温を毎日測り、その値を記録する。" for n in range(1, 9)
    ]
    found = units_of("".join(sentences))
    assert [quoted(unit).text for unit in found] == sentences


def test_a_quote_is_of_its_document(units_of: Made) -> None:
    for unit in units_of("# 計画\n\n- **甲**\n- 乙\n\n結び。\n"):
        quote = quoted(unit)
        assert quote.tree is unit.tree
        assert quote.index == unit.index
        assert quote.span.contains(unit.span)
        assert quote.text == unit.tree.document.text[quote.span.start : quote.span.end]
