"""Bytes → text: Japanese encodings told apart, nothing translated, doubts noted."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Tried where the bytes are not UTF-8. The order decides only between equally plausible readings.
JAPANESE = ("cp932", "euc_jp")
UNMARKED = ("utf-16-le", "utf-16-be")
_ESCAPE = re.compile(rb"\x1b(?:\$[@B]|\([BJI]|\$\([DOPQ])")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
# What a Japanese text consists of. Half-width katakana are left out: EUC-JP read as Shift_JIS is full
# of them, and a real text has few.
_EXPECTED = re.compile(
    r"[\t\n\r\f\x20-\x7e\u2010-\u203b\u2190-\u21ff\u2460-\u27bf\u3000-\u30ff\u3220-\u33ff"
    r"\u4e00-\u9fff\uf900-\ufaff\uff01-\uff5e\uffe5]"
)
_KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u3001\u3002\u30fc]")
_HALF_WIDTH = re.compile(r"[\uff61-\uff9f]")
# Share of expected signs below which a reading is no text. Measured on policy documents in Shift_JIS and
# EUC-JP, cut to 20 to 2,000 characters: right readings at least 0.947; 4,000 random bytes at most 0.53,
# 40 random bytes at most 0.74. Wrong readings reach 0.99 (mostly ASCII), but always score lower.
PLAUSIBLE = 0.85


class Decoded(NamedTuple):
    """The text, the encoding it was read in, and how many bytes were unreadable."""

    text: str
    encoding: str
    broken: int = 0


def decode(data: bytes) -> Decoded | None:
    """The text of `data`, or None where it is no text in an encoding that is read here.

    1. a byte order mark, 2. ISO-2022-JP escapes, 3. UTF-16 without its mark, 4. sound UTF-8, 5. the most
    plausible of Shift_JIS, EUC-JP and UTF-8 with broken bytes replaced.
    """
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _sound(_replaced(data[len(mark) :], encoding))
    if _ESCAPE.search(data) and data.isascii():
        return _sound(_replaced(data, "iso2022_jp_ext"))
    if b"\x00" in data:
        return _unmarked(data)
    try:
        return _sound(Decoded(data.decode("utf-8"), "utf-8"))
    except UnicodeDecodeError:
        pass
    readings = [_replaced(data, name) for name in ("utf-8", *JAPANESE)]
    best = max(readings, key=_score)
    if plausibility(best.text) < PLAUSIBLE:
        # Shift_JIS of half-width katakana, as old systems print it, if not one byte is amiss.
        best = readings[1]
        half = len(_HALF_WIDTH.findall(best.text)) / max(1, len(best.text))
        if best.broken or plausibility(best.text) + half < PLAUSIBLE:
            return None
    return _sound(best)


def _unmarked(data: bytes) -> Decoded | None:
    """UTF-16 without its mark: line breaks, blanks and digits are zero bytes in it, and only in it."""
    for encoding in UNMARKED:
        try:
            reading = Decoded(data.decode(encoding), encoding)
        except UnicodeDecodeError:
            continue
        if plausibility(reading.text) >= PLAUSIBLE:
            return _sound(reading)
    return None


def plausibility(text: str) -> float:
    """The share of signs that a Japanese text consists of."""
    return len(_EXPECTED.findall(text)) / max(1, len(text))


def _score(reading: Decoded) -> float:
    """Plausibility, with kana as a tie-breaker and every broken byte held against the reading."""
    size = max(1, len(reading.text))
    return (
        plausibility(reading.text) + len(_KANA.findall(reading.text)) / size - reading.broken / size
    )


def _replaced(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        # Each replacement sign stands for one or more bytes; what the encoding cannot give back is broken.
        text = data.decode(encoding, "replace")
        kept = len(text.replace("\ufffd", "").encode(encoding, "replace"))
        return Decoded(text, encoding, max(1, len(data) - kept))


def _sound(reading: Decoded) -> Decoded | None:
    """None for binary data: control characters that no text file holds."""
    controls = len(_CONTROL.findall(reading.text))
    return None if "\x00" in reading.text or controls > len(reading.text) / 100 else reading
