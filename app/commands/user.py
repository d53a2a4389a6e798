"""`tenkyo user`: a user of the served page, with a password from the terminal or standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from getpass import getpass
from pathlib import Path

from app import users
from app.arguments import Arguments
from app.config import Config
from app.strings.user import ADDED, PASSWORD, USER, USER_FILE, USER_NAME

_FILE = "users.txt"


def main(argv: Sequence[str]) -> int:
    arguments = _arguments().parse_args(argv)
    config = Config.read({"lang": arguments.lang}, os.environ)
    path = Path(arguments.file)
    if sys.stdin.isatty():
        password = getpass(PASSWORD.say(config.lang))
    else:
        password = sys.stdin.readline().rstrip("\r\n")
    users.add(path, arguments.name, password)
    print(ADDED.say(config.lang, file=path, name=arguments.name))
    return 0


def _arguments() -> Arguments:
    parser = Arguments("tenkyo user", USER)
    parser.argument("name", USER_NAME, metavar="NAME")
    parser.option("--file", metavar="FILE", default=_FILE, help=USER_FILE.both)
    return parser
