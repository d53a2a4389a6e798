"""What a document says about itself: title, issuer, date and kind, from its text or from what stands beside it.

Later ones win: recovered from the text, Markdown front matter, `sources.toml` in the same folder:

    ["budget_r4.txt"]
    title = "令和4年度予算のポイント"
    issuer = "○○省"
    date = "2021-12-24"
    kind = "予算案"
    url = "https://example.go.jp/r4.pdf"
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import NamedTuple

from ingest.document import Span
from ingest.era import find_dates
from ingest.heading import Headlines
from ingest.issuer import issuer
from ingest.mark import mark_of
from ingest.phrase import is_appendix, is_bracketed, is_section
from ingest.textline import Shape, TextLine, text_lines
from ingest.trail import LABEL

SOURCES = "sources.toml"
# How much of a document's beginning tells what it is.
HEAD_CHARACTERS = 20_000
HEAD_LINES = 60
# Where a title recovered from a line without end is cut off; real ones stay below 100.
TITLE_LENGTH = 200
# Kinds by the label lines that stand over amounts, and by words of the title; the first that fits.
KIND_LABELS = (
    ("概算要求", re.compile(r"要求・要望額|要求額|要望額|概算要求")),
    ("予算案", re.compile(r"予算額?\s*[(（]案[)）]|予算案|政府案")),
    ("決算", re.compile(r"決算額")),
)
KIND_TITLES = (
    ("概算要求", re.compile(r"概算要求|要求・要望")),
    ("予算案", re.compile(r"予算\s*[(（]?案|政府案")),
    ("補正予算", re.compile(r"補正予算")),
    ("決算", re.compile(r"決算")),
    ("議事録", re.compile(r"議事録|議事要旨|議事概要|会議録|速記録")),
    ("報道発表", re.compile(r"報道発表|プレスリリース|記者発表|報道資料")),
    ("通知", re.compile(r"通知|通達|事務連絡")),
    ("フォローアップ", re.compile(r"フォローアップ|進捗")),
    ("答申", re.compile(r"答申")),
    ("提言", re.compile(r"提言|建議")),
    ("白書", re.compile(r"白書")),
    ("ガイドライン", re.compile(r"ガイドライン|指針|手引")),
    ("報告", re.compile(r"報告|とりまとめ|取りまとめ")),
    ("計画", re.compile(r"計画|ロードマップ")),
    ("戦略", re.compile(r"戦略|ビジョン")),
    ("予算", re.compile(r"予算")),
)
# Kinds that stand alone on one of the first lines: 報道発表資料, 事務連絡.
KIND_LINE = tuple(pair for pair in KIND_TITLES if pair[0] in ("議事録", "報道発表", "通知"))
KIND_LINES = 8
KIND_LENGTH = 30
_FRONT = re.compile(
    r"\ufeff?---[ \t]*\r?\n(?P<body>(?:[^\n]*\n){0,60}?)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)"
)
_FIELD = re.compile(r"(?P<key>[A-Za-z_]+)[ \t]*:[ \t]*(?P<value>.*?)[ \t]*\r?$")
_MARK_END = re.compile(
    r"[(（]?(?:現在|時点|版|改定|改訂|公表|発表|策定|決定|付け?|[(（].[)）]|午前|午後).{0,8}$"
)


class SourcesError(Exception):
    """A `sources.toml` that cannot be read, in one sentence."""


class Metadata(NamedTuple):
    title: str = ""
    issuer: str = ""
    date: str = ""
    kind: str = ""
    url: str = ""

    def over(self, other: Metadata) -> Metadata:
        """These values, and where they are empty the other's."""
        return Metadata(*(mine or theirs for mine, theirs in zip(self, other, strict=True)))


def front_matter(text: str) -> tuple[Metadata, Span]:
    """The fields between `---` lines at the top, and where that block lies (empty where there is none)."""
    found = _FRONT.match(text)
    if not found:
        return Metadata(), Span(0, 0)
    fields: dict[str, str] = {}
    for line in found["body"].split("\n"):
        field = _FIELD.match(line)
        if field and field["key"].lower() in Metadata._fields:
            fields[field["key"].lower()] = field["value"].strip("\"'")
        elif line.strip() and not field and not line.startswith((" ", "\t", "#", "-")):
            return Metadata(), Span(0, 0)
    return Metadata(**fields), Span(*found.span())


def written(path: Path, text: str) -> Metadata:
    """What people wrote about the file: `sources.toml` over front matter."""
    return _from_sources(path).over(front_matter(text)[0])


def recovered(text: str) -> Metadata:
    """What the first lines of the text give away."""
    start = front_matter(text)[1].end
    lines = text_lines(text[start : start + HEAD_CHARACTERS])
    head = lines[:HEAD_LINES]
    title = _title(lines)[:TITLE_LENGTH]
    return Metadata(title, issuer(head), _date(head), _kind(title, lines))


def _from_sources(path: Path) -> Metadata:
    listed = path.parent / SOURCES
    if not listed.is_file():
        return Metadata()
    try:
        tables = tomllib.loads(listed.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SourcesError(
            f"{listed}: 読めません（{error}）。TOMLの書式を確かめてください。"
        ) from error
    table = tables.get(path.name, {})
    if not isinstance(table, dict):
        raise SourcesError(f'{listed}: 「{path.name}」は表（["{path.name}"]）で書いてください。')
    return Metadata(*(str(table.get(field, "")) for field in Metadata._fields))


def _title(lines: list[TextLine]) -> str:
    """The first heading that is more than the name of a section; else the first line of words."""
    headlines = Headlines(lines)
    for at, line in enumerate(lines):
        if headlines.style(at) not in (None, LABEL):
            words = _heading_words(line)
            if words and not is_section(words) and not is_appendix(words):
                return words
    texts = (line.words for line in lines if line.shape is Shape.TEXT and line.shown[0] != ">")
    return next((text for text in texts if not is_bracketed(text)), "")


def _heading_words(line: TextLine) -> str:
    """The heading's words without hashes and numbers: `# 5. 先端研究の強化` → `先端研究の強化`."""
    words = line.shown.lstrip("# ").rstrip("# ")
    mark = mark_of(words)
    return (words[mark.end :] if mark else words).rstrip("■□◆◇●○★☆ ")


def _date(lines: list[TextLine]) -> str:
    """A date alone on its line: 令和3年4月15日."""
    for line in lines:
        if line.shape is not Shape.TEXT or len(line.shown) > 30:
            continue
        words = line.shown.strip("()（） ")
        for date in find_dates(words)[:1]:
            rest = words[date.span.end :].strip()
            if date.span.start == 0 and date.month and (not rest or _MARK_END.fullmatch(rest)):
                return date.iso
    return ""


def _kind(title: str, lines: list[TextLine]) -> str:
    for kind, pattern in KIND_TITLES[:3]:
        if pattern.search(title):
            return kind
    for line in lines[:KIND_LINES]:
        for kind, pattern in KIND_LINE:
            if len(line.shown) <= KIND_LENGTH and pattern.search(line.shown):
                return kind
    labels = [line.shown for line in lines if line.shape is Shape.LABEL]
    counts = [(sum(bool(p.search(label)) for label in labels), kind) for kind, p in KIND_LABELS]
    most, kind = max(counts, key=lambda pair: pair[0])
    if most:
        return kind
    return next((kind for kind, pattern in KIND_TITLES if pattern.search(title)), "")
