"""Folding gives a view and the way back."""

import pytest

from ingest.document import Span
from ingest.fold import fold, key, plain


@pytest.mark.parametrize(
    ("text", "view"),
    [
        ("Ｑ－ＬＥＡＰ", "Q-LEAP"),
        ("１，２３４．５億円", "1,234.5億円"),
        ("①35億円", "①35億円"),
        ("10⁻¹⁸秒", "10⁻¹⁸秒"),
        ("ｶﾞｲﾄﾞ", "ガイド"),
        ("⽴⼤学", "立大学"),
    ],
)
def test_view(text: str, view: str) -> None:
    assert fold(text).text == view


def test_the_way_back_skips_markup_and_keeps_whole_clusters() -> None:
    text = "前**ｶﾞｲﾄﾞ**<b>後</b>"
    folded = fold(text, markup=True)
    assert folded.text == "前ガイド後"
    start = folded.text.index("ガイド")
    assert folded.source(start, start + 3) == Span(3, 8)
    assert text[3:8] == "ｶﾞｲﾄﾞ"


def test_key_and_plain() -> None:
    assert key("**量子 ＡＩ**\n技術") == "量子ai技術"
    assert plain(" **量子**  <b>AI</b>\n") == "量子 AI"
