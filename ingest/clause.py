"""What an amount in a sentence is for: A事業に35億円, 米国は…最大13億ドル, 35億円をA事業に計上."""

from __future__ import annotations

import re

from ingest.name import PER_UNIT, clean, is_word

_NAME = r"(?:「[^「」\n]{1,40}」|[(][^()\n]{1,30}[)](?=の)|[^、。::;()「」※\n]){1,60}?(?:[((][^()()]{1,30}[))])?"
# 海洋観測の<label>, 海洋観測事業に<amount>, 海洋観測事業は…<amount>.
_OF = re.compile(rf"(?:^|[、。::;])\s*({_NAME})(?:の|における|に係る|に関する)\s*$")
_TARGET = re.compile(
    rf"(?:^|[、。::;])\s*({_NAME})(?:に対しまして|に対して|に対し|にも|に|で|へ|といたしましては?|としましては?|としては|として)、?\s*$"
)
# 灯台改修事業により<amount>: only a programme is what something is done with; 物価の高騰により is a cause.
_MEANS = re.compile(
    rf"(?:^|[、。::;])\s*({_NAME})(?:によりまして|により|によって|において|におきまして|を通じて|から)、?\s*$"
)
# 灯台の改修費を<amount>と見込む, 灯台の改修費を<amount>に見直す.
_OBJECT = re.compile(rf"(?:^|[、。::;])\s*({_NAME})を、?\s*$")
# 令和3年度当初予算<で>A事業に<amount>: what joins a label to the words behind it.
_BEHIND_LABEL = re.compile(
    r"^(?:(?:において|における|におきまして|につきまして|について|により)?は|では|には|として|の(?:うち)?|が|を|、|[::\s]"
    r"|(?:においても?|におきまして|により|で)(?=、|\s*[一-龠々ァ-ヶA-Za-z「『]))+"
)
_SET_TO = re.compile(r"\s?(?:\([^()]*\))?(?:程度|規模)?(?:と|に(?!は)|から|へ)")
_TOPIC = re.compile(
    rf"({_NAME})(については|について、|につきましては?|に関しては|へは|においては|に対しては|では|には|は|が|も(?!含|の[がをはに]))(?=[^は]*$)"
)
# A事業35億円、B事業10億円: a noun directly before the amount.
_BARE = re.compile(
    r"(?:^|[、。::;]|,(?!\d)|及び|並びに|このうち|うち)\s*((?:[^、。::;,]|(?<=\d),(?=\d)){2,40})$"
)
# A name cannot begin with what ends the clause before it, nor end in a verb or a particle.
_BEGINS_AMISS = re.compile(
    r"を|[はがにでとものへ](?=[一-龠ァ-ヶ0-9A-Za-z、])|と(?:し|な[りっる]|い[うっ]|申し|思)|です|ます|でし|まし|でご"
    r"|ので|のです|から|まで|より|末|程度|規模"
)
_ENDS_AMISS = re.compile(
    r"(?:[をにがはやへで]|(?<!ど)も|(?<!ひ)と|(?<![手育建立])て|[しなる多少高大]く|から|まで|より|ため|など|比べ|おり|ば|なら"
    r"|[しれっいんきえめけせげじ]た|んだ|[すれせいあなめえけけ一-龠]る|ます|です|しな|ない|ある|ました|でした)$"
    r"|ま(?:すと|したが|すが|して)|ですが|けれども?$|という[一-龠]$|ので"
)
# 灯台に今後5年間で<amount>
_SPAN = re.compile(r"(?:今後|向こう)(?:の)?[\d一二三四五六七八九十]+[かカヵヶケ]?年(?:間|度)?で$")
_PUT_IN = re.compile(
    r"\s?(?:程度|規模)?を、?([^、。\d]{2,40}?)(?:に|へ|として)(?:計上|措置|充て|充当|配分|交付|投じ|投資|支援|助成|拠出|積み?立て|繰り?入れ|承認)"
)
# 2億円の待機料を支払う, 残りの8億円が基盤経費となる: the name behind the amount.
_OF_BEHIND = re.compile(r"の([一-龠々ァ-ヶーA-Za-z]{2,20})(?=[をがでにはも、。])")
_IS_BEHIND = re.compile(
    r"[がは]([^、。]{2,40}?)(?:と|に)(?:なっ|なり|なる|充て)|[がは]([^、。円]{2,40}?)(?:です|であ|でござ)"
)
# 灯台改修事業(以下「改修」という。)
_SHORT = re.compile(r"\(以下[^()]*\)")
_LEADING = re.compile(
    r"^(?:このうち|そのうち|うち|また|さらに|加えて|なお|一方で?|具体的には|例えば|次に|まず|それから|次いで|すなわち|つまり|先ほど|前回|このほか|そのほか|続いて|訂正[::]|(?:御|ご)指摘の|お尋ねの|及び|並びに|と(?=[一-龠ァ-ヶ])|や(?=[一-龠ァ-ヶ]))、?"
    r"|^(?:はい|ええ|さて|このたび|この度|今般|今回|本日|ところで|ただし|特に|同じく|併せて|あわせて|一方|他方|次いで)(?:、|(?=[一-龠ァ-ヶ「]))"
    r"|^(?:\d{4}年度?|(?:令和|平成|昭和)[\d元一二三四五六七八九十]{1,3}年度?)末?(?:における|の|は|までに?|には?|から|で)?"
)
# Why or what for, before the name: 高騰により光熱費, 感染症対策として換気設備.
_CAUSE = re.compile(
    r"^[^、。「」()]{2,24}?(?:により|によって|に伴い|を受け|を踏まえ|として)、?(?=[一-龠ァ-ヶA-Za-z]{2})"
)
# 交付金(令和4年度から6年間)
_PERIOD = re.compile(r"\([^()]*\d年間\)")
# What is said of a sum: 交付金の総額, 一般会計の歳入歳出予算の総額に歳入歳出それぞれ.
_SUM = re.compile(
    r"(?<=\S)の(?:総額|合計額?|累計額?|金額)$"
    r"|(?:の|における)?(?:既定の)?歳入歳出(?:予算)?(?:の総額)?[にから]{0,2}、?(?:歳入歳出)?(?:それぞれ)?$"
)
# 税収が前年度比3.2%増の420億円
_COMPARED = re.compile(
    r"(?:対?前年度?(?:同期|当初)?比(?:で|は)?、?[\d.,・一二三四五六七八九十]+(?:%|パーセント|割|倍)?の?(?:増加?|減少?)?の?)"
)
# How an amount is called, not what it is for: 配分額, 計画額, 配分額の累計.
MEASURE = (
    r"(?:配分|計画|公募|交付|交付決定|活用|所要|支出|支払|執行|契約|実績|見込み?|予定|措置|要求|要望|助成|譲与)額?"
    r"(?:の(?:累計|総額|合計)額?)?"
)
# Words that point back or name no subject.
_EMPTY = re.compile(
    r"^(?:.*(?:年|年間|年度[中内末]?|期間|[ヶか]年)|これ|それ|この|その|同|本|当該|上記|前記|ここ|以上|全て|すべて|前年度?|昨年度?|今年度?|本年度?|毎年度?|"
    r"事業期間|期間|金額|(?:当初|補正)?予算額?|決算額?|累計|総額|合計|額|内訳|内容|国|政府|我が国|約|最大|今回|"
    r"繰越額?|不用額|執行率|残り|直近|現在|こちら|差引き?|残額|残高|官民|初年度|次年度|来年度?|昨年|計画時|(?:当初)?計画|別途|(?:この|その)?ほか|一方|前者|後者|増加|減少|増|減|差額?|予算|規模|"
    r"全体|内数|要求|要望|支援|投資|補助|融資|出資|拠出|供与|枠|基金|計上|執行|支出|増額|減額|追加|不足|第\d+回.*|.*\d分の\d|[\d一二三四五六七八九十]+\D{1,2}|"
    rf"(?:今回の|当初の|現在の|.*(?:から|まで)の?)?(?:\d+[かカヵヶケ]?年間の)?{MEASURE}|"
    r"正しい(?:額|数字|金額)|最終的|結果|(?:私|我々|当方)(?:ども)?)(?:と|と別|ら|の|分|まで|とは別)*$"
)
# 下記の4者に対し、<amount>の交付を決定, 全国の35団体に: who gets it, told only by how many they are.
_COUNTED_PARTY = re.compile(
    r"(?:(?:下記|上記|次|以下|全国|県内|市内|国内|この|これら|その|合計|計|延べ)の?)*(?:計|約|延べ)?(?:[\d一二三四五六七八九十]+|複数|各)の?"
    r"(?:事業者|実施主体|地方公共団体|市区?町村|都道府県|自治体|[かカヵヶケ]所|[者団社校件国県市町村大学院局地域機関法人企業組合施設拠点名人戸]{1,3})"
    r"(?:に対しまして|に対して|に対し|に|へ|で)、?\s*$"
)
_AROUND = re.compile(
    r"(?:中心|うち|合わせ|別|最大|除|含|踏まえ|向け|もと|基|比べ|加え|通じ)$|を[一-龠]{1,4}$"
)
# 間伐を進める森林整備事業, 補正予算で措置した「灯台対策」: a clause before the name of a programme.
_CLAUSE_BEFORE = re.compile(
    r"^.*(?:実施|計上|措置|創設|新設|開始|継続|予定|要求|拡充|予算化)(?:する|した|している|してい?た|される|された|しようとする)(?=[一-龠々ァ-ヶA-Za-z「『])"
    r"|^[^「」]*[るたうすくむ](?=「[^「」]+」$)"
    r"|^.*(?:を|に取り組|にお願い|[でに](?=措置|計上|確保|創設|新設))[^「」]*?(?:[うくすつむるぐぶ]|[いきしちにりっ]た|した|んだ)"
    r"(?=[一-龠々ァ-ヶA-Za-z「『])"
)
_PROGRAMME = re.compile(
    r".{2,}(?:[事作]業|対策|交付金|補助金|助成金|負担金|基金|プログラム|プロジェクト|計画|制度|勘定|繰入れ?)$|[「『].*[」』]$"
)
# 国民一人当たりで見れば<社会保障>: on what view, no part of the name.
_VIEW = re.compile(r"^[^、「」]*(?:見れば|見ると|見ますと|いえば|申しますと)、?")
# Where an amount was spent, when only a class of places is named: 市町村における活用額.
_PLACES = re.compile(
    r"(?:^|、)\s?(?:全国の|各)?(?:市区?町村|都道府県|市町|自治体|地方(?:公共団体|自治体)?|府省)における$"
)
# 国の「灯台改修事業」, 県独自の「灯台補助金」: whose it is, before a name in its own signs.
_OWNER = re.compile(
    r"^(?:我が国|国|政府|都道府県|[一-龠]{0,4}[都道府県市区町村]|本市|当県)(?:独自|単独)?の(?=[「『][^「」『』]+[」』]$)"
)
_WHOLLY_QUOTED = re.compile(r"^「([^「」]+)」$")
_FORM = re.compile(r"の(?:ほう|方|件|話)$|(?<=[^の])の予算$|^現在の")
# Where or when something was said, no subject: 民間の試算では, 当初計画では.
_CIRCUMSTANCE = re.compile(
    r"(?:計画|発表|資料[\d一二三四五六七八九十A-Z]*|試算|推計|見込み?|見通し|時点|段階|説明|報告|想定|会議|部会|委員会|議論|海外|国内|時|当初|分野|面|観点)$"
)
# Such a name can be a subject too (港湾の調査では); behind another topic it says who counted: 民間の調査では.
_SURVEY = re.compile(r"(?:調査|統計|集計|アンケート|分析|白書|推計値?)$")
_ELLIPTIC = re.compile(
    r"(?:前年度?|昨年度?|今年度?|来年度?|本年度?|初年度|次年度|翌年度|昨年|当初|計画|資料|時点?|最終的|結果|累計|総額|合計|計|約"
    r"|この|その|先|前回|先般|うち|一方|なお|ちなみに|ただし|さらに|分|額|増減|差引|です|でし|まし|た|[のはがでにもとやへ、\s(]|から|まで|ので|として|比べ(?:ますと|まして|ると|て)?|比較(?:しますと|しまして|すると|して)|御?指摘|とおり)*"
)


