"""A question set as a table, in CSV or Excel: a column a key, a row a question, several values of a cell on lines.

`figures` and `forbid_figures` hold an amount a line, `35億円` or whole yen, with what it is of behind ` = `;
`must_include` a group a line, its choices between ` | `; `sources` a place a line, `000: 35億円(32億円)`, a line
break in the quoted words as ⏎; `history` a turn a line; `tags` between commas. An empty cell says nothing.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, time
from pathlib import Path
from typing import Any

from app.strings import Text
from app.workbook import WorkbookError, read_workbook
from eval.gold import GROUPS, UNREADABLE, GoldError, Line
from eval.question import Question
from ingest.amount import find_amounts
from ingest.encoding import decode
from ingest.fold import fold

EXCEL = (".xlsx", ".xlsm")
CSV = (".csv", ".tsv")
BREAK = "⏎"

NO_TABLE = Text(
    "{file} を表として読めません ({why})。CSV (UTF-8 か Shift_JIS) か Excel (.xlsx) で保存してください。",
    "{file} cannot be read as a table ({why}): save it as CSV (UTF-8 or Shift_JIS) or Excel (.xlsx).",
)
NO_TEXT = Text("文字のファイルではありません", "it is no text")
NO_ROW = Text("行が読めません ({why})", "the row cannot be read ({why})")
NO_COLUMN = Text("列 {key} がありません", "there is no column {key}")
TEMPLATE = Text(
    "1行目に列の名前を書いてください (`tenkyo eval --template` で見本を表示)",
    "name the columns in the first row (`tenkyo eval --template` prints a sample)",
)
TWICE = Text("列 {key} が2つあります", "the column {key} stands twice")
ONE_COLUMN = Text("1つにしてください", "keep one")
BEYOND = Text(
    "列名のない欄に値があります ({value})", "there is {value} in a cell beyond the named columns"
)
QUOTED = Text(
    'コンマや改行を含む値は " で囲んでください', 'put values with commas or breaks in "…"'
)
AMOUNT = Text(
    "35億円、3,500百万円、3500000000 のような円の金額を1行に1つ書いてください",
    "write one amount in yen a line, such as 35億円, 3,500百万円 or 3500000000",
)
PLACE = Text(
    "`000: 文書のそのままの文字` を1行に1つ書いてください", "write one `000: exact words` a line"
)
YES_OR_NO = Text("true か false を書いてください", "write true or false")
AS_TEXT = Text("セルの書式を文字列にしてください", "format the cell as text")

_REQUIRED = ("id", "question", "type")
_TRUE = {"true", "yes", "1", "はい", "○", "有", "あり"}
_FALSE = {"false", "no", "0", "いいえ", "×", "無", "なし"}
_NUMBER = re.compile(r"(-?\d{1,3}(?:,\d{3})+|-?\d+)(?:\.0+)?")
_TAG = re.compile(r"[,、，\n]")
_SEPARATORS = (",", "\t", ";")


def lines(path: Path) -> Iterator[Question | GoldError]:
    """Each row that says anything, as a question or as what is wrong with it; GoldError where it is no table."""
    rows = _excel(path) if path.suffix.lower() in EXCEL else _csv(path)
    numbered = (
        (number, row) for number, row in rows if any(cell not in (None, "") for cell in row)
    )
    head = next(numbered, None)
    if head is None:
        return
    keys = _keys(Line(path.name, head[0]), head[1])
    for number, row in numbered:
        line = Line(path.name, number)
        try:
            yield line.question(_record(line, keys, row))
        except GoldError as error:
            yield error


def _csv(path: Path) -> Iterator[tuple[int, Sequence[Any]]]:
    """The rows with the numbers of the lines that they begin on."""
    try:
        decoded = decode(path.read_bytes())
    except OSError as error:
        raise GoldError(UNREADABLE, file=path, why=error.strerror) from error
    if decoded is None or decoded.broken:
        raise GoldError(NO_TABLE, file=path.name, why=NO_TEXT)
    first = decoded.text.partition("\n")[0]
    separator = max(_SEPARATORS, key=first.count)
    reader = csv.reader(io.StringIO(decoded.text, newline=""), delimiter=separator, strict=True)
    number = 1
    try:
        for row in reader:
            yield number, row
            number = reader.line_num + 1
    except csv.Error as error:
        line = Line(path.name, number)
        raise line.error(NO_ROW, QUOTED, why=error) from error


def _excel(path: Path) -> Iterator[tuple[int, Sequence[Any]]]:
    try:
        yield from read_workbook(path)
    except OSError as error:
        raise GoldError(UNREADABLE, file=path, why=error.strerror) from error
    except WorkbookError as error:
        raise GoldError(NO_TABLE, file=path.name, why=str(error).replace("{", "").replace("}", "")) from error  # fmt: skip


def _keys(line: Line, row: Sequence[Any]) -> list[str]:
    keys = [str(cell or "").strip().casefold() for cell in row]
    while keys and not keys[-1]:
        keys.pop()
    line.expect_keys(keys)
    for key in keys:
        if keys.count(key) > 1:
            raise line.error(TWICE, ONE_COLUMN, key=key)
    for key in _REQUIRED:
        if key not in keys:
            raise line.error(NO_COLUMN, TEMPLATE, key=key)
    return keys


def _record(line: Line, keys: Sequence[str], row: Sequence[Any]) -> dict[str, Any]:
    """The row as the object that a line of JSON holds."""
    if beyond := [cell for cell in row[len(keys) :] if cell not in (None, "")]:
        raise line.error(BEYOND, QUOTED, value=repr(str(beyond[0])[:40]))
    cells = {key: _text(line, key, cell) for key, cell in zip(keys, row, strict=False)}
    filled = {key: text for key, text in cells.items() if text}
    return {key: _value(line, key, text) for key, text in filled.items()}


def _text(line: Line, key: str, cell: Any) -> str:
    if isinstance(cell, date | time):
        raise line.wrong(key, str(cell), AS_TEXT)
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return "" if cell is None else str(cell).replace("\r\n", "\n").strip()


def _value(line: Line, key: str, text: str) -> Any:
    match key:
        case "history":
            return _parts(text.split("\n"))
        case "tags":
            return _parts(_TAG.split(text))
        case "answerable":
            return _truth(line, text)
        case "figures":
            return [_figure(line, one) for one in _parts(text.split("\n"))]
        case "forbid_figures":
            return [_yen(line, key, one) for one in _parts(text.split("\n"))]
        case "must_include":
            groups = [_parts(group.split("|")) for group in _parts(text.split("\n"))]
            if not all(groups):
                raise line.wrong(key, text, GROUPS)
            return groups
        case "sources":
            return [_source(line, one) for one in _parts(text.split("\n"))]
    return text


def _parts(texts: Iterable[str]) -> list[str]:
    return [text.strip() for text in texts if text.strip()]


def _truth(line: Line, text: str) -> bool:
    word = fold(text).text.casefold()
    if word not in _TRUE | _FALSE:
        raise line.wrong("answerable", text, YES_OR_NO)
    return word in _TRUE


def _figure(line: Line, text: str) -> dict[str, object]:
    amount, _, what = text.partition("=")
    return {"yen": _yen(line, "figures", amount.strip()), "what": what.strip()}


def _yen(line: Line, key: str, text: str) -> int:
    """35億円 or a whole number of yen; one amount and nothing else."""
    view = fold(text).text.strip()
    if number := _NUMBER.fullmatch(view):
        return int(number[1].replace(",", ""))
    found = find_amounts(text)
    if len(found) == 1 and found[0].yen is not None and found[0].minimum is None:
        rest = text[: found[0].span.start] + text[found[0].span.end :]
        if rest.strip() in ("", "約"):
            return found[0].yen
    raise line.wrong(key, text, AMOUNT)


def _source(line: Line, text: str) -> dict[str, str]:
    doc, sign, quote = text.partition(":")
    if not (sign and doc.strip() and quote.strip()):
        raise line.wrong("sources", text, PLACE)
    return {"doc": doc.strip(), "quote": quote.strip().replace(BREAK, "\n")}
