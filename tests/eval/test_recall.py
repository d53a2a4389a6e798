"""Retrieval measured on a folder with a corpus and queries."""

import json
import lzma
from pathlib import Path

import pytest

from app.failure import Failure
from eval import collection
from eval.command import main
from eval.recall import MODES, measure

ROWS = {
    "a": "藻場の再生に取り組む。",
    "b": "漁港の防波堤を更新する。",
    "c": "深海探査機を建造する。\n二隻目である。",
}
QUERIES = [("q1", "藻場の再生", ["a"]), ("q2", "防波堤の更新", ["b", "c"]), ("q3", "何もない", [])]


def write(folder: Path, corpus: str | None = None, queries: str | None = None) -> Path:
    rows = "\n".join(json.dumps({"id": name, "text": text}) for name, text in ROWS.items())
    asked = "\n".join(json.dumps({"id": n, "text": t, "positive_ids": p}) for n, t, p in QUERIES)
    (folder / "corpus.jsonl").write_text(rows if corpus is None else corpus, "utf-8")
    (folder / "queries.jsonl").write_text(asked if queries is None else queries, "utf-8")
    return folder


@pytest.mark.parametrize("mode", MODES)
def test_every_mode_is_measured(tmp_path: Path, mode: str) -> None:
    found = measure(collection.read(write(tmp_path)), mode).record()
    assert found["queries"] == 2 and found["documents"] == 3
    assert found["recall@1"] == 0.75 if mode != "dense" else found["recall@1"] > 0
    assert found["recall@100"] <= 1 and found["mrr@10"] == 1.0
    assert 0 < found["p50_ms"] <= found["p95_ms"]


def test_packed_and_named_collections_are_read(tmp_path: Path) -> None:
    write(tmp_path)
    for name in ("corpus", "queries"):
        plain = tmp_path / f"{name}.jsonl"
        with lzma.open(tmp_path / f"sea.{name}.jsonl.xz", "wb") as file:
            file.write(plain.read_bytes())
        plain.unlink()
    assert collection.read(tmp_path).texts == ROWS
    assert collection.read(tmp_path / "sea").texts == ROWS
    (tmp_path / "sky.corpus.jsonl").write_text("")
    with pytest.raises(Failure, match="2"):
        collection.read(tmp_path)


def test_a_row_of_text_with_a_break_is_one_passage(tmp_path: Path) -> None:
    found = collection.read(
        write(tmp_path, queries='{"id": 1, "text": "二隻目", "positive_ids": ["c"]}')
    )
    assert measure(found, "fulltext").measures["recall@1"] == 1.0


@pytest.mark.parametrize(
    ("corpus", "queries", "said"),
    [
        ("{", None, "1 行目"),
        ('{"id": 1}', None, "1 行目"),
        ('{"id": 1, "text": "x"}\n[]', None, "2 行目"),
        (None, '{"id": 1, "text": "x", "positive_ids": ["z"]}', "z"),
        ("", None, "使える行がありません"),
        (None, "\n", "使える行がありません"),
    ],
)
def test_what_cannot_be_used_is_named(
    tmp_path: Path, corpus: str | None, queries: str | None, said: str
) -> None:
    with pytest.raises(Failure, match=said):
        collection.read(write(tmp_path, corpus, queries))


def test_a_folder_without_a_corpus_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Failure, match=r"corpus\.jsonl"):
        collection.read(tmp_path)


def test_the_command_prints_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--retrieval", str(write(tmp_path)), "--mode", "fulltext", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert list(found) == [
        "recall@1", "recall@5", "recall@10", "recall@100", "mrr@10", "ndcg@10",
        "queries", "documents", "p50_ms", "p95_ms",
    ]  # fmt: skip


def test_nothing_to_evaluate_is_refused() -> None:
    with pytest.raises(Failure, match="--retrieval"):
        main([])
