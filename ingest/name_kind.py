"""What a name is of, as far as its ending tells: 機構 an organisation, 拠点 a site, 事業 a programme."""

from __future__ import annotations

import re

_BODY = r"機構|研究所|大学校?|法人|協会|協議会|会議|委員会|連合|連盟|組合|財団|学会|団体|銀行|公社|[省庁局]"
_WORK = (
    r"事業|プログラム|プロジェクト|計画|戦略|構想|制度|イニシアティ[ブヴ]|フォーラム|コンソーシアム|ネットワーク|コミュニティ"
    r"|グループ|システム|対話|協定|条約|憲章|機関|基金|[給交]付金|(?:補助|支援|負担)金|部門|拠点|センター"
)
_ORGANISATION = re.compile(rf"(?:{_BODY})$")
_PROPER = re.compile(rf"(?:{_BODY}|{_WORK})$")
_SITE = re.compile(r"(?:拠点|施設|装置|設備|講座|研究室|会場|キャンパス)$")
# All kanji: a discoverer, whose bracket names the material. 人工知能 is a term by its end.
_PERSON = re.compile(r"[一-龠々]{2,5}(?<![法書学術性力率値費額量数体系網炉器機計業能所会標税券議])")
# What documents call anything for short: 機構, 本事業, 基本計画, 事業者等.
_COMMON = re.compile(
    r"(?:[本当同各該旧新現前次大小]|現行|整備|評価|広域|連合|第.{1,2}期|基本|推進|対象|特[定別]|関係|経済|対策|施策|法人|団体|機[構関]"
    r"|協議|連絡|専門|合同|委員|会議?|大[学臣]|研究|開発|報告|支援|措置|要[綱領]|条例|規則|指針|統合|事業|計画|方針|戦略|制度|構想|基金"
    r"|拠点|部門|[所法者書国県市町村省庁局]|ガイドライン|センター|システム|プログラム|プロジェクト|グループ|ネットワーク)+|.*等"
)


def is_organisation(name: str) -> bool:
    """港湾海洋研究所, 海洋観測推進会議, 気象庁."""
    return _ORGANISATION.search(name) is not None


def is_proper(name: str) -> bool:
    """Whether a body, a programme or an agreement can be called so: 港湾海洋研究所, 藻場再生事業; not 潮位の観測."""
    return _PROPER.search(name) is not None


def is_site(name: str) -> bool:
    """Whether a bracket behind the name would say whose it is: 深海ロボット拠点, 水槽実験施設."""
    return _SITE.search(name) is not None


def is_person(name: str) -> bool:
    """Whether the name may be a person's: 伊能忠敬; not 人工知能."""
    return _PERSON.fullmatch(name) is not None


def is_common(name: str) -> bool:
    """Whether the form is made of words that fit many things: 本事業, 基本計画, 推進会議."""
    return _COMMON.fullmatch(name) is not None
