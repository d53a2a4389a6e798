"""Contradictions between places, and the many differences that are none."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from answer.audit.conflict import Conflict, Kind, conflicts
from answer.entry import Entry
from answer.tree import Tree
from ingest.document import Document
from ingest.figure import figures
from ingest.outline import outline
from ingest.reader import find, read

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"


class Doc(NamedTuple):
    text: str
    issuer: str = ""
    title: str = "覚え書き"
    date: str = ""


def entries(doc: Doc, source: str) -> list[Entry]:
    document = Document(doc.text, source, title=doc.title, issuer=doc.issuer, date=doc.date)
    tree = Tree(document, outline(document))
    return [Entry(tree, figure) for figure in figures(document, tree.blocks)]


def found(*docs: Doc | str, names: Mapping[str, frozenset[str]] = {}) -> list[Conflict]:
    made = [doc if isinstance(doc, Doc) else Doc(doc) for doc in docs]
    return conflicts([e for n, doc in enumerate(made) for e in entries(doc, f"{n}.md")], names)


def shown(conflict: Conflict) -> tuple[Kind, str, str]:
    places = (conflict.first, conflict.second)
    first, second = (e.tree.document.quote(e.figure.span) for e in places)
    return conflict.kind, first, second


DRAFT = "# 令和6年度海洋観測関係予算（案）\n\n## 沿岸観測ネットワーク整備事業（CONet）\n\n令和6年度予算額(案) 48億円\n(前年度予算額 {previous})\n"
REQUEST = "# 令和6年度海洋観測関係概算要求\n\n## 沿岸観測ネットワーク整備事業（CONet）\n\n令和6年度要求・要望額 62億円\n(前年度予算額 {previous})\n"
LATER = "# 令和7年度海洋観測関係予算（案）\n\n## 沿岸観測ネットワーク整備事業（CONet）\n\n令和7年度予算額(案) 51億円\n(前年度予算額 {previous})\n"
PLAIN = "# {year}海洋観測関係予算\n\n- 沿岸観測ネットワーク整備事業 {year}予算額 {amount}\n"


@pytest.mark.parametrize(
    ("docs", "expected"),
    [
        pytest.param(
            (REQUEST.format(previous="4,108百万円"), DRAFT.format(previous="4,150百万円")),
            [(Kind.PREVIOUS_YEAR, "4,108百万円", "4,150百万円")],
            id="two documents' previous year",
        ),
        pytest.param(
            (PLAIN.format(year="令和5年度", amount="41億円"), DRAFT.format(previous="44億円")),
            [(Kind.PREVIOUS_YEAR, "41億円", "44億円")],
            id="its own year and a later document's previous year",
        ),
        pytest.param(
            (
                PLAIN.format(year="令和5年度", amount="41億円"),
                PLAIN.format(year="令和5年度", amount="43億円"),
            ),
            [(Kind.EQUAL_KEY, "41億円", "43億円")],
            id="the same year in two documents",
        ),
        pytest.param(
            (
                "# 令和6年度予算（案）\n\n## 深海ロボット開発事業\n\n令和6年度予算額(案) 2,350百万円\n\n"
                "## まとめ\n\n- 深海ロボット開発事業 令和6年度予算額(案) 2,530百万円\n",
            ),
            [(Kind.EQUAL_KEY, "2,350百万円", "2,530百万円")],
            id="two places of one document",
        ),
        pytest.param(
            (
                "# 令和6年度予算（案）\n\n## 観測\n\n- 藻場の再生 令和6年度予算額(案) 7億円\n\n"
                "## 教育\n\n- 藻場の再生(再掲) 令和6年度予算額(案) 8億円\n",
            ),
            [(Kind.EQUAL_KEY, "7億円", "8億円")],
            id="a repetition that does not repeat",
        ),
        pytest.param(
            (
                PLAIN.format(year="令和5年度", amount="41億円"),
                "# 令和5年度予算\n\n- ＣＯＮｅｔ 令和5年度予算額 44億円\n",
                DRAFT.format(previous="41億円"),
            ),
            [(Kind.EQUAL_KEY, "41億円", "44億円")],
            id="by the short name in brackets, reported once and at its first places",
        ),
        pytest.param(
            (
                Doc(DRAFT.format(previous="41億円"), issuer="海洋省"),
                Doc(LATER.format(previous="47億円"), issuer="海洋省"),
            ),
            [(Kind.PREVIOUS_YEAR, "48億円", "47億円")],
            id="a draft and the later previous year of the same issuer",
        ),
        pytest.param(
            (
                "# 令和5年度予算\n\n- 港の灯台改修事業 令和5年度第2次補正予算額 6億円\n",
                "# 令和6年度予算\n\n- 港の灯台改修事業 令和5年度第2次補正予算額 9億円\n",
            ),
            [(Kind.EQUAL_KEY, "6億円", "9億円")],
            id="the same supplementary budget",
        ),
    ],
)
def test_contradictions(docs: tuple[Doc | str, ...], expected: list[tuple[Kind, str, str]]) -> None:
    assert [shown(conflict) for conflict in found(*docs)] == expected


def test_a_pair_is_told_once_whatever_its_repetitions() -> None:
    first = REQUEST.format(previous="4,108百万円")
    again = "\n# 参考\n\n- 沿岸観測ネットワーク整備事業（CONet） (前年度予算額 4,108百万円)\n"
    told = found(
        first + again, DRAFT.format(previous="4,150百万円"), LATER.format(previous="48億円")
    )
    assert [shown(conflict)[1:] for conflict in told] == [("4,108百万円", "4,150百万円")]


def test_linked_names_are_one_subject() -> None:
    docs = ("# 令和5年度予算\n\n- 観測網整備プログラム 令和5年度予算額 41億円\n",
            "# 令和5年度予算\n\n- 海の目プログラム 令和5年度予算額 43億円\n")  # fmt: skip
    assert found(*docs) == []
    names = {"海の目プログラム": frozenset({"観測網整備プログラム"})}
    assert len(found(*docs, names=names)) == 1


@pytest.mark.parametrize(
    "docs",
    [
        pytest.param(
            (PLAIN.format(year="令和5年度", amount="35億円"), DRAFT.format(previous="3,494百万円")),
            id="rounded to 億",
        ),
        pytest.param(
            (
                PLAIN.format(year="令和5年度", amount="約42億円"),
                DRAFT.format(previous="4,108百万円"),
            ),
            id="about",
        ),
        pytest.param(
            (
                PLAIN.format(year="令和5年度", amount="34億円") + "\n※億円未満切り捨て\n",
                DRAFT.format(previous="3,494百万円"),
            ),
            id="cut off, as the document says",
        ),
        pytest.param(
            (REQUEST.format(previous="41億円"), DRAFT.format(previous="41億円")),
            id="request and draft are two stages",
        ),
        pytest.param(
            (DRAFT.format(previous="41億円"), LATER.format(previous="47億円")),
            id="a draft against a later previous year where the issuers are not known",
        ),
        pytest.param(
            (
                Doc(DRAFT.format(previous="41億円"), issuer="海洋省"),
                Doc(
                    LATER.format(previous="47億円") + "\n※前年度予算額は組替え後\n", issuer="海洋省"
                ),
            ),
            id="regrouped since",
        ),
        pytest.param(
            (
                PLAIN.format(year="令和5年度", amount="41億円"),
                PLAIN.format(year="令和5年度", amount="60億円の内数"),
            ),
            id="a share of an envelope",
        ),
        pytest.param(
            (
                "# 令和5年度予算\n\n## 観測システム高度化事業\n\n令和5年度予算額 41億円\n\n- うち設備 令和5年度予算額 12億円\n",
            ),
            id="a part",
        ),
        pytest.param(
            (
                "# 令和5年度予算\n\n## 東部観測拠点\n\n- 施設整備費補助金 令和5年度予算額 4億円\n\n"
                "## 西部観測拠点\n\n- 施設整備費補助金 令和5年度予算額 9億円\n",
            ),
            id="a kind of expense under two hubs",
        ),
        pytest.param(
            (
                "# 令和5年度予算\n\n## 沿岸観測事業\n\n- 人材育成プログラム 令和5年度予算額 4億円\n\n"
                "## 深海探査事業\n\n- 人材育成プログラム 令和5年度予算額 9億円\n",
            ),
            id="a part that two programmes have",
        ),
        pytest.param(
            (
                "# 令和5年度予算\n\n## 青磁県\n\n- 漁港機能強化事業 令和5年度予算額 4億円\n\n"
                "## 白波県\n\n- 漁港機能強化事業 令和5年度予算額 9億円\n",
            ),
            id="two regions",
        ),
        pytest.param(
            (
                Doc("# 予算\n\n- 漁港機能強化事業 令和5年度予算額 4億円\n", issuer="青磁県"),
                Doc("# 予算\n\n- 漁港機能強化事業 令和5年度予算額 9億円\n", issuer="白波県"),
            ),
            id="two issuers",
        ),
        pytest.param(
            (
                "# 令和5年度予算\n\n- 運営費交付金 令和5年度予算額 4億円\n",
                "# 令和5年度予算\n\n- 運営費交付金 令和5年度予算額 9億円\n",
            ),
            id="grants of two bodies",
        ),
        pytest.param(
            (
                "# 令和5年度予算\n\n- 観測システム高度化事業 令和5年度予算額 4～6億円\n",
                "# 令和5年度予算\n\n- 観測システム高度化事業 令和5年度予算額 9億円\n",
            ),
            id="a range",
        ),
        pytest.param(
            (
                "# 令和5年度予算\n\n- 観測システム高度化事業 令和5年度予算額 9億円(対前年度 3億円増)\n",
                "# 令和4年度予算\n\n- 観測システム高度化事業 令和4年度予算額 6億円\n",
            ),
            id="a difference",
        ),
        pytest.param(
            (
                "# 令和5年度予算\n\n- 観測システム高度化事業 令和5年度補正予算額 6億円\n",
                "# 令和6年度予算\n\n- 観測システム高度化事業 令和5年度補正予算額 9億円\n",
            ),
            id="supplementary budgets that do not say which",
        ),
        pytest.param(
            (
                "# 令和5年度予算\n\n- 観測システム高度化事業 令和5年度予算額 国費4億円\n",
                "# 令和5年度予算\n\n- 観測システム高度化事業 令和5年度予算額 事業費9億円\n",
            ),
            id="the state's share and the whole",
        ),
        pytest.param(
            (
                "# 府県別\n\n(単位:億円)\n\n| 府県 | 令和5年度予算額 |\n|---|---|\n| 青磁県 | 4 |\n| 計 | 4 |\n\n"
                "# 事業別\n\n(単位:億円)\n\n| 事業 | 令和5年度予算額 |\n|---|---|\n| 青磁県 | 9 |\n| 計 | 9 |\n",
            ),
            id="rows of one name in two tables",
        ),
        pytest.param(
            (
                "# 交付先\n\n(単位:億円)\n\n| 事業 | 令和5年度予算額 | 令和5年度予算額(国費) |\n|---|---|---|\n"
                "| 観測システム高度化事業 | 4 | 2 |\n| 観測システム高度化事業 | 9 | 3 |\n",
            ),
            id="a table that repeats a name",
        ),
        pytest.param(
            (
                "# 令和5年度予算\n\n- 東部観測拠点(UMI) 令和5年度予算額 2億円\n- 西部観測拠点(UMI) 令和5年度予算額 3億円\n"
                "- UMI 令和5年度予算額 30億円\n",
            ),
            id="a body in brackets",
        ),
        pytest.param(
            (
                "# 事業シート（令和5年度版）\n\n事業名：駅前広場改修事業\n予算額：2.4億円（令和5年度当初）\n　　　　0.6億円（令和4年度3月補正）\n",
            ),
            id="lines of one entry",
        ),
    ],
)
def test_no_contradiction(docs: tuple[Doc | str, ...]) -> None:
    assert [shown(conflict) for conflict in found(*docs)] == []


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the official documents are not here")
def test_the_official_documents_hold_one_contradiction() -> None:
    every = []
    for path in find([SEEDS]):
        document = read(path)
        tree = Tree(document, outline(document))
        every += [Entry(tree, figure) for figure in figures(document, tree.blocks)]
    told = [shown(conflict) for conflict in conflicts(every)]
    assert told == [(Kind.PREVIOUS_YEAR, "3,494百万円", "3,500百万円")]
