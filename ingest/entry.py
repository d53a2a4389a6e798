"""What a table's row says of the amounts in it: name, ministry, limits."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ingest import qualifier
from ingest.fold import fold, key, plain
from ingest.ledger import moved
from ingest.line import Lines
from ingest.mark import mark_of
from ingest.ministry import ministry_of_name, ministry_of_tag
from ingest.name import clean, is_expense
from ingest.outline import Block
from ingest.sheet import sheet_name
from ingest.stage import Role, find_labels, header_label
from ingest.table import Cell
from ingest.tabular import CellStatement

# The signs by which a table's rows refer to each other: 1 一般会計 (A), 合計 (A + B).
_SIGNS = re.compile(r"^\d{1,2}\s+|\s?[(（][A-ZＡ-Ｚ](?:\s?[+＋\-－]\s?[A-ZＡ-Ｚ])*[)）]")
# Columns beside the name that tell something else about the row.
_NOT_NAME = re.compile(
    r"備考|注記|所在|住所|範囲|期間|時期|年$|年度|内容|概要|説明|規模|担当|所管|府省|省庁|ページ|番号|^No|金額|予算|額"
)
_PERIOD = re.compile(r"\d{4}年|年度|年間|から|[~～〜]")
# The columns of where the money comes from: parts of the amount beside them.
_SOURCES = re.compile(r"財源(?:の?内訳)?$|額の?内訳$")
_SOURCE = re.compile(
    r"(?:国・?(?:都|道|府|県)?|都|道|府|県|市町村?)(?:庫)?支出金|(?:地方|市|県|町|村|区|都|道|府|企業)債|一般財源|特定財源"
)
_BRACKETED = re.compile(r"[(\[][^()\[\]]*[)\]]")
# Names that say too little without their section: 運営費交付金, うち委託費, 小計, 本体.
_PART = re.compile(r"^[(\[]?うち|^その他|計$")
_VAGUE_LENGTH = 6
_AMOUNTS = re.compile(r"\d[十百千万億兆]*円|^[\d,.()△▲%\-－―]+$")
_NAME_LENGTH = 60
# How a row's programme stands, in a column beside its name: 区分 | 新規.
_STATUS = re.compile(
    r"[(（【\[]?(?:新規|継続|拡充|組替え?|見直し|縮小|廃止|終了|再掲|一部新規)[)）】\]]?"
)
# Names and remarks are looked for in so many cells of a row, so that wide rows take time in proportion.
_WIDEST = 100


class Entry(NamedTuple):
    """A row's name as printed, its ministry and the limits of one amount in it."""

    name: str | None
    ministry: str | None
    limits: tuple[str, ...]


@lru_cache(maxsize=4096)
def _view(text: str) -> str:
    return fold(text).text


@lru_cache(maxsize=4096)
def _key(text: str) -> str:
    return key(text)


def entry_of(lines: Lines, given: CellStatement) -> Entry:
    """The entry of the row that holds the amount."""
    block = lines.blocks[given.row]
    parts = _parts(lines, block, given.cell)
    ministry = next((m for part in parts if (m := _ministry(part))), None)
    limits = _limits(lines, block, given)
    if given.ledger and (programme := sheet_name(lines, given.row) or _heading(block)):
        kind = moved(given.cell.row)
        return Entry(f"{programme} {clean(kind)}" if kind else programme, None, limits)
    names = [_SIGNS.sub("", clean(_unmarked(part))) for part in parts if not _is_label(part)]
    others = [name for name in names if name and not ministry_of_name(name)]
    if not [n for n in names if n]:
        # Years in the rows, names in the columns.
        heads = [part for part in given.cell.column if not _NOT_NAME.search(_view(part))]
        others = [clean(part) for part in heads if not _is_label(part)]
    name = " ".join(dict.fromkeys(others)) or (clean(ministry) if ministry and names else None)
    return Entry(name or None, ministry, limits)


@lru_cache(maxsize=4096)
def _unmarked(part: str) -> str:
    """A row's label without its number: １．灯台の改修 → 灯台の改修."""
    mark = mark_of(part)
    return part[mark.end :] if mark and mark.numbered else part


def _heading(block: Block) -> str | None:
    return clean(block.headings[-1]) or None if block.headings else None


