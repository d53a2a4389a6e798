"""What a question of money asks to be done with amounts: to state one, compare, add, rank, list, count.

`task("Q-LEAPの要求額は前年度の何倍？")` → compare; the first of the stages below that the wording shows.
"""

from __future__ import annotations

import re
from enum import StrEnum


class Task(StrEnum):
    SINGLE = "single"
    TREND = "trend"
    COMPARE = "compare"
    SHARE = "share"
    COUNT = "count"
    RANK = "rank"
    BREAKDOWN = "breakdown"
    SUM = "sum"
    LIST = "list"


_PERCENT = r"何\s?(?:%|パーセント|割)|\bpercent"
_TREND = re.compile(
    r"推移|変遷|経年|(?:予算|額|金額)の(?:動き|変化)|年度から.{0,12}年度まで|年度[~〜～]|trend|over the years"
    r"|\bfrom (?:FY)?\d{4} to (?:FY)?\d{4}"
    r"|(?:[RH]\d{1,2}|\d{4}|元年|\d年)(?:年?度)?(?:から|~|〜|～)(?:[^、。]{0,6}?)(?:[RH]?\d{1,4})(?:年?度)?(?:まで|で(?:どう|の))",
    re.IGNORECASE,
)
# A rate of growth: 伸び率, 前年度比で何%, 何%減.
GROWTH = re.compile(
    r"伸び率|増加率|減少率|増減率|成長率|削減率"
    rf"|(?:増え|増加|減[りっる少]|伸び|上が|下が|削[らっり減]|アップ|ダウン)[^、。]{{0,10}}(?:{_PERCENT})"
    rf"|(?:{_PERCENT})[^、。]{{0,6}}(?:増|減|伸|上が|下が|アップ|ダウン|削|カット)"
    rf"|前年度?比[^、。]{{0,6}}(?:{_PERCENT})|growth rate|by how many percent",
    re.IGNORECASE,
)
TIMES = re.compile(r"何\s?倍|倍率|how many times", re.IGNORECASE)
_SHARE = re.compile(
    rf"占め|割合|比率|シェア|(?:うち|中で|の)[^、。]{{0,40}}(?:{_PERCENT})|what share|percentage of|share of",
    re.IGNORECASE,
)
_CHANGED = r"(?:減っ|減少し|減額|増え|増加し|増額|マイナス|プラス|下回|上回)"
_COUNT = re.compile(
    r"(?:いくつ|何\s?(?:件|事業|府省庁?|省庁|機関|拠点|項目|プログラム|プロジェクト|つ))(?!の(?:額|予算))|how many (?:programm?es?|projects?|ministr|items)"
)
_WHICH = re.compile(
    rf"{_CHANGED}[^。]{{0,12}}(?:府省庁?|省庁|自治体|事業|施策|項目|もの)[^。]{{0,10}}(?:全部|すべて|全て|挙げ|一覧|どこ|教え)"
)
_RANK = re.compile(
    r"(?:一番|最も|もっとも|いちばん)|最大(?!で?(?:いくら|何|\d|で\d))|最高額?|最多|最小|最低|最少|上位|下位|トップ|ワースト|\d\s?位|\d\s?番目"
    r"|(?:大き|多|高|小さ|少な|低)い順|順位|ランキング|の(?:次|つぎ)に[^、。]{0,16}?(?:大き|多|高|小さ|少な|低)"
    r"|largest|smallest|highest|lowest|\bmost\b|\bleast\b|\btop \d",
    re.IGNORECASE,
)
_BREAKDOWN = re.compile(r"内訳|breakdown")
_SUM = re.compile(
    r"足す|足した|足し|合わせ|合算|合計|総計|積み上げ|\bsum\b|\btotal of\b|in total|combined"
)
_COMPARE = re.compile(
    r"増え|減っ|減り|減る|減少|増加|増減|増額|減額|削[らっり減]|カット|差(?:額|は|が|を|$)|比べ|比較|多い|少ない|大きい|どう変わ"
    r"|違[いうっ]|上回|下回|要求どおり|満額|同額|\bcompare|difference|increase|decrease",
)
# A set of things to list, not one amount.
_THINGS = r"(?:事業|事項|プログラム|プロジェクト|施策|取組|取り組み|項目|案件|もの|経費|拠点|機関|府省|省庁)"
_LIST = re.compile(
    rf"(?:新規|新た|補正|再掲|内数)[^、。]{{0,14}}{_THINGS}(?:をすべて|を全て|を全部|一覧|と|は|を|って|$|[?？])"
    rf"|{_THINGS}(?:名|別)?[^。]{{0,24}}(?:一覧|すべて|全て|全部|列挙|リスト|挙げ|ごと)"
    rf"|(?:一覧|すべて|全て|全部|列挙|リスト)[^。]{{0,24}}{_THINGS}"
    rf"|{_THINGS}(?:名)?と(?:その|それぞれの)?[^、。]{{0,8}}(?:金?額|予算)|{_THINGS}(?:ごと|別)に|{_THINGS}[^、。]{{0,10}}金額(?:つき|付き|と一緒)"
)
_ORDER = (
    (Task.RANK, _RANK),
    (Task.COUNT, _COUNT),
    (Task.COMPARE, GROWTH),
    (Task.COMPARE, TIMES),
    (Task.TREND, _TREND),
    (Task.SHARE, _SHARE),
    (Task.COUNT, _WHICH),
    (Task.BREAKDOWN, _BREAKDOWN),
    (Task.SUM, _SUM),
    (Task.COMPARE, _COMPARE),
    (Task.LIST, _LIST),
)


def task(text: str) -> Task:
    """The task that a folded question's wording shows; a plain question asks for one amount."""
    return next((named for named, pattern in _ORDER if pattern.search(text)), Task.SINGLE)
