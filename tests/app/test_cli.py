"""The command line, end to end: what it prints, and how it leaves."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest

from app.cli import TABLE, main
from index import ranker
from index.static_model import StaticModel
from index.store import Store
from training.tokenizer import trained

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("TENKYO_")]:
        monkeypatch.delenv(name)


class Ran(NamedTuple):
    code: int
    out: str
    err: str


Tenkyo = Callable[..., Ran]


@pytest.fixture
def tenkyo(capsys: pytest.CaptureFixture[str]) -> Tenkyo:
    def run(*words: object) -> Ran:
        code = main([str(word) for word in words])
        return Ran(code, *capsys.readouterr())

    return run


def one_sentence(text: str) -> bool:
    return text.count("\n") == 1 and "Traceback" not in text and len(text) > 5


# ---- help


@pytest.mark.parametrize("words", [["--help"], *([name, "--help"] for name in TABLE)])
def test_help_speaks_both_languages(words: list[str], tenkyo: Tenkyo) -> None:
    ran = tenkyo(*words)
    assert ran.code == 0
    assert any("ぁ" <= sign <= "ん" for sign in ran.out)
    assert "show this help" in ran.out or "options" in ran.out


def test_help_starts_at_once() -> None:
    code = "import sys; from app.cli import main; main(['--help']); print(*sys.modules, file=sys.stderr)"
    began = time.perf_counter()
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert time.perf_counter() - began < 1.5  # about 0.1 s on a quiet machine
    heavy = {"torch", "gradio", "faiss", "tantivy", "numpy", "index", "answer", "eval"}
    assert not heavy & set(ran.stderr.split())


# ---- ask


def test_ask_prints_answer_and_sources(tenkyo: Tenkyo, store: Path) -> None:
    ran = tenkyo("ask", "令和3年度予算額はいくらですか", "--store", store)
    assert ran.code == 0
    assert "約247億円" in ran.out
    assert "[1] 量子技術の推進戦略" in ran.out
    assert "strategy.md" in ran.out
    assert "文字目" in ran.out


def test_ask_json_is_the_object_that_programs_read(tenkyo: Tenkyo, store: Path) -> None:
    ran = tenkyo("ask", "令和3年度予算額はいくらですか", "--json", "--store", store)
    found = json.loads(ran.out)
    assert list(found) == [
        "question", "answer", "abstained", "figures", "citations", "elapsed_ms", "reason", "nearest",
    ]  # fmt: skip
    first = found["citations"][0]
    assert first["n"] == 1
    with Store.open(store) as opened:
        text = opened.document(first["document"]).text
    assert text[first["start"] : first["end"]] == first["quote"]


def test_ask_uses_the_history(tenkyo: Tenkyo, store: Path) -> None:
    ran = tenkyo(
        "ask", "令和2年度は？", "--history", "総務省の令和3年度の予算は", "--json", "--store", store
    )
    assert "30億円" in json.loads(ran.out)["answer"]


def test_what_is_not_in_the_documents_leaves_with_1(tenkyo: Tenkyo, store: Path) -> None:
    ran = tenkyo("ask", "火星探査ロケットの打ち上げ費用はいくらですか", "--store", store)
    assert ran.code == 1
    assert ran.err == ""


def test_the_question_can_come_from_standard_input(
    tenkyo: Tenkyo,
    store: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        "sys.stdin", io.TextIOWrapper(io.BytesIO("量子拠点とは何ですか\n".encode()))
    )
    ran = tenkyo("ask", "-", "--json", "--store", store)
    assert ran.code == 0
    assert "産学官" in json.loads(ran.out)["answer"]


@pytest.mark.parametrize(
    ("question", "ja", "en"),
    [
        ("", "空です", "is empty"),
        (" 　\n", "空です", "is empty"),
        ("あ" * 100_000, "長すぎます", "too long"),
        ("質\udce3問", "UTF-8", "UTF-8"),
    ],
)
def test_a_bad_question_is_one_sentence(
    question: str, ja: str, en: str, tenkyo: Tenkyo, store: Path
) -> None:
    for lang, words in (("ja", ja), ("en", en)):
        ran = tenkyo("ask", question, "--store", store, "--lang", lang)
        assert ran.code == 2
        assert ran.out == ""
        assert words in ran.err
        assert one_sentence(ran.err)


def test_standard_input_that_is_not_text(
    tenkyo: Tenkyo,
    store: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"\x93\xfa\x96{\xff")))
    ran = tenkyo("ask", "-", "--store", store)
    assert ran.code == 2
    assert one_sentence(ran.err)


def test_standard_input_without_end_is_cut_off_between_any_bytes(
    tenkyo: Tenkyo,
    store: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("予算".encode() * 700_000)))
    ran = tenkyo("ask", "-", "--store", store)
    assert ran.code == 2
    assert "長すぎます" in ran.err and one_sentence(ran.err)


# ---- bad input of every kind


def test_a_folder_without_the_right_to_it(
    tenkyo: Tenkyo, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(path: Path) -> bool:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "is_dir", denied)
    ran = tenkyo("ask", "予算額は？", "--store", store)
    assert ran.code == 2
    assert "Permission denied" in ran.err and one_sentence(ran.err)


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["asks"],
        ["{0}"],
        ["--nothing"],
        ["ask"],
        ["ask", "x", "--nothing"],
        ["ask", "x", "--store"],
        ["ask", "x", "--store", "none"],
        ["ask", "x", "--lang", "fr"],
        ["app", "--store", "none"],
        ["app", "--port", "x"],
        ["documents", "--store", "none"],
        ["store", "mend"],
        ["store", "remove"],
        ["store", "status", "--store", "none"],
        ["ingest", "none"],
        ["ingest", "."],
        ["ingest", ""],
    ],
)
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_bad_input_is_one_sentence_and_code_2(words: list[str], lang: str, tenkyo: Tenkyo) -> None:
    ran = tenkyo("--lang", lang, *words)
    assert ran.code == 2
    assert ran.out == ""
    assert one_sentence(ran.err)
    assert any("ぁ" <= sign <= "ん" for sign in ran.err) == (lang == "ja")


def test_the_language_does_not_outlive_the_command(tenkyo: Tenkyo) -> None:
    tenkyo("ask", "--lang", "en")
    assert "TENKYO_LANG" not in os.environ


def test_a_damaged_store_is_one_sentence(tenkyo: Tenkyo, store: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(store, copy)
    for path in copy.glob("*.db"):
        path.write_bytes(b"\0" * 5000)
    for words in (["ask", "x"], ["documents"], ["store"], ["app"]):
        ran = tenkyo(*words, "--store", copy)
        assert ran.code == 2
        assert one_sentence(ran.err)


# ---- ingest, documents, store


def test_ingest_reads_what_it_can_and_names_what_it_cannot(
    tenkyo: Tenkyo, documents: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    shutil.copytree(documents, folder)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 50)
    (folder / "sjis.txt").write_bytes("量子技術の予算は十億円である。\n".encode("shift_jis"))
    ran = tenkyo("ingest", folder, "--store", "s")
    assert ran.code == 2
    assert "追加 3" in ran.out
    assert "読めず 2" in ran.out
    assert ran.err.count("\n") == 2
    listed = [
        json.loads(line) for line in tenkyo("documents", "--json", "--store", "s").out.splitlines()
    ]
    assert {Path(each["file"]).name for each in listed} == {"hostile.md", "sjis.txt", "strategy.md"}


def test_ingest_again_changes_nothing(tenkyo: Tenkyo, documents: Path) -> None:
    assert tenkyo("ingest", documents, "--store", "s").code == 0
    ran = tenkyo("ingest", documents, "--store", "s", "--json", "--lang", "en")
    assert ran.code == 0
    assert [file["change"] for file in json.loads(ran.out)["files"]] == ["unchanged", "unchanged"]


def test_ingest_without_a_path_reads_the_corpus_here(tenkyo: Tenkyo, documents: Path) -> None:
    shutil.copytree(documents, "corpus")
    assert tenkyo("ingest").code == 0
    assert "量子技術の推進戦略" in tenkyo("documents").out


def test_a_document_is_removed_by_its_file_or_id(tenkyo: Tenkyo, documents: Path) -> None:
    tenkyo("ingest", documents, "--store", "s")
    assert tenkyo("store", "remove", "hostile.md", "--store", "s").code == 0
    ran = tenkyo("store", "remove", "hostile.md", "--store", "s")
    assert ran.code == 2
    assert one_sentence(ran.err)
    left = json.loads(tenkyo("documents", "--json", "--store", "s").out)
    assert tenkyo("store", "remove", left["id"][:6], "--store", "s").code == 0
    assert tenkyo("documents", "--store", "s").out == ""


def test_a_store_is_rebuilt_with_what_has_changed(
    tenkyo: Tenkyo, documents: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    shutil.copytree(documents, folder)
    tenkyo("ingest", folder, "--store", "s")
    before = json.loads(tenkyo("store", "--json", "--store", "s").out)
    (folder / "hostile.md").unlink()
    (folder / "strategy.md").write_text("# 新しい戦略\n\n予算は三億円である。\n", encoding="utf-8")
    assert tenkyo("store", "rebuild", "--store", "s").code == 0
    after = json.loads(tenkyo("store", "--json", "--store", "s").out)
    assert after["generation"] > before["generation"]
    assert after["documents"] == 2  # the store keeps the only copy of a file that has gone
    assert "新しい戦略" in tenkyo("documents", "--store", "s").out


# ---- citations


def test_citations_for_a_memo(tenkyo: Tenkyo, store: Path, tmp_path: Path) -> None:
    question = "総務省の令和3年度の予算はいくらですか"
    ran = tenkyo("cite", question, "月面基地の予算は？", "--store", store)
    assert ran.code == 1  # one of them is an abstention
    assert ran.out.count("問 ") == 2 and "閲覧" in ran.out
    assert "月面基地" in ran.err and ran.err.count("\n") == 1
    out = tmp_path / "memo.docx"
    assert (
        "memo.docx"
        in tenkyo("cite", question, "--format", "docx", "--out", out, "--store", store).out
    )
    assert out.read_bytes()[:2] == b"PK"
    refused = tenkyo("cite", question, "--out", tmp_path / "none" / "a.txt", "--store", store)
    assert refused.code == 2 and one_sentence(refused.err)


# ---- models


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """A static model with vectors by chance."""
    tokenizer = trained(["沿岸観測の予算は三億円である"])
    table = np.random.default_rng(0).standard_normal((tokenizer.get_vocab_size(), 8), np.float32)
    StaticModel(tokenizer, table, {}).save(tmp_path / "other")
    return tmp_path / "other"


def test_a_store_is_embedded_anew_in_place(
    tenkyo: Tenkyo, documents: Path, other: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    shutil.copytree(documents, folder)
    tenkyo("ingest", folder, "--store", "s")
    shutil.rmtree(folder)
    first = json.loads(tenkyo("store", "--json", "--store", "s").out)
    ran = tenkyo("store", "embed", "--model", other, "--store", "s")
    assert ran.code == 0 and "other" in ran.out
    after = json.loads(tenkyo("store", "--json", "--store", "s").out)
    assert (first["model"], after["model"]) == ("tenkyo", str(other.resolve()))
    assert after["passages"] == first["passages"] and after["dimension"] == 8
    refused = tenkyo("ask", "予算は？", "--model", "tenkyo", "--store", "s")
    assert refused.code == 2 and one_sentence(refused.err) and "store embed" in refused.err
    assert tenkyo("store", "embed", "--store", "s").code == 0
    assert tenkyo("ask", "予算は？", "--model", "tenkyo", "--store", "s").code in (0, 1)


@pytest.mark.parametrize("option", ["--model", "--reranker"])
def test_a_model_that_is_not_there_is_one_sentence(
    tenkyo: Tenkyo, store: Path, option: str
) -> None:
    ran = tenkyo("ask", "予算は？", option, "no-such-model", "--store", store)
    assert ran.code == 2
    assert one_sentence(ran.err) and "no-such-model" in ran.err


def test_a_damaged_ranker_is_one_sentence_and_can_be_left_out(
    tenkyo: Tenkyo, documents: Path, other: Path
) -> None:
    tenkyo("ingest", documents, "--model", other, "--store", "s")
    (other / ranker.FILE).write_bytes(b"PK")
    ran = tenkyo("ask", "沿岸観測の予算は？", "--store", "s")
    assert ran.code == 2 and one_sentence(ran.err) and "--reranker none" in ran.err
    assert tenkyo("ask", "沿岸観測の予算は？", "--reranker", "none", "--store", "s").code in (0, 1)


# ---- the process


def test_a_closed_pipe_and_a_real_process(store: Path) -> None:
    command = f"{sys.executable} -m app.cli documents --store {store} | head -c 1 >/dev/null"
    ran = subprocess.run(
        ["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ran.stderr == ""


def test_asking_does_not_load_what_is_slow(store: Path) -> None:
    code = (
        "import sys; from app.cli import main; "
        f"main(['ask', '予算', '--store', {str(store)!r}]); print(*sys.modules, file=sys.stderr)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    slow = {"torch", "sentence_transformers", "transformers", "llama_index", "gradio", "pandas"}
    assert not slow & set(ran.stderr.split())
