"""The claims of a sentence: each amount with the year and stage it is given, the words that may name it, and
whether it is an amount, a change or a total."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum

from answer.proof.given import _POST, RESPECTIVELY, Given, given
from answer.proof.named import Names
from answer.proof.saying import bracket_behind, enclosing
from ingest.amount import MULTIPLIERS, Amount, find_amounts
from ingest.fold import key

_UP = r"増|プラス|上回|多[いくかめ]|上乗せ|アップ|上昇|拡大"
_DOWN = r"減|マイナス|下回|少な|縮小|削減|ダウン"
_BEHIND = re.compile(
    rf"\s?(?:程度|余り?|強|弱)?\s?(?:\([^()]*\))?\s?(?:の|分の?|ほど|だけ)?\s?"
    rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN})|(?P<gap>差(?!し)|開き|違い|(?:more|higher|increase)|(?:less|lower|decrease)))"
)
_CHANGE = re.compile(
    r"(?:差額?|増減額?|増加額|減少額|増額|減額|変化|伸び|difference|increase|decrease)"
    r"(?:\s?(?:は|が|:|、|of|is|was|by)\s?|\s)*(?:約)?[+△▲-]?\s?$",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"(?:合計|総計|合算|合わせ(?:て|ると)|あわせ(?:て|ると)|足すと|総額|計|\btotal(?:s|ling)?|\bsum)"
    r"(?:額|で|は|が|:|、|of|is|\s)*(?:約)?$",
    re.IGNORECASE,
)
_PIECE = re.compile(r"(?P<number>\d[\d,]*(?:\.\d+)?)\s?(?P<scale>[十百千万億兆]*)")
# A term of a calculation: what names the others does not name it.
_TERM_BEFORE = re.compile(r"[-+÷=−]\s?[^、。;]{0,40}$")
_TERM_BEHIND = re.compile(r"\s?(?:\([^()]*\))?\s?[-+÷−=]")
_LIST = re.compile(r"と|、|及び|および|ならびに|並びに|,")


class Nature(Enum):
    AMOUNT = "amount"
    CHANGE = "change"
    TOTAL = "total"


@dataclass(frozen=True)
class Claim:
    """`keys` are the years and stages it may mean; `regions` the words that may name it, the likeliest
    first; `rises` the direction of a change; `limits` the words that may say 内数 or 最大."""

    amount: Amount
    printed: str
    keys: tuple[Given, ...]
    regions: tuple[str, ...]
    nature: Nature
    rises: bool | None
    limits: str
    term: bool

    @property
    def value(self) -> int:
        return self.amount.value

    @property
    def places(self) -> Decimal:
        """The place of the last printed digit: 45.9億円 → 10000000; of 1,400億円, 100億, for two digits count."""
        last = list(_PIECE.finditer(self.printed))[-1:]
        if not last:
            return Decimal(1)
        scale = 1
        for char in last[0]["scale"]:
            scale *= MULTIPLIERS[char]
        digits = last[0]["number"].replace(",", "")
        _, _, fraction = digits.partition(".")
        zeros = 0 if fraction else len(digits) - len(digits.rstrip("0"))
        significant = len(digits.rstrip("0").lstrip("0"))
        place = Decimal(scale).scaleb(-len(fraction))
        return place.scaleb(zeros) if significant >= 2 else place


def claims(view: str, names: Names, before: Sequence[Given] = (), said: str = "") -> list[Claim]:
    """Every amount of a view with what the sentence says of it; `said` and `before` come from the
    sentence before."""
    amounts = find_amounts(view)
    if not amounts:
        return []
    keys = given(view, amounts, names.hidden(view), before)
    found = [
        Claim(
            amount,
            view[amount.span.start : amount.span.end],
            keys[at],
            tuple(_regions(view, amounts, at, said)),
            *_nature(view, amount, keys[at]),
            _limits(view, amounts, at),
            _term(view, amounts, at),
        )
        for at, amount in enumerate(amounts)
    ]
    for at in range(1, len(found)):
        if _converts(view, found[at - 1], found[at]):
            found[at] = replace(
                found[at - 1], amount=found[at].amount, printed=found[at].printed, term=True
            )
    return found


def _converts(view: str, one: Claim, other: Claim) -> bool:
    """Whether an amount is the same in another unit: 5,545百万円（55.45億円）."""
    bracket = bracket_behind(view, one.amount.span.end)
    inside = bracket is not None and bracket[0] <= other.amount.span.start < bracket[1]
    alike = (abs(one.value), one.amount.currency) == (abs(other.value), other.amount.currency)
    return inside and alike


def _nature(view: str, amount: Amount, keys: Sequence[Given]) -> tuple[Nature, bool | None]:
    start, end = amount.span
    behind = _BEHIND.match(view, end)
    head = view[max(0, start - 24) : start]
    falls = view[start] in "△▲-" or (
        view[start - 1 : start] in ("△", "▲", "-")
        and start > 1
        and view[start - 2] not in "円)0123456789"
    )
    if behind:
        rises = None if behind["gap"] else bool(behind["up"])
        return Nature.CHANGE, rises
    if _CHANGE.search(head) or (keys and all(one.delta for one in keys)):
        return Nature.CHANGE, False if falls else None
    if _TOTAL.search(head):
        return Nature.TOTAL, None
    return Nature.AMOUNT, None


def _limits(view: str, amounts: Sequence[Amount], at: int) -> str:
    """The words around an amount that can limit it, up to the amounts beside it; いずれも holds for all."""
    opened = amounts[at - 1].span.end if at else 0
    following = amounts[at + 1].span.start if at + 1 < len(amounts) else len(view)
    words = view[opened : amounts[at].span.start] + "\n" + view[amounts[at].span.end : following]
    bracket = enclosing(view, amounts[at].span.start)
    if bracket:
        words += view[bracket[0] : bracket[1]] + view[max(0, bracket[0] - 8) : bracket[0]]
    behind = bracket_behind(view, amounts[at].span.end)
    if behind:
        words += view[behind[0] : behind[1]]
    return view if "いずれも" in view or RESPECTIVELY.search(view) else words


def _regions(view: str, amounts: Sequence[Amount], at: int, said: str) -> list[str]:
    """The words that may name what an amount is for, the likeliest first."""
    starts = [amount.span.start for amount in amounts]
    ends = [0, *(amount.span.end for amount in amounts)]
    here = view[ends[at] : starts[at]]
    behind = view[amounts[at].span.end : starts[at + 1] if at + 1 < len(starts) else len(view)]
    first = view[: starts[0]]
    word = RESPECTIVELY.search(view)
    if word and word.start() < starts[at] and len(amounts) > 1:
        listed = [n for n, start in enumerate(starts) if start > word.start()]
        parts = _LIST.split(view[: word.start()])
        parts = [part for part in parts if part.strip()]
        if at in listed and len(parts) == len(listed):
            return [key(parts[listed.index(at)]), key(view[: word.start()])]
    if at and _term(view, amounts, at):
        added = _TERM_BEFORE.match(_past_bracket(here))
        compared = (
            [] if added else [part for part in [here, first] if "ほうが" in part or "方が" in part]
        )
        return [key(part) for part in compared or [here]]
    regions = [here, *(view[ends[n] : starts[n]] for n in range(at - 1, -1, -1)), behind]
    if len(key(first)) < 2 or (
        _POST.match(view, amounts[0].span.end) and not key(first).strip("-・")
    ):
        regions = [behind, here]
    return [key(region) for region in [*regions, said] if region.strip()]


def _term(view: str, amounts: Sequence[Amount], at: int) -> bool:
    """Whether an amount is a term of a calculation."""
    here = view[amounts[at - 1].span.end if at else 0 : amounts[at].span.start]
    behind = _TERM_BEHIND.match(view, amounts[at].span.end) is not None
    return behind or (at > 0 and _TERM_BEFORE.match(_past_bracket(here)) is not None)


def _past_bracket(text: str) -> str:
    """The text behind the bracket that it begins with: （令和3年度）＋ → ＋."""
    text = text.lstrip()
    return text.partition(")")[2].lstrip() if text.startswith("(") else text
