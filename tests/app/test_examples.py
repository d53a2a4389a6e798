"""Example questions: made from headings, shown only when they are answered."""

from pathlib import Path

import pytest

from answer.engine import PolicyQA
from app.examples import SHOWN, _question, examples
from index.store import Store


@pytest.mark.parametrize(
    ("name", "text", "items", "question"),
    [
        ("量子拠点（QIH）", "産学官の拠点である。", 0, "量子拠点（QIH）とは何ですか"),
        ("基礎基盤的な研究", "Q-LEAP 35億円", 1, "基礎基盤的な研究の予算額はいくらですか"),
        ("府省別の予算", "総務省 35億円", 0, ""),
        ("重点項目", "技術開発\n人材育成\n国際連携", 3, "重点項目には何がありますか"),
        ("重点項目", "技術開発", 1, ""),
    ],
)
def test_a_heading_becomes_a_question(name: str, text: str, items: int, question: str) -> None:
    assert _question(name, text, items) == question


def test_what_is_shown_is_answered(store: Path) -> None:
    with Store.open(store) as opened:
        engine = PolicyQA(opened)
        shown = examples(opened, engine)
        answers = [engine.ask(question) for question in shown]
    assert 0 < len(shown) <= SHOWN
    assert len(set(shown)) == len(shown)
    assert all(answer.citations and not answer.abstained for answer in answers)
