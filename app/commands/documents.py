"""`tenkyo documents`: what is indexed."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence

from app.arguments import Arguments
from app.config import Config
from app.opening import opened
from app.strings import DOCUMENTS, UNDATED
from app.terminal import printable
from app.translation import english
from index.database import Counts
from ingest.document import Document


def main(argv: Sequence[str]) -> int:
    parser = Arguments("tenkyo documents", DOCUMENTS)
    parser.store_option()
    parser.json_option()
    arguments = parser.parse_args(argv)
    config = Config.read({"store": arguments.store, "lang": arguments.lang}, os.environ)
    with opened(config.store) as store:
        sizes = store.sizes()
        for document in store.documents():
            if arguments.json:
                print(json.dumps(_record(document, sizes[document.id]), ensure_ascii=False))
            else:
                print(printable(_line(document, config.lang)))
    return 0


def _line(document: Document, lang: str) -> str:
    known = [document.title, document.issuer, document.date or UNDATED.say(lang), document.kind]
    notes = [f"    ! {english(note) if lang == 'en' else note}" for note in document.notes]
    return "\n".join(
        [f"{document.id}  " + " · ".join(filter(None, known)), f"    {document.source}", *notes]
    )


def _record(document: Document, size: Counts) -> dict[str, object]:
    return {
        "id": document.id,
        "title": document.title,
        "issuer": document.issuer,
        "date": document.date,
        "kind": document.kind,
        "file": document.source,
        "pages": len(document.pages),
        "characters": size.characters,
        "passages": size.passages,
        "figures": size.figures,
        "notes": list(document.notes),
    }
