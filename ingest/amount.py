"""Amounts of money as documents print them → exact yen: 4,109億56百万円, 三・九兆円, 6～12億円, 13億ドル."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Context, Decimal

from ingest.document import Span
from ingest.fold import Folded, fold

MULTIPLIERS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "億": 10**8, "兆": 10**12}
CURRENCIES = {"円": "JPY", "ドル": "USD", "米ドル": "USD", "ユーロ": "EUR", "ポンド": "GBP", "元": "CNY",
              "人民元": "CNY", "ウォン": "KRW", "カナダドル": "CAD", "豪ドル": "AUD"}  # fmt: skip
_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0}

# Numbers are exact up to this length; a longer one is a serial number or noise. 10^40 yen take 42 signs.
LONGEST = 120
_EXACT = Context(prec=2 * LONGEST)

# A line break may split a number behind its comma.
_ARABIC = r"(?:\d{1,3}(?:,(?:\n[ ]{0,8})?\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_KANJI = r"(?:[〇零一二三四五六七八九十百千]+(?:・[〇零一二三四五六七八九]+)?)"
_SCALE = r"(?:[十百千]?[万億兆]|百|千)"
_PIECE = rf"{_ARABIC}\s?{_SCALE}|{_KANJI}[万億兆]"
_BODY = rf"(?:(?:{_PIECE})\s?)*(?:{_PIECE}|{_ARABIC}|{_KANJI})"
_CURRENCY = r"(?:米ドル|カナダドル|豪ドル|ドル|ユーロ|ポンド|人民元|元(?!年)|ウォン|円)"
_AMOUNT = re.compile(
    rf"(?P<sign>[△▲]|(?<![\d~〜ー億円])-)?\s?"
    rf"(?:(?P<low>{_BODY})(?P<lowcur>{_CURRENCY})?\s?[~〜]\s?)?"
    rf"(?P<body>{_BODY})(?P<currency>{_CURRENCY})?"
)
_SEPARATOR = re.compile(r"[,\s]")
# 1,234(1,100)百万円: one unit behind two numbers.
_PAIR = re.compile(
    rf"(?P<first>{_ARABIC})\s?\(\s?(?P<second>[△▲+-]?{_ARABIC})\s?\)\s?(?P<scale>{_SCALE})円"
)
_NUMERAL = re.compile(r"[0-9一二三四五六七八九]")
_TOLD = re.compile(r"(?<!単位)[ぁ-ん]約?$|[^\s]約$")
_ROUNDING = ("未満", "単位", "以下", "で表", "とし", "を単位", "台")
_NOT_AN_AMOUNT = ("周率", "札", "玉", "硬貨", "形", "滑")
# 一元化, 二元的: no yuan; those are counted in hundreds or more.
_ONE_ORIGIN = re.compile(r"[一二三四五六七八九多]元")
_RUN = re.compile(r"[0-9,.〇零一二三四五六七八九十百千万億兆△▲]+")
# A minus stands directly before its number, behind a space or a bracket: 補正予算 -5百万円; a dash at
# the start of a line is a bullet.
_START = re.compile(r"[0-9〇零一二三四五六七八九十百千△▲]|(?<=[ \t(|:])(?<!\n )-(?=\d)")
# Without a currency only 億 and 兆 are read as money, and only where no counter follows (130億/5年の基金).
_BARE_END = re.compile(r"\s?(?:[/の)）」』、。，,〕\]]|規模|程度|$)")
_APPROX_BEFORE = re.compile(r"(?:約|およそ|概ね|おおむね|推計)\s?$")
_APPROX_AFTER = re.compile(r"\s?(?:程度|規模|前後|余り|余|強|弱)")
_UNIT = re.compile(r"単位\s*:?\s*(?P<unit>[十百千]?[万億兆]?|千)\s*円")


@dataclass(frozen=True)
class Amount:
    """`value` in `currency` units (exact); `minimum` differs from `value` for a range (6～12億円)."""

    span: Span
    value: int
    currency: str = "JPY"
    approx: bool = False
    minimum: int | None = None

    @property
    def yen(self) -> int | None:
        """The amount in yen; None for a foreign currency, which the text may convert elsewhere."""
        return self.value if self.currency == "JPY" else None


def find_amounts(text: str) -> list[Amount]:
    """Every monetary amount printed in `text`, in order, with spans into `text`."""
    folded = fold(text)
    view = folded.text
    found = []
    position = 0
    while start := _START.search(view, position):
        pair = _PAIR.match(view, start.start())
        if pair and len(pair[0]) <= LONGEST:
            found += [_shared(pair, group, folded) for group in ("first", "second")]
            position = pair.end()
            continue
        match = _AMOUNT.match(view, start.start())
        if not match or not _is_money(match, view):
            position = _skip(view, start.start())
            continue
        found.append(_amount(match, view, folded.source(match.start(), match.end())))
        position = match.end()
    return found


def unit_of(text: str) -> int | None:
    """The yen that one counts for in a table: `(単位:億円)` → 100000000; None where none is printed."""
    match = _UNIT.search(fold(text).text)
    return _scale(match["unit"]) if match else None


def cell_value(text: str, unit: int) -> int | None:
    """The yen of a table cell in `unit`: `"1,249"`, `"△64"`, `"-144"`; None for `-`, words and rates."""
    view = fold(text, markup=True, space=True).text
    match = re.fullmatch(rf"(?P<sign>[△▲-])?\(?(?P<number>{_ARABIC})\)?", view)
    if not match or len(view) > LONGEST:
        return None
    value = _times(Decimal(match["number"].replace(",", "")), unit)
    return -value if match["sign"] else value


def number_value(body: str) -> Decimal:
    """The value of a folded number body: `4,109億56百万` → 410956000000, `三十八兆二千億` likewise."""
    total = Decimal(0)
    for piece in re.finditer(rf"({_ARABIC}|{_KANJI})\s?({_SCALE}|[万億兆])?", body):
        number, scale = piece.groups()
        value = Decimal(_SEPARATOR.sub("", number)) if number[0].isdigit() else _kanji(number)
        total = _EXACT.add(total, _EXACT.multiply(value, _scale(scale or "")))
    return total


def _is_money(match: re.Match[str], view: str) -> bool:
    if len(match["body"]) > LONGEST or len(match["low"] or "") > LONGEST:
        return False
    if not _NUMERAL.search(match["body"]) and not _is_told(match, view):
        return False  # 百万円 alone is a unit; in a sentence, …に十億円を, it is an amount
    if match["currency"]:
        if _ONE_ORIGIN.fullmatch(match[0].strip()):
            return False
        return not view.startswith(_NOT_AN_AMOUNT, match.end())
    return bool(re.search("[億兆]", match["body"])) and bool(_BARE_END.match(view, match.end()))


def _is_told(match: re.Match[str], view: str) -> bool:
    """Whether scale words without a number are an amount: …に十億円を, but not 百万円未満を四捨五入."""
    start = match.start("body")
    if view.startswith(_ROUNDING, match.end()):
        return False
    return _TOLD.search(view, max(0, start - 4), start) is not None


def _skip(view: str, start: int) -> int:
    run = _RUN.match(view, start)
    return run.end() if run else start + 1


def _amount(match: re.Match[str], view: str, span: Span) -> Amount:
    value = number_value(match["body"])
    low = match["low"]
    minimum = None
    if low:
        # 6~12億円: the unit of the upper end serves both.
        scale = re.search(rf"({_SCALE})$", match["body"]) if low[-1].isdigit() else None
        minimum = _times(number_value(low), _scale(scale[1]) if scale else 1)
    sign = -1 if match["sign"] else 1
    approx = bool(_APPROX_BEFORE.search(view, max(0, match.start() - 4), match.start()))
    approx = approx or bool(_APPROX_AFTER.match(view, match.end()))
    currency = CURRENCIES[match["currency"]] if match["currency"] else "JPY"
    return Amount(span, sign * int(value), currency, approx, minimum)


def _shared(pair: re.Match[str], group: str, folded: Folded) -> Amount:
    number = pair[group].lstrip("△▲+-")
    value = _times(Decimal(_SEPARATOR.sub("", number)), _scale(pair["scale"]))
    sign = -1 if pair[group][0] in "△▲-" else 1
    return Amount(folded.source(pair.start(group), pair.end(group)), sign * value)


def _times(number: Decimal, unit: int) -> int:
    return int(_EXACT.multiply(number, unit))


def _scale(unit: str) -> int:
    product = 1
    for char in unit:
        product *= MULTIPLIERS[char]
    return product


def _kanji(number: str) -> Decimal:
    """三十八 → 38, 三・九 → 3.9, 二〇二一 → 2021."""
    whole, _, fraction = number.partition("・")
    if not any(char in "十百千" for char in whole):
        value = Decimal("".join(str(_DIGITS[char]) for char in whole) or "0")
    else:
        value, digit = Decimal(0), 0
        for char in whole:
            if char in _DIGITS:
                digit = _DIGITS[char]
            else:
                value += (digit or 1) * MULTIPLIERS[char]
                digit = 0
        value += digit
    if fraction:
        value += Decimal("0." + "".join(str(_DIGITS[char]) for char in fraction))
    return value
