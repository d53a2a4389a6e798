"""What kind of thing a question asks for, and whether a piece of text holds such a thing.

`asks("発足式典はいつ？")` → `(Ask.DATE,)`; `values(Ask.DATE, "2021年2月26日に実施")` → the date's span.
"""

from __future__ import annotations

import re
from enum import StrEnum

from index.tokens import tokenize
from ingest.amount import find_amounts
from ingest.document import Span
from ingest.era import find_dates, find_years
from ingest.fold import fold


class Ask(StrEnum):
    AMOUNT = "amount"
    COUNT = "count"
    PERIOD = "period"
    DATE = "date"
    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    RATE = "rate"
    FULL_NAME = "full name"
    DEFINITION = "definition"
    LIST = "list"
    REASON = "reason"


# First match wins a place; a question may ask for more than one kind (何年何月、どこで).
_PATTERNS: tuple[tuple[Ask, str], ...] = (
    (Ask.FULL_NAME, r"何の略|の?略称?は|略語|正式(?:な)?名称|正式名|フルネーム|stands? for|full name|abbreviat"),
    (Ask.RATE, r"何(?:パーセント|%|割)|割合|比率|シェア|増減率|伸び率|増加率|percent|what share"),
    (Ask.AMOUNT, r"いくら|何(?:億|百万|千|万|兆)?円|金額|予算(?:額|規模)?(?:は|を|って|の?合計|$|[?？])|額(?:は|を|って|$|[?？])"
                 r"|(?:何|いく)(?:億|百万|ドル|ユーロ|元)|how much|what (?:was|is) the (?:\w+ )*(?:budget|amount)"),
    (Ask.PERIOD, r"期間|いつからいつまで|何(?:年|か月|カ月|日|週)間|年限|how long|何年から何年|頻度|how often"),
    (Ask.DATE, r"いつ|何年|何月|何日|日付|期日|期限|締切|締め切り|年月日|時期|[^期]日(?:は|を|って|$|[?？])|when\b|what date|which year|何時"),
    (Ask.COUNT, r"(?:何|いく)(?:つ|件|人|名|社|台|本|回|校|点|種|項目|分野|機関|拠点|府省|省庁|位|カ所|か所|箇所|ヶ所|組|校|番目|者|大学|つの)"
                r"|何(?:か|カ|ヵ|ヶ|箇)国|何[^のがはを]{0,6}(?:人|件|名|位)|人数|件数|(?<!複)数は|how many|number of|台数|何番"),
    (Ask.PERSON, r"誰|だれ|どなた|人物|氏名|\bwho\b|whom"),
    (Ask.PLACE, r"場所|開催地|会場|どこで(?:開|行|実施|署名)|どこに(?:あ|設|置|所在)|どの(?:都市|国で|地)|\bwhere\b|都市"),
    (Ask.ORGANISATION, r"どこ|どの(?:機関|省|府省|組織|大学|企業|団体|国|研究所|局|課)|何省|何という(?:機関|組織|団体)|主体|担当(?:府省|省庁|課|部局)は"
                       r"|which (?:ministry|organi[sz]ation|institut|universit|agency)"),
    (Ask.REASON, r"なぜ|どうして|理由|\bwhy\b|何のため"),
    (Ask.DEFINITION, r"とは(?:$|[?？。、]|何|どう|どの|なん)|って(?:何|なに|なん|どう)|(?:の)?定義|の意味|どんなもの|とはどのような|\bwhat (?:is|are) (?!the)|define"),
    (Ask.LIST, r"一覧|すべて|全て|全部|挙げ|列挙|リスト|それぞれ|各[々国]|何と何|どれ(?!くらい|ぐらい|だけ|ほど)|何があ|何がありま|なにがあ|どのような(?:もの|項目|取組|分野|機関|国|課題)"
               r"|(?:参加国|メンバー|内訳|項目|要素|構成|種類|柱)(?:は|を|って)|どんな.{1,12}(?:がある|があり)|誰と誰|どことどこ|は何か$|\blist\b|which (?:\w+ )?\w+s are|what are the|name (?:all|the)"
               r"|[0-9０-９一二三四五六七八九十](?:つ|か国|カ国|件|点|種類|項目|分野|機関|拠点|本)の?[^、。]{0,20}(?:は|とは|を|って)"),
)  # fmt: skip
_COMPILED = tuple((ask, re.compile(pattern, re.IGNORECASE)) for ask, pattern in _PATTERNS)

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?|[一二三四五六七八九十百千数]+)"
_COUNTERS = r"(?:か国|カ国|ヵ国|ヶ国|箇国|か所|カ所|ヶ所|箇所|つ|件|人|名|社|台|本|回|校|点|種類|種|項目|分野|機関|拠点|府省|省庁|位|組|者|大学|国|領域|区分|割|%|パーセント|体制|号|番|次|ハブ|スポーク|段階|府|課題|日|週|月|年)"
_COUNT = re.compile(rf"{_NUMBER}\s?(?:万|千|百|億)?\s?{_COUNTERS}|第\s?{_NUMBER}")
_RATE = re.compile(r"[△▲-]?\d+(?:\.\d+)?\s?(?:%|パーセント|ポイント)|\d+割")
_PERIOD = re.compile(
    rf"{_NUMBER}\s?(?:年間?|か月|カ月|ヶ月|週間|日間|日|年度)|[~〜]|から.{{1,12}}まで|以降|毎年|半年|年{_NUMBER}回|検討中"
)
_PERSON_TITLE = re.compile(
    r"大臣|長官|副?委員長|顧問|議員|大使|[^部当事支薬]局長|事務局長|理事長|教授|博士|卿|氏(?:が|は|の|、|$)|総長|学長|政務官|会長|座長|課長|審議官"
)
_ORGANISATION = re.compile(
    r"[省庁府局課室](?:$|[^略力])|機構|研究所|大学|大(?:$|[、<)）])|センター|研究会|[^会]社|会議|協議会|委員会|理研|産総研|法人|企業|団体|[A-Z]{3,}|国立"
)
# An asked counter and the ways texts print it.
_SAME_COUNTER = {"か国": "か国|カ国|ヵ国|ヶ国|箇国|国", "人": "人|名|者", "名": "人|名|者", "か所": "か所|カ所|ヶ所|箇所|拠点",
                 "年間": "年"}  # fmt: skip


