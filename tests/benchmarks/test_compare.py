import json
from pathlib import Path

import pytest

from benchmarks import compare, measure

TEXT = "# 量子技術\n\n- Q-LEAP 35億円(32億円)\n\n東京声明は2019年12月に署名された。\n"


def measured(name: str, **changes: float) -> dict[str, object]:
    values: dict[str, object] = {"name": name, "start_s": 1.0, "megabytes": 2.0, "pages": 100.0}
    values |= {"ingest_s": 4.0, "passages": 10, "passage_characters": 120.0, "p50_ms": 2.0}
    values |= {"p95_ms": 4.0, "recall_at_5": 0.8, "asked": 5, "peak_mb": 300.0}
    return values | changes


def test_every_value_of_another_is_given_as_a_ratio_to_ours() -> None:
    lines = compare.table([measured("ours"), measured("theirs", ingest_s=8.0, recall_at_5=0.2)])
    assert "| ingest (MB/s) | 0.50 | 0.25 (×0.50) |" in lines
    assert "| answer passage in the first 5 (%) | 80.0 | 20.0 (×0.25) |" in lines


def test_copies_are_as_many_documents_as_they_seem(tmp_path: Path) -> None:
    original = tmp_path / "000_budget.md"
    original.write_text(TEXT, encoding="utf-8")
    compare._copy([original], tmp_path / "copies", 3)
    texts = {path.read_text(encoding="utf-8") for path in (tmp_path / "copies").iterdir()}
    assert len(texts) == 3 and all(text.startswith(TEXT) for text in texts)


@pytest.mark.parametrize("name", measure.PIPELINES)
def test_a_pipeline_is_measured(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "000_budget.md").write_text(TEXT, encoding="utf-8")
    question = {"id": "q", "question": "東京声明はいつ？", "type": "fact",
                "sources": [{"doc": "000", "quote": "2019年12月に署名された"}]}  # fmt: skip
    (tmp_path / "set.jsonl").write_text(json.dumps(question), encoding="utf-8")
    texts = str(tmp_path / "texts")
    options = ["--documents", texts, "--copies", texts]
    assert measure.main([name, *options, "--questions", str(tmp_path / "set.jsonl")]) == 0
    found = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert found["asked"] == 1 and found["ingest_s"] > 0 and found["passages"] >= 1
    assert found["recall_at_5"] == 1.0 or name == "llama-index BM25"
