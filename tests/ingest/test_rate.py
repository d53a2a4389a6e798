"""Amounts for one of something."""

import pytest

from ingest.rate import rate_before, told_rate


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("整備費は1基当たり約", "1基当たり"),
        ("点検は1隻1晩当たり", "1隻1晩当たり"),
        ("回航一回につき", "一回につき"),
        ("1校あたりの上限額 ", "1校あたり"),
        ("人件費（1人当たり年額", "1人当たり年額"),
        ("町の負担は毎年", "毎年"),
        ("町の負担は年", "年"),
        ("補助額は1団体当たり 年", "1団体当たり 年"),
        ("手当として月", "月"),
        ("入浴券（1枚", "1枚"),
        ("第1回", None),
        ("令和5年", None),
        ("灯台の改修に", None),
        ("上限額 ", None),
    ],
)
def test_rates(text: str, words: str | None) -> None:
    found = rate_before(text)
    assert (found[1] if found else None) == words


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("1団体当たり 年", "1団体当たり"),
        ("毎年", "毎年"),
        ("月", ""),
        ("1枚", ""),
        ("1基当たり", "1基当たり"),
    ],
)
def test_what_a_rate_tells_beside_a_name(words: str, told: str) -> None:
    assert told_rate(words) == told