def asks(text: str) -> tuple[Ask, ...]:
    """The kinds that the question's wording asks for, the most telling first; empty when open."""
    view = fold(text).text.strip()
    return tuple(ask for ask, pattern in _COMPILED if pattern.search(view))


def counter(text: str) -> str | None:
    """A pattern for the counter that 何… or いくつ names: `何か国` → `か国|カ国|…|国`."""
    view = fold(text).text
    match = re.search(r"何((?:か|カ|ヵ|ヶ|箇)国|(?:か|カ|ヶ|箇)所|[^\s、。のがはをにで?？]{1,3})", view)
    if not match:
        return None
    asked = match[1].replace("カ", "か").replace("ヵ", "か").replace("ヶ", "か").replace("箇", "か")
    for word, pattern in _SAME_COUNTER.items():
        if asked.startswith(word):
            return pattern
    found = re.match(_COUNTERS, asked)
    return found.group() if found else None


def values(ask: Ask, text: str, counted: str | None = None) -> list[Span]:
    """Where `text` prints something of the kind asked for; spans into `text`."""
    folded = fold(text, markup=True)
    view = folded.text
    if ask is Ask.DATE:
        dates = [date.span for date in find_dates(text)]
        years = [year.span for year in find_years(text) if year.fiscal]
        return sorted(dates + years)
    if ask is Ask.AMOUNT:
        return [amount.span for amount in find_amounts(text)]
    if ask is Ask.PERSON:
        return _people(text)
    pattern = {
        Ask.COUNT: re.compile(rf"{_NUMBER}\s?(?:万|千|百)?\s?(?:{counted})") if counted else _COUNT,
        Ask.RATE: _RATE,
        Ask.PERIOD: _PERIOD,
        Ask.ORGANISATION: _ORGANISATION,
    }.get(ask)
    if ask is Ask.PLACE:
        return _tokens(text, "地名") + [Span(m.start(), m.end()) for m in re.finditer("オンライン", text)]
    if pattern is None:
        return [Span(0, len(text))]
    return [folded.source(*match.span()) for match in pattern.finditer(view)]


def holds(ask: Ask, text: str, counted: str | None = None) -> bool:
    """Whether `text` holds something of the kind asked for."""
    return bool(values(ask, text, counted))


def _people(text: str) -> list[Span]:
    titled = [Span(m.start(), m.end()) for m in _PERSON_TITLE.finditer(text)]
    return sorted(titled + _tokens(text, "人名"))


def _tokens(text: str, pos: str) -> list[Span]:
    return [token.span for token in tokenize(text) if pos in token.pos]
