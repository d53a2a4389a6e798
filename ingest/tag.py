"""Tags in brackets that speak of several amounts: (いずれも令和4年度当初), (同), (同3億円)."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.setting import Setting, label_key
from ingest.stage import Key
from ingest.statement import Statement

_ALL_TAGGED = re.compile(r"\s?\((?:いずれも|ともに|全て|すべて)\s?")
_SAME = re.compile(r"\s?\(同(?:じ|上)?\)")
# Aに(令和4年度当初予算額 9億円)、Bに(同2億円)
_SAME_INSIDE = re.compile(r"\(同(?:じく|上)?(?:予算額)?[、::\s]*約?$")


def tagged(found: list[Statement], setting: Setting | None, base: int | None) -> list[Statement]:
    """A tag for all before it (いずれも…), and 同 for what the tag before said."""
    for place, statement in enumerate(found):
        line, end = statement.line, statement.amount.span.end
        if place and statement.key == Key() and _SAME.match(line.text, end):
            found[place] = replace(statement, key=found[place - 1].key)
        inside = _SAME_INSIDE.search(line.text, 0, statement.amount.span.start)
        if place and inside and statement.key == Key() and _inside(found[place - 1]):
            found[place] = replace(statement, key=found[place - 1].key)
        opening = _ALL_TAGGED.match(line.text, end)
        label = next((b for b in line.labels if opening and b.start == opening.end()), None)
        if not opening or not label or line.text[label.end : label.end + 1] != ")":
            continue
        sentence = line.text.rfind("。", 0, end)
        for other in range(place + 1):
            mine = found[other].amount.span.start > sentence and found[other].key == Key()
            if mine and not line.around(*found[other].amount.span):
                found[other] = replace(found[other], key=label_key(label, setting, base))
    return found


def _inside(statement: Statement) -> bool:
    return statement.line.around(*statement.amount.span) is not None
