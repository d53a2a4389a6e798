"""`tenkyo audit`: amounts of the indexed documents that contradict each other or do not add up."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from itertools import groupby

from answer.audit.balance import imbalances
from answer.audit.conflict import conflicts
from answer.entry import Entry
from answer.tree import Tree
from app.arguments import Arguments
from app.config import Config
from app.finding import Finding, paragraph, record
from app.opening import opened
from app.strings import AUDIT, AUDIT_CODES
from app.strings.audit import AUDITED, AUDITED_NOTHING
from index.store import Store


def main(argv: Sequence[str]) -> int:
    arguments = _arguments().parse_args(argv)
    config = Config.read({"store": arguments.store, "lang": arguments.lang}, os.environ)
    with opened(config.store) as store:
        entries = _entries(store)
        documents = len(store.documents())
        names = store.ledger.names
    found = _findings(entries, names)
    if arguments.json:
        records = [record(finding) for finding in found]
        whole = {"documents": documents, "amounts": len(entries), "findings": records}
        print(json.dumps(whole, ensure_ascii=False))
        return 1 if found else 0
    for n, finding in enumerate(found, 1):
        print(paragraph(n, finding, config.lang), end="\n\n")
    counted = AUDITED if found else AUDITED_NOTHING
    values = {"count": len(found), "documents": documents, "amounts": len(entries)}
    print(counted.say(config.lang, **values))
    return 1 if found else 0


def _arguments() -> Arguments:
    parser = Arguments("tenkyo audit", AUDIT, AUDIT_CODES)
    parser.store_option()
    parser.json_option()
    return parser


def _entries(store: Store) -> list[Entry]:
    """Every amount of every document, document by document."""
    found = []
    for listed in store.documents():
        tree = Tree(store.document(listed.id), tuple(store.blocks(listed.id)))
        found += [Entry(tree, figure) for figure in store.ledger.of(listed.id)]
    return found


def _findings(entries: Sequence[Entry], names: Mapping[str, frozenset[str]]) -> list[Finding]:
    """The contradictions between places, then the totals that are off, document by document."""
    found: list[Finding] = [*conflicts(entries, names)]
    for _, group in groupby(entries, key=lambda entry: id(entry.tree)):
        own = list(group)
        found += imbalances(own[0].tree, [entry.figure for entry in own])
    return found
