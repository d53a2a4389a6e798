import json
from pathlib import Path

import pytest

from app.cli import main
from index.build import build

TEXT = """# 量子技術関連予算

- Q-LEAP 35億円(32億円)
- ムーンショット型研究開発制度 58億円(新規)

## 国際連携

量子協力に関する東京声明は2019年12月に署名された。
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("command")
    (folder / "texts").mkdir()
    (folder / "texts" / "000_budget.md").write_text(TEXT, encoding="utf-8")
    build([folder / "texts"], folder / "store")
    return folder / "store"


def line(**fields: object) -> str:
    values = {
        "id": "tokyo",
        "question": "東京声明はいつ署名されましたか。",
        "type": "fact",
        "must_include": [["2019年12月"]],
        "sources": [{"doc": "000", "quote": "2019年12月に署名された"}],
    }
    return json.dumps(values | fields, ensure_ascii=False)


def write(folder: Path, *lines: str) -> str:
    path = folder / "set.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return str(path)


def evaluate(store: Path, path: str, folder: Path, *more: str) -> int:
    return main(["eval", path, "--store", str(store), "--out", str(folder / "out"), *more])


def test_a_run_prints_the_table_and_writes_the_folder(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nothing = line(id="none", question="令和9年度の宇宙予算は？", answerable=False,
                   type="unanswerable", must_include=[], sources=[])  # fmt: skip
    assert evaluate(store, write(tmp_path, line(), nothing), tmp_path) == 0
    shown = capsys.readouterr().out
    assert "| fact" in shown and "| unanswerable" in shown and "| all" in shown
    lines = (tmp_path / "out" / "answers.jsonl").read_text(encoding="utf-8").splitlines()
    answers = [json.loads(one) for one in lines]
    assert [answer["id"] for answer in answers] == ["tokyo", "none"]
    assert answers[0]["answer"] and answers[0]["citations"][0]["quote"] in TEXT
    assert (tmp_path / "out" / "report.md").read_text(encoding="utf-8").startswith("# 評価")


@pytest.mark.parametrize(("least", "code"), [("0.0", 0), ("1.0", 1)])
def test_a_floor_decides_the_exit_code(
    store: Path, tmp_path: Path, least: str, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = line(id="wrong", must_include=[["この語は答えにない"]])
    (tmp_path / "floor.toml").write_text(f"[all]\nright = {least}\n")
    floor = ("--floor", str(tmp_path / "floor.toml"))
    assert evaluate(store, write(tmp_path, line(), wrong), tmp_path, *floor) == code
    assert ("下限値 1.000" in capsys.readouterr().err) is bool(code)


def test_check_names_a_quote_that_is_not_there(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert evaluate(store, write(tmp_path, line()), tmp_path, "--check") == 0
    bad = line(sources=[{"doc": "000", "quote": "2019年11月"}])
    assert evaluate(store, write(tmp_path, bad), tmp_path, "--check") == 1
    assert "1 行目 (tokyo): 「2019年11月」は 000 にない。" in capsys.readouterr().out
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ('{"id": ', "1 行目: JSON として読めません"),
        ("", "質問がありません"),
        (line(sources=[{"doc": "777", "quote": "別の文書"}]), "777"),
    ],
)
def test_bad_input_is_one_sentence(
    store: Path, tmp_path: Path, content: str, complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert evaluate(store, write(tmp_path, content), tmp_path) == 2
    shown = capsys.readouterr()
    assert shown.out == "" and shown.err.count("\n") == 1
    if complaint != "777":
        assert complaint in shown.err
    else:
        assert "set.jsonl" in shown.err and "ingest" in shown.err


def test_a_missing_store_or_set_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert evaluate(tmp_path / "none", write(tmp_path, line()), tmp_path) == 2
    assert evaluate(tmp_path / "none", str(tmp_path / "none.jsonl"), tmp_path) == 2
    assert capsys.readouterr().err.count("\n") == 2


def test_a_folder_that_cannot_be_written_is_known_before_the_run(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "out").write_text("a file stands here")
    assert evaluate(store, write(tmp_path, line()), tmp_path) == 2
    assert "out" in capsys.readouterr().err
