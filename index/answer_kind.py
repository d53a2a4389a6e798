"""What kind of value a question wants, and what kinds a passage holds: いくら → money."""

from __future__ import annotations

import re
from enum import StrEnum


class AnswerKind(StrEnum):
    MONEY = "money"
    DATE = "date"
    COUNT = "count"
    PERSON = "person"
    MEANING = "meaning"


_COUNTERS = "か国|カ国|ヵ国|ヶ国|件|名|人|社|機関|拠点|台|回|つ|校|位|%|倍|割"
_HELD = {
    AnswerKind.MONEY: re.compile(
        r"\d[\d,.]*\s*(?:兆|億|百万|千万|万|千)?(?:円|ドル|ユーロ|元)|単位:\s*\S*円|\d{1,3}(?:,\d{3})+|\t\d+\t"
    ),
    AnswerKind.DATE: re.compile(r"\d{1,4}\s*年|\d{1,2}\s*月\s*\d{1,2}\s*日|\d{1,4}/\d{1,2}|元年"),
    AnswerKind.COUNT: re.compile(rf"\d[\d,]*\s*(?:{_COUNTERS}|大学|分野|年間)"),
    AnswerKind.PERSON: re.compile(
        r"大臣|委員長|局長|課長|議員|顧問|大使|政務官|教授|氏|署名者|議長|担当"
    ),
}
_WANTED = {
    AnswerKind.MONEY: re.compile(
        r"いくら|金額|何(?:兆|億|百万|万)?円|額|規模|予算(?!の?(?:定義|意味|とは))|how much|budget",
        re.I,
    ),
    AnswerKind.DATE: re.compile(r"いつ|何年|何月|何日|時期|期限|日付|年月|\bwhen\b|\bdate\b", re.I),
    AnswerKind.COUNT: re.compile(rf"何(?:{_COUNTERS})|いくつ|人数|件数|how many", re.I),
    AnswerKind.MEANING: re.compile(
        r"(?<![りしえ]ご)(?<![るいたなう]こ)とは(?:$|[?、]|何|どう|どの|どん|なん|いか)|って(?:何|なに|なん|どう|どん)|定義|意味|正式|略|どんな|どういう|どのような"
        r"|何をする|\bwhat (?:is|are)\b|stands? for|definition|meaning",
        re.I,
    ),
    AnswerKind.PERSON: re.compile(r"誰|だれ|どなた|名前|氏名|役職|署名者|議長|\bwho\b", re.I),
}


def held(text: str) -> frozenset[AnswerKind]:
    """The kinds of value in a folded text."""
    return frozenset(kind for kind, pattern in _HELD.items() if pattern.search(text))


def wanted(question: str) -> frozenset[AnswerKind]:
    """The kinds of value that a folded question may be answered with; empty where it doesn't tell."""
    return frozenset(kind for kind, pattern in _WANTED.items() if pattern.search(question))
