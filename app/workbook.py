"""Records as an Excel workbook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import IO, Any

# Excel keeps 15 digits of a number; a longer one is written as text, so that none is lost.
_EXACT = 10**15


def write_workbook(columns: Sequence[str], rows: Iterable[Sequence[Any]], file: IO[bytes]) -> None:
    """One sheet with a frozen header row; texts are texts, never formulas."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Font

    book = Workbook(write_only=True)
    sheet = book.create_sheet("figures")
    sheet.freeze_panes = "A2"

    def cell(value: Any) -> Any:
        if isinstance(value, int) and abs(value) >= _EXACT:
            value = str(value)
        if not isinstance(value, str):
            return WriteOnlyCell(sheet, value)
        made = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("\ufffd", value))
        made.data_type = "s"
        return made

    head = [cell(name) for name in columns]
    for one in head:
        one.font = Font(bold=True)
    sheet.append(head)
    for row in rows:
        sheet.append([cell(value) for value in row])
    book.save(file)