def clause_subject(before: str, between: str, after: str) -> str | None:
    """The subject, from the words before its label, between label and amount, and after the amount.

    `("", "は、海洋観測に", "を計上")` → 海洋観測.
    """
    before, between = _SHORT.sub("", before), _SHORT.sub("", between)
    between = re.sub(r"^\s*[(][^()]*[)]", "", between)
    between = _BEHIND_LABEL.sub("", between)
    for text in (between, before):
        name = _before(_trimmed(text), after)
        if name:
            return name
    return _behind(after)


def is_elliptic(text: str) -> bool:
    """Whether the words before an amount leave its subject to the sentence before: 前年度は, 計画時は."""
    return _ELLIPTIC.fullmatch(text) is not None


def points_back(text: str) -> bool:
    """Whether the words before an amount begin with what the sentence before was about: これを2倍の."""
    return re.match(r"\s*これ(?:を|は|が|に)", text) is not None


def _before(text: str, after: str) -> str | None:
    sentence = _COMPARED.sub("", re.split(r"[。\n]", text)[-1])
    sentence = _COUNTED_PARTY.sub("", _PLACES.sub("", sentence))
    patterns = [_OF, _TARGET, _MEANS]
    if _SET_TO.match(after):
        patterns.append(_OBJECT)
    for pattern in patterns:
        match = pattern.search(sentence)
        if not match or _AROUND.search(match[1]):
            continue
        if "は" in match[1]:
            # 県は灯台の改修に3億円: who gives it is not what it is for.
            giver, _, given = match[1].rpartition("は")
            if pattern is _TARGET and not usable(giver) and (name := usable(given)):
                return name
            continue
        if pattern is _TARGET and _CIRCUMSTANCE.search(match[1]):
            continue
        if (name := usable(match[1])) and (pattern is not _MEANS or _PROGRAMME.fullmatch(name)):
            return name
    bare = _BARE.search(sentence)
    if bare and "は" not in bare[1] and (name := usable(bare[1])):
        return name
    return _topic(sentence)


