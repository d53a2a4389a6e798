"""Where a number stands: the citation of its line or row."""

from __future__ import annotations

from answer.citation import Citation
from answer.cite import citation
from answer.draft import line_quote
from answer.tree import Tree
from ingest.document import Span


def place(tree: Tree, span: Span, index: int | None = None) -> Citation:
    """The line or row that a span stands on; `index` is its block, where it is known."""
    quote = line_quote(tree, tree.within(span)[0] if index is None else index, span)
    return citation(1, quote.tree, quote.index, quote.span)
