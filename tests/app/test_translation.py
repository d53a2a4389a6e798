"""The other packages' sentences in English: each one that they raise is known."""

import ast
import re
from pathlib import Path

import pytest

from answer.engine import PolicyQA, QuestionError
from app.translation import english, failure
from index.store import Store, StoreError
from ingest.reader import ReadError, read

ROOT = Path(__file__).parents[2]
RAISED = {
    "SourcesError",
    "ReadError",
    "QuestionError",
    "StoreError",
    "ChangeError",
    "EmbedderError",
    "RerankerError",
    "WriterLockError",
}
# What these say comes from within another package's sentence, or is for programmers only.
NOT_SHOWN = ("埋め込みモデルがまだありません", "読み取り用に開かれています")
JAPANESE = re.compile(r"[ぁ-ん]")


def sentences() -> list[str]:
    """Every Japanese sentence that an error of these packages is raised with, holes as `1`."""
    paths = [path for name in ("ingest", "index", "answer") for path in (ROOT / name).glob("*.py")]
    calls = [
        node
        for path in sorted(paths)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in RAISED and node.args
    ]
    found = [words(call.args[0]) for call in calls]
    return [
        text for text in found if JAPANESE.search(text) and not any(n in text for n in NOT_SHOWN)
    ]


def words(node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(words(value) for value in node.values)
    return "1"


def test_there_are_sentences() -> None:
    assert len(sentences()) > 12


@pytest.mark.parametrize("sentence", sentences())
def test_every_sentence_that_is_raised_has_its_english(sentence: str) -> None:
    told = english(sentence.replace("1: 1。", "1: 保管庫がありません。"))
    assert not JAPANESE.search(told)
    assert told.endswith(".")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (bytes(range(256)) * 40, "not seem to be text"),
        (b"x" * 30_000_000, "line of"),
    ],
)
def test_files_that_cannot_be_read(data: bytes, words: str, tmp_path: Path) -> None:
    path = tmp_path / "文書.txt"
    path.write_bytes(data)
    with pytest.raises(ReadError) as caught:
        read(path)
    assert words in failure(caught.value).say("en")
    assert str(path) in failure(caught.value).say("en")
    assert failure(caught.value).say("ja") == str(caught.value)


@pytest.mark.parametrize(
    ("listed", "words"),
    [("[", "cannot be read"), ('"文書.txt" = "題"', "must describe 文書.txt in a table")],
)
def test_sources_that_cannot_be_read(listed: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text(listed, encoding="utf-8")
    (tmp_path / "文書.txt").write_text("本文である。", encoding="utf-8")
    with pytest.raises(ReadError) as caught:
        read(tmp_path / "文書.txt")
    assert words in failure(caught.value).say("en")


def test_the_note_on_broken_bytes_has_its_english(tmp_path: Path) -> None:
    path = tmp_path / "文書.txt"
    path.write_bytes(
        "これは港の計画を述べた文章である。".encode() * 20 + b"\xff" + "終わり。".encode()
    )
    (note,) = read(path).notes
    assert english(note).startswith("1 bytes that are no ")


def test_stores_that_cannot_be_opened(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("x", encoding="utf-8")
    with pytest.raises(StoreError) as caught:
        Store.open(tmp_path)
    assert "is no store" in failure(caught.value).say("en")


def test_questions_that_cannot_be_asked(store: Path) -> None:
    with Store.open(store) as opened, pytest.raises(QuestionError) as caught:
        PolicyQA(opened).ask("あ" * 5000)
    assert "too long (5,000 characters)" in failure(caught.value).say("en")


def test_braces_in_a_name_are_no_holes() -> None:
    error = ReadError("{x}: 中身が空です。文章のあるファイルを指定してください。")
    assert failure(error).say("en") == "{x} is empty."
    assert failure(error).say("ja") == str(error)


def test_an_unknown_sentence_is_shown_as_it_is() -> None:
    assert english("まったく別の文です。") == "まったく別の文です。"
