"""What an amount is for: the words before it on its line, else the names above it."""

from __future__ import annotations

import re

from ingest.above import name_above, named_above, parent_of
from ingest.account import account_of, is_budget
from ingest.clause import clause_subject, is_amiss, is_elliptic, points_back, usable
from ingest.form import Field, field_of
from ingest.line import Line, Lines
from ingest.name import clean, field_name, is_description, is_expense
from ingest.outline import Kind
from ingest.phrase import is_section
from ingest.pointing import pointed
from ingest.programme import programme_of
from ingest.question import asked_about
from ingest.rate import rate_before, told_rate
from ingest.source import is_source
from ingest.stage import Label, Stage
from ingest.statement import Statement
from ingest.topic import announced, in_speech, topic
from ingest.wording import BEFORE_AMOUNT, MERE, PART, own_name, without_labels

_HEAD_LENGTH = 60
# A budget label can hold the account: 令和8年度一般会計当初予算.
_ACCOUNT = re.compile(r"一般会計|特別会計|企業会計")
# Fields in which something is told of the programme: 外部有識者の所見：…
_TOLD = re.compile(r"(?:所見|意見|評価|備考|特記事項|理由|課題|経緯|説明)$")
# Who gets an amount for one of them, and how many they are: 子育て世帯へ(1世帯当たり), 対象者 1,140人、(1枚).
_RECIPIENT = re.compile(
    r"(?:子ども|こども|児童|生徒|学生|園児|世帯|市町村|[者人員])(?:へ|に|に対し)?、?$"
)
_COUNTED = re.compile(r"\d(?:人|名|世帯|件|枚|戸|団体)(?:、|に|で|分).*$")
_NOTE = re.compile(r"\s*(?:※|\*|注)\d{0,2}\s*")
_TOPIC = re.compile(r"[^、。]は、?\s?約?$")
_USED = re.compile(r"\s?(?:の一部)?を(?:活用|充当|利用)")
_PAID_FROM = re.compile(r"\s?(?:の一部|から|を(?:活用|充当))")
_PARTS = ("今後", "その他", "参考", "備考", "補足")
# Who pays for what the entry above names: 財源内訳：国費 1億円、県債 2億円.
_SOURCES = re.compile(r"財\s*源(?:の?内訳)?\s*[::]")
_NUMBER = re.compile(r"^\s?第?\s?[\d一二三四五六七八九十]{1,3}\s?(?:章|節)?\s+")
# 2 予算額, (3) 令和5年度予算の内訳: a heading that only says what the amounts under it are.
_BUDGET_HEAD = re.compile(
    r"(?:(?:今|本|当|前)年度の?|(?:令和|平成)[\d元]{1,2}年度の?)?(?:事業の?)?"
    r"(?:(?:当初|補正)?予算|決算|概算要求|要求|要望|事業費|事業規模|規模|補助金?額|所要|執行|配分|交付|交付決定|金)(?:・(?:予算|決算|執行|要求|要望))*(?:総?額|規模|措置|案)*"
    r"(?:等|の?(?:概要|状況|内訳|推移|内容))?(?:[((]単位[^()]*[))])?"
)
# What joins a label to its amount alone: 令和5年度予算案<では>三億円, 令和4年度の執行額<は約>三億円.
_JOINED = re.compile(r"(?:[はがもでにを、の]|において|におきまして|として|約|総額|合計)*")
# A budget that is told besides, of the same: 令和5年度補正予算<においても>二億円.
_ALSO = re.compile(r"(?:で|に|において|におきまして)?も、?")
# The end of the clause of the amount before.
_TAIL = re.compile(r"[^、。]*[、。]")


def subject(lines: Lines, statement: Statement, begin: int) -> str | None:
    """The subject of the amount, whose words begin at `begin` of its line."""
    line = statement.line
    if (field := field_of(lines, line)) and begin < _reach(statement):
        return _in_form(statement, field, max(begin, min(field.start, _reach(statement))))
    begin = _behind_note(statement, begin)
    if _SOURCES.match(line.text, line.body) and (whole := name_above(lines, line)):
        return whole
    if inner := _inside(statement):
        return inner
    if named := field_name(line.text[begin : _reach(statement)]):
        return named
    rate = rate_before(line.text[begin : statement.amount.span.start])
    if not rate:
        name = _named(lines, statement, begin, _reach(statement))
        return (account_of(lines) if name and is_budget(name) else None) or name
    words = line.text[begin : begin + rate[0]]
    entry = line.kind is Kind.ITEM or not line.sentence
    counted = not line.sentence and _COUNTED.search(words)
    if entry and (counted or _RECIPIENT.search(words)) and (whole := name_above(lines, line)):
        return _with_rate(whole, rate[1])
    if rate[0] == 0:
        return rate[1] if line.sentence else own_name(line, begin, _reach(statement)) or rate[1]
    return _with_rate(_named(lines, statement, begin, begin + rate[0]), rate[1])


