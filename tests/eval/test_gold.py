import json
from pathlib import Path

import pytest

from eval import gold
from eval.question import Expected, Source

GOOD = {
    "id": "q-leap-r3",
    "question": "令和3年度のQ-LEAPの予算額は？",
    "history": [],
    "type": "figure",
    "answerable": True,
    "figures": [{"yen": 3_500_000_000, "what": "Q-LEAP R3"}],
    "forbid_figures": [3_200_000_000],
    "must_include": [["Q-LEAP", "光・量子飛躍"]],
    "sources": [{"doc": "000", "quote": "35億円(32億円)"}],
    "tags": [],
    "note": "",
}


def write(folder: Path, *lines: str) -> Path:
    path = folder / "set.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_good_line_is_read_whole(tmp_path: Path) -> None:
    (question,) = gold.read(write(tmp_path, json.dumps(GOOD, ensure_ascii=False)))
    assert question.figures == (Expected(3_500_000_000, "Q-LEAP R3"),)
    assert question.forbid_figures == (3_200_000_000,)
    assert question.must_include == (("Q-LEAP", "光・量子飛躍"),)
    assert question.sources == (Source("000", "35億円(32億円)"),)
    assert question.line == 1


def test_keys_that_say_nothing_may_be_left_out(tmp_path: Path) -> None:
    line = '{"id": "a", "question": "量子とは？", "type": "definition"}'
    (question,) = gold.read(write(tmp_path, "", line, ""))
    assert question.answerable and question.history == () and question.line == 2


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"anwser": "x"}, 'unknown key "anwser"'),
        ({"id": ""}, '`id` holds ""'),
        ({"question": 3}, "`question` holds 3"),
        ({"type": None}, "`type` holds null"),
        ({"history": "前年度は？"}, '`history` holds "前年度は？"'),
        ({"answerable": "no"}, '`answerable` holds "no"'),
        ({"figures": [{"yen": "35億円"}]}, '`yen` holds "35億円"'),
        ({"figures": [{"yen": 3.5}]}, "`yen` holds 3.5"),
        ({"figures": [{"yen": True}]}, "`yen` holds true"),
        ({"figures": [3]}, "`figures` holds 3"),
        ({"figures": {}}, "`figures` holds {}"),
        ({"forbid_figures": ["32億円"]}, '`forbid_figures` holds "32億円"'),
        ({"must_include": ["Q-LEAP"]}, '`must_include` holds "Q-LEAP"'),
        ({"sources": [{"doc": "000"}]}, "`sources` holds"),
        ({"sources": [{"doc": "000", "quote": ""}]}, "`sources` holds"),
    ],
)
def test_a_wrong_line_is_named_with_its_mend(tmp_path: Path, change: dict, complaint: str) -> None:
    good = json.dumps(GOOD)
    bad = json.dumps(GOOD | {"id": "other"} | change, ensure_ascii=False)
    with pytest.raises(gold.GoldError) as caught:
        gold.read(write(tmp_path, good, bad))
    message = caught.value.say("en")
    assert message.startswith("set.jsonl line 2: ") and complaint in message
    assert message.endswith(".") and "\n" not in message
    assert str(caught.value).startswith("set.jsonl の 2 行目: ")


def test_the_broken_line_of_a_long_set_is_found(tmp_path: Path) -> None:
    lines = [json.dumps(GOOD | {"id": f"q-{number}"}) for number in range(1, 1001)]
    lines[516] = lines[516][:-5]
    with pytest.raises(gold.GoldError, match="517 行目: JSON として読めません"):
        gold.read(write(tmp_path, *lines))


def test_an_id_used_twice_names_both_lines(tmp_path: Path) -> None:
    with pytest.raises(gold.GoldError, match="3 行目: id 'q-leap-r3' は 1 行目"):
        gold.read(write(tmp_path, json.dumps(GOOD), "", json.dumps(GOOD)))


@pytest.mark.parametrize(
    ("content", "complaint"),
    [(b"", "質問がありません"), (b"\n \n", "質問がありません"), (b"\x83\x8b\xff", "UTF-8")],
)
def test_a_file_without_questions_is_refused(
    tmp_path: Path, content: bytes, complaint: str
) -> None:
    path = tmp_path / "set.jsonl"
    path.write_bytes(content)
    with pytest.raises(gold.GoldError, match=complaint):
        gold.read(path)


def test_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(gold.GoldError, match="読めません"):
        gold.read(tmp_path / "none.jsonl")


def test_a_source_names_its_file_by_the_start_of_the_name() -> None:
    source = Source("000", "35億円")
    assert source.in_file("/somewhere/000_abc.txt")
    assert not source.in_file("/000/1000_abc.txt")
