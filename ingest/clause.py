"""What an amount in a sentence is for: A事業に35億円, 米国は…最大13億ドル, 35億円をA事業に計上."""

from __future__ import annotations

import re

from ingest.name import PER_UNIT, clean, is_word

_NAME = r"[^、。::;()「」※\n]{1,60}?(?:[((][^()()]{1,30}[))])?"
# 海洋観測の<label>, 海洋観測事業に<amount>, 海洋観測事業は…<amount>.
_OF = re.compile(rf"(?:^|[、。::;])\s*({_NAME})(?:の|における|に係る|に関する)\s*$")
_TARGET = re.compile(rf"(?:^|[、。::;])\s*({_NAME})(?:に対して|に対し|に|で|へ|として)\s*$")
_TOPIC = re.compile(
    rf"({_NAME})(?:については|について、|に関しては|においては|に対しては|では|には|は|が|も)(?=[^は]*$)"
)
# A事業35億円、B事業10億円: a noun directly before the amount.
_BARE = re.compile(r"(?:^|[、。::;,]|及び|並びに|このうち|うち)\s*([^、。::;,]{2,40})$")
_NOT_BARE = re.compile(
    r"(?:[をにでがはもとやのへ]|から|まで|より|して|ため|など|する|した|される|され|し)$"
)
_PUT_IN = re.compile(
    r"\s?(?:程度|規模)?を、?([^、。\d]{2,40}?)(?:に|へ|として)(?:計上|措置|充て|充当|配分|交付|投じ|投資|支援|助成|拠出)"
)
_LEADING = re.compile(
    r"^(?:このうち|そのうち|うち|また|さらに|加えて|なお|一方|具体的には|例えば|次に|まず)、?"
    r"|^(?:\d{4}年度?|(?:令和|平成|昭和)[\d元一二三四五六七八九十]{1,3}年度?)(?:における|の|は|に|から)?"
)
# Words that point back or name no subject.
_EMPTY = re.compile(
    r"^(?:.*(?:年|年間|年度|期間|[ヶか]年)|これ|それ|この|その|同|本|当該|上記|前記|ここ|以上|全て|すべて|前年度?|昨年度?|今年度?|本年度?|毎年度?|"
    r"事業期間|期間|金額|(?:当初|補正)?予算額?|決算額?|累計|総額|合計|額|内訳|内容|国|政府|我が国|約|最大|今回)(?:と|と別|ら|の|分|まで|とは別)*$"
)
_AROUND = re.compile(r"(?:中心|うち|合わせ|別|最大|除|含|踏まえ|向け|もと|基|比べ|加え|通じ)$")


def clause_subject(before: str, between: str, after: str) -> str | None:
    """The subject, from the words before its label, between label and amount, and after the amount.

    `("", "は、海洋観測に", "を計上")` → 海洋観測.
    """
    between = re.sub(r"^\s*[(][^()]*[)]", "", between)
    between = re.sub(r"^(?:で?は|には|では|として|の|が|を|、|[::\s])+", "", between)
    for text in (between, before):
        name = _before(_trimmed(text))
        if name:
            return name
    put = _PUT_IN.match(after)
    return _usable(put[1]) if put else None


def _before(text: str) -> str | None:
    sentence = re.split(r"[。\n]", text)[-1]
    for pattern in (_OF, _TARGET):
        match = pattern.search(sentence)
        if not match or _AROUND.search(match[1]) or "は" in match[1]:
            continue
        if name := _usable(match[1]):
            return name
    bare = _BARE.search(sentence)
    if (
        bare
        and not _NOT_BARE.search(bare[1])
        and "は" not in bare[1]
        and (name := _usable(bare[1]))
    ):
        return name
    return _topic(sentence)


def _topic(sentence: str) -> str | None:
    """The nearest topic that names something."""
    end = len(sentence)
    while end > 0:
        matches = list(_TOPIC.finditer(sentence, 0, end))
        if not matches:
            return None
        if name := _usable(matches[-1][1]):
            return name
        end = matches[-1].start()
    return None


def _trimmed(text: str) -> str:
    return re.sub(r"(?:\s|約|およそ|概ね|最大|総額|合計|計|\()+$", "", text)


def _usable(name: str) -> str | None:
    name = clean(name)
    while (shorter := _LEADING.sub("", name)) != name:
        name = shorter
    name = clean(name)
    empty = len(name) < 2 or not is_word(name) or _EMPTY.match(name) or PER_UNIT.search(name)
    return None if empty else name