def _parts(lines: Lines, block: Block, cell: Cell) -> list[str]:
    """The words of the row that can be its name: its headers, and the cells before the amount."""
    heads = {
        _key(lines.document.quote(other.span)): " ".join(other.column)
        for other in block.cells[:_WIDEST]
    }
    parts = [
        part
        for place, part in enumerate(cell.row)
        if place == 0 or not (_NOT_NAME.search(_view(heads.get(_key(part), ""))) or _told(part))
    ]
    if len(parts) > 1 and _AMOUNTS.fullmatch(_view(parts[0])):
        parts = parts[1:]  # a running number before the name: 順位 1 | 港湾大学
    if block.cells and not block.cells[0].row:
        parts = _without_section(parts, heads)
    for other in block.cells[:_WIDEST]:
        if not other.row or other.span.start >= cell.span.start:
            continue
        text, head = plain(lines.document.quote(other.span)), _view(" ".join(other.column))
        if not (_NOT_NAME.search(head) or _is_label(head) or _told(text) or text in parts):
            parts.append(text)
    return parts


def _without_section(parts: list[str], heads: dict[str, str]) -> list[str]:
    """The words without the section row above where the row's own name says enough.

    `Ⅰ 港湾の整備` / `1. 灯台の改修` → 灯台の改修; a vague one keeps its section: 北部拠点 運営費交付金.
    """
    own = [part for part in parts if _key(part) in heads]
    above = [part for part in parts if _key(part) not in heads]
    if not own or not above:
        return parts
    name = clean(own[0])
    vague = len(name) <= _VAGUE_LENGTH and not mark_of(own[0])
    return [above[-1], *own] if vague or is_expense(name) or _PART.search(name) else own


def _told(text: str) -> bool:
    """Whether the words tell something about the row that is no name: a period, a number, prose, 新規."""
    if _STATUS.fullmatch(text.strip()):
        return True
    is_number = _AMOUNTS.search(_view(text)) is not None
    return is_number or _PERIOD.search(text) is not None or len(text) > _NAME_LENGTH


def _ministry(part: str) -> str | None:
    return ministry_of_name(part) or ministry_of_tag(part)


@lru_cache(maxsize=4096)
def _is_label(part: str) -> bool:
    """Whether a header is a budget label, with its unit perhaps, and no name."""
    text = _view(part)
    if header_label(text):
        return True
    labels = find_labels(text)
    for found in reversed(labels):
        text = text[: found.start] + text[found.end :]
    return bool(labels) and not clean(re.sub(r"[(\[][^)\]]*[)\]]", "", text))


def _limits(lines: Lines, block: Block, given: CellStatement) -> tuple[str, ...]:
    statement = given.statement
    start, end = statement.amount.span
    text = statement.line.text
    limits = [*qualifier.own(statement.line, start, end), *qualifier.shared(text)]
    for part in given.cell.row:
        limits += qualifier.shared(part)
    current = statement.key.role is not Role.PREVIOUS
    if current and qualifier.new(text[end:].partition("円")[0]):
        limits.append("新規")
    for other in block.cells[:_WIDEST]:
        head = _view(" ".join(other.column))
        remark = _view(lines.document.quote(other.span))
        if current and other.row and _STATUS.fullmatch(remark) and "新規" in remark:
            limits.append("新規")
        if other.span == given.cell.span or not re.search(r"備考|注記|範囲|摘要|注", head):
            continue
        if current and qualifier.on_previous(remark):
            continue
        limits += [*qualifier.shared(remark), *qualifier.noted(remark)]
        if re.search(r"(?:^|[、。・])再掲", remark):
            limits.append("再掲")
        if current and qualifier.new(remark):
            limits.append("新規")
    if any("うち" in part for part in (*given.cell.column, *given.cell.row)) or _of_source(given):
        limits.append("うち")
    if any(map(qualifier.is_running, map(_view, given.cell.column))):
        limits.append("累計")
    limits += qualifier.of_name(_view(given.cell.row[-1]) if given.cell.row else "")
    if statement.conversion:
        limits.append("換算")
    return tuple(dict.fromkeys(limits))


def _of_source(given: CellStatement) -> bool:
    """Whether the column says where a part of the money comes from: 補正額の財源内訳 | 地方債."""
    column = [_view(part) for part in given.cell.column]
    return any(map(_SOURCES.search, column[:-1])) or bool(
        column and _SOURCE.fullmatch(_BRACKETED.sub("", column[-1]).strip())
    )
