"""The desk: one store, asked from many threads."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.config import Config
from app.desk import Desk, Gone
from index.build import build
from index.store import StoreError


def test_many_visitors_ask_at_once(store: Path) -> None:
    desk = Desk(Config(store=store))
    with ThreadPoolExecutor(8) as visitors:
        turns = list(
            visitors.map(lambda _: desk.ask("令和3年度予算額はいくらですか", []), range(24))
        )
    desk.close()
    assert all(turn.answer and "247億円" in turn.answer.text for turn in turns)


def test_a_refused_question_is_a_turn(store: Path) -> None:
    desk = Desk(Config(store=store))
    turn = desk.ask("", [])
    desk.close()
    assert turn.answer is None
    assert "空です" in turn.refusal


def test_new_documents_are_seen_and_old_ones_gone(documents: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("# 甲計画\n\n甲計画の予算額は3億円である。\n", encoding="utf-8")
    build([file], tmp_path / "store")
    desk = Desk(Config(store=tmp_path / "store"))
    old = desk.documents()[0]
    assert desk.document(old.id)[0].text.startswith("# 甲計画")
    file.write_text("# 乙計画\n\n乙計画の予算額は5億円である。\n", encoding="utf-8")
    build([file], tmp_path / "store")
    turn = desk.ask("乙計画の予算額はいくらですか", [])
    assert turn.answer is not None
    assert "5億円" in turn.answer.text
    with pytest.raises(Gone):
        desk.document(old.id)
    desk.close()


def test_a_store_that_cannot_be_opened_is_said_when_ready(tmp_path: Path) -> None:
    desk = Desk(Config(store=tmp_path))
    with pytest.raises(StoreError):
        desk.ready()
    desk.close()
