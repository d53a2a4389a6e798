"""`tenkyo`: finds the command and loads it only then, so that `--help` starts at once."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from app.arguments import Arguments
from app.config import PREFIX, language
from app.failure import Failure
from app.strings import (
    APP,
    ASK,
    AUDIT,
    COMMANDS,
    DOCUMENTS,
    EVAL,
    EXIT_CODES,
    FIGURES,
    INGEST,
    LANGS,
    NO_COMMAND,
    STORE_COMMAND,
    TENKYO,
    UNKNOWN_COMMAND,
    UNREACHABLE,
    USAGE,
    VERSION,
    Text,
)
from app.strings.cite import CITE
from app.strings.user import USER

# Each command takes its own arguments and gives an exit code.
TABLE: dict[str, tuple[str, Text]] = {
    "ingest": ("app.commands.ingest:main", INGEST),
    "ask": ("app.commands.ask:main", ASK),
    "app": ("app.commands.app:main", APP),
    "eval": ("eval.command:main", EVAL),
    "figures": ("app.commands.figures:main", FIGURES),
    "audit": ("app.commands.audit:main", AUDIT),
    "cite": ("app.commands.cite:main", CITE),
    "user": ("app.commands.user:main", USER),
    "documents": ("app.commands.documents:main", DOCUMENTS),
    "store": ("app.commands.store:main", STORE_COMMAND),
}
DONE, WANTING, BAD_INPUT, INTERRUPTED = 0, 1, 2, 130
# A question makes many small objects and no cycles; with Python's own thresholds (700, 10, 10) one question in
# ten over 100,000 figures waited 110–200 ms for a full collection. Peak memory is the same.
GC_THRESHOLDS = (100_000, 20, 20)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; bad input is one sentence on stderr and exit code 2."""
    words = list(sys.argv[1:] if argv is None else argv)
    _print_any_character()
    gc.set_threshold(*GC_THRESHOLDS)
    before = os.environ.get(PREFIX + "LANG")
    try:
        return _guarded(words)
    finally:
        os.environ.pop(PREFIX + "LANG", None)
        if before is not None:
            os.environ[PREFIX + "LANG"] = before


def _guarded(words: list[str]) -> int:
    lang = _asked_language(words)
    try:
        return _run(words)
    except Failure as failure:
        print(failure.say(lang), file=sys.stderr)
        return BAD_INPUT
    except SystemExit as leaving:  # argparse leaves so after --help
        return leaving.code if isinstance(leaving.code, int) else BAD_INPUT
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader (`| head`) has gone: nothing to say, and nothing to flush at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as error:  # no right to a folder, a full disk
        why = error.strerror or str(error)
        unreachable = Failure(UNREACHABLE, path=error.filename or "tenkyo", why=why)
        print(unreachable.say(lang), file=sys.stderr)
        return BAD_INPUT


def _run(words: list[str]) -> int:
    # `tenkyo --lang en ask …` is the same as `tenkyo ask --lang en …`.
    front: list[str] = []
    if len(words) > 1 and words[0] == "--lang":
        front, words = words[:2], words[2:]
    elif words and words[0].startswith("--lang="):
        front, words = words[:1], words[1:]
    if not words or words[0].startswith("-"):
        return _top([*front, *words])
    name, rest = words[0], words[1:]
    if name not in TABLE:
        raise Failure(USAGE, why=UNKNOWN_COMMAND, name=name, prog="tenkyo")
    code = _load(TABLE[name][0])([*front, *rest])
    sys.stdout.flush()
    return code


def _top(words: list[str]) -> int:
    parser = Arguments("tenkyo", TENKYO, EXIT_CODES)
    parser.usage = "tenkyo COMMAND …"
    parser.option(
        "--version",
        action="version",
        version=_version() if "--version" in words else "",
        help=VERSION.both,
    )
    group = parser.add_argument_group(COMMANDS.both)
    for name, (_, help_) in TABLE.items():
        group.add_argument(name, nargs="?", help=help_.both)
    parser.parse_args(words)
    raise Failure(USAGE, why=NO_COMMAND, prog="tenkyo")


def _load(target: str) -> Callable[[Sequence[str]], int]:
    module, name = target.split(":")
    command: Callable[[Sequence[str]], int] = getattr(import_module(module), name)
    return command


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return f"tenkyo {version('tenkyo')}"
    except PackageNotFoundError:  # run from a checkout that was not installed
        return "tenkyo"


def _asked_language(words: Sequence[str]) -> str:
    """The language of messages, also of those about wrong arguments.

    It is left in the environment, where every command's configuration (`eval`'s too) finds it.
    """
    for n, word in enumerate(words):
        if word.startswith("--lang"):
            asked = word.removeprefix("--lang=") if "=" in word else "".join(words[n + 1 : n + 2])
            if asked in LANGS:
                os.environ[PREFIX + "LANG"] = asked
    return language(os.environ)


def _print_any_character() -> None:
    """Japanese prints on a terminal of any encoding; what it lacks shows as `?`."""
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="replace")


if __name__ == "__main__":
    sys.exit(main())
