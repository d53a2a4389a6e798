"""`tenkyo app`: the chat page, served until Ctrl-C."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from threading import Event

from app import users
from app.arguments import Arguments
from app.config import Config
from app.desk import Desk
from app.failure import Failure
from app.opening import checked
from app.strings import APP, HOST, PORT, PORT_TAKEN, SERVING
from app.strings.user import AUTH, ROOT_PATH, UPLOAD_MB
from app.translation import failure
from index.store import StoreError


def main(argv: Sequence[str]) -> int:
    arguments = _arguments().parse_args(argv)
    config = Config.read(vars(arguments), os.environ)
    checked(config.store)
    allowed = users.gate(Path(config.auth)) if config.auth else None
    desk = Desk(config)
    # Gradio takes some seconds to import; the desk opens the store meanwhile.
    from app import page

    try:
        try:
            desk.ready()
        except StoreError as error:
            raise failure(error) from error
        try:
            blocks, url = page.launch(
                desk, config.lang, config.host, config.port, allowed, config.root_path
            )
        except OSError as error:
            raise Failure(PORT_TAKEN, host=config.host, port=config.port) from error
        print(SERVING.say(config.lang, url=url), flush=True)
        try:
            Event().wait()
        except KeyboardInterrupt:  # how a server is meant to end
            blocks.close(verbose=False)
    finally:
        desk.close()
    return 0


def _arguments() -> Arguments:
    parser = Arguments("tenkyo app", APP)
    parser.option("--host", metavar="ADDRESS", help=HOST.both)
    parser.option("--port", metavar="NUMBER", help=PORT.both)
    parser.option("--auth", metavar="FILE", help=AUTH.both)
    parser.option("--root-path", metavar="PATH", help=ROOT_PATH.both)
    parser.option("--upload-mb", metavar="NUMBER", help=UPLOAD_MB.both)
    parser.store_option()
    parser.model_options()
    return parser
