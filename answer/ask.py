"""What kind of thing a question asks for, and whether a piece of text holds such a thing.

`asks("発足式典はいつ？")` → `(Ask.DATE,)`; `values(Ask.DATE, "2021年2月26日に実施")` → the date's span.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

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
    QUANTITY = "quantity"
    FULL_NAME = "full name"
    DEFINITION = "definition"
    LIST = "list"
    REASON = "reason"


# A question may ask for more than one kind (何年何月、どこで); the order here is the order of trying.
_PATTERNS: tuple[tuple[Ask, str], ...] = (
    (Ask.FULL_NAME, r"何の略|の略|略称|略語|正式(?:な|の)?(?:\S{0,4})名|フルネーム|日本語(?:で|だと)何|英語(?:で|だと)何|stands? for|full name|abbreviat"),
    (Ask.DEFINITION, r"(?<![りしえ]ご)(?<![るいたなう]こ)とは(?:$|[?？。、]|何|どう|どの|どん|なん|いか)|って(?:何|なに|なん|どう|どん|どの|、?要するに)|の?定義|の意味|どんなもの(?:です|か|を指)|何者|何をする|中身|"
                     r"(?:は|って|について、?)(?:どのような|どんな|どういう|いかなる)[^、。?？が]{0,10}(?:です|でしょう|か|説明|場|$|[?？])|どういう\S{1,8}(?:です|を指|か説明)|"
                     r"\bwhat (?:is|are) (?!the)|define|何のため|何を実現|何を育て"),
    (Ask.RATE, r"何(?:パーセント|%|割)|割合|[一-龠]率(?:は|を|って|$|[?？]|が)|比率|シェアは|増減率|伸び率|増加率|percent|what share"),
    (Ask.AMOUNT, r"いくら|(?:費用|経費|料金|運賃|価格|単価)(?:は|って)?(?:$|[?？])|何(?:億|百万|千|万|兆)?円|金額|(?:基金|予算|事業費|投資)の?規模|予算(?:額|規模)?(?:は|を|って|の?合計|$|[?？])|(?:予算|補正|要求|要望|配分|決算|総)(?:額|案)?(?:は|を|って|$|[?？（(])|(?:交付金|補助金)(?:額(?:は|を|って)|(?:は|って)(?:$|[?？]))|額(?:は|を|って|$|[?？])"
                 r"|(?:何|いく)(?:億|百万|ドル|ユーロ|元)|how much|\bbudget (?:for|of)\b|what (?:was|is|were) (?:\S+ ){1,8}?(?:budget|amount|request)"),
    (Ask.PERIOD, r"期間|いつからいつまで|何(?:年|か月|カ月|日|週)(?:間|続|もつ|かか)|年限|how long|何年度?から何年度?|(?:最大|最長)[^、。]{0,6}何|how many years|頻度|how often|over how many years"),
    (Ask.DATE, r"いつ|何年(?!間|続|から何年|もつ|かか)|何月|何日(?!間)|日付|日時|日程|期日|期限|締切|締め切り|年月日|時期|[一-龠]日(?:は|を|って|$|[?？])|when\b|what date|which year|何時"),
    (Ask.COUNT, r"(?:何|いく)(?:つ|件|人|名|社|台|本|回|校|点|種|項目|分野|機関|拠点|府省|省庁|位|カ所|か所|箇所|ヶ所|組|番目|つの)"
                r"|何(?:か|カ|ヵ|ヶ|箇)国|何(?:キロ|km|メートル|トン|時間|分|ヘクタール|ha|歳|ページ|頁|kW|便|路線|世帯|戸|棟|隻|機|基)|人数|件数|者数|(?<!複)数(?:は|を|$|[?？])|how many|number of|台数|何番"),
    (Ask.PERSON, r"誰|だれ|どなた|人物|氏名|(?:者|長|大臣|人|委員|代表|議員|大使|マネージャー?|ディレクター|教授|卿)の?(?:お?名前|名)|人は(?:$|[?？])|研究者は|\bwho\b|whom"),
    (Ask.PLACE, r"場所|(?:市|町|村|県|都道府県|自治体|市町村)はどこ|開催地|会場|どこで(?:開|行|実施|署名|あ)|どこに(?:あ|設|置|所在)|どの(?:都市|国で|地)|\bwhere\b|都市"),
    (Ask.ORGANISATION, r"どこ(?!で開|で行|まで|に)|どの(?:機関|省|府省|組織|大学|企業|団体|国|研究所|局|課)|何省|何という(?:機関|組織|団体)|(?:機関|団体|企業|大学|組織)名|主体は|担当(?:府省|省庁|課|部局)は|部署"
                       r"|which (?:ministry|organi[sz]ation|institut|universit|agency)"),
    (Ask.QUANTITY, r"ど(?:の|れ)(?:くらい|ぐらい|ほど|だけ)|規模は|どこまで|how (?:large|big)"),
    (Ask.REASON, r"なぜ|どうして|理由|\bwhy\b"),
    (Ask.LIST, r"一覧|すべて|全て|全部|全員|挙げ(?!られ(?:た|ている)のは)|挙が|列挙|リスト|それぞれ|各[々国]|何と何|(?<![ぁ-ん])どれ(?!くらい|ぐらい|だけ|ほど)|何があ|何がありま|なにがあ|何が挙|とも(?:教|お願)"
               r"|(?:どのような|どんな)[^、。?？]{1,12}が|(?:どのような|どんな)(?:分野|領域|取組|項目|テーマ|機関|国|課題|内容|役割|活動|施策|事業|団体|点)|何を(?:やる|やって|する|行う|実施)|誰と誰|どことどこ|\blist\b|what are the|name (?:all|the)"
               r"|(?:参加国|参加政府|メンバー|内訳|項目|要素|中身|構成|種類|柱|署名者|分野|領域|取組|課題|内容|目標|ポイント|テーマ|論点|機関|組織|団体|拠点)(?:は|を|って)(?:$|[^い]*(?:教|何|なに|お願|説明|[?？]))"
               r"|[0-9０-９一二三四五六七八九十](?:つ|か国|カ国|件|点|種類|項目|分野|領域|機関|拠点|本)(?:の[^、。]{0,20})?(?:は|とは|を|って|$|[?？])"),
)  # fmt: skip
_NUMERIC = {Ask.COUNT, Ask.RATE, Ask.PERIOD, Ask.DATE, Ask.QUANTITY, Ask.AMOUNT}
_SUM_OF_MONEY = re.compile(
    r"いくら|(?:費用|経費|料金|運賃|価格|単価)(?:は|って)?(?:$|[?？])|円|金額|how much",
    re.IGNORECASE,
)
_ROLE = re.compile(r"担当|担う|担って|実施|運営|主催|共催|推進")
_COUNTRIES = re.compile(r"か国|どの国|参加国|政府は|国(?:は|が|を|、)|which countr")
_ALL = re.compile(r"全部|すべて|全て|全員|挙げ|列挙|一覧|リスト|何と何|どことどこ|とも(?:教|お願)")
_COMPILED = tuple((ask, re.compile(pattern, re.IGNORECASE)) for ask, pattern in _PATTERNS)

_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"
# 4万3,460 is one number.
_NUMBER = rf"(?:{_DIGITS}(?:[兆億万]{_DIGITS})*|[一二三四五六七八九十百千数]+)"
ANY_COUNTER = r"(?:か国|カ国|ヵ国|ヶ国|箇国|か所|カ所|ヶ所|箇所|つ|件|名(?![称前])|人(?![材工間口権事文類])|社(?!会)|台|本|回|校|点|種類|種|項目|分野|機関|拠点|府省|省庁|位|組|者|大学|国|領域|区分|割|%|パーセント|体制|号|番|次|ハブ|スポーク|段階|府|課題|日|週|月|年)"
_COUNT = re.compile(rf"{_NUMBER}\s?(?:万|千|百|億)?\s?{ANY_COUNTER}")
_RATE = re.compile(
    r"[△▲-]?\d+(?:\.\d+)?\s?(?:%|パーセント|ポイント)|\d+割|\d+分の\d+|[一二三四五六七八九十]分の[一二三四五六七八九十]"
)
_PERIOD = re.compile(
    r"(?<![\d/年月])\d{1,2}\s?(?:~\d+\s?)?(?:年間|か月|カ月|ヶ月|週間|日間|日程度|日(?=[)）])|年(?![\d/月度]))"
    r"|(?:(?:令和|平成|[MTSHR])\d{1,2}(?:年度?)?|\d{4}(?:年度?)?|\d{1,2}[年月日]度?)\s?[~〜](?:\s?\d{4}年度?|\s?[^\s、。()（）~〜]{1,10}[年度月日])?|\d[^。、]{0,8}から[^。、]{1,14}まで"
    r"|毎年|半年に\S{1,3}|半年|年\d回|検討中|[一二三四五六七八九十]年間"
)
_MONTH = re.compile(
    r"(?<![\d/])(?:1[0-2]|[1-9])月(?:\s?\d{1,2}日)?(?:ごろ|頃)?|(?<![\d/])(?:1[0-2]|[1-9])/(?:[12]\d|3[01]|[1-9])(?![\d/])|再?[来今本]年度?(?:以降|中)?|年度内|再来年度以降"
)
_QUANTITY = re.compile(
    rf"{_NUMBER}\s?(?:[~〜]\s?{_NUMBER}\s?)?[兆億万千百]*\s?(?:円|米?ドル|ユーロ|元(?!年)|割|%|パーセント|倍|年間|週間|日間|か月|{ANY_COUNTER})(?<![年月日])"
)

_PERSON_TITLE = re.compile(
    r"[ァ-ヴー・]{3,}(?:卿|氏|さん|[^、。\s（）()]{0,24}(?:大臣|長官|委員長|顧問|大使|局長|教授|委員(?!会)))"
    r"|(?<![一-龠])(?!内閣府)[一-龠]{2,4}(?:内閣府|国務)[一-龠]{0,6}(?:大臣|政務官)"
    r"|[一-龠]{1,4}(?:卿|氏(?![名族]))|[一-龠]{2,4}(?<!名誉)(?<!特任)(?<!客員)(?<!担当)(?:准?教授|博士)"
)
_ORGANISATION = re.compile(
    r"[一-龠]{2,}(?:省|庁|(?<!政)府)(?![一-龠])|内閣府|\d+(?:府省|省庁|国研)|[一-龠](?:局|課|室)(?![一-龠題程])|機構|研究所|[一-龠]大学|[一-龠]大(?=$|[、<)）・,])|センター(?!型)|"
    r"会議|協議会|委員会|理研|産総研|法人|産業界|[A-Z]{3,}|[一-龠]研(?![究一-龠])"
)
_ENGLISH_COUNTERS = (
    (
        r"how many (?:people|persons|participants|mathematicians|researchers|members|experts)",
        "人|名|者",
    ),
    (r"how many countries", "か国|カ国|ヵ国|ヶ国|箇国|国"),
    (r"how many (?:years)", "年間?"),
)
_PHONE = re.compile(r"\d{2,5}-\d{1,4}-\d{3,4}")
_MEASURE = (
    r"キロ|km|メートル|トン|時間|分|ヘクタール|ha|歳|ページ|頁|kW|便|路線|世帯|戸|棟|隻|機|基"
)
_MEASURES = {"キロ": "キロ|km|キロメートル", "ヘクタール": "ヘクタール|ha", "ページ": "ページ|頁"}
# 領域4 人材育成 counts no people.
_PEOPLE = r"人(?![材工間口権事文類])|名(?![称前])|者"
# An asked counter and the ways texts print it.
_SAME_COUNTER = {"か国": "か国|カ国|ヵ国|ヶ国|箇国|国", "人": _PEOPLE, "名": _PEOPLE, "者": _PEOPLE, "国": "か国|カ国|ヵ国|ヶ国|箇国|国",
                 "か所": "か所|カ所|ヶ所|箇所|拠点",
                 "年間": "年"}  # fmt: skip


def asks(text: str) -> tuple[Ask, ...]:
    """The kinds that the question's wording asks for, the most telling first; empty when open."""
    view = fold(text).text.strip()
    found = [ask for ask, pattern in _COMPILED if pattern.search(view)]
    # 拠点は何か所 asks for a number, not for the list.
    if Ask.AMOUNT in found and Ask.COUNT in found and not _SUM_OF_MONEY.search(view):
        found.remove(Ask.AMOUNT)
    if Ask.ORGANISATION in found and (_COUNTRIES.search(view) or Ask.PLACE in found):
        found.remove(Ask.ORGANISATION)
    if Ask.PERSON in found and _ROLE.search(view):
        found.append(Ask.ORGANISATION)  # 誰が担当: an organisation may
    if Ask.LIST in found and set(found) & _NUMERIC and not lists_all(view):
        found.remove(Ask.LIST)
    return tuple(found)


