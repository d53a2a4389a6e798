"""`tenkyo store`: the state of the store, making its derived parts anew, removing a document."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from app.arguments import Arguments
from app.config import Config
from app.failure import Failure
from app.opening import checked, opened
from app.strings import (
    AMBIGUOUS_DOCUMENT,
    DOCUMENT_ID,
    EMBEDDED,
    MODEL,
    NO_DOCUMENT_NAMED,
    NO_SUCH_DOCUMENT,
    REBUILT,
    REMOVED,
    SIZE,
    STATUS,
    STORE_ACTION,
    STORE_COMMAND,
    USAGE,
)
from app.terminal import printable
from app.translation import failure
from index.build import build
from index.embedder import SHIPPED
from index.store import StoreError
from ingest.document import Document


def main(argv: Sequence[str]) -> int:
    arguments = _arguments().parse_args(argv)
    flags = {"store": arguments.store, "lang": arguments.lang, "model": arguments.model}
    config = Config.read(flags, os.environ)
    if arguments.action == "rebuild":
        _rebuild(config)
    elif arguments.action == "embed":
        _embed(config)
    elif arguments.action == "remove":
        if not arguments.document:
            raise Failure(USAGE, why=NO_DOCUMENT_NAMED, prog="tenkyo store")
        _remove(config, arguments.document)
    else:
        _status(config, as_json=arguments.json)
    return 0


def _arguments() -> Arguments:
    parser = Arguments("tenkyo store", STORE_COMMAND)
    actions = ("status", "rebuild", "embed", "remove")
    parser.argument("action", STORE_ACTION, nargs="?", choices=actions, default="status")
    parser.argument("document", DOCUMENT_ID, nargs="?", metavar="DOCUMENT")
    parser.option("--model", metavar="MODEL", help=MODEL.both)
    parser.store_option()
    parser.json_option()
    return parser


def _status(config: Config, *, as_json: bool) -> None:
    with opened(config.store) as store:
        manifest = asdict(store.manifest)
    size = sum(path.stat().st_size for path in config.store.rglob("*") if path.is_file())
    if as_json:
        print(
            json.dumps({"store": str(config.store), **manifest, "bytes": size}, ensure_ascii=False)
        )
        return
    print(printable(str(config.store)))
    for name, label in STATUS:
        print(printable(f"  {label.say(config.lang)}: {manifest[name]}"))
    print(f"  {SIZE.say(config.lang)}: {size / 1e6:.1f} MB")


def _rebuild(config: Config) -> None:
    """Read again what still has its file, and make the indexes anew.

    A document whose file has gone stays: the store is the only copy of it.
    """
    with opened(config.store) as store:
        sources = [Path(document.source) for document in store.documents()]
    try:
        if there := [source for source in sources if source.is_file()]:
            build(there, checked(config.store))
    except StoreError as error:
        raise failure(error) from error
    with opened(config.store, writable=True) as store:
        store.publish()
        manifest = store.manifest
    values = {
        "documents": manifest.documents,
        "passages": manifest.passages,
        "figures": manifest.figures,
    }
    print(REBUILT.say(config.lang, **values))


def _embed(config: Config) -> None:
    """Embed every passage anew with the model that is set, else the shipped one; no file is read again."""
    with opened(config.store, writable=True) as store:
        store.change_model(config.model or SHIPPED)
        store.publish()
        manifest = store.manifest
    print(printable(EMBEDDED.say(config.lang, passages=manifest.passages, model=manifest.model)))


def _remove(config: Config, name: str) -> None:
    with opened(config.store, writable=True) as store:
        document = _named(store.documents(), name)
        store.delete(document.id)
    print(printable(REMOVED.say(config.lang, title=document.title, id=document.id)))


def _named(documents: Sequence[Document], name: str) -> Document:
    """The one document of that id, start of an id, path or file name."""
    found = [
        document
        for document in documents
        if document.id.startswith(name)
        or name in (document.source, Path(document.source).name)
        or Path(name).resolve() == Path(document.source).resolve()
    ]
    if not found:
        raise Failure(NO_SUCH_DOCUMENT, name=name)
    if len(found) > 1:
        raise Failure(AMBIGUOUS_DOCUMENT, name=name, count=len(found))
    return found[0]
