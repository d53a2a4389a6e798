"""Questions for the empty page: from a list and from headings, each tried on the engine first."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from answer.engine import PolicyQA
from index.store import Store
from ingest.fold import plain
from ingest.outline import Block, Kind

LISTED = Path(__file__).with_name("examples.toml")
SHOWN = 5
# A question takes some hundredths of a second, and the first visitor waits for all of them.
TRIED = 15
OF_ONE_DOCUMENT = 2
# Headings that name something: not too short, not a sentence, not a page's furniture.
LENGTH = range(4, 25)
FURNITURE = re.compile(
    r"目次|参考|注記|脚注|別紙|概要|背景|経緯|下記|について|\d/\d|[。？?<>＜＞【】〈〉：]"
)
MONEY = re.compile(r"予算|額")
MARKS = re.compile(
    r"^[\s\d０-９.．①-⑳◆●○◎■□▼◇・<＜【（(IVXⅠ-Ⅻ]*[.．)）】>＞\s]*|^第.{1,3}[章節回]\s*"
)
ACRONYM = re.compile(r"[（(][A-Za-z][\w .-]*[)）]$")
AMOUNT = re.compile(r"\d[\d,.]*\s*(?:兆|億|百万|千)?円")
ITEMS = 3


def examples(store: Store, engine: PolicyQA) -> tuple[str, ...]:
    """At most five questions that this store answers, not all from one document."""
    listed = tomllib.loads(LISTED.read_text(encoding="utf-8"))["questions"]
    shown: list[str] = []
    documents: Counter[str] = Counter()
    for question in islice(dict.fromkeys([*listed, *_from_headings(store)]), TRIED):
        answer = engine.ask(question)
        if answer.abstained or not answer.citations:
            continue
        document = answer.citations[0].document
        if documents[document] < OF_ONE_DOCUMENT:
            documents[document] += 1
            shown.append(question)
        if len(shown) == SHOWN:
            break
    return tuple(shown)


def _from_headings(store: Store) -> Iterator[str]:
    """One question a document in turn, so that each document has its say."""
    queues = [of_document(store, document.id) for document in store.documents()[:SHOWN]]
    while queues:
        for queue in list(queues):
            question = next(queue, None)
            if question is None:
                queues.remove(queue)
            else:
                yield question


def of_document(store: Store, document_id: str, after: int = 0) -> Iterator[str]:
    """Questions that the headings of a document suggest, from the offset `after` on."""
    document = store.document(document_id)
    blocks = store.blocks(document_id)
    for n, block in enumerate(blocks):
        if block.kind is not Kind.HEADING or block.span.start < after:
            continue
        name = MARKS.sub("", plain(document.quote(block.body or block.span)))
        if len(name) in LENGTH and not FURNITURE.search(name):
            under = _under(blocks, n)
            text = "\n".join(document.quote(part.span) for part in under)
            items = sum(part.kind is Kind.ITEM for part in under)
            if question := _question(name, text, items):
                yield question


def _under(blocks: tuple[Block, ...], heading: int) -> list[Block]:
    found = []
    for block in blocks[heading + 1 :]:
        if block.kind is Kind.HEADING:
            break
        found.append(block)
    return found


def _question(name: str, text: str, items: int) -> str:
    """`Q-LEAP` over a paragraph → `Q-LEAPとは何ですか`; "" where nothing is to be asked."""
    if ACRONYM.search(name) and text:
        return f"{name}とは何ですか"
    if AMOUNT.search(text) and not MONEY.search(name):
        return f"{name}の予算額はいくらですか"
    if items >= ITEMS:
        return f"{name}には何がありますか"
    return ""
