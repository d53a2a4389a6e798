"""Where documents disagree on one amount: both sides, or a note beside the answer."""

from collections.abc import Callable, Sequence

import pytest

from answer.amount_match import candidates
from answer.budget import budget
from answer.dispute import both_sides, note, rivals
from answer.draft import Draft
from answer.entry import Candidate, Entry
from answer.money import amounts
from answer.proof.draft_proof import proved
from answer.question import Question
from answer.tree import Tree
from ingest.document import Document
from ingest.figure import figures
from ingest.outline import outline

Understood = Callable[..., Question]
PRINTED = "# {title}\n\n## 潮位計更新事業\n\n令和5年度予算額 {amount}\n"


def entries(*documents: tuple[str, str]) -> list[Entry]:
    """The amounts of documents by title and amount."""
    made = []
    for title, amount in documents:
        text = PRINTED.format(title=title, amount=amount)
        document = Document(text, f"{title}.md", title=title)
        tree = Tree(document, outline(document))
        made += [Entry(tree, figure) for figure in figures(document, tree.blocks)]
    return made


def pair_of(understood: Understood, found: Sequence[Entry]) -> list[Candidate]:
    question = understood("潮位計更新事業の令和5年度予算額は？")
    asked = budget(question)
    assert asked is not None
    fits = candidates(question, asked, found)
    return rivals(fits[0], fits, {})


@pytest.mark.parametrize(
    ("first", "second", "disagree"),
    [
        ("3,494百万円", "3,500百万円", True),
        ("35億円", "48億円", True),
        ("35億円", "35億円", False),
        # One rounds the other.
        ("35億円", "3,494百万円", False),
        ("約35億円", "3,460百万円", False),
        ("35億円", "3,590百万円", True),
    ],
)
def test_rivals(understood: Understood, first: str, second: str, *, disagree: bool) -> None:
    pair = pair_of(understood, entries(("要求の概要", first), ("予算の概要", second)))
    assert bool(pair) is disagree
    assert len({id(candidate.tree) for candidate in pair}) == len(pair)


def test_another_programme_is_no_rival(understood: Understood) -> None:
    found = entries(("要求の概要", "3,494百万円"))
    text = "# 予算の概要\n\n## 水温計更新事業\n\n令和5年度予算額 9億円\n"
    document = Document(text, "other.md", title="予算の概要")
    tree = Tree(document, outline(document))
    found += [Entry(tree, figure) for figure in figures(document, tree.blocks)]
    assert pair_of(understood, found) == []


def test_both_sides_and_how_far_apart(understood: Understood) -> None:
    draft = both_sides(
        pair_of(understood, entries(("要求の概要", "3,494百万円"), ("予算の概要", "3,500百万円")))
    )
    assert draft.sentences[-1].text == (
        "資料により6百万円の差があります（3,500百万円－3,494百万円）。"
    )
    assert len(draft.sentences) == 3
    assert proved(draft).sentences == draft.sentences


def test_the_unit_of_the_gap(understood: Understood) -> None:
    pair = pair_of(
        understood, entries(("要求の概要", "3,494百万円"), ("予算の概要", "3,500百万円"))
    )
    assert "6,000,000円の差" in both_sides(pair, 1).sentences[-1].text


def test_the_note_names_the_other_document(understood: Understood) -> None:
    pair = pair_of(
        understood, entries(("要求の概要", "3,494百万円"), ("予算の概要", "3,500百万円"))
    )
    told = note(pair[0], pair)
    other = pair[1]
    assert f"『{other.tree.document.title}』では令和5年度予算額が" in told.text
    assert pair[0].tree.document.title not in told.text
    assert {quote.tree.document.title for quote in told.quotes} == {other.tree.document.title}


@pytest.mark.parametrize(
    ("question", "lines"),
    [
        ("潮位計更新事業の令和5年度予算額は？", 2),
        ("潮位計更新事業の令和5年度予算額は資料で違いますか", 3),
    ],
)
def test_a_note_unless_the_dispute_is_asked_for(
    understood: Understood, question: str, lines: int
) -> None:
    read = understood(question)
    asked = budget(read)
    assert asked is not None
    draft = amounts(
        read, asked, entries(("要求の概要", "3,494百万円"), ("予算の概要", "3,500百万円"))
    )
    assert isinstance(draft, Draft)
    assert len(draft.sentences) == lines
    assert ("なお、『" in draft.sentences[1].text) is (lines == 2)
