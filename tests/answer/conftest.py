"""A made-up field, ocean observation, in five small documents: a plan, two of a budget, minutes, a hostile one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from answer.concept import view
from answer.engine import PolicyQA
from answer.entry import Entry
from answer.evidence import Evidence, weigh
from answer.question import Question, understand
from answer.result import Answer
from answer.tree import Tree
from answer.unit import Unit, Units
from index.build import build
from index.store import Store
from ingest.document import Document
from ingest.figure import figures
from ingest.outline import outline

PLAN = """# 海洋観測強化計画

海洋観測推進本部
令和5年6月12日

## 1. 計画の位置付け

沿岸観測ネットワーク（CONet）は、全国の港湾に置いた観測装置を結び、水温と流速を常時公開する仕組みである。
深海ロボット拠点は、無人潜水機の試験と整備を一か所で行う施設である。
本計画の期間は、令和6年度から令和10年度までの5年間とする。

## 2. 4つの重点目標

- 観測装置の国産化
- 海洋データの公開
- 潜水技術者の養成
- 国際共同観測の推進

## 3. 参加機関

沿岸観測ネットワークには、港湾海洋研究所、北方水産大学、東部気象台が参加する。
無人潜水機の開発には14社が参画している。
観測船「しおかぜ4号」は2026年3月に就航する予定である。観測船「しおかぜ5号」の就航は2028年11月である。

## 4. 国際協力

海洋データの相互利用に関する協力覚書は、2023年9月14日に長崎市で署名された。
協力分野は、潮位の観測、海底地形図の整備、専門家の交流である。
国際共同観測には9か国が参加した。

## 5. 用語

※1 DSR：深海調査ロボット
※2 HFL：港湾流速計
DSRの稼働率は82.5％であった。

## 6. 沿革

沿岸の測量を全国で初めて行ったのは伊能忠敬である。
観測網の再編は、装置の老朽化により欠測が増えたために行われた。
"""

BUDGET = """# 令和6年度海洋観測関係予算（案）の概要

海洋観測推進本部
令和5年12月22日

## 沿岸観測ネットワーク整備事業

令和6年度予算額(案) 48億円
(前年度予算額 41億円)

港湾に置く観測装置を更新し、欠測を減らす。
令和5年度補正予算額 6億円

## 深海ロボット開発事業

令和6年度予算額(案) 2,350百万円
(前年度予算額 2,500百万円)

深さ6,000メートルまで潜る無人潜水機を開発する。

## 藻場再生実証事業

令和6年度予算額(案) 7億円の内数

藻場の面積を測り、再生の方法を確かめる。

## 流氷監視高度化事業

令和6年度予算額(案) 3億円(新規)

衛星の画像から流氷の動きを読み取る。

## 人材の育成

令和6年度予算額(案)

- 潜水技術者養成講座 5億円
- 観測士資格制度の運営 2億円
- 潜水技術者養成講座(再掲) 5億円
- 救難訓練の実施 検討中

## 府県別の配分

単位：百万円

| 府県 | 令和5年度 | | 令和6年度 | |
|---|---|---|---|---|
| | 当初 | 補正 | 当初 | 補正 |
| 青磁県 | 120 | 30 | 150 | 40 |
| 白波県 | 210 | 60 | 240 | 70 |
| 計 | 330 | 90 | 390 | 110 |
"""

REQUEST = """# 令和6年度海洋観測関係概算要求の概要

海洋観測推進本部
令和5年8月31日

## 沿岸観測ネットワーク整備事業

令和6年度要求・要望額 62億円
(前年度予算額 41億円)

観測装置の更新を二年で終える。

## 海底通信線保全事業

令和6年度要求・要望額 18億円

通信線の切断を早く知り、修理に向かう船を待機させる。

## 港湾水温観測の推移

- 令和3年度予算額 10億円
- 令和4年度予算額 12億円
- 令和5年度予算額 15億円
"""

MINUTES = """海洋観測推進会議　議事概要

第3回会合
日時：2024年2月8日
場所：仙台市
議題：観測装置の更新計画
出席者は21名であった。

第4回会合
日時：2024年5月23日
場所：高松市
議題：潜水技術者の資格
出席者は17名であった。
"""

HOSTILE = """# 漂着物調査の手引

漂着物調査とは、<script>alert(1)</script>や<img src=x onerror="alert(2)">を[手引](javascript:alert(3))とともに記す調査である。
調査員は\x0733名で、**報告書**は`${secret}`と{{name}}の欄に書く。
"""

DOCUMENTS = {
    "plan.md": PLAN,
    "budget.md": BUDGET,
    "request.md": REQUEST,
    "minutes.txt": MINUTES,
    "hostile.md": HOSTILE,
}

# So rare that a name has to be found, as in a store of some hundred passages.
RARE = 5.0


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The documents, read and indexed once."""
    folder = tmp_path_factory.mktemp("answer")
    for name, text in DOCUMENTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    build([folder / name for name in DOCUMENTS], folder / "store")
    with Store.open(folder / "store") as opened:
        yield opened


@pytest.fixture(scope="session")
def qa(store: Store) -> PolicyQA:
    return PolicyQA(store)


@pytest.fixture(scope="session")
def ask(qa: PolicyQA) -> Callable[..., Answer]:
    """`ask(question, *earlier questions)` over the store."""

    def asked(question: str, *history: str) -> Answer:
        return qa.ask(question, history)

    return asked


@pytest.fixture(scope="session")
def tree_of() -> Callable[[str], Tree]:
    """The tree of a text that is written in the test."""

    def made(text: str) -> Tree:
        document = Document(text, "memo.md", title="覚え書き")
        return Tree(document, outline(document))

    return made


@pytest.fixture(scope="session")
def units_of(tree_of: Callable[[str], Tree]) -> Callable[[str], list[Unit]]:
    def made(text: str) -> list[Unit]:
        tree = tree_of(text)
        units = Units(tree)
        return [unit for index in range(len(tree.blocks)) for unit in units.of(index)]

    return made


@pytest.fixture(scope="session")
def understood() -> Callable[..., Question]:
    """A question whose every name is rare, as the engine weighs it in a large store."""

    def made(text: str, *history: str) -> Question:
        question = understand(text, history)
        concepts = tuple(replace(concept, rarity=RARE) for concept in question.concepts)
        return replace(question, concepts=concepts)

    return made


@pytest.fixture(scope="session")
def evidence_of(units_of: Callable[[str], list[Unit]]) -> Callable[[Question, str], list[Evidence]]:
    """Every unit of a text, weighed for a question, the best first."""

    def made(question: Question, text: str) -> list[Evidence]:
        title = view("覚え書き")
        found = [weigh(question, unit, title) for unit in units_of(text)]
        return sorted(found, key=lambda evidence: -evidence.score)

    return made


@pytest.fixture(scope="session")
def entries_of(tree_of: Callable[[str], Tree]) -> Callable[[str], list[Entry]]:
    """Every amount of a text with its names."""

    def made(text: str) -> list[Entry]:
        tree = tree_of(text)
        return [Entry(tree, figure) for figure in figures(tree.document, tree.blocks)]

    return made
