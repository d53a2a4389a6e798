"""What is read out of a document: its blocks, and from them its passages, amounts and names."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.document import Document
from ingest.figure import Figure, figures
from ingest.outline import Block, outline
from ingest.passage import Passage, split
from ingest.short_name import ShortName, short_names


@dataclass(frozen=True)
class Contents:
    """All that is kept of a document beside its text; every span lies in `Document.text`."""

    blocks: tuple[Block, ...] = ()
    passages: tuple[Passage, ...] = ()
    figures: tuple[Figure, ...] = ()
    short_names: tuple[ShortName, ...] = ()


def contents(document: Document) -> Contents:
    """The contents of `document`, each part in the order of the text."""
    blocks = outline(document)
    return Contents(
        blocks, split(document, blocks), figures(document, blocks), short_names(document, blocks)
    )
