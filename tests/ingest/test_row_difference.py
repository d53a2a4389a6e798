"""Amounts behind this year's and last year's that lie between them."""

import pytest

from ingest.document import Document
from ingest.figure import figures
from ingest.outline import outline


@pytest.mark.parametrize(
    ("line", "roles"),
    [
        ("灯台の改修　5億円　前年度 4億円　1億円", ["current", "previous", "delta"]),
        ("灯台の改修　4億円　前年度 5億円　1億円", ["current", "previous", "delta"]),
        ("灯台の改修　4億円（前年度 5億円）　△1億円", ["current", "previous", "delta"]),
        ("灯台の改修　5億円　前年度 4億円　3億円", ["current", "previous", "other"]),
    ],
)
def test_a_row_of_amounts(line: str, roles: list[str]) -> None:
    document = Document(f"# 令和8年度当初予算\n\n- {line}\n", "memo.md")
    found = figures(document, outline(document))
    assert [f.role.value for f in found] == roles
    assert {f.fiscal_year for f in found if f.role.value == "delta"} <= {2026}
