"""Forms: lines of labelled fields, all of them about the programme that the first one names.

事業名：灯台の改修 / 予算額：3億円 / 財源：国庫補助金 1億円 → 灯台の改修 is the subject of both amounts.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ingest.line import Line, Lines
from ingest.name import clean, field_name
from ingest.outline import Kind

# How far below its first field a form reaches, in lines.
_REACH = 40
_LABEL = re.compile(r"\s*([^::、。]{2,20}?)\s*[::]\s*")
_REMARK = re.compile(r"[((][^()]*[))]|\s")
# Fields that tell of the programme itself: 予算額, 概算工事費, 補助上限額, 財源, 特記事項.
_TELLS = re.compile(
    r"予算|決算|執行|事業費|工事費|経費|所要|要求|要望|配分|交付決定|計画額|総額|金額|補助|上限|限度"
    r"|単価|財源|負担|内訳|実績|概要|内容|目的|効果|成果|特記|備考|経緯|背景|現状|課題|期間|規模|対象"
)
_SOURCES = re.compile(r"財源")
_NAMED = re.compile(r"(?:名称?|事項)[ \t　]*[:：]")


class Field(NamedTuple):
    """The field of a line: `programme` is what its form is about, its words begin at `start`."""

    programme: str
    label: str
    start: int

    @property
    def tells(self) -> bool:
        """Whether its amounts are the programme's own; a field such as 基金残高 names something else."""
        return not self.label or bool(_TELLS.search(self.label))

    @property
    def lists_sources(self) -> bool:
        """Whether it says who pays: 財源：国庫補助金 1億円、一般財源 2億円."""
        return bool(_SOURCES.search(self.label))


def field_of(lines: Lines, line: Line) -> Field | None:
    """The field that `line` prints or goes on with; None outside a form."""
    if not _has_forms(lines.document.text):
        return None
    label, start = _label(line)
    for number in range(line.number, max(-1, line.number - _REACH), -1):
        above = lines.rows[number]
        if above.blank:
            continue
        if above.kind not in (Kind.PARAGRAPH, Kind.ITEM):
            return None
        if ":" not in above.text:
            continue
        if above is not line and (name := field_name(above.text)):
            return Field(name, label, start)
        label = label or _label(above)[0]
    return None


@lru_cache(maxsize=16)
def _has_forms(text: str) -> bool:
    return _NAMED.search(text) is not None


def _label(line: Line) -> tuple[str, int]:
    match = _LABEL.match(line.text, line.body)
    return (_REMARK.sub("", clean(match[1])), match.end()) if match else ("", line.body)
