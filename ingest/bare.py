"""Bare amounts: whether the words around one put it into the budget that the page is about, or out of it."""

from __future__ import annotations

import re

from ingest.amount import Amount
from ingest.line import Line
from ingest.rate import rate_before
from ingest.setting import Setting
from ingest.stage import Key, Role, Stage

# What may stand behind a bare amount: limits, brackets, a remark; and the next name on the line.
_TAIL = re.compile(
    r"(?:\s|[*※]\d{0,2}(?=[\s(の)]|$)|の?内数|程度|余|規模|[()][^()\n]*[)]|\([^()\n]*\([^()]*\)[^()]*\)"
    r"|【[^】\n]*】|\[[^\]\n]*\]|〔[^〕\n]*〕|〈[^〉\n]*〉|[|。]|[十百千]?[万億兆]?円)*(?:[※*].*)?$"
    r"|(?:\s?\([^()\n]*\))?(?:、[^。]*円)?を(?:計上|措置|配分|要求|確保)"
)
_NEXT_NAME = re.compile(
    r"(?:[*※]\d{0,2}|の?内数|程度|\s?\([^()\n]*\)|\s?【[^】\n]*】|\s?\[[^\]\n]*\])*"
    r"\s*(?:[、,;・/\s]|⇒|→|➡|➔|=>|←)[^。]{0,60}$"
)
# Names of what is no budget: a balance, receipts that are only hoped for.
_STOCK = re.compile(
    r"(?:残高|現在高|見込み?額?\)?)\s?(?:[((]?\s?(?:令和|平成|[RH])?[\d元]{1,4}年?度?末(?:現在|時点)?の?[))]?)?\s?[:はが]?\s?約?$"
)
# A remark set right behind the amount of a list entry: 85百万円令和6年度まで, 40百万円うち寄附金.
_GLUED = re.compile(r"うち|第\d|(?:令和|平成)[\d元]{1,2}年|\d{4}年")
# What a supplementary budget does: 4億円を追加し, 予算の総額を215億円とする is its result.
_REVISED = re.compile(r"\s?を(?:追加|増額|減額|補正)")
_COMPARED = re.compile(r"(?:前年度?|昨年度?|比べ|比し|比較し)[^、。]{0,10}、?\s?約?$")
# Told of what a settlement shows: 光熱費は2億円となり.
_RESULT = re.compile(
    r"\s?(?:と(?:なり|なっ|な[るっ])|であ(?:り|っ)|でし|だっ|に(?:達し|上っ|とどま))"
)
# A part of what was settled: 剰余金のうち4億円; a part of what is budgeted: 事務費7億円を含む.
_SHARE = re.compile(r"(?:剰余金|決算額|執行額|支出済額)のうち、?約?$")
_HELD = re.compile(r"\s?(?:程度)?を含(?:む|み|め)")
# (港湾基金1,195億円の一部): the whole of a fund out of which something is paid.
_FUND_NAME = re.compile(r"基金\s?(?:約)?$")
_OUT_OF = re.compile(r"\s?の(?:一部|内数)|\s?から|\s?を(?:活用|充当)")
_FUND = re.compile(r"\s?[/の]?\s?(?:\d+年)?(?:間)?の?基金")
# Receipts are expected, expenses are met out of the budget: 授業料収入は14億円を見込む, 改修に2億円を充てる.
_EXPECTED = re.compile(r"(?:収入|歳入|使用料|授業料|手数料|税収|繰入金?)は、?\s?約?$")
_EXPECTS = re.compile(r"\s?(?:程度)?を見込(?:む|み|ん)")
_MEETS = re.compile(r"\s?(?:程度)?を(?:充て|充当)")
_MET = re.compile(r"に(?:は|も)?、?\s?約?$")
_TAIL = re.compile(
    r"(?:\s|[*※]\d{0,2}(?=[\s(の)]|$)|の?内数|程度|余|規模|[()][^()\n]*[)]|\([^()\n]*\([^()]*\)[^()]*\)"
    r"|【[^】\n]*】|\[[^\]\n]*\]|〔[^〕\n]*〕|〈[^〉\n]*〉|[|。]|[十百千]?[万億兆]?円)*(?:[※*].*)?$"
    r"|(?:\s?\([^()\n]*\))?(?:、[^。]*円)?を(?:計上|措置|配分|要求|確保)"
)
_NEXT_NAME = re.compile(
    r"(?:[*※]\d{0,2}|の?内数|程度|\s?\([^()\n]*\)|\s?【[^】\n]*】|\s?\[[^\]\n]*\])*"
    r"\s*(?:[、,;・/\s]|⇒|→|➡|➔|=>|←)[^。]{0,60}$"
)
_SPOKEN = re.compile(r"[をにでがはもと、。]\s?(?:約|最大)?$")
# The budget that the page is about, as a whole: 予算規模は5,348億円で.
_WHOLE_BUDGET = re.compile(
    r"(?:予算|(?:一般|特別|企業)会計(?:予算|歳出)?)の?(?:規模|総額)[はが]?、?\s?約?$"
)
# Amounts with such names are sizes of something, not budgets, whatever the page says.
_SIZES = re.compile(
    r"(?:規模|(?<!公共)事業費|総額|単価|上限額?|限度額|(?:残|現在)高(?:の?見込み?)?額?|資本金|売上高?|出荷額|輸出|輸入|市場|投資額?|生産額)\s?[:はが]?\s?(?:約|最大)?\s?[((]?$"
)


