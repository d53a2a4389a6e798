"""What the words around several amounts say of their years and stages, beyond one label for one amount.

Each step only fills or mends what the labels left open:

1. the verb: 来年度は10億円の要求, 令和5年度に3億円を計上した, 予算額は21億円で、12億円を配分した;
2. a change told in full: 47億円から3億円増額し50億円, 17億円 ⇒ －;
3. a tag for all before it: Aに9億円、Bに2億円(いずれも令和4年度当初)、Cに1億円(同);
4. one year beside the next: 今年度3億円が来年度は4億円; a parallel: 国債費のほうは27億円;
5. a bracket: 令和5年度補正予算で措置した「灯台対策」(32億円), (うち灯台 3億円); what is left of a sum: 執行残;
6. rates and caps are of no year: 1人当たり年最大155万円.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from ingest.difference import in_difference
from ingest.line import Line
from ingest.setting import Setting, before, label_key
from ingest.stage import Key, Role, Stage
from ingest.statement import Statement, in_time
from ingest.tag import tagged

# Aに10億円、Bに5億円を計上: the verb behind the last of several is for all.
_MORE = r"(?:程度|余り?|規模)?(?:\([^()]*\))?"
_LIST = rf"(?:{_MORE}(?:、|及び|並びに)[^。、]{{1,60}}?円)*{_MORE}"
_ASKED = re.compile(rf"{_LIST}[のを](?:それぞれ|新たに)?(?:概算)?要求(?!水準|性能|定員)")
_PUT = re.compile(rf"{_LIST}を(?:それぞれ|新たに)?計上し(?:た|ま|、|て[いお])")
_SHARED_OUT = re.compile(
    rf"{_LIST}(?:を(?:それぞれ|新たに)?(?:配分|交付決定|内示)[しす]"
    r"|の(?:交付|助成|補助|配分)を(?:それぞれ)?(?:決定|内示)[しいす]|の(?:交付決定|決定|内示|配分)を(?:行|受け))"
)
_ALLOTTED = re.compile(r"(?:配分額|交付決定額)(?:の(?:累計|総額|合計)額?)?[はが]、?約?$")
_FROM = re.compile(r"(?:\([^()]*\))?から、?約?(?:[\d.]+%、?)?")
_GROWN = re.compile(
    r"(?:程度)?[のを]?(?:大幅に?)?(?:増額|減額|増やし|減らし|増加|減少|積み増し|増|減)(?:さ?せ?し)?て?(?:の|、)?約?"
)
_GONE = re.compile(r"\s*(?:⇒|→|➡|➔|=>)\s*(?:[-―—－–]|皆減|廃止|終了)(?![\d.])")
_NEXT_YEAR = re.compile(r"(?:だったもの)?(?:が|から|に対し(?:て|まして)?|で)、?")
_PARALLEL = re.compile(r"の(?:ほう|方)は、?約?$")
# What is left of a sum, which stays the sum's: 灯台対策(32億円)の執行残, 不用額は.
LEFT = re.compile(r"(執行残額?|不用額?|残額|未執行額)(?:は|が|も|の)?\s?約?$")
_PROVIDED = re.compile(
    r"(?:において|により|で|に)(?:新たに)?(?:措置|計上|確保|予算化|創設|新設)(?:し|さ|して|され)(?:た|ている|てい?た)[^、。()]{2,60}"
)
_NEAR = re.compile(r"\s?(?:程度|の内数)?\s?")
_COMPARED = re.compile(r"(?:前|昨|今)年度(?:から|より|に比べ|に対し|比|と比)|対前年度")
_DIFFERENCE = re.compile(r"差し?引き?[^。]*$")
_RATED = re.compile(
    r"(?:当たり|当り|あたり|につき)(?:の[^、。]*)?(?:[、年]|毎?[月日年]額?|最大|上限額?|平均|約|\s)*$"
)
_EXPLAINED = re.compile(r"、これは[^。]*?(?:お願い|要求)")


def in_prose(
    line: Line,
    found: list[Statement],
    setting: Setting | None,
    base: int | None,
    allotted: int | None = None,
) -> list[Statement]:
    """The statements of a line with what their verbs, brackets and neighbours say.

    `allotted` is the one year whose allocations the document tells.
    """
    if line.sentence:
        found = [_by_verb(found, place, setting) for place in range(len(found))]
        found = [_shared_out(statement, allotted) for statement in found]
        found = tagged(found, setting, base)
        found = _year_by_year(found)
        for place in range(len(found)):
            found[place] = _parallel(found, place)
        found = in_difference(found)
    for place in range(len(found)):
        found[place] = _bracketed(found, place, setting, base)
        found[place] = _left(found, place)
    found = _changed([_rateless(found, place) for place in range(len(found))], setting)
    return in_time(found, setting)


def _by_verb(found: list[Statement], place: int, setting: Setting | None) -> Statement:
    statement = found[place]
    line, (start, end), label = statement.line, statement.amount.span, statement.label
    if statement.main is not None or statement.key.role is Role.DELTA or line.around(start, end):
        return statement
    text = line.text
    if label is None and statement.bare and statement.key.stage is Stage.ALLOCATION:
        # What a press release on an allocation says besides: 砂防事業に4億円を計上しています.
        if _SHARED_OUT.match(text, end) or _ALLOTTED.search(text, max(0, start - 20), start):
            return statement
        return replace(statement, key=Key())
    explained = _EXPLAINED.match(text, end)
    if explained and (year := _year_between(line, end, explained.end())):
        return replace(statement, key=Key(year, Stage.REQUEST, Role.CURRENT))
    open_ = label is not None and (label.stage is None or label.plain) and not label.delta
    if open_ and label and label.year and _ASKED.match(text, end):
        return replace(statement, key=Key(label.year, Stage.REQUEST, Role.CURRENT))
    if _SHARED_OUT.match(text, end):
        used = any(s.label == label for s in found[:place])
        if label and label.year and (used or label.stage is None):
            return replace(statement, key=Key(label.year, Stage.ALLOCATION))
    bare_year = label is not None and label.year and label.stage is None and not label.other
    if bare_year and statement.key.stage in (None, Stage.ALLOCATION):
        put = Stage.INITIAL if _PUT.match(text, end) else None
        if put or statement.key.stage:
            role = Role.CURRENT if statement.key.stage else statement.key.role
            return replace(statement, key=Key(statement.key.year, put, role))
    if (
        label is None
        and statement.key == Key()
        and _ALLOTTED.search(text, max(0, start - 20), start)
    ):
        allotted = setting and setting.stage is Stage.ALLOCATION
        key = setting.main if setting and allotted else Key(None, Stage.ALLOCATION)
        return replace(statement, key=key)
    return statement


def _shared_out(statement: Statement, allotted: int | None) -> Statement:
    """4者に12億円の交付を決定しました: an allocation, though no label says so."""
    text, end = statement.line.text, statement.amount.span.end
    plain = statement.label is None and statement.key == Key()
    if not plain or not _SHARED_OUT.match(text, end):
        return statement
    return replace(statement, key=Key(allotted, Stage.ALLOCATION))


def _year_between(line: Line, start: int, end: int) -> int | None:
    years = {b.year for b in line.labels if start <= b.start and b.end <= end and b.year}
    return years.pop() if len(years) == 1 else None


def _changed(found: list[Statement], setting: Setting | None) -> list[Statement]:
    """47億円から3億円増額し50億円, 17億円 ⇒ －: last year's amount, the change and this year's."""
    main = setting.main if setting else Key()
    for place, statement in enumerate(found):
        text, end = statement.line.text, statement.amount.span.end
        if statement.bare or statement.key == Key():
            previous = before(main)
            if previous and _GONE.match(text, end):
                found[place] = replace(statement, key=previous)
    for place, (first, change) in enumerate(pairwise(found)):
        text = first.line.text
        if change.key.role is not Role.DELTA or place + 2 >= len(found):
            continue
        after = found[place + 2]
        if not _FROM.fullmatch(text, first.amount.span.end, change.amount.span.start):
            continue
        if not _GROWN.fullmatch(text, change.amount.span.end, after.amount.span.start):
            continue
        old, new = _both(first, after, setting)
        found[place : place + 3] = [
            replace(first, key=old),
            replace(change, key=new._replace(role=Role.DELTA)),
            replace(after, key=new),
        ]
    return found


def _both(first: Statement, after: Statement, setting: Setting | None) -> tuple[Key, Key]:
    """The keys of what was and what is: by their labels, else by the sentence's or the page's."""
    main = setting.main if setting else Key()
    labelled = first.key.role is Role.PREVIOUS and first.key.year is not None
    old = first.key if labelled else before(main) or first.key
    if after.label and after.label != first.label:
        return old, after.key
    line, start = first.line, first.label.start if first.label else first.amount.span.start
    sentence = line.text.rfind("。", 0, start)
    said = [
        b for b in line.labels if sentence < b.start and b.end <= start and b.full and b.current
    ]
    if said:
        return old, label_key(said[-1], setting, None)
    if before(main):
        return old, main
    year = old.year + 1 if old.year is not None else None
    # In what was done in a year, the budget is its initial one, like the year's before it.
    stage = old.stage if year is not None and year == main.year else None
    return old, Key(year, stage, Role.CURRENT if year else Role.OTHER)


def _year_by_year(found: list[Statement]) -> list[Statement]:
    """今年度3億円が来年度は4億円: this year's budget beside the request that follows it."""
    for place, (first, second) in enumerate(pairwise(found)):
        one, two = first.label, second.label
        if not (one and two) or one.stage or two.stage or (one.relative, two.relative) != (0, 1):
            continue
        line = first.line
        if not _NEXT_YEAR.fullmatch(line.text, first.amount.span.end, two.start):
            continue
        key = Key(two.year, Stage.REQUEST, Role.CURRENT)
        if two.year and (previous := before(key)):
            found[place : place + 2] = [replace(first, key=previous), replace(second, key=key)]
    return found


