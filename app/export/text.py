"""A memo as Markdown with footnotes, as plain text in the government's style, and as CSV."""

from __future__ import annotations

import csv
import io
import re

from app.cell import inert
from app.export.memo import Item, Memo
from app.export.reference import Reference, era_date, one_line

# What Markdown would read as mark-up.
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~!$])")
_COLUMNS = (
    "n", "question", "citation", "issuer", "title", "date", "page", "section", "file", "quote", "yen", "figures",
    "accessed",
)  # fmt: skip


def markdown(memo: Memo) -> bytes:
    """Questions as headings, answers with `[^1]`, and a footnote with the quote for each."""
    lines: list[str] = []
    for item in memo.items:
        body = "".join(f"[^{p}]" if isinstance(p, int) else _literal(p) for p in item.pieces)
        lines += [f"## {_literal(one_line(item.question))}", "", body.replace("\n", "  \n"), ""]
    for one in memo.references:
        lines += [
            f"[^{one.n}]: {_literal(one.style)}{_literal(_where(one))}。{_accessed(memo)}",
            "",
        ]
        lines += [f"    > {_literal(line)}" for line in one.quote.splitlines()]
        lines.append("")
    return "\n".join(lines).encode()


def plain(memo: Memo) -> bytes:
    """The answers with bracketed numbers, then the references in the government's style."""
    lines: list[str] = []
    for item in memo.items:
        lines += [f"問 {one_line(item.question)}", f"答 {_bracketed(item)}", ""]
    if memo.references:
        lines.append("（出典）")
    for one in memo.references:
        lines.append(f"[{one.n}] {one.style}{_where(one)}")
        lines += [f"    {line}" for line in one.quote.splitlines()]
    lines += [f"（{_accessed(memo)}）"]
    return ("\n".join(lines) + "\n").encode()


def table(memo: Memo) -> bytes:
    """CSV, a row a reference, with the mark by which spreadsheets know UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for item in memo.items:
        for one in item.references:
            yen = "; ".join(str(yen) for yen, _ in one.figures)
            labels = "; ".join(label for _, label in one.figures)
            values = (
                one.n, item.question, one.style, one.issuer, one.title, one.date, one.page or "", one.section,
                one.file, one.quote, yen, labels, memo.accessed.isoformat(),
            )  # fmt: skip
            writer.writerow([inert(str(value)) for value in values])
    return out.getvalue().encode("utf-8-sig")


def _bracketed(item: Item) -> str:
    return "".join(f"[{piece}]" if isinstance(piece, int) else piece for piece in item.pieces)


def _where(one: Reference) -> str:
    """The section, where no page says where the quote stands."""
    return f"「{one.section}」の項" if one.section and one.page is None else ""


def _accessed(memo: Memo) -> str:
    return f"{era_date(memo.accessed.isoformat())}閲覧"


def _literal(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)
