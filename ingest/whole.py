"""Whole budgets: what an amount is for where its words name only the budget of an account.

`一般会計の予算規模` → 一般会計; `補正予算の規模`, `予算総額` → the one account that the title names.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.fold import fold

_ACCOUNT = r"(?:一般|[^\s、。のはを()及並び・年度\d]{0,12}(?:特別|事業|企業))会計"
# The budget as a whole: 一般会計の歳入歳出予算にそれぞれ, 一般会計の予算規模.
_BUDGET = r"(?:当初|補正|歳入歳出)?予算(?:の?(?:規模|総額|累計))?(?:に、?(?:それぞれ)?)?"
_OF_ACCOUNT = re.compile(rf"(?P<account>{_ACCOUNT})の?{_BUDGET}")
# Words that name no account: 予算総額, 補正予算の規模, 第2号補正, 前年度同期の累計.
_WHOLE = re.compile(
    rf"(?:\d{{1,2}}\s*)?(?:今回の)?(?:{_BUDGET}|第?\d{{1,2}}[号次]補正|(?:同期の)?(?:補正後)?累計額?)"
)
_IN_TITLE = re.compile(_ACCOUNT)


@lru_cache(maxsize=4096)
def whole_of(name: str, title: str) -> str:
    """`name`, or the account that it is the whole budget of."""
    text = fold(name).text.strip()
    if own := _OF_ACCOUNT.fullmatch(text):
        return own["account"]
    if _WHOLE.fullmatch(text):
        return _of_title(title) or name
    return name


@lru_cache(maxsize=256)
def _of_title(title: str) -> str | None:
    """The one account of a title: はやせ市一般会計補正予算 → 一般会計."""
    found = set(_IN_TITLE.findall(fold(title).text))
    account = found.pop() if len(found) == 1 else ""
    return "一般会計" if account.endswith("一般会計") else account or None
