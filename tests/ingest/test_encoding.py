import pytest

from ingest.encoding import decode, plausibility

WORDS = "令和３年度の予算額は、３５億円（前年度３２億円）である。\n①概要　㈱の表記、髙橋・﨑の字、Ⅲ章〜\r\n"
SHORT = ("予算", "はい", "東京都", "人材戦略", "Q-LEAPは35億円。", "資料１　議事次第", "一般会計")
ENCODINGS = ("utf-8", "utf-8-sig", "cp932", "euc_jp", "iso2022_jp", "utf-16", "utf-32")


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("text", SHORT)
def test_short_texts_are_told_apart(encoding: str, text: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded is not None
    assert decoded.text == text
    assert decoded.broken == 0


@pytest.mark.parametrize("encoding", ("utf-8", "cp932", "utf-16-le", "utf-16-be"))
def test_every_sign_and_line_break_comes_back(encoding: str) -> None:
    text = WORDS.replace("〜", "～")
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    decoded = decode(mark + text.encode(encoding))
    assert decoded is not None and decoded.text == text


@pytest.mark.parametrize("encoding", ("utf-16-le", "utf-16-be"))
@pytest.mark.parametrize("text", ("予算額は35億円。\n概要\n", "Q-LEAP", "第1章　目的\r\n"))
def test_utf16_without_its_mark(encoding: str, text: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded == (text, encoding, 0)


def test_half_width_katakana_of_old_systems() -> None:
    decoded = decode("ｶﾀｶﾅ半角のﾃﾞｰﾀ".encode("cp932"))
    assert decoded is not None and decoded.text == "ｶﾀｶﾅ半角のﾃﾞｰﾀ"


def test_broken_utf8_is_read_and_counted() -> None:
    data = bytearray(WORDS.encode("utf-8") * 3)
    data[4] = 0xFF
    decoded = decode(bytes(data))
    assert decoded is not None
    assert decoded.encoding == "utf-8"
    assert decoded.broken >= 1
    assert "前年度３２億円" in decoded.text and "\ufffd" in decoded.text


def test_text_cut_within_a_character() -> None:
    data = WORDS.encode("utf-8")[:50]
    decoded = decode(data)
    assert decoded is not None
    assert decoded.text.startswith("令和３年度の予算額は")
    assert decoded.broken in (1, 2)


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 4,
        b"PK\x03\x04" + bytes((i * 73) % 256 for i in range(4000)),
        bytes(range(1, 32)) * 30,
        b"\x00" * 100,
    ],
)
def test_binary_is_no_text(data: bytes) -> None:
    assert decode(data) is None


def test_plausibility_of_a_wrong_reading_is_lower() -> None:
    text = "量子技術に関する研究開発を推進する。"
    wrong = text.encode("euc_jp").decode("cp932", "replace")
    assert plausibility(text) == 1.0
    assert plausibility(wrong) < 0.8
