"""The first or last of a table's rows."""

from collections.abc import Callable

import pytest

from answer.draft import Draft
from answer.order import order
from answer.proof.draft_proof import holds
from answer.question import Question, understand
from answer.ranking import ranking, ranks
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
