"""Sources of money: 国庫補助金, 一般財源, 市負担, 重要政策推進枠 – a frame of the amount, no programme."""

from __future__ import annotations

import re

_PAYER = r"(?:国|国庫|都道府県|県|都|道|府|市町村|市区町村|市|町|村|区|地方|企業|民間|受益者|自己|事業者)"
_SOURCE = re.compile(
    rf"(?:うち)?(?:\S*(?:推進枠|特別枠|要望枠|重点枠|優先枠)(?:分)?|\S*一括計上(?:分)?"
    rf"|{_PAYER}(?:支出金|補助金|交付金|負担[金分額]?|費負担)|国庫|国費|県費|市費|町費|公費"
    r"|(?:一般|特定|自主|依存|その他)財源|その他特財|地方債|市債|県債|町債|寄[附付]金|繰入金|借入金)"
)


def is_source(name: str) -> bool:
    """Whether the name says who pays or out of which frame: うち重要政策推進枠, 県補助金."""
    return _SOURCE.fullmatch(name) is not None
