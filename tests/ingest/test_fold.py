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


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("費用が増える見\n　込みとなる", "費用が増える見込みとなる"),
        ("橋を架ける。\r\nなお、来年も続ける。", "橋を架ける。なお、来年も続ける。"),
        ("大学が集ま\n\nる場", "大学が集まる場"),
        ("港の整備\n3億円", "港の整備 3億円"),
        ("deep\nsea 探査", "deep sea 探査"),
        ("定員は百名\n場所：講堂", "定員は百名 場所：講堂"),
        ("小学校　半額\n特別支援学校　　全額", "小学校 半額 特別支援学校 全額"),
        ("次の経費を除く\nア　飲食費", "次の経費を除く ア 飲食費"),
        ("港 の 整備", "港 の 整備"),
    ],
)
def test_plain_drops_line_breaks_within_japanese(text: str, shown: str) -> None:
    assert plain(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "**量子 ＡＩ**\n技術", "ｶﾞ３５億円", "か\u3099<b>①35</b>億円", "ΑΣ Σ İ", "10</td><td>3億円", "x^{2}㌔\r\n",
        "8\u202f億\xa0円", "\u200b見えない\ufeff", "ᄀ**ᅡ**각", "", " ",
    ],
)  # fmt: skip
def test_a_key_is_the_folded_view(text: str) -> None:
    assert key(text) == fold(text, markup=True, space=True, case=True).text
