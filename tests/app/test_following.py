"""Questions to ask next: answered by the documents, and not asked already."""

from __future__ import annotations

from pathlib import Path

import pytest

from answer.engine import PolicyQA
from app.following import following
from app.turn import Limits, Turn
from index.store import Store

ASKED = "総務省の令和3年度の予算はいくらですか"


@pytest.mark.parametrize("question", [ASKED, "量子拠点とは何ですか", "重点項目には何がありますか"])
def test_what_is_offered_is_answered(store: Path, question: str) -> None:
    with Store.open(store) as opened:
        asked = PolicyQA(opened)
        answer = asked.ask(question)
        offered = following([Turn(question, answer)], opened, asked)
        assert offered and len(offered) <= 3 and question not in offered
        for one in offered:
            told = asked.ask(one)
            assert not told.abstained and told.text != answer.text


def test_nothing_is_offered_twice_after_a_refusal_or_outside_the_limits(store: Path) -> None:
    with Store.open(store) as opened:
        asked = PolicyQA(opened)
        first = Turn(ASKED, asked.ask(ASKED))
        offered = following([first], opened, asked)
        turns = [*(Turn(one, asked.ask(one)) for one in offered), first]
        assert not set(offered) & set(following(turns, opened, asked))
        assert following([Turn("?", refusal="読めません")], opened, asked) == ()
        assert following([], opened, asked) == ()
        limited = Turn(ASKED, first.answer, limits=Limits(("0" * 16,)))
        assert following([limited], opened, asked) == ()
