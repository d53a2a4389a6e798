"""Numbered lines that say what the amounts under them are."""

import pytest

from ingest.document import Document
from ingest.line import Line, read_lines
from ingest.outline import outline
from ingest.section import is_section, section_key
from ingest.stage import Key, Role, Stage


def line_of(text: str) -> Line:
    document = Document(text, "memo.txt")
    return read_lines(document, outline(document)).rows[0]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("3 令和7年度決算(単位:百万円)", Key(2025, Stage.SETTLED, Role.OTHER)),
        ("２　令和7年度補正予算", Key(2025, Stage.SUPPLEMENTARY, Role.SUPPLEMENTARY)),
        ("４　繰越明許費", Key(2026, None, Role.OTHER)),
        ("５　債務負担行為", Key()),
        ("(6) 地方債", Key()),
        ("１　主な事業", None),
        ("１　補正予算の規模", None),
        ("3 令和7年度決算と令和6年度決算", None),
    ],
)
def test_sections(text: str, key: Key | None) -> None:
    line = line_of(text)
    assert is_section(line)
    assert section_key(line, 2026) == key


@pytest.mark.parametrize("text", ["繰越明許費", "4 灯台の改修 3億円", "4 灯台を改修する。"])
def test_no_section(text: str) -> None:
    assert not is_section(line_of(text))