def _topic(sentence: str) -> str | None:
    """The nearest topic that names something."""
    end, counted = len(sentence), None
    while end > 0:
        matches = list(_TOPIC.finditer(sentence, 0, end))
        if not matches:
            return counted
        told = matches[-1][2].startswith("で") and _CIRCUMSTANCE.search(matches[-1][1])
        words = _beside_remark(sentence[: matches[-1].start()], matches[-1][1])
        if not told and (name := usable(words)):
            if counted or not (matches[-1][2] == "では" and _SURVEY.search(name)):
                return name
            counted = name
        end = matches[-1].start()
    return counted


def _beside_remark(before: str, words: str) -> str:
    """The name on the other side of a remark: (6年間)の交付金 → 交付金, 交付金(6年間)の総額 → 交付金."""
    remark = re.search(r"[(][^()]*[)]$", before)
    if not remark:
        return words
    name = words.removeprefix("の")
    return re.split(r"[、。]", before[: remark.start()])[-1] if _EMPTY.fullmatch(name) else name


def _behind(after: str) -> str | None:
    put = _PUT_IN.match(after)
    if put and not re.search(r"は|(?:別|基|元)$", put[1]) and (name := usable(put[1])):
        return name
    found = _OF_BEHIND.match(after) or _IS_BEHIND.match(after)
    return usable(next(filter(None, found.groups()))) if found else None


