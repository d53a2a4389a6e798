"""Amounts for one of something."""

import pytest

from ingest.rate import rate_before


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
        ("令和5年", None),
        ("灯台の改修に", None),
        ("上限額 ", None),
    ],
)
def test_rates(text: str, words: str | None) -> None:
    found = rate_before(text)
    assert (found[1] if found else None) == words
