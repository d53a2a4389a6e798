import json
from pathlib import Path

import pytest

from benchmarks import peers
from benchmarks.found import Found
from benchmarks.peer_pipelines import OURS, PEERS

TEXT = "# 量子技術\n\n- Q-LEAP 35億円(32億円)\n\n東京声明は2019年12月に署名された。\n"
# The default tokens of these take a Japanese line for one word.
BLIND = ("llama-index BM25", "bm25s, default tokens", "scikit-learn TF-IDF", "tantivy, default tokens")  # fmt: skip


@pytest.mark.parametrize("name", [OURS, *PEERS])
def test_a_peer_is_measured(name: str, tmp_path: Path) -> None:
    document = tmp_path / "000_budget.md"
    document.write_text(TEXT, encoding="utf-8")
    question = {"id": "q", "question": "東京声明はいつ署名されましたか NOT", "type": "fact",
                "sources": [{"doc": "000", "quote": "2019年12月に署名された"}]}  # fmt: skip
    (tmp_path / "set.jsonl").write_text(json.dumps(question), encoding="utf-8")
    passages = [Found("000_budget.md", text) for text in TEXT.split("\n\n")]
    row = peers.measure(name, "chunks", [document], passages, [tmp_path / "set.jsonl"])
    assert row.scores["set"]["success@10"] == 1.0 or name in BLIND
    assert row.build_s > 0 and row.count >= 1 and f"| {name} |" in peers.table([row])


def test_llama_index_cuts_the_documents(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(TEXT, encoding="utf-8")
    (only,) = peers.chunks([tmp_path / "a.md"])
    assert only.file == "a.md" and "東京声明" in only.text
