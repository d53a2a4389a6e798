"""Proof: before an answer leaves, each of its numbers and quotes is found again in the cited text.

Used for every writer. Of a sentence, in this order: (1) a line copied word for word holds; (2) each amount is
a cited figure with its subject, year and stage, or follows from such by arithmetic that the sentence shows;
(3) rates are printed or follow likewise; (4) other numbers, years and 「quotes」 are printed; (5) a count of
a list (全9件) is the number of its entries. What is not proved is withheld.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from answer.draft import Draft, Quote, Sentence
from answer.proof.saying import sayings
from answer.proof.sentence_proof import FiguresOf, SentenceProof
from answer.proof.verdict import HOLDS, Verdict
from answer.tree import Tree
from ingest.figure import Figure, figures
from ingest.fold import fold

# How many entries a list has: （全5件）, （3年度分）, 該当する金額の記載は5件です.
_COUNT = re.compile(r"\(全(?P<all>\d+)件\)|\((?P<years>\d+)年度分\)$|記載は(?P<found>\d+)件です。$")
_ENTRY = re.compile(r"[-・*●]\s|\d{1,2}[.)]\s(?!.*[（(]全\d)")
_COUNTED = re.compile(r"^\d{1,4}$|(?<![\d.,])\d{1,4}(?=件|行|年度分|つ|府省|省庁)")


def read_figures(tree: Tree) -> tuple[Figure, ...]:
    """The figures of a document, read anew; a caller with a store hands in its own."""
    return figures(tree.document, tree.blocks)


def supports(text: str, quotes: Sequence[Quote], figures_of: FiguresOf = read_figures) -> Verdict:
    """Whether a text of one or more sentences, of any writer, holds by its cited spans."""
    if not quotes or not all(verbatim(quote) for quote in quotes):
        return Verdict(False, "引用がない (no quote)")
    told = sayings(text)
    if not told:
        return Verdict(False, "文がない (no sentence)")
    proof = SentenceProof(quotes, figures_of)
    entries = sum(bool(_ENTRY.match(line)) for line in text.splitlines())
    for saying in told:
        verdict = _counted(saying, entries)
        verdict = verdict if not verdict.holds else proof.check(saying)
        if not verdict.holds:
            return verdict
    return HOLDS


def proved(draft: Draft, figures_of: FiguresOf = read_figures) -> Draft:
    """The draft without the sentences that its quotes do not prove, and without a count of what is left out."""
    kept, head = [], ""
    for sentence in draft.sentences:
        # What heads a list names what its entries are of: 大きい順に次のとおりです（特別会計、…）.
        entry = _ENTRY.match(sentence.text) is not None
        if verdict(sentence, figures_of, head if entry else "").holds:
            kept.append(sentence)
        head = head if entry else sentence.text
    entries = sum(bool(_ENTRY.match(sentence.text)) for sentence in kept)
    kept = [s for s in kept if not entries or _counted(s.text, entries).holds]
    return Draft(tuple(kept), draft.confidence)


def holds(sentence: Sentence, figures_of: FiguresOf = read_figures) -> bool:
    """Whether every amount, number and quote of the sentence is proved by its own quotes."""
    return verdict(sentence, figures_of).holds


def verdict(sentence: Sentence, figures_of: FiguresOf = read_figures, head: str = "") -> Verdict:
    """`holds`, with what is not proved; `head` is the line above an entry of a list. Of what the writer
    derived, only counts are taken over."""
    if not sentence.quotes or not all(verbatim(quote) for quote in sentence.quotes):
        return Verdict(False, "引用がない (no quote)")
    counts = [count for derived in sentence.derived for count in _COUNTED.findall(derived)]
    return SentenceProof(sentence.quotes, figures_of, head).check(sentence.text, counts)


def verbatim(quote: Quote) -> bool:
    """Whether the span lies in the document and says something."""
    span, text = quote.span, quote.tree.document.text
    return 0 <= span.start < span.end <= len(text) and bool(quote.text.strip())


def _counted(saying: str, entries: int) -> Verdict:
    """Whether the count of a list is the number of its entries."""
    found = _COUNT.search(fold(saying).text)
    said = found and int(found["all"] or found["years"] or found["found"])
    if said is None or said == entries:
        return HOLDS
    return Verdict(False, f"{said}件: 示された項目は{entries}件 (the count is not of the entries)")
