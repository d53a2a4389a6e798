"""What prose goes on about: the name that a sentence announced, for the amounts whose own words name nothing.

次に、灯台の改修でございます。今年度は三億円、… → 灯台の改修. The cascade, each step only if the former found nothing:

1. a topic announced before in the paragraph or the speech: 灯台の改修でございます。, 灯台の件ですが、, 灯台につきましては、;
2. the name that a sentence before it defines: 灯台交付金は、…を支援するものです。;
3. the one name in 「」 that the sentences before it speak of: 「灯台交付金」の交付を決定しました。;
4. for a mere 配分額 or 実績額, the topic with which the paragraph begins: 灯台税は、…。令和3年度の活用額は….
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

from ingest.clause import usable
from ingest.line import Line, Lines
from ingest.outline import Kind

_REMARK = re.compile(r"\([^()]*\)")
_SENTENCE = re.compile(r"[^。]+。?")
_OPENER = re.compile(
    r"\s*(?:(?:このたび|この度|今般|はい|まず|次に?は?|続いて|続きまして|最後に|それから|(?:お手元の)?[^、。]{0,10}(?:ページ|頁|点目|番目)[のはがに]?)(?:、|(?=[一-龠ァ-ヶ「])))+"
)
_NAME = r"(?:「[^「」]{1,40}」|[^、。「」はがを]){2,50}?"
_COPULA = r"で(?:す|ございます|あります)"
_STATED = re.compile(
    rf"(?:^|、)({_NAME})(?:{_COPULA}|(?:について|につきまして)(?:御?説明|申し上げ|お話し|述べ)[^、。]*)。?$"
)
_ANNOUNCED = re.compile(
    rf"(?:^|、)({_NAME})((?:の件|の話|の関係|について|に関して)?)(?:{_COPULA}(?:が|けれども?)|でしたら)、"
)
# 灯台の改修、これは今年度三億円が来年度は…
_TAKEN_UP = re.compile(rf"(?:^|、)({_NAME})、(?:これ|こちら)[はがも]")
_ABOUT = re.compile(
    rf"^({_NAME})(?:につきまして|について|に関しまして|に関して)は?(?:です|でございます)?が?、"
)
_DEFINED = re.compile(
    r"^([^、。はがを]{2,50})は、?.*(?:もの|事業|制度|取組|仕組み|交付金|補助金|基金|プログラム|プロジェクト)(?:です|であ|でご|だ)[^、]*。$"
)
_OPENING = re.compile(r"^([^、。はがを]{2,50})は、")
_QUOTED = re.compile(r"「([^「」]{3,60})」")
# What such a name ends in; other words before ですが introduce a remark: 国土交通省の所管ですが.
PROGRAMME = re.compile(
    r"(?:[事作]業|対策|費|予算|勘定|会計|交付金|補助金|助成金?|負担金|基金|プログラム|プロジェクト|計画|制度|支援|整備|改修|施設|税|繰入れ?)」?$"
)
# Asked and answered about, but nothing that money is for.
# 三千億円、これは何かと申しますと、…灯台の改修でございます。
_EXPLAINED = re.compile(rf"[^、。]{{2,20}}円、これは(?:[^。、]*、)*([^。、]{{2,60}}){_COPULA}。")
_TURNED = re.compile(r"。\s*(?:次に|それから|続いて|続きまして|最後に)")
# A sentence that turns to something else without naming it at once.
_TURN = re.compile(r"\s*(?:次に|それから|続いて|最後に|このほか|別途)")
_VAGUE = re.compile(
    r"(?:点|こと|質問|意見|理由|背景|内容|状況|結果|取扱い|詳細|説明|予定|考え方|在り方|方法|時期|資料|経緯|効果|見通し|今後|関連|数字|金額|額)$"
)
# 配分額は, 活用額の累計は: how an amount is called, not what it is for.
_MEASURE = re.compile(
    r"(?:配分|計画|公募|交付|決定|活用|所要|支出|支払|執行|契約|実績|見込|予定|措置|補助|助成|譲与)額?(?:の(?:累計|総額|合計)額?)?"
    r"(?:は|が|も|を|、|:)[^、。]{0,8}$"
)
# A speech has so many lines at most.
_SPEECH = 40


class Topic(NamedTuple):
    """A name and where in its line it is announced."""

    end: int
    name: str


def topic(lines: Lines, line: Line, at: int) -> str | None:
    """The name that the amount at `at` of its line is for, by what was announced before it."""
    if not line.sentence:
        return None
    if explained := _EXPLAINED.match(line.text, at):
        return usable(explained[1])
    if name := announced(lines, line, at):
        return name
    sentence = line.text.rfind("。", 0, at) + 1
    if _TURN.match(line.text, sentence or line.body):
        return None
    if above := _speech(lines, line):
        named = [t.name for other in above for t in _topics(other)]
        return _whole(lines, above[-1], named[0]) if named else None
    before = _before(line, at)
    return _defined(before) or _quoted(before) or _opening(line, before, at)


def announced(lines: Lines, line: Line, at: int) -> str | None:
    """The topic that the words of the line before `at` announce."""
    found = [t for t in _topics(line) if t.end <= at]
    if found and _TURNED.search(line.text, found[-1].end - 1, at):
        return None
    return _whole(lines, line, found[-1].name) if found else None


def in_speech(lines: Lines, line: Line) -> bool:
    """Whether somebody says the line: it opens a speech or goes on with one."""
    return line.spoken or bool(_speech(lines, line))


def _speech(lines: Lines, line: Line) -> list[Line]:
    """The lines of the speech above a line that goes on with it, the nearest first."""
    found: list[Line] = []
    if not line.sentence or line.spoken:
        return found
    for number in range(line.number - 1, max(-1, line.number - 1 - _SPEECH), -1):
        above = lines.rows[number]
        if above.kind in (Kind.HEADING, Kind.ROW, Kind.HEADER):
            return []
        if above.blank:
            continue
        if not above.sentence:
            return []
        found.append(above)
        if above.spoken:
            return found
    return []


def _masked(text: str) -> str:
    """The text with its bracketed remarks as blanks: (以下「灯台」という。) ends no sentence."""
    return _REMARK.sub(lambda match: "_" * len(match[0]), text)


def _topics(line: Line) -> tuple[Topic, ...]:
    return _announcements(line.text, line.body, tuple(a.span.start for a in line.amounts))


@lru_cache(maxsize=4096)
def _announcements(line: str, body: int, amounts: tuple[int, ...]) -> tuple[Topic, ...]:
    """The topics that the sentences of a line announce before their amounts; at most one each."""
    text = _masked(line)
    found = []
    for sentence in _SENTENCE.finditer(text, body):
        opener = _OPENER.match(sentence[0])
        words = sentence[0][opener.end() :] if opener else sentence[0].lstrip()
        shift = sentence.end() - len(words)
        first = bisect_left(amounts, shift)
        money = amounts[first] if first < len(amounts) else len(text)
        for pattern in (_ABOUT, _ANNOUNCED, _TAKEN_UP, _STATED):
            match = pattern.search(words)
            if not match or shift + match.end() > money:
                continue
            name = usable(line[shift + match.start(1) : shift + match.end(1)])
            if name and _fits(pattern, match, name, bool(opener)):
                found.append(Topic(shift + match.end(), name))
                break
    return tuple(found)


def _fits(pattern: re.Pattern[str], match: re.Match[str], name: str, opened: bool) -> bool:
    if _VAGUE.search(name):
        return False
    if pattern is _ABOUT:
        return True
    if pattern is _ANNOUNCED:
        return bool(match[2] or opened or PROGRAMME.search(name))
    if pattern is _TAKEN_UP:
        return PROGRAMME.search(name) is not None
    return opened


def _whole(lines: Lines, line: Line, name: str) -> str:
    """A short name as it was announced in full before: 灯台の件ですが → 灯台の改修."""
    full = {
        t.name
        for other in lines.rows[max(0, line.number - 2 * _SPEECH) : line.number]
        if other.sentence
        for t in _topics(other)
        if t.name.startswith(name)
    }
    return full.pop() if len(full) == 1 else name


def _before(line: Line, at: int) -> str:
    """The whole sentences of the line before the one that holds `at`."""
    text = _masked(line.text)
    return text[line.body : text.rfind("。", 0, at) + 1]


def _defined(before: str) -> str | None:
    for sentence in reversed(_SENTENCE.findall(before)):
        match = _DEFINED.match(sentence.strip())
        if match and (name := usable(match[1])):
            return name
    return None


def _quoted(before: str) -> str | None:
    found = {name.replace("_", "").strip() for name in _QUOTED.findall(before)}
    money = re.search(r"\d[十百千万億兆]*円", before)
    return found.pop() if len(found) == 1 and not money else None


def _opening(line: Line, before: str, at: int) -> str | None:
    if not before or not _MEASURE.search(line.text, max(0, at - 40), at):
        return None
    match = _OPENING.match(before.strip())
    return usable(match[1]) if match else None
