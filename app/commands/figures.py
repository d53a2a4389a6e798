"""`tenkyo figures`: the amounts of the documents by subject, ministry, year, stage, role and document."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import IO, TextIO

from app.arguments import Arguments
from app.config import Config
from app.failure import Failure
from app.figure_list import COLUMNS, lines, records, row, write_csv, write_json
from app.opening import opened
from app.strings import (
    BAD_YEAR,
    COUNTED,
    FIGURES,
    FIGURES_CSV,
    FIGURES_DOCUMENT,
    FIGURES_MINISTRY,
    FIGURES_OUT,
    FIGURES_ROLE,
    FIGURES_STAGE,
    FIGURES_SUBJECT,
    FIGURES_XLSX,
    FIGURES_YEAR,
    NO_SUCH_DOCUMENT,
    OUT_EXISTS_NOT,
    XLSX_TERMINAL,
)
from app.terminal import printable
from app.workbook import write_workbook
from index.ledger import Listed, Wanted
from index.store import Store
from ingest.era import find_years
from ingest.ministry import ministry_of_name
from ingest.stage import Role, Stage


def main(argv: Sequence[str]) -> int:
    arguments = _arguments().parse_args(argv)
    config = Config.read({"store": arguments.store, "lang": arguments.lang}, os.environ)
    with opened(config.store) as store, ExitStack() as files:
        listed = store.ledger.find(_wanted(store, arguments))
        out = files.enter_context(_opened(arguments.out)) if arguments.out else None
        _write(store, listed, arguments, out, config.lang)
    print(COUNTED.say(config.lang, count=len(listed)), file=sys.stderr)
    return 0


def _arguments() -> Arguments:
    parser = Arguments("tenkyo figures", FIGURES)
    parser.option("--subject", action="append", metavar="NAME", help=FIGURES_SUBJECT.both)
    parser.option("--ministry", metavar="NAME", help=FIGURES_MINISTRY.both)
    parser.option("--year", action="append", metavar="YEAR", help=FIGURES_YEAR.both)
    stages, roles = [stage.value for stage in Stage], [role.value for role in Role]
    parser.option("--stage", action="append", choices=stages, help=FIGURES_STAGE.both)
    parser.option("--role", action="append", choices=roles, help=FIGURES_ROLE.both)
    parser.option("--document", action="append", metavar="DOCUMENT", help=FIGURES_DOCUMENT.both)
    parser.json_option()
    parser.option("--csv", action="store_true", help=FIGURES_CSV.both)
    parser.option("--xlsx", action="store_true", help=FIGURES_XLSX.both)
    parser.option("--out", metavar="FILE", help=FIGURES_OUT.both)
    parser.store_option()
    return parser


def _wanted(store: Store, arguments: argparse.Namespace) -> Wanted:
    ministry = arguments.ministry or ""
    return Wanted(
        subjects=tuple(arguments.subject or ()),
        ministry=ministry_of_name(ministry) or ministry,
        years=tuple(map(_year, arguments.year or ())),
        stages=tuple(map(Stage, arguments.stage or ())),
        roles=tuple(map(Role, arguments.role or ())),
        documents=tuple(
            document for name in arguments.document or () for document in _documents(store, name)
        ),
    )


def _year(text: str) -> int:
    """The fiscal year of `2021`, `令和3年度`, `R3`, `FY2021`."""
    if text.isascii() and text.isdigit() and len(text) == 4:
        return int(text)
    years = find_years(text)
    if len(years) != 1:
        raise Failure(BAD_YEAR, value=text)
    return years[0].year


def _documents(store: Store, name: str) -> list[str]:
    """The ids of the documents that `name` is the id, the start of it or a part of the file of."""
    found = [
        document.id
        for document in store.documents()
        if document.id.startswith(name) or name in document.source
    ]
    if not found:
        raise Failure(NO_SUCH_DOCUMENT, name=name)
    return found


def _opened(out: str) -> IO[bytes]:
    try:
        return Path(out).open("wb")
    except OSError as error:
        raise Failure(OUT_EXISTS_NOT, path=out, why=error.strerror or error) from error


def _write(
    store: Store,
    listed: Sequence[Listed],
    arguments: argparse.Namespace,
    out: IO[bytes] | None,
    lang: str,
) -> None:
    if arguments.xlsx:
        if out is None and sys.stdout.isatty():
            raise Failure(XLSX_TERMINAL)
        rows = (row(record) for record in records(store, listed))
        write_workbook(COLUMNS, rows, out or sys.stdout.buffer)
        return
    wrapper = io.TextIOWrapper(out, "utf-8", newline="") if out else None
    text: TextIO = wrapper or sys.stdout
    if arguments.json:
        write_json(records(store, listed), text)
    elif arguments.csv:
        write_csv(records(store, listed), text)
    else:
        text.writelines(printable(line) + "\n" for line in lines(store, listed, lang))
    text.flush()
    if wrapper:
        wrapper.detach()