def _parallel(found: list[Statement], place: int) -> Statement:
    """A parallel amount, and a difference to last year, are of the year spoken of before."""
    statement = found[place]
    line, start = statement.line, statement.amount.span.start
    known = [
        s.key for s in found[:place] if s.key.role is Role.CURRENT and s.key.year and s.key.stage
    ]
    if not known or statement.main is not None or line.around(*statement.amount.span):
        return statement
    if statement.key == Key() and _PARALLEL.search(line.text, max(0, start - 8), start):
        return replace(statement, key=known[-1])
    sentence = line.text.rfind("。", 0, start) + 1
    if statement.key.role is not Role.DELTA:
        return statement
    if _DIFFERENCE.search(line.text, sentence, start):
        latest = max(known, key=lambda key: key.year or 0)
        return replace(statement, key=latest._replace(role=Role.DELTA))
    near = [s for s in found[:place] if s.key in known and s.amount.span.start > sentence]
    if (near or statement.key.year is None) and _COMPARED.search(line.text, sentence, start):
        return replace(statement, key=known[-1]._replace(role=Role.DELTA))
    return statement


def _left(found: list[Statement], place: int) -> Statement:
    """What is left of a sum is of the sum's year: 執行額は9億円。不用も1億円."""
    statement = found[place]
    line, start = statement.line, statement.amount.span.start
    label = statement.label
    if not place or (label and (label.year or not label.other)):
        return statement
    left = LEFT.search(line.text, max(line.body, start - 12), start)
    if not left:
        return statement
    of, key = line.text[found[place - 1].amount.span.end : left.start()], found[place - 1].key
    known = key.stage is Stage.SETTLED or of in ("の", ")の")
    return replace(statement, key=Key(key.year)) if known else statement