def _opening(line: Line) -> int:
    """Where the words of a line begin, behind its bullet or ※."""
    note = _NOTE.match(line.text)
    return max(line.body, note.end()) if note else line.body


def _behind_note(statement: Statement, begin: int) -> int:
    """Where the words begin: behind ※ before a topic, behind the gap before what is used up.

    `※相手国の拠出は2億円`, `藻場の再生    港湾交付金(4億円)を活用`.
    """
    line, span = statement.line, statement.amount.span
    opening = _opening(line)
    if opening > begin and _TOPIC.search(line.text, opening, span.start):
        return opening
    bracket = line.around(span.start, span.end)
    gap = line.text.rfind("  ", begin, bracket.start) if bracket else -1
    used = bracket and gap >= 0 and _USED.match(line.text, bracket.end)
    return gap + 2 if used else begin


def _inside(statement: Statement) -> str | None:
    """The name before an amount in its own bracket: (港湾基金1,195億円の一部)."""
    line, span = statement.line, statement.amount.span
    bracket = line.around(span.start, span.end)
    if not bracket or not _PAID_FROM.match(line.text, span.end):
        return None
    name = own_name(line, bracket.start + 1, span.start)
    return name if len(name) > 1 else None


def _in_form(statement: Statement, field: Field, begin: int) -> str:
    """The subject of an amount in a form: its programme, unless the field or its words name another."""
    if not field.tells:
        whole = f"{field.programme} {field.label}"
        return whole if is_expense(field.label) else field.label
    line, reach = statement.line, _reach(statement)
    rate = rate_before(line.text[begin : statement.amount.span.start])
    reach = min(reach, begin + rate[0]) if rate else reach
    if line.sentence:
        name = _in_sentence(statement, begin, reach)
    else:
        name = own_name(line, begin, reach)
        if field.lists_sources or is_source(name):
            name = None
        elif name and is_expense(name):
            name = f"{field.programme} {name}"
    return _with_rate(name or field.programme, rate[1] if rate else "")


def _with_rate(name: str | None, words: str) -> str:
    """整備費, 1校当たり → 整備費 1校当たり."""
    rate = told_rate(words)
    return f"{name} {rate}" if name and rate and rate not in name else name or rate


def _named(lines: Lines, statement: Statement, begin: int, reach: int) -> str | None:
    """The name in the words between `begin` and `reach`, else on the lines above."""
    line = statement.line
    reach = min(reach, _reach(statement))
    said = in_speech(lines, line)
    if line.sentence and (said or not _listed(without_labels(line, begin, reach))):
        name = _in_sentence(statement, begin, reach)
        if name and _is_aside(statement, begin, name) and (told := announced(lines, line, reach)):
            return told
        if name and (name := pointed(lines, line, statement.cut, name)):
            return name
        if begin > _opening(line):
            return None
        if said:
            return topic(lines, line, statement.amount.span.start) or asked_about(lines, line)
        told = topic(lines, line, statement.amount.span.start)
        told = told and pointed(lines, line, statement.cut, told)
        return told or asked_about(lines, line) or section_name(lines, line)
    name = own_name(line, begin, reach)
    if not name:
        return _entry_above(lines, line)
    if is_expense(name):
        parent = parent_of(lines, line)
        return f"{parent} {name}" if parent else name
    if PART.match(line.text[begin : statement.cut].strip()) and (whole := name_above(lines, line)):
        return f"{whole} うち{name.removeprefix('うち').lstrip('、')}"
    if is_description(name):
        return named_above(lines, line) or name
    return (name_above(lines, line) if MERE.fullmatch(name) else None) or name


def _entry_above(lines: Lines, line: Line) -> str | None:
    """The name above a line without one; the programme, or the part, that a heading 予算額 is about."""
    above = name_above(lines, line)
    if not above or not _BUDGET_HEAD.fullmatch(_NUMBER.sub("", clean(above))):
        return above
    whole = clean(line.path[-2]) if len(line.path) > 2 else ""
    part = not whole or is_section(whole) or _BUDGET_HEAD.fullmatch(whole)
    return programme_of(lines) or (above if part else whole)


