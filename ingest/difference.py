"""Whose year a difference has, and whose budget a further sentence speaks of.

1. `7億円上回る9億円`: the difference is of the amount that follows it;
2. `令和6年度は9億円、令和5年度は7億円ですので、2億円の増`: behind both amounts it is the later one's;
3. `令和6年度予算は9億円です。令和5年度は7億円でした`: the year before is that year's budget;
4. `令和6年度予算は9億円、令和5年度補正予算は1億円、合わせて10億円`: a sum of several is of none;
5. `令和6年度当初予算にはAに8億円を計上した。また、Bに5億円を計上した。`: a sentence that goes on with また puts
   its amount into the same budget.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from ingest.clause import is_elliptic
from ingest.setting import before
from ingest.stage import Key, Role
from ingest.statement import Statement

_RESULT = re.compile(
    r"(?:程度|余り?)?(?:、?[((]?[\d.]+%[))]?)?[のを]?(?:大幅に?)?(?:上回る|下回る|上回って|下回って|多い|少ない"
    r"|増額した?の?|減額した?の?|増加した?の?|減少した?の?|積み増した|増の|減の|プラスの|マイナスの)約?"
)
_AGAIN = re.compile(r"\s*(?:また|さらに|更に|加えて|あわせて|併せて|同じく|同様に|同予算では)、?")
_SUM = re.compile(r"(?:合わせ(?:て|ると|ますと)?|合計(?:で|すると|しますと)?)、?約?$")
_PUT_IN = re.compile(
    r"(?:程度|余り?|規模)?(?:\([^()]*\))?(?:、[^。、]{1,40}円)*[をが](?:それぞれ|新たに)?(?:計上|措置|要求|確保|盛り込|追加)"
)


def in_difference(found: list[Statement]) -> list[Statement]:
    """The statements of a sentence line with the years that differences and going on give them."""
    for place in range(len(found)):
        found[place] = _summed(found, _year_before(found, _further(found, place), place), place)
    for place, statement in enumerate(found):
        if statement.key.role is Role.DELTA and not _bracketed(statement):
            key = _of_result(found, place) or _of_both(found, place)
            if key:
                found[place] = replace(statement, key=key._replace(role=Role.DELTA))
    return found


def _year_before(found: list[Statement], statement: Statement, place: int) -> Statement:
    """令和6年度予算は9億円です。令和5年度は7億円でした: the budget of the year before, though only its year is told."""
    label, key = statement.label, statement.key
    if not place or not label or label.stage or key.stage or key.role is not Role.PREVIOUS:
        return statement
    text, start = statement.line.text, statement.amount.span.start
    begin = max(text.rfind("。", 0, start) + 1, found[place - 1].amount.span.end)
    words = text[begin : label.start] + text[label.end : start]
    main = found[place - 1].key
    known = before(main) if main.year == (key.year or 0) + 1 else None
    told = begin <= label.start and text[label.end : label.end + 1] == "は"
    return replace(statement, key=known) if known and told and is_elliptic(words) else statement


def _summed(found: list[Statement], statement: Statement, place: int) -> Statement:
    """合わせて12億円: the sum of amounts of several budgets is of none."""
    start = statement.amount.span.start
    if not place or not _SUM.search(statement.line.text, max(0, start - 14), start):
        return statement
    last = found[place - 1].amount.span.end
    own = statement.label is not None and statement.label.start >= last
    keys = {s.key for s in found[max(0, place - 2) : place]}
    return statement if own or len(keys) < 2 else replace(statement, key=Key(), bare=False)


def _bracketed(statement: Statement) -> bool:
    return statement.line.around(*statement.amount.span) is not None


def _of_result(found: list[Statement], place: int) -> Key | None:
    """The key of the amount that the difference leads to: 7億円上回る<9億円>."""
    if place + 1 >= len(found):
        return None
    change, after = found[place : place + 2]
    text = change.line.text
    leads = _RESULT.fullmatch(text, change.amount.span.end, after.amount.span.start)
    return after.key if leads and after.key.role is Role.CURRENT and after.key.year else None


def _of_both(found: list[Statement], place: int) -> Key | None:
    """The later key of the two amounts before, where the earlier year stands directly before."""
    if place < 2:
        return None
    for first, second in pairwise(found[place - 2 : place]):
        one, two = first.key, second.key
        if one.role is not Role.CURRENT or two.role is not Role.PREVIOUS:
            continue
        follows = one.year and two.year and one.year == two.year + 1
        label = found[place].label
        own = label is not None and label.start >= second.amount.span.end and label.year
        if follows and not own:
            return one
    return None


def _further(found: list[Statement], place: int) -> Statement:
    """A sentence that goes on with また, without a year of its own."""
    statement = found[place]
    if not place or statement.label or statement.key.stage or _bracketed(statement):
        return statement
    text, (start, end) = statement.line.text, statement.amount.span
    begin = text.rfind("。", 0, start) + 1
    if not begin or not _AGAIN.match(text, begin) or not _PUT_IN.match(text, end):
        return statement
    if any(begin <= label.start < start for label in statement.line.labels):
        return statement
    last = text.rfind("。", 0, begin - 1) + 1
    before = [s for s in found[:place] if last <= s.amount.span.start < begin]
    known = {s.key for s in before if not _bracketed(s)}
    key = known.pop() if len(known) == 1 else None
    told = key and key.year and key.stage and key.role in (Role.CURRENT, Role.SUPPLEMENTARY)
    if not key or not told or not _PUT_IN.match(text, before[-1].amount.span.end):
        return statement
    return replace(statement, key=key, bare=False)
