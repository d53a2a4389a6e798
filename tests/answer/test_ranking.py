"""The first or last of a table's rows."""

from collections.abc import Callable

import pytest

from answer.draft import Draft
from answer.order import order
from answer.proof.draft_proof import holds, proved
from answer.question import Question, understand
from answer.ranking import counted, ranking, ranks
from answer.tree import Tree
from index.retriever import Hit
from ingest.document import Span
from ingest.passage import Passage

TABLE = """# 県別の観測点と欠測率

| 県 | 観測点 | 欠測率 |
|---|---|---|
| 青磁県 | 1,200 | 3.5% |
| 白波県 | 950 | 12.5% |
| 黒潮県 | 1,080 | △1.0% |
| 計 | 3,230 | 15.0% |
"""


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("欠測率が最も高い県は？", 1),
        ("一番多いのはどこですか", 1),
        ("観測点が最も少ない県は？", -1),
        ("最低はどこですか", -1),
        ("Which is the largest?", 1),
        ("観測点はいくつですか", None),
    ],
)
def test_which_end_is_asked_for(question: str, expected: int | None) -> None:
    assert ranks(understand(question)) is (expected is not None)
    assert expected in (None, order(question).sign)


def ranked(tree_of: Callable[[str], Tree], question: Question) -> Draft | None:
    tree = tree_of(TABLE)
    passage = Passage(tree.document.id, Span(0, 1), tree.document.text[:1])
    return ranking(question, [Hit(passage, 1.0, 1.0, 1.0)], lambda _: tree)


@pytest.mark.parametrize(
    ("question", "expected", "printed"),
    [
        ("観測点が最も多い県は？", "青磁県", "1,200"),
        ("観測点が最も少ない県は？", "白波県", "950"),
        ("欠測率が最も高い県は？", "白波県", "12.5%"),
        ("欠測率が最も低い県は？", "黒潮県", "△1.0%"),
    ],
)
def test_the_row_by_the_column_asked_for(
    tree_of: Callable[[str], Tree], question: str, expected: str, printed: str
) -> None:
    draft = ranked(tree_of, understand(question))
    assert draft is not None
    (sentence,) = draft.sentences
    assert f"{expected}（{printed}）" in sentence.text
    assert any(expected in quote.text and printed in quote.text for quote in sentence.quotes)
    assert holds(sentence)


def test_without_such_a_column_nothing_is_ranked(tree_of: Callable[[str], Tree]) -> None:
    assert ranked(tree_of, understand("予算額が最も多い事業は？")) is None
    assert ranked(tree_of, understand("令和6年度の観測点が最も多い県は？")) is None


CHANGES = """# 海洋観測予算の府県別の増減

(単位：億円)

| 県 | 令和6年度予算額 | 対前年度増減額 | 対前年度増減率 |
|---|---|---|---|
| 青磁県 | 120 | 20 | 20.0% |
| 白波県 | 240 | △10 | △4.0% |
| 黒潮県 | 90 | △15 | △14.3% |
| 紅海県 | 60 | 20 | 50.0% |
| 藍浦県 | 30 | 0 | 0.0% |
| 計 | 540 | 15 | 2.9% |
"""


def told(tree_of: Callable[[str], Tree], question: str, *, count: bool = False) -> list[str] | None:
    """The sentences that the proof lets pass; None where nothing is ranked."""
    tree = tree_of(CHANGES)
    passage = Passage(tree.document.id, Span(0, 1), tree.document.text[:1])
    answer = counted if count else ranking
    draft = answer(understand(question), [Hit(passage, 1.0, 1.0, 1.0)], lambda _: tree)
    return [sentence.text for sentence in proved(draft).sentences] if draft else None


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("令和6年度予算額が最も大きい県は？", "最も大きいのは白波県（240億円）"),
        ("令和6年度予算額が2番目に大きい県は？", "2番目に大きいのは青磁県（120億円）"),
        ("令和6年度予算額が3番目に小さい県は？", "3番目に小さいのは黒潮県（90億円）"),
        ("予算額が青磁県の次に大きい県は？", "青磁県の次に大きいのは黒潮県（90億円）"),
        ("黒潮県の次に予算額が小さい県は？", "黒潮県の次に小さいのは青磁県（120億円）"),
        ("予算額が最も減った県は？", "最も小さいのは黒潮県（増減額 △15億円）"),
        ("予算額が2番目に減った県は？", "2番目に小さいのは白波県（増減額 △10億円）"),
        ("予算額の増減率が最も高い県は？", "最も大きいのは紅海県（50.0%）"),
        ("予算額の伸びが最も大きい県は？", "最も大きいのは紅海県（50.0%）"),
        ("最も減った県はどれ", "最も小さいのは黒潮県（増減額 △15億円）"),
        ("最も増減率が高い県は？", "最も大きいのは紅海県（50.0%）"),
        ("予算が一番伸びた県は？", "最も大きいのは紅海県（50.0%）"),
    ],
)
def test_places_in_the_order(tree_of: Callable[[str], Tree], question: str, begins: str) -> None:
    (line,) = told(tree_of, question) or [""]
    assert line.startswith(begins)


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("令和6年度予算額の上位3県は？", ["白波県", "青磁県", "黒潮県"]),
        ("令和6年度予算額の下位2県は？", ["藍浦県", "紅海県"]),
        (
            "令和6年度予算額の大きい順に県を並べて",
            ["白波県", "青磁県", "黒潮県", "紅海県", "藍浦県"],
        ),
    ],
)
def test_the_first_of_an_order(
    tree_of: Callable[[str], Tree], question: str, rows: list[str]
) -> None:
    lines = told(tree_of, question) or []
    assert [line[2:].partition("（")[0] for line in lines[1:]] == rows


@pytest.mark.parametrize(
    ("question", "head", "rows"),
    [
        ("予算額がマイナスの県はいくつですか", "2", ["白波県", "黒潮県"]),
        ("予算額が増えた県はいくつですか", "2", ["青磁県", "紅海県"]),
        ("予算額が減った県を全部教えて", "2", ["白波県", "黒潮県"]),
    ],
)
def test_rows_of_a_kind_are_counted_and_named(
    tree_of: Callable[[str], Tree], question: str, head: str, rows: list[str]
) -> None:
    first, *rest = told(tree_of, question, count=True) or [""]
    assert first.startswith(head)
    assert [line[2:].partition("（")[0] for line in rest] == rows