def _trimmed(text: str) -> str:
    trimmed = re.sub(r"(?:\s|約|およそ|概ね|最大|総額|合計|計|平均|上限|\()+$", "", text)
    return _SPAN.sub("", trimmed)


def is_amiss(name: str) -> bool:
    """Whether the words are a piece of a clause: に対し, 増額して."""
    return _BEGINS_AMISS.match(name) is not None or _ENDS_AMISS.search(name) is not None


def usable(name: str) -> str | None:
    """The name in words of a sentence; None where they name nothing."""
    name = _VIEW.sub("", clean(_SHORT.sub("", name)))
    while (shorter := _LEADING.sub("", name)) != name:
        name = shorter
    name = clean(_SUM.sub("", _CAUSE.sub("", _PERIOD.sub("", name))))
    tail = _CLAUSE_BEFORE.sub("", name)
    name = clean(_FORM.sub("", tail if _PROGRAMME.fullmatch(tail) else name))
    name = _WHOLLY_QUOTED.sub(r"\1", _OWNER.sub("", name))
    empty = len(name) < 2 or not is_word(name) or _EMPTY.match(name) or PER_UNIT.search(name)
    amiss = _BEGINS_AMISS.match(name) or _ENDS_AMISS.search(name)
    return None if empty or amiss else name
