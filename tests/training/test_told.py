"""Pairs that rows and plain texts tell beside the pairs themselves: names, short answers, scored sentences."""

import json
from pathlib import Path

import pytest

from training.mentions import mentions
from training.pairs import Pair, Source
from training.weak import weak

LEADS = (
    "灯台記念館は、青磁県の岬にある灯台を伝える博物館である。\n"
    "深海ロボットは、海底の資源を調べるために作られた無人の潜水機である。\n"
)


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "wikinews.txt").write_text(LEADS, "utf-8")
    (tmp_path / "text" / "minutes.txt").write_text(LEADS, "utf-8")
    return tmp_path


def test_a_name_is_struck_out_of_its_sentence(texts: Path) -> None:
    (found,) = mentions(texts, (), 1)
    assert found.name == "names wikinews" and not found.held
    assert len(found.train) == 2
    for rest, name in found.train:
        assert name not in rest
        assert any(name in line and len(line) >= len(rest) for line in LEADS.splitlines())
    assert mentions(texts, (), 1) == [found]


def test_names_are_whole_compounds_as_printed(texts: Path) -> None:
    named = {mentions(texts, (), seed)[0].train[0].positive for seed in range(30)}
    assert named == {"灯台記念館", "青磁県", "博物館"}


def test_held_out_paragraphs_name_nothing(texts: Path) -> None:
    held = Source("pairs", (), (Pair("どこにある？", LEADS.splitlines()[0]),))
    (found,) = mentions(texts, [held], 1)
    assert [pair for pair in found.train if "灯台" in pair.query + pair.positive] == []


def test_a_name_is_told_a_few_times_only(texts: Path) -> None:
    lines = (f"青磁県は第{n}回の会議を県庁の大きな部屋で開いた。" for n in range(50))
    (texts / "text" / "wikinews.txt").write_text("\n".join(lines), "utf-8")
    (found,) = mentions(texts, (), 1)
    names = [pair.positive for pair in found.train]
    assert 0 < names.count("青磁県") < 10


@pytest.fixture
def pairs(tmp_path: Path) -> Path:
    rows: dict[str, list[dict[str, object]]] = {
        "quiz": [
            {
                "query": "岬にある博物館は？",
                "positive": "岬には灯台記念館がある。",
                "answer": "「灯台記念館」",
            },
            {"query": "何人が来た？", "positive": "30人が来た。", "answer": "30人"},
            {"query": "誰が建てた？", "positive": "県が建てた。", "answer": "青磁県"},
        ],
        "sts_jsts_train": [
            {"a": "船が港に入る。", "b": "港へ船が入ってくる。", "score": 4.2},
            {"a": "船が港に入る。", "b": "犬が走る。", "score": 0.4},
        ],
        "sts_other": [{"a": "船が港に入る。", "b": "船は港に入らない。", "score": 4.0}],
        "plain": [{"query": "問い", "positive": "答え"}],
    }
    (tmp_path / "pairs").mkdir()
    for name, told in rows.items():
        lines = (json.dumps(row, ensure_ascii=False) for row in told)
        (tmp_path / "pairs" / f"{name}.jsonl").write_text("\n".join(lines), "utf-8")
    return tmp_path


def test_short_answers_and_scored_sentences_are_pairs(pairs: Path) -> None:
    found = {source.name: set(source.train) for source in weak(pairs, ())}
    assert found == {
        "weak quiz": {("岬にある博物館は？", "灯台記念館"), ("誰が建てた？", "青磁県")},
        "weak sts_jsts_train": {
            ("船が港に入る。", "港へ船が入ってくる。"),
            ("港へ船が入ってくる。", "船が港に入る。"),
        },
    }


@pytest.mark.parametrize(
    ("held", "left"),
    [
        (Pair("誰が建てた？", "県が建てた。"), {"weak quiz": 1, "weak sts_jsts_train": 2}),
        (Pair("県名は？", "青磁県"), {"weak quiz": 1, "weak sts_jsts_train": 2}),
        (Pair("港へ船が入ってくる。", "入港"), {"weak quiz": 2}),
    ],
)
def test_no_held_out_text_is_told(pairs: Path, held: Pair, left: dict[str, int]) -> None:
    found = weak(pairs, [Source("held", (), (held,))])
    assert {source.name: len(source.train) for source in found} == left
