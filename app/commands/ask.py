"""`tenkyo ask`: one question, answered on the terminal or as JSON."""

from __future__ import annotations

import json
import os
import sys
from codecs import getincrementaldecoder
from collections.abc import Sequence

from answer.engine import QuestionError
from app.arguments import Arguments
from app.config import Config
from app.failure import Failure
from app.opening import engine, opened
from app.record import record
from app.strings import (
    ASK,
    ASK_CODES,
    HISTORY,
    QUESTION,
    QUESTION_ENCODING,
    STDIN_ENCODING,
)
from app.terminal import page
from app.translation import failure

# Standard input is read no further: what is longer is no question, and the engine says so.
STDIN_BYTES = 4_000_000


def main(argv: Sequence[str]) -> int:
    arguments = _arguments().parse_args(argv)
    config = Config.read(vars(arguments), os.environ)
    question = _text(_stdin() if arguments.question == "-" else arguments.question)
    history = [_text(turn) for turn in arguments.history]
    with opened(config.store, model=config.model) as store:
        try:
            answer = engine(store, config).ask(question, history)
        except QuestionError as error:
            raise failure(error) from error
    if arguments.json:
        print(json.dumps(record(answer), ensure_ascii=False))
    else:
        print(page(answer, config.lang))
    return 1 if answer.abstained else 0


def _arguments() -> Arguments:
    parser = Arguments("tenkyo ask", ASK, ASK_CODES)
    parser.argument("question", QUESTION)
    parser.option("--history", metavar="TURN", action="append", default=[], help=HISTORY.both)
    parser.store_option()
    parser.model_options()
    parser.json_option()
    return parser


def _stdin() -> str:
    decoder = getincrementaldecoder("utf-8-sig")()
    try:
        # Not final: the limit may lie in the middle of a character.
        data = sys.stdin.buffer.read(STDIN_BYTES)
        return decoder.decode(data, final=len(data) < STDIN_BYTES)
    except UnicodeDecodeError as error:
        raise Failure(STDIN_ENCODING) from error


def _text(words: str) -> str:
    """A question that the terminal passed as undecodable bytes is refused, not guessed at."""
    try:
        words.encode("utf-8")
    except UnicodeEncodeError as error:
        raise Failure(QUESTION_ENCODING) from error
    return words
