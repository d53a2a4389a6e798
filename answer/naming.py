"""Question → concepts: runs of nouns (one name, however long) and verbs, without what only frames it.

`concepts("量子技術イノベーション拠点の発足式典はいつ？")` → 量子技術イノベーション拠点 · 発足式典.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from answer.concept import Concept, Part, aliases, meanings
from index.terms import ASKING, STOP, passage_terms
from index.tokens import Token, tokenize
from ingest.amount import find_amounts
from ingest.document import Span
from ingest.era import find_years
from ingest.fold import key

_VERB_WEIGHT = 0.6
_NOUNS = frozenset({"名詞", "接頭辞", "接尾辞", "形状詞"})
_JOINTS = frozenset("・-/&＆")
# Nouns that only frame a question.
_FRAME = frozenset(
    "もの こと 具体 的 詳細 全て すべて 全部 一覧 資料 文書 記載 記述 関係 場合 それぞれ 各々 名称 名前 どれ 回答 質問 該当 "
    "前後 等 他 ほか 中 上 下 内 時 際 点 方 うち 何 幾つ 教示 列挙 説明 紹介 値 理由 為 いつ 現在 今 今回 当該 日付 "
    "日 年 月 年月 時期 件 数 いくら 円 億円 百万円 誰 人 どこ 箇国 箇所 つ 名 回 社 者 年間 意味 定義 正式 略 略称 "
    "略語 位 本 台 日本語 英語 和訳 全員 名刺 役職 次 つとも 要する さん 氏 様 側 ら 達 たち あたり ずつ 頃 ごろ 別 割合 比率 最長 "
    "最大 機関名 団体名 中身 種類 トップ 上位 下位 ベース 精度 パーセント 大き 金額 順 つもり 結局".split()
)
# Suffixes that may end a run of nouns without being part of the name: 英国側, 佐川真人さん.
_TRAILING = frozenset(
    "的 さん 氏 様 側 ら 達 たち あたり ずつ 頃 ごろ 別 程度 名 者名 前 全体 等 など".split()
)
# Words by which a question asks for an amount; they name no programme, however long their compound.
MONEY = re.compile(
    r"(?:政府全体|政府(?=予算|案)|前年度?|昨年度|今年度|本年度|同年度|年度|対|比|概算|要求|要望|予算|補正|当初|配分|決算|計上|措置|投入|投資|総額|合計|補正[前後]|"
    r"金額|額|案|規模|分|推移|増減|増額|減額|増|減|差額?|差|比較|変化|伸び|増加|率|円換算|円|億|百万|千|万|単位|金|費用|支出|推計|資料|実績|経費|数字|"
    r"内訳|段階|時点|全体|割合|比率|割|倍率|倍|パーセント|%|減少|同額|満額|順位?|上位|下位|ベース|単位|精度|一覧|計|再掲|新規|内数|動き|実額|計算|試算|対象外|除外|・|足|付|budget|amount|request|much|initial|total|supplementary|draft)+"
)
# Nouns of money that end a compound without being part of the name: 老朽化対策予算, 概算要求段階.
_MONEY_TAIL = frozenset("予算 金額 総額 額 補正 要求 概算 段階 時点 全体".split())
_BODIES = frozenset(
    "省 庁 府 院 局 委員会 機構 財団 法人 大学 研究所 公社 基金 県 市 町 村 都 道 区 部会".split()
)
# Counters that number things of one name: ほうき4号, 第6期. They stay with it, and have to be found whole.
_NUMBERING = frozenset("号 期 世代 号機 次 版 章 節 条 番".split())
# 一般会計分 is the account itself; 人材育成分 is a part of something.
_OF_ACCOUNT = re.compile(r"(?<=会計)分")
_LONG_VOWEL = re.compile(r"([ァ-ヴー]{3,})ー(?![ァ-ヴー])")
_QUOTED = re.compile(r"[「『]([^「」『』]{3,60})[」』]")
# Quantum Innovation, Multilateral Dialogue on Quantum: Latin words that begin with capitals are one name.
_LATIN_NAME = re.compile(
    r"(?:\b(?:What|When|Where|Who|Which|How|Is|Are|Does|Did|The|In|For)\s+)*"
    r"(?P<name>(?<![A-Za-z0-9])(?!FY\s?\d)[A-Z][A-Za-z0-9.&-]*(?:\s+(?:(?:of|on|for|and|the)\s+){0,2}[A-Z][A-Za-z0-9.&-]*)+)"
)
_ORDINAL = re.compile(
    r"[0-9０-９]{1,2}回目|第\s?[0-9０-９一二三四五六七八九十]{1,3}(?:回|期|次|条|章|号|版|弾|部|節)?"
)
_ENGLISH_FRAME = frozenset(
    "what which who whom when where how much many is are was were the a an "
    "of in on at to for by and or did do does with from its their be been "
    "has have list name all please tell me show give as that this it per".split()
)
_GENERIC_VERBS = frozenset(
    "為る 有る 居る 成る 行う 教える 挙げる 示す 述べる 言う 呼ぶ 知る 下さる 含む 出来る 因る 関する 対する 係る 分かる 書く "
    "見る 指す 持つ 当たる 来る 行く 上げる 在る 仰る 頂く 要る 掛かる 入る 出る 付く 於く 向ける 取る 置く 受ける 載る 遣る 担う 務める 為さる 使う 教わる 欲しい 挙がる 上がる 決まる 成す 就く 付ける 聞く 伺う 続く 頼む 願う 足す 聞かせる 並ぶ 始める".split()
)


def concepts(text: str) -> tuple[Concept, ...]:
    """The concepts of a question in its order, without years, numbers alone and asking words."""
    years = [year.span for year in find_years(text)]
    ordinals = [Span(*match.span()) for match in _ORDINAL.finditer(text)]
    found = [_ordinal(text[span.start : span.end], span.end) for span in ordinals]
    quoted = [Span(*match.span(1)) for match in _QUOTED.finditer(text)]
    quoted += [Span(*match.span("name")) for match in _LATIN_NAME.finditer(text)]
    found += [_title(text[span.start : span.end], span.end) for span in quoted]
    text = blank(text, [*quoted, *(Span(*match.span()) for match in _OF_ACCOUNT.finditer(text))])
    text = blank(text, [amount.span for amount in find_amounts(text)])
    run: list[Token] = []
    for token in tokenize(text):
        if any(span.overlaps(token.span) for span in (*years, *ordinals)):
            found += _close(run, text)
        elif _joins(token, run):
            run.append(token)
        else:
            found += _close(run, text)
            if _joins(token, run):
                run.append(token)
            elif token.pos.startswith("動詞") and token.base not in _GENERIC_VERBS:
                verb = _concept(token.surface, (token.base,), token.span.end, name=False)
                found.append(replace(verb, weight=_VERB_WEIGHT, verb=True))
    found += _close(run, text)
    unique = {concept.keys[0]: concept for concept in found}
    return tuple(sorted(unique.values(), key=lambda concept: concept.end))


def _title(surface: str, end: int) -> Concept:
    """What a question puts in 「」 is one name."""
    return _concept(surface, passage_terms(surface), end, name=True, proper=True)


def blank(text: str, spans: Iterable[Span]) -> str:
    """The text with the spans blanked, offsets kept."""
    for span in spans:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


def _joins(token: Token, run: Sequence[Token]) -> bool:
    kind = token.pos.split("-")[0]
    if run and run[-1].span.end != token.span.start:
        return False
    if token.surface in _JOINTS:
        return bool(run)
    if token.surface == "何" or "助動詞語幹" in token.pos:  # …みたい, …そう
        return False
    return kind in _NOUNS and (token.surface != "的" or bool(run))


def _close(run: list[Token], text: str) -> Iterator[Concept]:
    """The concepts of a run of nouns: one, or several where counted numbers stand between."""
    words = list(run)
    run.clear()
    while any(_counts(words, n) for n in range(len(words))):
        at = next(n for n in range(len(words)) if _counts(words, n))
        yield from _named(words[:at], text)
        words = words[at + 2 :]
    yield from _named(words, text)


def _counts(words: Sequence[Token], n: int) -> bool:
    """Whether a number with what it counts stands at `n`: 8 拠点, 1 校, but not 目標 6 or ほうき 4 号."""
    if not words[n].pos.startswith("名詞-数詞") or n + 1 >= len(words):
        return False
    return n == 0 or words[n + 1].surface not in _NUMBERING


def _named(words: list[Token], text: str) -> Iterator[Concept]:
    at = next((n for n, w in enumerate(words) if n and w.pos.startswith("名詞-数詞")), None)
    if at is not None:  # 目標6, ほうき4号: found whole or not at all
        last = at + 1 if at + 1 < len(words) and words[at + 1].surface in _NUMBERING else at
        span = Span(words[at - 1].span.start, words[last].span.end)
        yield _ordinal(text[span.start : span.end], span.end)
        words = words[: at - 1] + words[last + 1 :]
    while words and (words[-1].surface in _JOINTS or words[-1].pos.startswith("接頭辞")):
        words = words[:-1]
    words = [word for word in words if word.base not in ASKING]
    while words and (_frames(words[0]) or words[0].pos.startswith("名詞-数詞")):
        words = words[1:]
    # 科学技術関係予算 is a name of its own; 老朽化対策予算 is the budget of 老朽化対策.
    while len(words) > 1 and words[-1].surface in _MONEY_TAIL and words[-2].surface != "関係":
        words = words[:-1]
    while words and (words[-1].surface in _TRAILING or (_frames(words[-1]) and not _bound(words))):
        words = words[:-1]
    meaning = [w for w in words if w.base not in STOP and w.base not in ASKING]
    if not meaning or all(_frames(w) for w in words):
        return
    span = Span(words[0].span.start, words[-1].span.end)
    surface = re.sub(r"['’]s$", "", text[span.start : span.end])
    if surface.lower() not in _ENGLISH_FRAME:
        parts = tuple(passage_terms(surface))
        name = _is_name(words) and not MONEY.fullmatch(key(surface))
        proper = name and _is_proper(words)
        yield _concept(surface, parts, span.end, name=name, proper=proper)


def _bound(words: Sequence[Token]) -> bool:
    """Whether the last word is a suffix that belongs to a name: 協力覚書, 参加国, 署名者."""
    return len(words) > 1 and len(words[-1].surface) == 1 and words[-1].pos.startswith("接尾辞")


def _frames(token: Token) -> bool:
    words = (token.surface, token.base, token.surface.lower())
    return any(word in _FRAME or word in _ENGLISH_FRAME for word in words)


def _is_name(words: Sequence[Token]) -> bool:
    return (
        _is_proper(words)
        or _is_body(words)
        or sum(w.pos.startswith("名詞-普通名詞") for w in words) >= 3
    )


def _is_body(words: Sequence[Token]) -> bool:
    """Whether the run names an authority, an organisation or a municipality: 防衛省, 公正取引委員会, 青葉県."""
    return len(words) > 1 and words[-1].surface in _BODIES


def _is_proper(words: Sequence[Token]) -> bool:
    if any("固有名詞" in w.pos for w in words):
        return True
    if any("欧文" in w.pos and re.search(r"[A-Z0-9]", w.surface) for w in words):
        return True
    return any(re.fullmatch(r"[ァ-ヴー]{5,}", w.surface) and not _is_common(w) for w in words)


def _is_common(word: Token) -> bool:
    """Whether a katakana word is one of everybody's: it has other words, and the dictionary knows it."""
    return bool(aliases(key(word.surface))) and word.pos.startswith("名詞-普通名詞")


def _concept(
    surface: str, parts: Sequence[str], end: int, *, name: bool, proper: bool = False
) -> Concept:
    form = key(surface)
    short = _LONG_VOWEL.sub(r"\1", form)  # マネージャー and マネージャ are one word
    forms = tuple(Part(part, aliases(part)) for part in dict.fromkeys(parts))
    keys = dict.fromkeys((form, short, *aliases(form)))
    # A name stands for itself alone; of a word as printed or of the word that a verb's form is of.
    words = dict.fromkeys((form, *(parts if len(parts) == 1 else ())))
    meant = () if name else tuple(dict.fromkeys(m for word in words for m in meanings(word)))
    return Concept(surface, tuple(keys), forms, name, end, proper, meant=meant)


def _ordinal(surface: str, end: int) -> Concept:
    """第4回 is found whole or not at all."""
    form = key(surface)
    plain = form.removeprefix("第").removesuffix("目")
    forms = dict.fromkeys((form, f"第{plain}", f"{plain}目", f"{plain}:"))
    return Concept(surface, tuple(forms), (), True, end)