def lists_all(text: str) -> bool:
    """Whether the question asks outright for all of them: すべて, 挙げて, 一覧."""
    return bool(_ALL.search(text))


def counter(text: str) -> str | None:
    """A pattern for the counter that 何… or いくつ names: `何か国` → `か国|カ国|…|国`."""
    view = fold(text).text
    match = re.search(
        r"何((?:か|カ|ヵ|ヶ|箇)国|(?:か|カ|ヶ|箇)所|[^\s、。のがはをにで?？]{1,3})", view
    )
    if not match:
        return None
    asked = match[1].replace("カ", "か").replace("ヵ", "か").replace("ヶ", "か").replace("箇", "か")
    for word, pattern in _SAME_COUNTER.items():
        if asked.startswith(word):
            return pattern
    found = re.match(ANY_COUNTER, asked) or re.match(_MEASURE, asked)
    return _MEASURES.get(found.group(), found.group()) if found else None


def values(ask: Ask, text: str, counted: str | None = None) -> list[Span]:
    """Where `text` prints something of the kind asked for; spans into `text`."""
    folded = fold(text, markup=True)
    view = folded.text
    if ask is Ask.DATE:
        dates = [date.span for date in find_dates(text)]
        years = [year.span for year in find_years(text) if year.fiscal]
        months = [folded.source(*match.span()) for match in _MONTH.finditer(view)]
        known = dates + years
        return sorted(known + [m for m in months if not any(m.overlaps(d) for d in known)])
    if ask is Ask.AMOUNT:
        return [amount.span for amount in find_amounts(text)]
    if ask is Ask.PERSON:
        return _people(text)
    pattern = {
        Ask.COUNT: _counting(counted),
        Ask.RATE: _RATE,
        Ask.PERIOD: _PERIOD,
        Ask.QUANTITY: _QUANTITY,
        Ask.ORGANISATION: _ORGANISATION,
    }.get(ask)
    if ask is Ask.PLACE:
        return _tokens(text, "地名") + [
            Span(m.start(), m.end()) for m in re.finditer("オンライン", text)
        ]
    if pattern is None:
        return [Span(0, len(text))]
    if ask is Ask.COUNT and counted == "番":
        pattern = _PHONE
    return [folded.source(*match.span()) for match in pattern.finditer(view)]


@lru_cache(maxsize=256)
def _counting(counted: str | None) -> re.Pattern[str]:
    return re.compile(rf"{_NUMBER}\s?(?:万|千|百)?\s?の?(?:{counted})") if counted else _COUNT


def _people(text: str) -> list[Span]:
    titled = [Span(m.start(), m.end()) for m in _PERSON_TITLE.finditer(text)]
    # 豪, 仏 and 蘭 are names of persons to the dictionary, and countries in these documents.
    named = [span for span in _tokens(text, "人名") if span.end - span.start > 1]
    return sorted(titled + named)


def _tokens(text: str, pos: str) -> list[Span]:
    return [token.span for token in tokenize(text) if pos in token.pos]
