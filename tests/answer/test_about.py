"""Who issued a document, and when."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from answer.about import about, issued, titled
from answer.question import Question, understand
from answer.result import Answer
from answer.tree import Tree
from index.store import Store
from ingest.document import Document

Ask = Callable[..., Answer]


def named(text: str) -> Question:
    """The question with nothing but the name of the document, as where asking words weigh little."""
    question = understand(text)
    return replace(question, concepts=question.concepts[:1])


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("海洋観測強化計画の資料を作成したのはどこですか。", "海洋観測強化計画"),
        ("海洋観測強化計画という文書はいつ公表されましたか。", "海洋観測強化計画"),
        ("漂着物調査の手引という資料の発行元は？", "漂着物調査の手引"),
        ("令和6年度海洋観測関係概算要求の資料の発行元は？", "令和6年度海洋観測関係概算要求の概要"),
        ("令和9年度海洋観測関係概算要求の資料の発行元は？", None),
        ("月面基地計画の資料を作成したのはどこですか。", None),
        ("海洋観測強化計画に参加するのはどこですか。", None),
    ],
)
def test_the_document_asked_about(store: Store, question: str, title: str | None) -> None:
    found = about(named(question), store.documents)
    assert (found.title if found else None) == title


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("海洋観測強化計画の資料を作成したのはどこですか。", "海洋観測推進本部"),
        ("海洋観測強化計画の資料はいつ作成されましたか。", "令和5年6月12日"),
        ("Who issued the 海洋観測強化計画 document?", "海洋観測推進本部"),
        ("概算要求の資料はいつ公表されましたか。", "令和5年8月31日"),
    ],
)
def test_asked(ask: Ask, question: str, expected: str) -> None:
    answer = ask(question)
    assert not answer.abstained
    assert expected in answer.text
    assert any(citation.quote == expected for citation in answer.citations)


@pytest.mark.parametrize("question", ["この資料の作成者は？", "この資料はいつ作成されましたか"])
def test_what_the_document_does_not_print_is_not_told(question: str) -> None:
    asked: Question = understand(question)
    document = Document(
        "# 覚え書き\n\n潮位を測る。", "memo.md", issuer="別の本部", date="2020-01-02"
    )
    assert issued(asked, Tree(document, ())) is None


@pytest.mark.parametrize(
    ("question", "title"),
    [
        (
            "令和6年度海洋観測関係概算要求の概要で令和５年度の額は？",
            "令和6年度海洋観測関係概算要求の概要",
        ),
        ("令和６年度海洋観測関係概算要求の概要の額は？", "令和6年度海洋観測関係概算要求の概要"),
        ("「海洋観測強化計画」によると目標は？", "海洋観測強化計画"),
        ("『海洋観測強化計画』の中で目標は？", "海洋観測強化計画"),
        ("海洋観測強化計画の令和5年度と令和6年度の額は？", None),
        ("「海洋観測強化計画」とは？", None),
        ("「月面基地計画」によると目標は？", None),
    ],
)
def test_the_title_that_a_question_prints(store: Store, question: str, title: str | None) -> None:
    found = titled(question, store.documents)
    if found is None:
        assert title is None
    else:
        assert found.title == title
        assert [store.document(one).title for one in found.documents] == [title]