def refers_back(statement: Statement, begin: int) -> bool:
    """Whether the words of a later sentence begin with これ: what the amount before was for."""
    head = statement.line.text[begin : statement.amount.span.start]
    return "。" in head and points_back(head[head.rindex("。") + 1 :])


def _is_aside(statement: Statement, begin: int, name: str) -> bool:
    """Whether a name is what another clause is about: 利用者は減っており、令和3年度の執行額は….

    A label that is itself the topic of its clause takes no other one from the clause before it.
    """
    label, text = statement.label, statement.line.text
    if not label or not _JOINED.fullmatch(text, label.end, statement.amount.span.start):
        return False
    at = text.rfind(name, begin, label.start)
    rest = text[at + len(name) : label.start] if at >= 0 else ""
    return re.match(r"[はがも][^、]*[^、\s].*、", rest) is not None


def section_name(lines: Lines, line: Line) -> str | None:
    """The name above a sentence; the title's programme where the heading only names a part: 概要, 今後の予定."""
    above = name_above(lines, line)
    part = _NUMBER.sub("", above) if above else ""
    title = programme_of(lines) if is_section(part) or part in _PARTS else None
    return title or above


def goes_on(statement: Statement, begin: int) -> bool:
    """Whether an amount without a name of its own is for the same as the one before it, up to `begin`.

    In one sentence it is; across sentences only where the words leave the subject out: 前年度は三億円でした.
    """
    line = statement.line
    between = line.text[begin : statement.cut]
    if not line.sentence or "。" not in between:
        return True
    start = line.text.rindex("。", begin, statement.cut) + 1
    head = line.text[start : statement.amount.span.start]
    for label in line.labels:
        if start <= label.start < label.end <= statement.amount.span.start:
            if label.stage and label.relative is None and not _other_year(statement, label, begin):
                return False  # 令和6年度予算額は合計で…: a budget of its own
            head = head.replace(line.text[label.start : label.end], "")
    return is_elliptic(head) or refers_back(statement, begin)


def _other_year(statement: Statement, label: Label, begin: int) -> bool:
    """Whether a sentence only tells another year of the same: 令和6年度予算額は5億円です。令和5年度予算額は4億円でした."""
    line = statement.line
    last = [b for b in line.labels if b.end <= begin and b.full]
    head = line.text[begin : statement.amount.span.start]
    yearly = label.full and label.stage is not Stage.SUPPLEMENTARY
    yearly = yearly or _ALSO.match(line.text, label.end) is not None
    if not last or not yearly or re.search(r"合計|全体|総額|ほか", head):
        return False
    return last[-1].year != label.year or last[-1].stage is not label.stage


def _listed(head: str) -> bool:
    """Whether the words before an amount are a list entry's name although a sentence follows."""
    name = BEFORE_AMOUNT.sub("", head)
    short = len(name) <= _HEAD_LENGTH and not re.search(r"[、。]", name)
    if not usable(name) or is_amiss(clean(name)):
        return False
    return (
        bool(name.strip()) and short and not re.search(r"[はがをにでもと][\s約]*$|は|のうち$", head)
    )


def _reach(statement: Statement) -> int:
    """Where the words before the amount itself end."""
    span = statement.amount.span
    bracket = statement.line.around(span.start, span.end)
    return max(statement.cut, bracket.start if bracket else span.start)


def _in_sentence(statement: Statement, begin: int, reach: int) -> str | None:
    line, label = statement.line, statement.label
    text = line.text
    behind = text[statement.amount.span.end :]
    if begin > _opening(line) and (tail := _TAIL.match(text, begin, reach)):
        begin = tail.end()
    if label and begin <= label.start < label.end <= reach:
        before = without_labels(line, begin, label.start)
        name = clause_subject(before, without_labels(line, label.end, reach), behind)
    else:
        name = clause_subject("", text[begin:reach], behind)
    if not name and label and (account := _ACCOUNT.search(text, label.start, label.end)):
        return account[0]
    if name or begin > _opening(line):
        return name
    opening = re.match(r"([^、。::は]{2,40})[::][^。]*$", text[line.body : reach])
    return clean(opening[1]) if opening and not _TOLD.search(opening[1]) else None
