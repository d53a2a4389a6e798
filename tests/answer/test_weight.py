"""What the concepts of a question count by the rarity of their words."""

from collections.abc import Callable

import pytest

from answer.concept import degree, view
from answer.question import understand
from answer.tree import Tree
from answer.weight import extended, weighed
from index.retriever import Hit
from ingest.passage import Passage

COMMON, RARE, UNHEARD = 0.5, 4.0, 6.0


def rarity(term: str) -> float:
    return {"観測": COMMON, "点検": RARE, "沿岸": RARE, "ネットワーク": RARE}.get(term, UNHEARD)


def weights(text: str) -> dict[str, float]:
    return {concept.text: concept.weight for concept in weighed(understand(text), rarity).concepts}


def test_rare_words_count_more() -> None:
    found = weights("観測の点検は？")
    assert found["点検"] > found["観測"]


def test_names_of_several_words_count_more() -> None:
    found = weights("沿岸観測ネットワークの点検は？")
    assert found["沿岸観測ネットワーク"] > found["点検"]


def test_a_common_word_that_no_document_holds_counts_little() -> None:
    question = weighed(understand("点検の塩梅は？"), rarity)
    known = {concept.text: concept.known for concept in question.concepts}
    assert known == {"点検": True, "塩梅": False}
    found = weights("点検の塩梅は？")
    assert found["塩梅"] < found["点検"]


def test_an_everyday_word_is_as_rare_as_what_it_means() -> None:
    rarities = {"協定": RARE, "覚書": COMMON, "点検": RARE}
    question = weighed(understand("取り決めの点検は？"), lambda term: rarities.get(term, UNHEARD))
    everyday = question.concepts[0]
    assert everyday.text == "取り決め"
    assert (everyday.known, everyday.heard, everyday.rarity) == (True, False, RARE)


def test_an_ordinal_is_rare() -> None:
    ordinal = weighed(understand("第4回の点検は？"), rarity).concepts[0]
    assert ordinal.text == "第4回"
    assert ordinal.rarity >= RARE
    assert ordinal.weight >= RARE


def hits(tree: Tree) -> list[Hit]:
    document = tree.document
    return [
        Hit(Passage(document.id, block.span, document.quote(block.span)), 1.0, 1.0, 1.0)
        for block in tree.blocks
    ]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("CONetの点検は？", "沿岸観測ネットワークの点検は毎月行う。"),
        ("沿岸観測ネットワークの点検は？", "CONetの点検は毎月行う。"),
    ],
)
def test_the_other_form_that_the_passages_print(
    tree_of: Callable[[str], Tree], question: str, text: str
) -> None:
    found = hits(tree_of("沿岸観測ネットワーク（CONet）は港を結ぶ。\n"))
    asked = understand(question)
    assert degree(asked.concepts[0], view(text)) < 1.0
    assert degree(extended(asked, found, {}).concepts[0], view(text)) == 1.0
    assert degree(extended(asked, [], {}).concepts[0], view(text)) < 1.0


def test_a_long_name_of_an_amount_is_printed_whole() -> None:
    asked = understand("沿岸道路点検高度化人材育成事業の予算は？")
    assert not extended(asked, [], {}).concepts[0].whole
    assert (
        extended(asked, [], {}, lambda name: name == "沿岸道路点検高度化人材育成事業")
        .concepts[0]
        .whole
    )