def is_revision(line: Line, end: int, setting: Setting | None) -> bool:
    """Whether a supplementary budget adds or takes away the amount: 2,450万円を減額."""
    if not setting or setting.stage is not Stage.SUPPLEMENTARY:
        return False
    amount = next((a for a in line.amounts if a.span.end == end), None)
    start = amount.span.start if amount else 0
    if any(label.end <= start and label.year not in (None, setting.year) for label in line.labels):
        return False
    compared = _COMPARED.search(line.text, max(0, start - 20), start)
    return _REVISED.match(line.text, end) is not None and not compared


def is_budgeted(line: Line, start: int, end: int, setting: Setting) -> bool:
    """Whether words around an amount in prose, or glued to one in a list, put it into the page's budget."""
    text, head = line.text, line.text[line.body : start]
    if not line.sentence and _GLUED.match(text, end):
        return True
    if setting.stage is Stage.SETTLED and setting.section:
        return _RESULT.match(text, end) is not None or _SHARE.search(head) is not None
    if _HELD.match(text, end):
        return True
    if _EXPECTS.match(text, end):
        return _EXPECTED.search(head) is not None
    return _MEETS.match(text, end) is not None and _MET.search(head) is not None


def is_no_budget(head: str) -> bool:
    """Whether the words before an amount make it a rate or a stock: 1人当たり, 基金残高."""
    return _STOCK.search(head) is not None or rate_before(head) is not None


def is_fund(line: Line, start: int, end: int) -> bool:
    """Whether the amount is what a fund holds: 80億/4年の基金, (港湾基金80億円の一部)."""
    if _FUND.match(line.text, end):
        return True
    bracket = line.around(start, end)
    named = bracket and _FUND_NAME.search(line.text, bracket.start, start)
    return bool(named and _OUT_OF.match(line.text, end))


def bare_tail(line: Line, amount: Amount) -> re.Match[str] | None:
    """What may stand behind a bare amount: limits, brackets, a remark, then the next name's amount."""
    end = amount.span.end
    if not line.sentence:
        for following in line.amounts:
            begin = following.span.start
            if begin > end and not line.around(begin, following.span.end):
                return _TAIL.match(line.text, end) or _NEXT_NAME.match(line.text, end, begin)
    return _TAIL.match(line.text, end)


def is_size(head: str) -> bool:
    """Whether the words before an amount make it the size of something: 総事業費は, 市場規模(."""
    return _SIZES.search(head.rstrip()) is not None


def bare_key(line: Line, amount: Amount, setting: Setting | None) -> Key:
    """The key that the page gives to a bare `name 35億円`; none to prose, sizes and foreign money."""
    head = line.text[line.body : amount.span.start].rstrip()
    if setting and _WHOLE_BUDGET.search(head) and setting.main.role is Role.CURRENT:
        return setting.main
    if setting is None or setting.vague or amount.currency != "JPY" or amount.minimum is not None:
        return Key()
    if is_size(head) or is_no_budget(head):
        return Key()
    tail = bare_tail(line, amount)
    fits = tail is not None and ("を" in tail[0] or not _SPOKEN.search(head))
    return setting.main if fits or is_budgeted(line, *amount.span, setting) else Key()
