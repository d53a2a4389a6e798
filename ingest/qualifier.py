"""What limits an amount: 内数, 新規, 再掲, 推計, 総額, 合計, 最大, うち."""

from __future__ import annotations

import re

from ingest.line import Line

# A share of a larger envelope; a footnote mark may stand between: 535億円*の内数.
_INSIDE = re.compile(r"\s?(?:[*※]\d{0,2}\s?)*の?内数")
_NEW = re.compile(r"[((\[【〔][^)）】\]〕]{0,6}新\s?規[^((]{0,8}?[)）】\]〕]|^\s*新規")
_AGAIN = re.compile(r"[((【・][^)）】]{0,6}再掲")
_MARK = re.compile(r"\s?(?:の?内数)?\s?[)]?\s?([*※])")
# 7,458百万円 (7,612百万円) ※: the mark behind the pair is for both.
_PAIR_MARK = re.compile(r"\s?(?:の?内数)?\s?\([^()*※]*\)\s?([*※])(?=\s*$)")
_NOTED = (("推計含む", re.compile(r"推計額?を?含")), ("推計", re.compile(r"推計(?!額?を?含)")),
          ("総額", re.compile(r"総額")), ("合計", re.compile(r"合計額|との合?計|を合計|合計$")),
          ("計画額", re.compile(r"計画上の(?:金)?額")))  # fmt: skip
# 34億円の内数(令和3年度予算額。運営費交付金中の推計額): a remark on the amount itself, which holds no other.
_REMARK = re.compile(r"\s?(?:の?内数)?\s?\((?P<words>[^()円]*)\)")
_ON_PREVIOUS = re.compile(r"前年度(?:当初)?(?:予算)?額?(?:に?は|のみ)")
_NOTE = re.compile(r"[※*][^※*)]+")
_LIMIT = re.compile(r"(最大|上限|累計|うち)(?:で|は|額|[::\s])*(?:約|およそ)?\s?[((]?$")
_BOUND = re.compile(r"限度額?(?:は|[::\s])*約?\s?$")
# 総事業費 86億円, 被害総額は3億円; what a market or a trade comes to in all is no budget's total.
_TOTAL = re.compile(
    r"(?:総事業費|全体事業費|(?:予算|被害|経費|費用|事業費|交付金|補助金|の|(?:要求|要望)額?は、?)総額)(?:は|が|を|[::\s])*約?\s?[((]?$"
)
# 4者に総額3億円の交付を決定
_IN_ALL = re.compile(r"総額(?:で|約|[::\s])*$")
_GRANTED = re.compile(r"\s?(?:の(?:交付|助成|補助|配分)|を(?:配分|交付))")
# A part told within the line: (令和3~7年度、うち市負担 4億円); who pays, by name: 財源：国費 1億円、県費 1億円.
_PART = re.compile(r"(?:[、(\s円])うち[^、。:()円]{1,20}$")
_HELD = re.compile(r"\s?(?:程度)?を含(?:む|み|め)")
_SOURCES = re.compile(r"財\s*源(?:内訳)?\s*[::][^。:]*$")
# 850千円を上限とする, 上限は1校当たり850千円: the limit stands elsewhere in the clause.
_CEILING = re.compile(r"\s?(?:程度)?を(?:上限|限度)")
_CEILING_EACH = re.compile(
    r"(?:上限|限度)額?(?:は|を|が|[::\s])[^、。]{1,12}(?:当たり|あたり|につき)\s?[年月]?\s?約?$"
)
# A row that sums up others: 合計, 歳出合計, 計（予算現額）.
_SUM = re.compile(r"小?計|\S{0,8}(?:合|総|小)計")
# What a year's budgets add up to: 補正前の額, 補正後累計.
_RUNNING = re.compile(r"補正[前後](?:の[^、。\s\d]{0,10})?(?:予算)?(?:累計)?額?")
_RUNNING_TOTAL = re.compile(r"補正[前後](?:の?[^、。\s\d]{0,10})?(?:は|で|[::\s])*約?$")
_BRACKETED = re.compile(r"[(\[][^()\[\]]*[)\]]")
# The amount of a plan that another has replaced since: 当初計画では20億円.
_PLANNED = re.compile(r"(?:当初計画|計画(?:時|段階))(?:の[^、。は]{1,6})?(?:で|に)?は、?\s?約?$")


def own(line: Line, start: int, end: int) -> tuple[str, ...]:
    """The limits printed at the amount itself."""
    found = []
    if _INSIDE.match(line.text, end):
        found.append("内数")
    if limit := _LIMIT.search(line.text[max(0, start - 8) : start]):
        found.append(limit[1])
    elif (
        _CEILING.match(line.text, end)
        or _CEILING_EACH.search(line.text, max(0, start - 30), start)
        or _BOUND.search(line.text, max(0, start - 8), start)
    ):
        found.append("上限")
    if _TOTAL.search(line.text, max(0, start - 16), start) or (
        _IN_ALL.search(line.text, max(0, start - 6), start) and _GRANTED.match(line.text, end)
    ):
        found.append("総額")
    parted = _PART.search(line.text, max(0, start - 24), start) or _HELD.match(line.text, end)
    if parted or _SOURCES.search(line.text, 0, start):
        found.append("うち")
    if "累計" not in found and _RUNNING_TOTAL.search(line.text, max(0, start - 20), start):
        found.append("累計")
    if _PLANNED.search(line.text, max(0, start - 20), start):
        found.append("計画額")
    if remark := _REMARK.match(line.text, end):
        found += [name for name in noted(remark["words"]) if name not in found]
    return tuple(found)


def of_name(name: str | None) -> tuple[str, ...]:
    """What a row's name says: that it sums up those above it, as 歳出合計 and 計（予算現額） do."""
    return ("合計",) if _SUM.fullmatch("".join(_BRACKETED.sub("", name or "").split())) else ()


def is_running(name: str) -> bool:
    """Whether a column's header says that its amounts add up a year's budgets: 補正後の額."""
    return _RUNNING.fullmatch(name.strip()) is not None


def shared(text: str) -> tuple[str, ...]:
    """The limits that the words around a group of amounts give all of it: (再掲), ※…の推計額."""
    found = ["再掲"] if _AGAIN.search(text) else []
    for note in _NOTE.findall(text):
        found += noted(note)
    return tuple(found)


def new(text: str) -> bool:
    """Whether (新規) stands in `text`."""
    return bool(_NEW.search(text))


def noted(note: str) -> list[str]:
    """The limits that a remark states: `※運営費交付金中の推計額` → 推計."""
    return [name for name, pattern in _NOTED if pattern.search(note)]


def on_previous(note: str) -> bool:
    """Whether a remark speaks only of last year's amount: `*前年度予算額は…との合計額`."""
    return bool(_ON_PREVIOUS.search(note))


def mark(line: Line, end: int) -> str:
    """The footnote mark behind an amount or the pair it opens: `*`, `※` or nothing."""
    match = _MARK.match(line.text, end) or _PAIR_MARK.match(line.text, end)
    return match[1] if match else ""
