"""Names as they are printed in lists and headings, cleaned of bullets, remarks and limits."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.line import BULLET

# Remarks that are no part of a name: (注1), (単位:千円), (以下「改修」という。), ※…; (項) before one.
_REMARK = re.compile(
    r"[(（]\s*(?:単位\s*[:：][^()（）]*|[十百千]?[万億兆]?円)[)）]|[(（]以下、?「[^「」]*」と(?:いう|する|略称?する)。?[)）]|"
    r"^[(（][款項目節][)）]\s*|^[(（]注\s?\d{0,2}[)）]|[(（][誤正][)）]|※[^\s(※]*|(?<=\S)\*(?=\s|$)"
)
_LIMITS = re.compile(
    r"[(（【\[〔](?:(?:再掲|新規|未定|検討中|一部再掲|一部新規|継続|拡充|拡大|組替|臨時|重点)[・、]?)+[)）】\]〕]"
)
_TAG = re.compile(r"^\s*【[^】\s]{1,12}】")
_EDGE = " 　:：・,、。-–~〜=→⇒|\t([「『【<〈〔*★☆†‡"
_OPENING_EDGE = " 　:：・,、。)]」』】|\t<〈★☆→⇒➡↓"
# What links a name with the label behind it: 一般会計の<予算額>.
_LINK = re.compile(
    r"(?:における|に係る|に関する|(?<!も)の|について(?:は)?|につきまして(?:は)?|において)$"
)
# (参考)令和6年度補正予算<における>水産関係予算: what links a name with the label before it.
_LINKED = re.compile(r"^(?:における|に係る|に関する|についての?)")
# A caption says what is shown of the name: 灯台の改修 予算額の推移, 水産予算概算要求の概要.
_CAPTION = re.compile(
    r"(?<=予算|要求|算案|算額)[)）]?の?(?:概要|ポイント|骨子|要点|あらまし|姿)$|\s(?:予算|決算|執行)[額・予算決執行]*の?(?:推移|状況|内訳|一覧)$|(?<=[)）\s])(?:[・と]?(?:予算|決算|執行)額)+$"
)
# 預かり保育への支援(子育て支援と一体で実施): how it is done, no part of the name.
_MANNER = re.compile(r"(?<=\S)\s?\([^()]*[でにとを](?:実施|連携|計上|要求|措置|対応|整理|記載)\)$")
# Names set with spaces between the letters: 総 合 体 育 館.
_SPACED = re.compile(r"(?<!\S)(?:[^\s\x00-\x7f][ 　]){2,}[^\s\x00-\x7f](?!\S)")
_EXPENSE = re.compile(
    r"(?:(?:施設|設備|整備|運営|事業|拠点|形成|研究|開発|人件|物件|出資|委託|補助|建設|費)|[・等及びの])*"
    r"(?:補助金|交付金|負担金|出資金|委託費|人件費|物件費|整備費|建設費|経費|運営費)"
)
_DESCRIPTION = re.compile(
    r"^[①-⑳]|、.*(?:と|や)|(?:と|や)、|を(?:推進|実施|支援|整備)|[①-⑳].*[①-⑳]"
)
_DEED = re.compile(r"(?:実施|推進|支援|整備|確保|強化|普及|促進|開発|活用|等)$")
# The field of a form that names what the form is about; the next field ends it.
_FIELD = re.compile(
    r"(?:事業|施策|件|案件|品|項目|課題|プログラム|プロジェクト)の?名称?\s*[:：]\s*(\S.*?)(?=[\s　]+\S{2,8}[:：]|$)"
    r"|(?:^|[\s　])(?:事項|名称)\s*[:：]\s*(\S.*?)(?=[\s　]+\S{2,8}[:：]|$)"
)
# 1件あたり, 1課題につき: a rate, no name.
PER_UNIT = re.compile(r"^\d*\s?\w{0,4}(?:あたり|当たり|につき)$")
_WORD = re.compile(r"[一-龠々ァ-ヶA-Za-z]")
_ROMAN = re.compile(r"^(?:(?:[IVX]{1,4}|[Ⅰ-Ⅻ])\s+|[A-Z][.．]\s*)(?=[^\x00-\x7f])")
_WHOLE = re.compile(r"【([^【】]{2,})】")
_FLOW = ("国", "→", "↓")  # a flow chart names who pays, not what for: 国 補助金 理化学研究所
# Who carries a programme out, set apart below its name: 科学技術振興機構【拠点】, (理化学研究所).
_CARRIER = re.compile(
    r"\S*(?:機構|研究所|大学|省|庁|法人|センター|財団|協会)\s*(?:【[^】]*】)|[(（][^()（）]*[)）]"
)
_OPEN_END = re.compile(
    r"(?:に向けた|のための|に資する|を通じた|に関する|による|における|した|する)$"
)


@lru_cache(maxsize=4096)
def clean(text: str) -> str:
    """A name as printed, without bullets, remarks, limits and edge signs."""
    whole = _WHOLE.fullmatch(text.strip())
    text = whole[1] if whole else _TAG.sub("", text)
    text = _LIMITS.sub(" ", _REMARK.sub("", text))
    text = _SPACED.sub(lambda match: "".join(match[0].split()), " ".join(text.split()))
    text = _MANNER.sub("", _ROMAN.sub("", BULLET.sub("", text)).rstrip(_EDGE)).lstrip(_OPENING_EDGE)
    text = _LINKED.sub("", _LINK.sub("", " ".join(_balanced(text).split())))
    return _CAPTION.sub("", text)


def is_word(name: str) -> bool:
    """Whether there is more to it than signs and particles."""
    return bool(_WORD.search(name))


def last_name(name: str) -> str:
    """`…プログラムの開発とその活用・実施 Q-LEAP` → `Q-LEAP`: a description stands before the name."""
    head, _, rest = name.partition(" ")
    if len(head) > 20 and _DEED.search(head) and re.match(r"[A-Za-z0-9一-龠ァ-ヶ]", rest):
        return rest
    return "" if rest and head in _FLOW else name


def field_name(text: str) -> str | None:
    """The name in a form's field: `事業名: 灯台の改修 担当: 海上保安庁` → 灯台の改修."""
    match = _FIELD.search(text)
    return clean(match[1] or match[2]) or None if match else None


def is_expense(name: str) -> bool:
    """Whether the name is a mere kind of expense: 運営費交付金, 施設整備費補助金."""
    return bool(_EXPENSE.fullmatch(name))


def is_description(name: str) -> bool:
    """Whether the words describe what is done rather than name it."""
    return bool(_DESCRIPTION.search(name))


def is_carrier(text: str) -> bool:
    """Whether the line only says who carries out what stands above it."""
    return bool(_CARRIER.fullmatch(text.strip()))


def is_open(text: str) -> bool:
    """Whether the words go on in the next line: 人材の育成に向けた."""
    return bool(_OPEN_END.search(text.strip()))


def _balanced(text: str) -> str:
    """`text` without a bracket at its edge that has no partner."""
    for opening, closing in ("()", "（）", "[]", "「」", "『』", "【】"):
        if text.count(closing) > text.count(opening) and text.endswith(closing):
            text = text[:-1].rstrip()
        if text.count(opening) > text.count(closing):
            text = text[: text.rindex(opening)].rstrip() or text
    return text
