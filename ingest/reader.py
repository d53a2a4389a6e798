"""Files → documents: text and Markdown, decoded and otherwise unchanged."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ingest.document import Document, Page, Span
from ingest.encoding import decode
from ingest.metadata import Metadata, SourcesError, recovered, written

SUFFIXES = (".txt", ".md", ".markdown", ".text")
# Longest line that is read: far above any real line, far below what would stall everything after.
LINE_LIMIT = 4_000_000
SIZE_LIMIT = 512_000_000
_PAGE = re.compile(r"\f")


class ReadError(Exception):
    """A file or folder that cannot be read, in one sentence."""


def find(paths: Sequence[Path]) -> list[Path]:
    """The documents among `paths` (files as given; folders searched, hidden files skipped), sorted."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = _inside(path)
            if not inside:
                raise ReadError(
                    f"{path}: 読める文書（{' '.join(SUFFIXES)}）がありません。文書のあるフォルダーを指定してください。"
                )
            found.extend(inside)
        elif path.exists():
            found.append(path)
        else:
            raise ReadError(f"{path}: ファイルがありません。パスを確かめてください。")
    return sorted(dict.fromkeys(found))


def read(path: Path) -> Document:
    """The document in `path`, with its pages and metadata."""
    if path.suffix.lower() not in SUFFIXES:
        raise ReadError(
            f"{path}: この形式は読めません。{' '.join(SUFFIXES)} のファイルを指定してください。"
        )
    try:
        str(path).encode("utf-8")
    except UnicodeEncodeError as error:
        raise ReadError(
            f"{path}: ファイル名に文字として読めないバイトがあります。名前を変えてください。"
        ) from error
    try:
        if not path.is_file():
            raise ReadError(f"{path}: 通常のファイルではありません。ファイルを指定してください。")
        if path.stat().st_size > SIZE_LIMIT:
            raise ReadError(
                f"{path}: {SIZE_LIMIT:,}バイトを超えるファイルは読めません。分割してください。"
            )
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(f"{path}: 開けません（{error.strerror or error}）。") from error
    return document(data, path)


def document(data: bytes, path: Path) -> Document:
    """The document that the bytes of `path` hold."""
    longest = max(map(len, data.replace(b"\r", b"\n").split(b"\n")))
    if longest > LINE_LIMIT:
        raise ReadError(
            f"{path}: 1行が{longest:,}バイトあります。{LINE_LIMIT:,}バイト以下の行に分けてください。"
        )
    decoded = decode(data)
    if decoded is None:
        raise ReadError(
            f"{path}: 文字のファイルではないようです。テキストとして保存し直してください。"
        )
    text = decoded.text
    if not text.strip("\ufeff \t\r\n\f\v\u3000\u00a0\u200b"):
        raise ReadError(f"{path}: 中身が空です。文章のあるファイルを指定してください。")
    notes: tuple[str, ...] = ()
    if decoded.broken:
        notes += (
            f"{decoded.encoding}として読めない{decoded.broken}バイトを「\ufffd」に置き換えました。",
        )
    try:
        known = written(path, text)
    except SourcesError as error:
        raise ReadError(str(error)) from error
    meta = known.over(recovered(text))
    return _with(Document(text=text, source=str(path), pages=_pages(text), notes=notes), meta)


def _with(document: Document, meta: Metadata) -> Document:
    return replace(
        document, title=meta.title, issuer=meta.issuer, date=meta.date, kind=meta.kind, url=meta.url
    )


def _inside(folder: Path) -> list[Path]:
    return sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in SUFFIXES
        and path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )


def _pages(text: str) -> tuple[Page, ...]:
    """Pages between form feeds; none where the text has no form feed."""
    cuts = [match.start() for match in _PAGE.finditer(text)]
    if not cuts:
        return ()
    starts = [0, *(cut + 1 for cut in cuts)]
    ends = [*cuts, len(text)]
    return tuple(
        Page(number, Span(start, end))
        for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1)
    )
