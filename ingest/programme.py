"""The programme that a whole document is about, for amounts under headings that only say 予算額 or 概要.

The cascade, each step only if the former found nothing:

1. the one name in 「」 of the title: 「灯台交付金」の交付決定について;
2. the one name in 「」 of the lines at the top that announce something: 「灯台改修事業」の公募を開始しました;
3. a line at the top that announces it without 「」: 灯台改修事業の公募を開始しました;
4. the title itself, where it is a programme's name: 令和7年度 灯台改修事業の概要 → 灯台改修事業.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.fold import fold
from ingest.line import Lines
from ingest.name import clean

_QUOTED = re.compile(r"「([^「」]{3,60})」")
# The lines at the top of a document that can name what it is about, and how long they are.
_HEAD = 8
_LONGEST = 80
_ANNOUNCED = re.compile(
    r"」[^「」。]*(?:について|を?(?:決定|開始|募集|公募|採択|選定|公表|実施|改定|創設|内示)[^「」。]{0,10}|の(?:概要|お知らせ|結果|御案内|ご案内))\s*(?:\([^()]*\))?\s*$"
)
_BEFORE = re.compile(
    r"^(?:(?:令和|平成|昭和)[\d元]{1,2}年度?|\d{4}年度?|[\s　(（【]|(?:当初|補正)?予算|概算要求|の)+"
)
_BEHIND = re.compile(
    r"(?:に係る|に関する|の)?(?:よくある(?:御|ご)?質問|Q&A|事業?概要|概要|実施要[領綱]|交付要綱|実績報告|について|のお知らせ|の?公募[^。]{0,8}"
    r"|の?(?:予算|実施状況|進捗状況|評価|見直し))?[\s)）】]*$"
)
_PROGRAMME = re.compile(
    r"\S{2,40}(?:[事作]業|補助金|交付金|助成金|負担金|プログラム|プロジェクト|基金)"
)
# 港湾デジタル化補助金(第2次)の募集を始めます, on a line without a full stop.
_OPENED = re.compile(
    r"\s*(?:(?:令和|平成)[\d元]{1,2}年度\s?)?([^、。「」::]{2,40}?(?:[事作]業|補助金|交付金|助成金|プログラム|プロジェクト|基金))\s?(?:\([^()]*\))?"
    r"の(?:募集|公募|交付|採択|実施|申請|選定|審査|内示)[^、。]{0,20}$"
)
# A genre, no name: 主要事業, 補助事業, 予算事業.
_GENRE = re.compile(
    r"(?:(?:主要|主な|補助|公共|重点|新規|関連|関係|各種|予算|委託|個別|対象|施策|及び|・)|[一-龠]{1,4}(?:省|庁|県|市|町|村)の?)*[事作]業"
)


def programme_of(lines: Lines) -> str | None:
    """The one programme that the document is about; None where its head names none or several."""
    head = [line.text for line in lines.rows if not line.blank][:_HEAD]
    title = fold(lines.document.title or (head[0] if head else "")).text
    return _programme(title, tuple(text for text in head if len(text) <= _LONGEST))


@lru_cache(maxsize=64)
def _programme(title: str, head: tuple[str, ...]) -> str | None:
    if found := set(_QUOTED.findall(title)):
        return found.pop() if len(found) == 1 else None
    said = {name for text in head if _ANNOUNCED.search(text) for name in _QUOTED.findall(text)}
    if said:
        return said.pop() if len(said) == 1 else None
    opened = {clean(start[1]) for text in head if (start := _OPENED.match(text))}
    if len(opened) == 1:
        return opened.pop()
    name = clean(_BEHIND.sub("", _BEFORE.sub("", title.strip())))
    whole = _PROGRAMME.fullmatch(name) and not _GENRE.fullmatch(name)
    return name if whole and not re.search(r"[、。]|及び|並びに", name) else None
