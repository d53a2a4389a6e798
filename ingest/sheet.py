"""Sheets: pages of fields in a table, one of which names what the page is about: 事業名 | 灯台の改修."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.fold import fold
from ingest.line import Lines
from ingest.name import clean, field_name
from ingest.outline import Kind

_NAME = re.compile(r"(?:事業|施策|案件|課題|プログラム|プロジェクト|個別事業)の?(?:名|名称)")


@lru_cache(maxsize=64)
def _is_sheet(text: str) -> bool:
    return _NAME.search(text) is not None


def sheet_name(lines: Lines, block: int) -> str | None:
    """The name in the nearest field above `block` that names a programme."""
    if not _is_sheet(lines.document.text):
        return None
    for above in reversed(lines.blocks[:block]):
        if above.kind is Kind.ROW and len(above.cells) == 2:
            label, name = (
                fold(lines.document.quote(cell.span), markup=True).text for cell in above.cells
            )
            if _NAME.fullmatch("".join(label.split())):
                return clean(name) or None
        elif above.kind in (Kind.PARAGRAPH, Kind.ITEM):
            text = fold(lines.document.quote(above.span), markup=True).text.split("\n", 1)[0]
            if _NAME.match(text.lstrip()) and (named := field_name(text)):
                return named
    return None
