"""Which words can be a heading: a phrase, not a sentence, a date, an office, an amount or a contents entry."""

from __future__ import annotations

import re

# Short lines that name a part of a page. The second one of a kind under one title begins a new page.
_PART = (
    r"背景|課題|現状|目的|概要|内容|趣旨|経緯|経過|対象|方針|効果|成果|体制|スキーム|イメージ|ポイント|参考|"
    r"資料|目次|予定|進捗|狙い|ねらい|論点|議題|出席者|必要性|特徴|構成|要件|期間|スケジュール|附則|別記|別紙"
)
SECTIONS = re.compile(
    rf"(?:本|主な|未解決の|今後の|事業の?|取組の?|実施|制度の?|政策の?|調査の?|会議の?)?(?:{_PART}|対応|はじめに|おわりに|まとめ)"
    rf"(?:[・、と]|及び|並びに)?(?:{_PART})?等?"
)
_OPENERS = re.compile(r"背景|目的|趣旨|現状|はじめに")
# Endings of lines that name a whole page or document.
_TITLES = re.compile(
    r".{4,}(?:について|のポイント|の概要|の予算|予算案|概算要求|一覧|まとめ|など|議事(?:要旨|概要|録|次第))|.{7,}[(（](?:概要|参考|案|抜粋|通知)[)）]"
)
_BRACKETED = re.compile(r"\s*[(（][^()（）]*[)）]\s*$")
_REMARK = re.compile(r"[(（](?:[^()（）]|[(（][^()（）]*[)）])*[)）]")
_NUMBER = (
    r"\s?第?[0-9０-９一二三四五六七八九十]{1,3}(?:[-－の][0-9０-９一二三四五六七八九十]{1,2})?号?"
)
_APPENDIX = re.compile(
    rf"(?:別紙|別添|別表|別記)(?:様式|資料)?(?:{_NUMBER})?|(?:参考資料|様式|付録|附属資料){_NUMBER}"
)
_LABEL = re.compile(
    r"(?:【[^【】［］]{1,80}[】］]|<[^<>]{1,60}>|＜[^＜＞]{1,60}＞|〈[^〈〉]{1,60}〉|《[^《》]{1,60}》|≪[^≪≫]{1,60}≫|"
    r"〔[^〔〕]{1,60}〕)(?P<rest>.*)"
)
_SENTENCE = re.compile(r"[。．!?！？、，,・:：;；]\s*$|。|[↓→⇒↑⇨➡]")
_PARTICLE = re.compile(
    r"(?<!について)(?:[をにはがのでと]|から|より|により|して|[しれられっいき]た|する|れる|いる|ある|もの|ます|です)$"
)
_CLAUSE = re.compile(r"が.{1,30}(?:する|した|される|された|している|られる|られた)")
_WORD = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fffA-Za-z]{2}")
_SHORT_WORDS = re.compile(r"\S{1,3}(?:\s\S{1,3})+")
_COLUMNS = re.compile(r"(?!第)[^\s()（）]{1,12}(?:\s[^\s()（）]{1,12}){2,}")
_ADDRESS = re.compile(r"(?:殿|様|御中|各位|長|大臣|知事)$")
_LATIN = re.compile(r"[A-Za-z]")
_DATE = re.compile(
    r"(?:.*[\s　])?[(（]?(?:(?:明治|大正|昭和|平成|令和)\s*[0-9０-９元一二三四五六七八九十]+\s*年|[12][0-9]{3}\s*[年/.\-])"
    r"[0-9０-９\s年月日/.\-一二三四五六七八九十]*"
    r"(?:度|現在|時点|版|改定|改訂|公表|[(（].[)）])*[)）]?"
)
_OFFICE = re.compile(
    r"[^\s、。:：]{1,20}(?:省|庁|内閣府|内閣官房|局|課|室|部|委員会|審議会|事務局|本部|会議|機構|研究所)(?:【[^】]*】)?"
)
_CONTENTS = re.compile(r"(?:\.{3,}|…+|・{3,}|‥+)\s*[0-9０-９]*$")
_COLON = re.compile(r"[:：](?![^(（]*[)）])")
HEADED_LENGTH = 44


def is_section(words: str) -> bool:
    """背景・課題, 事業概要, 今後の予定."""
    return len(words) <= 20 and bool(SECTIONS.fullmatch(words.replace(" ", "")))


def opens_page(words: str) -> bool:
    """背景・課題, 事業の目的: the parts that a page begins with."""
    return is_section(words) and bool(_OPENERS.search(words))


def is_bracketed(words: str) -> bool:
    """（案）, （別添）, （異議なし）: a remark, never a heading."""
    return bool(_REMARK.fullmatch(words))


def is_appendix(words: str) -> bool:
    """別紙, 別添２, 様式第１号, 参考資料3."""
    return bool(_APPENDIX.fullmatch(words))


def is_title(words: str) -> bool:
    """○○への署名について, ○○戦略2019(概要), ○○の連携について（覚書の例）."""
    return bool(_TITLES.fullmatch(words) or _TITLES.fullmatch(_BRACKETED.sub("", words)))


def is_phrase(words: str) -> bool:
    """Whether the words can stand as a heading."""
    if not _WORD.search(words) or _SENTENCE.search(words) or _CLAUSE.search(words):
        return False
    if is_section(words) or is_title(words):
        return not _DATE.fullmatch(words)
    return not (
        _PARTICLE.search(words)
        or _DATE.fullmatch(words)
        or _OFFICE.fullmatch(words)
        or _ADDRESS.search(words)
        or _CONTENTS.search(words)
        or _SHORT_WORDS.fullmatch(words)
        or (_COLUMNS.fullmatch(words) and not _LATIN.search(words))
    )


def has_colon(words: str) -> bool:
    """Whether the words are a label with its value (事業期間：5年); a colon in brackets does not count."""
    return bool(_COLON.search(words))


def is_label(shown: str) -> bool:
    """【成長戦略（令和3年6月閣議決定）】, <実施体制>, 【基本方針】（令和3年6月18日閣議決定）."""
    found = _LABEL.fullmatch(shown)
    return found is not None and (
        not found["rest"] or _BRACKETED.fullmatch(found["rest"]) is not None
    )


def is_labelled_section(shown: str) -> bool:
    """【背景】日・EUの協力: a part of a page together with what it is about."""
    found = _LABEL.fullmatch(shown)
    if not found or not found["rest"] or len(found["rest"]) > HEADED_LENGTH:
        return False
    inside = shown[1 : found.start("rest") - 1]
    return is_section(inside) and is_phrase(found["rest"])
