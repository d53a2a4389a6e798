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


def test_check_names_every_fault_at_once(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(
        tmp_path,
        line(),
        "{",
        line(id="b", sources=[{"doc": "000", "quote": "２０１９年１２月に署名"}]),
    )
    assert evaluate(store, path, tmp_path, "--check", "--lang", "en") == 1
    first, second, count = capsys.readouterr().out.splitlines()
    assert first.startswith("set.jsonl line 2: not JSON")
    assert second.endswith("is not in 000; the file has '2019年12月に署名'.")
    assert count == "3 questions, 2 problems"


def test_a_quote_that_is_not_there_is_told_before_the_run_which_goes_on(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = line(id="b", sources=[{"doc": "000", "quote": "2019年11月"}])
    assert evaluate(store, write(tmp_path, line(), bad), tmp_path) == 0
    assert "2 行目 (b): 「2019年11月」は 000 にない。" in capsys.readouterr().err
    assert "2019年11月" in (tmp_path / "out" / "report.md").read_text("utf-8")


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


def test_the_broken_line_of_a_long_set_stops_it_before_anything_is_asked(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [line(id=f"q{n}") for n in range(1, 1001)]
    lines[516] = lines[516][:-9]
    assert evaluate(store, write(tmp_path, *lines), tmp_path) == 2
    assert capsys.readouterr().err.startswith("set.jsonl の 517 行目: JSON として読めません")
    assert not (tmp_path / "out").exists()


def test_a_part_of_a_set(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = [
        line(id=f"q{n}", tags=["x"] if n < 3 else [], type="fact" if n else "list")
        for n in range(9)
    ]
    path = write(tmp_path, *lines)

    def asked(*more: str) -> int:
        assert evaluate(store, path, tmp_path, "--json", *more) == 0
        return int(json.loads(capsys.readouterr().out)["asked"])

    assert asked("--sample", "4") == 4 and asked("--sample", "4", "--seed", "2") == 4
    assert asked("--tag", "x") == 3 and asked("--tag", "x", "--type", "fact") == 2
    assert asked("--id", "q1", "--id", "q7", "--jobs", "2") == 2
    assert asked("--tag", "x", "--sample", "1") == 1
    assert evaluate(store, path, tmp_path, "--tag", "y") == 2
    assert evaluate(store, path, tmp_path, "--jobs", "-1") == 2


def test_a_floor_is_raised_and_lowered_only_on_purpose(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, pinned = write(tmp_path, line()), tmp_path / "floor.toml"
    floor = ("--floor", str(pinned), "--update-floor")
    assert evaluate(store, path, tmp_path, *floor) == 0
    made = pinned.read_text("utf-8")
    assert "right_and_cited = 1.0" in made and "[fact]" in made and made.startswith("#")
    pinned.write_text("# ours\n[all]\nright = 0.5 # why\nmrr_at_10 = 1.0\n")
    assert evaluate(store, path, tmp_path, *floor) == 0
    assert pinned.read_text() == "# ours\n[all]\nright = 1.0 # why\nmrr_at_10 = 1.0\n"
    wrong = write(tmp_path, line(), line(id="wrong", must_include=[["この語は答えにない"]]))
    assert evaluate(store, wrong, tmp_path, *floor) == 1
    assert "--allow-regression" in capsys.readouterr().err and "right = 1.0" in pinned.read_text()
    assert evaluate(store, wrong, tmp_path, *floor, "--allow-regression") == 0
    assert "right = 0.5 # why" in pinned.read_text()


@pytest.mark.parametrize(
    "options",
    [
        ("--update-floor",),
        ("--floor", "x.toml", "--allow-regression"),
        ("--floor", "x.toml", "--update-floor", "--sample", "1"),
        ("--floor", "none.toml"),
    ],
)
def test_a_floor_that_cannot_be_used_is_known_before_the_run(
    store: Path, tmp_path: Path, options: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert evaluate(store, write(tmp_path, line()), tmp_path, *options) == 2
    assert capsys.readouterr().err.count("\n") == 1 and not (tmp_path / "out").exists()


def test_two_runs_are_compared(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path, *(line(id=f"q{n}") for n in range(12)))
    for name in ("a", "b"):
        assert main(["eval", path, "--store", str(store), "--out", str(tmp_path / name)]) == 0
    runs = (str(tmp_path / "a"), str(tmp_path / "b"))
    capsys.readouterr()
    assert main(["eval", "--compare", *runs, "--lang", "en"]) == 0
    shown = capsys.readouterr().out
    assert "12 questions in common" in shown and "## Worse (0)" in shown
    a, b = ((tmp_path / name / "scores.json").read_text() for name in ("a", "b"))
    assert json.loads(a)["scores"] == json.loads(b)["scores"]
    # every answer of the second run is lost
    answers = tmp_path / "b" / "answers.jsonl"
    rows = [
        json.loads(row) | {"answer": "記載なし", "abstained": True}
        for row in answers.read_text("utf-8").splitlines()
    ]
    answers.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    assert main(["eval", "--compare", *runs, "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert "right" in found["regressed"] and len(found["worse"]) == 12
    assert main(["eval", "--compare", runs[0], str(tmp_path / "none")]) == 2


def test_a_sample_set_is_printed_or_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["eval", "--template"]) == 0
    assert capsys.readouterr().out.startswith("id,question,")
    assert main(["eval", "--template", str(tmp_path / "set.xlsx")]) == 0
    assert main(["eval", "--template", str(tmp_path / "set.xlsx")]) == 2


def test_a_table_is_run_as_it_is(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "set.csv"
    path.write_text(
        "id,question,type,must_include,sources\n"
        "a,東京声明はいつ署名されましたか。,fact,2019年12月,000: 2019年12月に署名された\n",
        "cp932",
    )
    assert evaluate(store, str(path), tmp_path) == 0
    assert "100.0%" in capsys.readouterr().out


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
