"""`tenkyo cite`: answers with their citations as a file for a memo."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from answer.engine import QuestionError
from app.arguments import Arguments
from app.config import Config
from app.export.formats import FORMATS, Format
from app.export.memo import memo
from app.failure import Failure
from app.opening import engine, opened
from app.strings import ASK_CODES, OUT_EXISTS_NOT
from app.strings.cite import CITE, CITE_FORMAT, CITE_OUT, CITE_QUESTIONS, WRITTEN
from app.terminal import printable
from app.translation import failure

# Where a file goes that no terminal can show.
_NAME = "citations"


def main(argv: Sequence[str]) -> int:
    arguments = _arguments().parse_args(argv)
    config = Config.read(vars(arguments), os.environ)
    form = FORMATS[arguments.format]
    with opened(config.store, model=config.model) as store:
        asked = engine(store, config)
        try:
            answers = [asked.ask(question) for question in arguments.questions]
        except QuestionError as error:
            raise failure(error) from error
    _put(form.write(memo(answers, date.today())), form, arguments.out, config.lang)
    for answer in answers:
        if answer.abstained:  # formats of references alone would pass it over in silence
            print(printable(f"{answer.question}: {answer.text}"), file=sys.stderr)
    return 1 if any(answer.abstained for answer in answers) else 0


def _arguments() -> Arguments:
    parser = Arguments("tenkyo cite", CITE, ASK_CODES)
    parser.argument("questions", CITE_QUESTIONS, nargs="+", metavar="QUESTION")
    parser.option("--format", choices=tuple(FORMATS), default="text", help=CITE_FORMAT.both)
    parser.option("--out", metavar="FILE", help=CITE_OUT.both)
    parser.store_option()
    parser.model_options()
    return parser


def _put(content: bytes, form: Format, out: str | None, lang: str) -> None:
    """To the file, or to standard output; a file that no terminal can show gets a name of its own."""
    if out is None and form.binary and not sys.stdout.isatty():
        sys.stdout.buffer.write(content)
        return
    if out is None and not form.binary:
        print(printable(content.decode("utf-8-sig")), end="")
        return
    path = Path(out or f"{_NAME}{form.suffix}")
    try:
        path.write_bytes(content)
    except OSError as error:
        raise Failure(OUT_EXISTS_NOT, path=path, why=error.strerror or error) from error
    print(WRITTEN.say(lang, path=path))
