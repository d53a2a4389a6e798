"""Records as an Excel workbook, and the rows of one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO, Any
from zipfile import BadZipFile

# Excel keeps 15 digits of a number; a longer one is written as text, so that none is lost.
_EXACT = 10**15


class WorkbookError(Exception):
    """A file that is no Excel workbook; why, in the library's words."""


def read_workbook(path: Path) -> Iterator[tuple[int, Sequence[Any]]]:
    """The rows of the first sheet with their numbers, from 1, as values; OSError or WorkbookError."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(path, read_only=True, data_only=True)
        yield from enumerate(book.worksheets[0].iter_rows(values_only=True), start=1)
        book.close()
    except (BadZipFile, InvalidFileException, KeyError, ValueError, IndexError) as error:
        raise WorkbookError(" ".join(str(error).split())) from error


def write_workbook(
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    file: IO[bytes],
    title: str = "figures",
) -> None:
    """One sheet with a frozen header row; texts are texts, never formulas."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Font

    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
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
