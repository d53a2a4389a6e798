"""What a check of a sentence says: whether it holds, and if not, the first thing that is not proved."""

from __future__ import annotations

from typing import NamedTuple


class Verdict(NamedTuple):
    """`reason` names what is not proved, `48億円: 引用の金額は別の年度 (another year)`; "" where all is."""

    holds: bool
    reason: str = ""


HOLDS = Verdict(True)
