"""The training pipeline on a toy folder: the same bytes twice, a checkpoint to go on from, clear refusals."""

import json
import lzma
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file

from index import embedder, ranker, reranker
from index.candidate import Candidate
from training import __main__ as training
from training.cross import Shape
from training.lists import collection
from training.pairs import DataError, Source, drawn, sources
from training.static import Settings

pytest.importorskip("datasets")
pytest.importorskip("accelerate")

TOPICS = "海洋 森林 港湾 河川 農地 漁場 観光 防災 道路 空港 鉄道 水道 住宅 公園 統計 気象".split()
DEEDS = "整備 調査 保全 更新 観測 普及".split()
TOY = Settings(dimension=16, nested=(16, 8), epochs=2, batch=16)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pairs in two files, a text and a test set, one of them packed."""
    folder = tmp_path_factory.mktemp("data")
    rows = [
        {
            "query": f"{topic}の{deed}はどう進める？",
            "positive": f"{topic}の{deed}を計画的に進める。",
            "title": f"{topic}{deed}",
        }
        for topic in TOPICS
        for deed in DEEDS
    ]
    for name in ("pairs", "text", "eval"):
        (folder / name).mkdir()
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (folder / "pairs" / "plans.jsonl").write_text(lines, "utf-8")
    with lzma.open(folder / "pairs" / "niilc.jsonl.xz", "wt", encoding="utf-8") as file:
        file.write(lines.replace("どう進める", "いつ始まる"))
    paragraphs = (
        f"{topic}の現状を述べる。{topic}では人手が足りず、施設も古くなっている。国は来年度から{topic}の予算を増やし、担い手を育てる方針である。"
        for topic in TOPICS
    )
    (folder / "text" / "report.txt").write_text("\n".join(paragraphs), "utf-8")
    corpus = (json.dumps({"id": row["title"], "text": row["positive"]}) for row in rows)
    queries = (
        json.dumps({"id": f"q{n}", "text": row["query"], "positive_ids": [row["title"]]})
        for n, row in enumerate(rows[:20])
    )
    (folder / "eval" / "toy.corpus.jsonl").write_text("\n".join(corpus))
    (folder / "eval" / "toy.queries.jsonl").write_text("\n".join(queries))
    return folder


@pytest.fixture(scope="module")
def trained(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("trained") / "model"
    training.run(data, out, TOY, pieces=500)
    return out


def test_training_again_gives_the_same_bytes(data: Path, trained: Path, tmp_path: Path) -> None:
    training.run(data, tmp_path / "model", TOY, pieces=500)
    for path in trained.iterdir():
        assert (tmp_path / "model" / path.name).read_bytes() == path.read_bytes(), path.name


def test_another_seed_gives_another_model(data: Path, trained: Path, tmp_path: Path) -> None:
    training.run(data, tmp_path / "model", replace(TOY, seed=1), pieces=500, measures=False)
    assert embedder.digest(tmp_path / "model") != embedder.digest(trained)


def test_the_model_learned_and_says_what_it_is(trained: Path) -> None:
    model = embedder.load(trained)
    asked, right, wrong = model.embedder.embed(
        ["森林の保全はどう進める？", "森林の保全を計画的に進める。", "空港の更新を計画的に進める。"]
    )
    assert asked @ right > asked @ wrong
    assert load_file(trained / "model.safetensors")["embedding.weight"].dtype == np.float16
    card = (trained / "README.md").read_text("utf-8")
    assert "| toy |" in card and "CC BY-SA 4.0" in card and "| plans |" in card


def test_a_stopped_run_goes_on_from_its_checkpoint(
    data: Path, trained: Path, tmp_path: Path
) -> None:
    out = tmp_path / "model"
    training.run(data, out, TOY, pieces=500, measures=False)
    (checkpoint,) = (tmp_path / "model.work").glob("checkpoint-*")
    state = json.loads((checkpoint / "trainer_state.json").read_text())
    assert state["global_step"] == state["max_steps"]
    training.run(data, out, TOY, pieces=500, resume=True, measures=False)
    assert embedder.digest(out) == embedder.digest(trained)


def test_documents_do_not_cross_the_split(data: Path) -> None:
    found = sources(data)
    held = {pair.positive for source in found for pair in source.held}
    assert held
    assert not held & {pair.positive for source in found for pair in source.train}


def test_the_model_gets_a_ranker(data: Path, trained: Path, tmp_path: Path) -> None:
    assert ranker.holds(trained)
    scored = reranker.load(trained).scores(
        "森林の保全はどう進める？",
        [
            Candidate("空港の更新を計画的に進める。"),
            Candidate("森林の保全を計画的に進める。", 1.0, 0.9),
        ],
    )
    assert scored.argmax() == 1
    card = (trained / "README.md").read_text("utf-8")
    assert "hybrid + reranker R@1" in card


def test_the_ranker_alone_is_trained_again(
    data: Path, trained: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (trained / ranker.FILE).read_bytes()
    options = ["--out", str(trained), "--ranker", "--resume", "--dimension", "16"]
    assert training.main([str(data), *options]) == 0
    assert "lists" in capsys.readouterr().out
    assert (trained / ranker.FILE).read_bytes() == before


def test_the_rankers_documents_are_strange(data: Path) -> None:
    for source in sources(data):
        assert source.apart and set(source.apart) <= set(source.train)
        rest = source.without_apart()
        assert not set(rest.train) & set(source.apart)
        assert set(rest.held) == {*source.held, *source.apart}
        asked = {query.text for query in collection(source, 0).queries}
        assert asked and not asked & {pair.query for pair in rest.train}


def test_shares_draw_more_or_less(data: Path) -> None:
    plans = next(source for source in sources(data) if source.name == "plans")
    assert len(drawn(plans, 0)) == len(plans.train)
    assert len(drawn(Source("niilc", plans.train, ()), 0)) == 4 * len(plans.train)
    assert drawn(plans, 0) == drawn(plans, 0) != drawn(plans, 1)


def test_a_folder_without_pairs_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no pairs"):
        sources(tmp_path)


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    (tmp_path / "pairs").mkdir()
    (tmp_path / "pairs" / "a.jsonl").write_text('{"query": "a", "positive": "b"}\n{"query"\n')
    with pytest.raises(DataError, match=r"a\.jsonl:2"):
        sources(tmp_path)


def test_a_reranker_is_measured_too(
    data: Path, trained: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small = Shape(layers=1, hidden=8, heads=1, tokens=32, batch=16)
    training.ordering(data, tmp_path / "cross", small, rows=40)
    options = ["--out", str(trained), "--measure", "--reranker", str(tmp_path / "cross")]
    assert training.main([str(data), *options]) == 0
    table = capsys.readouterr().out
    assert "hybrid + reranker R@1" in table and "| toy |" in table


def test_a_missing_folder_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert training.main([str(tmp_path / "none"), "--out", str(tmp_path / "model")]) == 2
    assert capsys.readouterr().err.count("\n") == 1
