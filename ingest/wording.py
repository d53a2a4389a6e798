"""The words on a line that name an amount, without budget labels."""

from __future__ import annotations

import re

from ingest.line import Line
from ingest.name import PER_UNIT, clean, is_word, last_name

BEFORE_AMOUNT = re.compile(
    r"(?:(?<=[\s)])(?:検討中|調整中|未定|未計上|事項要求|事項要望|[増減]額要求|前年度?(?:当初)?(?:予算)?同額の?|(?:0|[-―—–])\s*(?:→|⇒|➡|➔|=>))|約|およそ|最大|上限|(?<=[\s)])(?:限度|上限)額|(?<=[\sは、])総額|概ね|合計|(?<=[\s:])皆[増減]の?|うち|に?は|が|[::\s(\[=+])+$"
)
_LABEL_REMARK = re.compile(r"\s?[((][^()()]{1,10}[))]")  # 補正予算(第1号), 予算現額(計)
# Aの改修(3億円)<及び>Bの改修(2億円)
_JOINS = re.compile(r"^(?:及び|並びに|または|又は|かつ)(?=[一-龠ァ-ヶA-Za-z「])")
# 灯台の改修 <前年度予算>から3億円増の: what the label takes with it.
_PARTICLE = re.compile(
    r"^(?:から|より|に比べて?|と比べて?|に対して?|比で?|においては|において|では?|には?|を|は|が)\s*(?:約|およそ)?\s*$"
)
# Kinds of sums that name nothing: 全体事業費 86億円 is that of the entry above.
MERE = re.compile(
    r"(?:総|全体|概算|全)?(?:事業費|工事費)|(?:補助)?(?:予算|計画|配分|補正|要求|限度|上限|交付|所要|内示)額|内数|予算規模"
)
# 令和6年度末で: a point in time, of which the label is the first part.
_POINT = re.compile(r"末(?:現在|時点)?[でにの]?")
# 特別会計に計上する港湾の整備: the name stands behind.
_ENTERED = re.compile(r"^\S{2,20}[にで](?:計上|措置)(?:する|した|している|された)(?=[^\s、。])")
PART = re.compile(r"^(?:うち|[((]うち)")
# A remark behind a name on how many or with what: 養成研修(年2回、定員30名), 灯台の改修(設計費を含む).
_ASIDE = re.compile(
    r"\s?\((?:[^()]*(?:を|も)?(?:含む?|除く?)(?:。|もの)?|[^()]*\d\s?(?:回|名|人|世帯|件|台|基|校|園|棟|戸|[かヶカ箇]所|km|m2|㎡|ha|m)(?:程度|分|[、・増減/][^()]*)?)\)$"
)


def own_name(line: Line, start: int, cut: int) -> str:
    """The name between `start` and `cut`, labels left out."""
    pieces, position = [], start
    for label in line.labels:
        if position <= label.start and label.end <= cut:
            pieces.append(line.text[position : label.start])
            position = label.end
            if end := _POINT.match(line.text, position, cut):
                position = end.end()
            remark = _LABEL_REMARK.match(line.text, position, cut)
            position = remark.end() if remark else position
    last = line.text[position:cut]
    pieces.append(_PARTICLE.sub("", last) if position > start else last)
    text = re.sub(r"\(\s*\)|\[\s*\]|【\s*】", " ", " ".join(pieces))
    text = _ENTERED.sub("", clean(text))
    text = re.sub(r"^\s*(?:の|における|に係る)(?=\S)", "", text)
    name = clean(BEFORE_AMOUNT.sub("", BEFORE_AMOUNT.sub("", text).rstrip("、 ")))
    name = _JOINS.sub("", name)
    name = _ASIDE.sub("", name)
    return last_name(name) if is_word(name) and not PER_UNIT.search(name) else ""


def without_labels(line: Line, start: int, end: int) -> str:
    kept, position = "", start
    for label in line.labels:
        if position <= label.start and label.end <= end and label.stage:
            kept += line.text[position : label.start]
            position = label.end
    return kept + line.text[position:end]
