"""Who speaks in minutes: ○調査課長　…, 【部会長】…, 委員：…"""

from __future__ import annotations

import re

# What people are called in minutes, behind their names or alone.
_ROLES = (
    r"(?:議長|会長|部会長|座長|主査|委員長?|専門委員|構成員|議員|大臣|副大臣|政務官|長官|知事|市長|町長|村長|区長"
    r"|課長|室長|局長|部長|次長|参事官|審議官|企画官|調整官|係長|補佐|主任|担当|事務局|理事長?|教授|参考人|[一-龠]{0,6}監|教育長|所長|館長|院長|総裁|主幹|参事|幹事|氏|君|様|さん)"
)
_NAME = rf"[^\s、。:「」()【】\d]{{0,14}}{_ROLES}(?:代理|補佐|官)?(?:[A-Z甲乙丙丁]|\d{{1,2}})?(?:\([^()\n]{{1,20}}\))?"
# The name is set off by a blank or a colon; what follows is a sentence.
_SPEAKER = re.compile(rf"(?:{_NAME}(?:\s+|\s*:\s*)|【{_NAME}】\s*|「?\({_NAME}\)\s*)(?=\S)")


def speech_start(text: str, start: int) -> int | None:
    """Where the words begin of somebody whose name opens a line at `start`; None where nobody's does.

    `○調査課長　前年度は三億円でした。` → the place of 前年度.
    """
    match = _SPEAKER.match(text, start)
    if not match or "。" not in text[match.end() :]:
        return None
    return match.end()
