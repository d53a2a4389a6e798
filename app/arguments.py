"""Command-line arguments: bilingual help, and one sentence instead of argparse's usage dump."""

from __future__ import annotations

import argparse
import re
from typing import NoReturn

from app.failure import Failure
from app.strings import (
    ARGPARSE,
    ARGUMENTS,
    HELP,
    JSON,
    LANG,
    LANGS,
    MODEL,
    OPTIONS,
    RERANKER,
    STORE,
    USAGE,
    Text,
)


class Arguments(argparse.ArgumentParser):
    """`Arguments("tenkyo ask", ASK)`: arguments and options in two bilingual groups."""

    def __init__(self, prog: str, description: Text, epilog: Text | None = None) -> None:
        super().__init__(
            prog=prog,
            description=f"{description.ja}\n{description.en}",
            epilog=f"{epilog.ja}\n{epilog.en}" if epilog else None,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            add_help=False,
            allow_abbrev=False,
        )
        self.positional = self.add_argument_group(ARGUMENTS.both)
        self.optional = self.add_argument_group(OPTIONS.both)
        self.option("-h", "--help", action="help", help=HELP.both)
        self.option("--lang", choices=LANGS, help=LANG.both)

    def argument(self, name: str, help: Text, **settings: object) -> None:
        self.positional.add_argument(name, help=help.both, **settings)  # type: ignore[arg-type]

    def option(self, *names: str, **settings: object) -> None:
        self.optional.add_argument(*names, **settings)  # type: ignore[arg-type]

    def store_option(self) -> None:
        self.option("--store", metavar="DIR", help=STORE.both)

    def model_options(self) -> None:
        """The models to search with: the store's own, and what orders the passages found."""
        self.option("--model", metavar="MODEL", help=MODEL.both)
        self.option("--reranker", metavar="MODEL", help=RERANKER.both)

    def json_option(self) -> None:
        self.option("--json", action="store_true", help=JSON.both)

    def error(self, message: str) -> NoReturn:
        raise Failure(USAGE, why=Text(_japanese(message), _plain(message)), prog=self.prog)


def _japanese(message: str) -> str:
    """argparse speaks English; an unknown sentence is passed on as it is."""
    for pattern, ours in ARGPARSE:
        if match := re.fullmatch(pattern, message, re.DOTALL):
            return _plain(ours.format(*match.groups()))
    return _plain(message)


def _plain(sentence: str) -> str:
    """What the user typed may hold braces; the sentence is still to be filled in."""
    return sentence.replace("{", "{{").replace("}", "}}")
