"""The account that a document is about: 令和6年度 一般会計補正予算(第2号)の概要 → 一般会計."""

from __future__ import annotations

import re

from ingest.fold import fold
from ingest.line import Lines

_ACCOUNT = re.compile(r"一般会計|[一-龠ァ-ヶー]{0,14}(?:特別|企業|事業)会計")
# Names that say no more than that it is the budget: 1 補正予算の規模, 予算総額, 累計.
_BUDGET = re.compile(
    r"(?:\d{1,2}[.、\s]*)?(?:(?:今回の|第\d号)?(?:補正|当初)?予算案?の?(?:規模|総額|額|概要)"
    r"|(?:今回の)?補正(?:予算)?|[(]?(?:補正[前後]の?|同期の?|の)?累計額?)"
)


def account_of(lines: Lines) -> str | None:
    """The one account that the document's title names."""
    title = fold(lines.document.title or "").text
    found = {match[0] for match in _ACCOUNT.finditer(title)}
    return found.pop() if len(found) == 1 else None


def is_budget(name: str) -> bool:
    """Whether a name is no more than that of the budget that the document is about."""
    return _BUDGET.fullmatch(name) is not None