def _bracketed(
    found: list[Statement], place: int, setting: Setting | None, base: int | None
) -> Statement:
    """令和5年度補正予算で措置した「灯台対策」(32億円): the label of the clause; (うち灯台 3億円): the whole's key."""
    statement = found[place]
    line, (start, end) = statement.line, statement.amount.span
    bracket = line.around(start, end)
    if not bracket or statement.key != Key() or statement.main is not None or statement.label:
        return statement
    if place and line.text.startswith("(うち", bracket.start):
        whole = found[place - 1]
        named = any(bracket.start < label.start < start for label in line.labels)
        near = _NEAR.fullmatch(line.text, whole.amount.span.end, bracket.start)
        return replace(statement, key=whole.key) if near and not named else statement
    if (
        line.text[bracket.start + 1 : start].strip("約 ")
        or line.text[end : bracket.end - 1].strip()
    ):
        return statement
    for label in reversed(line.labels):
        if label.end == bracket.start and label.full:
            # 令和3年度補正予算(2億円)により
            return replace(statement, key=label_key(label, setting, base), label=label)
        if label.end <= bracket.start and label.full:
            provided = _PROVIDED.fullmatch(line.text, label.end, bracket.start)
            return (
                replace(statement, key=label_key(label, setting, base), label=label)
                if provided
                else statement
            )
    return statement


def _rateless(found: list[Statement], place: int) -> Statement:
    """An amount for one of something takes no year from a label that another amount has used."""
    statement = found[place]
    line, start = statement.line, statement.amount.span.start
    if not _RATED.search(line.text, max(line.body, start - 40), start):
        return statement
    label = statement.label
    used = label is None or any(label.end <= s.amount.span.start < start for s in found[:place])
    return replace(statement, key=Key(), bare=False) if used else statement
