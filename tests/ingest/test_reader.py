import os
from pathlib import Path

import pytest

from ingest.document import Page, Span
from ingest.metadata import TITLE_LENGTH
from ingest.reader import LINE_LIMIT, ReadError, document, find, read

PATH = Path("資料.txt")


def test_find_takes_files_and_folders_sorted_without_hidden_ones(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "c.pdf", ".hidden.txt", "sub/d.markdown", ".git/e.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("本文", encoding="utf-8")
    names = [path.relative_to(tmp_path).as_posix() for path in find([tmp_path, tmp_path / "a.md"])]
    assert names == ["a.md", "b.txt", "sub/d.markdown"]


def test_a_folder_without_documents_and_a_missing_file_are_errors(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="ありません"):
        find([tmp_path])
    with pytest.raises(ReadError, match="ファイルがありません"):
        find([tmp_path / "none.txt"])


@pytest.mark.parametrize("text", ["", "\n\n", "　\t \r\n\f", "\ufeff"])
def test_an_empty_file_is_an_error(text: str) -> None:
    with pytest.raises(ReadError, match="空"):
        document(text.encode("utf-8"), PATH)


def test_a_binary_file_is_an_error() -> None:
    with pytest.raises(ReadError, match="文字のファイルではない"):
        document(bytes(range(256)) * 10, PATH)


def test_an_unknown_suffix_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    path.write_bytes(b"x")
    with pytest.raises(ReadError, match="形式"):
        read(path)


def test_a_name_that_is_no_text_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="ファイル名"):
        read(tmp_path / "\udcff\udcfe.txt")


def test_what_is_no_ordinary_file_is_an_error(tmp_path: Path) -> None:
    """A pipe would be waited for without end."""
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(ReadError, match="通常のファイル"):
        read(tmp_path / "pipe.txt")


def test_a_title_is_no_page(tmp_path: Path) -> None:
    title = document(("量子技術" * 1000).encode(), PATH).title
    assert title.startswith("量子技術") and len(title) <= TITLE_LENGTH


def test_a_huge_line_is_an_error_that_states_the_limit() -> None:
    with pytest.raises(ReadError, match=f"{LINE_LIMIT:,}"):
        document(b"a" * (LINE_LIMIT + 1), PATH)


def test_a_long_line_within_the_limit_is_read() -> None:
    assert len(document("予算。".encode() * 100_000, PATH).text) == 300_000


@pytest.mark.parametrize("encoding", ["utf-8", "cp932", "euc_jp", "utf-16"])
def test_line_breaks_of_every_style_stay(encoding: str, tmp_path: Path) -> None:
    text = "一行目\r\n二行目\r三行目\n\n五行目"
    path = tmp_path / "x.txt"
    path.write_bytes(text.encode(encoding))
    assert read(path).text == text
    assert read(path).notes == ()


def test_broken_bytes_are_noted() -> None:
    read_document = document("予算額は十億円である。".encode() + b"\xff" + "以上。".encode(), PATH)
    assert len(read_document.notes) == 1
    assert "1バイト" in read_document.notes[0]


def test_form_feeds_are_page_breaks() -> None:
    read_document = document("一頁\f二頁\n続き\f三頁".encode(), PATH)
    assert read_document.pages == (
        Page(1, Span(0, 2)),
        Page(2, Span(3, 8)),
        Page(3, Span(9, 11)),
    )
    assert [read_document.page_of(at) for at in (0, 1, 2, 3, 7, 8, 9, 10, 11)] == [
        1, 1, None, 2, 2, None, 3, 3, None,
    ]  # fmt: skip
    assert document("一頁".encode(), PATH).pages == ()


def test_the_id_follows_the_content_alone(tmp_path: Path) -> None:
    first, second = tmp_path / "a.txt", tmp_path / "b.md"
    first.write_text("同じ本文です。", encoding="utf-8")
    second.write_bytes("同じ本文です。".encode("cp932"))
    assert read(first).id == read(second).id
    assert read(first).source != read(second).source
