"""Question and answer → right, cited, and what is at fault; each rule stated where it is kept.

Nothing here is judged by a model, and nothing by the code that composed the answer: the amounts
are read again from the words that the user sees.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from answer.citation import Citation
from answer.result import Answer
from app.strings import Text
from eval.question import Question, Source
from eval.saying import Saying
from ingest.amount import find_amounts
from ingest.fold import fold

# An answer to one of these types must pick; listing every amount in sight is no answer.
PICKING_TYPES = ("figure", "table")

ANSWERED = Text("文書にないことに答えた", "answered although the documents do not say")
ABSTAINED = Text("答えなかった: {reason}", "abstained: {reason}")
UNCITED = Text("根拠の箇所が引用にない", "no citation holds a source")
UNSTATED = Text("{yen:,} 円を述べていない ({what})", "does not state {yen:,} yen ({what})")
FORBIDDEN = Text("{yen:,} 円を答えとした", "gives {yen:,} yen as the answer")
DUMPED = Text(
    "金額が {count} 個ある (上限 {limit})", "states {count} amounts where {limit} are the most"
)
UNSAID = Text("{words} がない", "says none of {words}")

_MARK = re.compile(r"\[\d+\]")
_SENTENCE_END = re.compile(r"[。\n]")


@dataclass(frozen=True)
class Score:
    """`faults` says in words why the answer is not right or not cited; empty when it is both. `stated` are
    the different amounts in yen that the answer's words state."""

    right: bool
    cited: bool
    faults: tuple[Saying, ...] = ()
    stated: frozenset[int] = frozenset()

    @property
    def right_and_cited(self) -> bool:
        return self.right and self.cited

    @property
    def wrong_key(self) -> bool:
        """Whether a forbidden amount was given as the answer."""
        return any(fault.text == FORBIDDEN for fault in self.faults)


def score(question: Question, answer: Answer) -> Score:
    """Right and cited as defined below; an unanswerable question needs no citation to be both."""
    if not question.answerable:
        return _declined(question, answer)
    if answer.abstained:
        return Score(False, False, (Saying(ABSTAINED, {"reason": answer.reason or answer.text}),))
    text = _MARK.sub("", answer.text)
    stated = _stated(text)
    wrong = (*_figure_faults(question, text, stated), *_word_faults(question, text))
    cited = is_cited(answer.citations, question.sources)
    yens = frozenset(yen for yen, _ in stated)
    return Score(not wrong, cited, wrong if cited else (*wrong, Saying(UNCITED)), yens)


def _declined(question: Question, answer: Answer) -> Score:
    """An unanswerable question: an abstention is right; of an answer, a forbidden amount is named as well."""
    if answer.abstained:
        return Score(True, True)
    text = _MARK.sub("", answer.text)
    stated = _stated(text)
    given = [fault for fault in _figure_faults(question, text, stated) if fault.text == FORBIDDEN]
    return Score(False, False, (Saying(ANSWERED), *given), frozenset(yen for yen, _ in stated))


def is_cited(citations: Sequence[Citation], sources: Sequence[Source]) -> bool:
    """Whether one citation's quote contains a source's quote, or lies inside it, in its file."""
    return any(
        source.in_file(citation.file) and supports(citation.quote, source.quote)
        for citation in citations
        for source in sources
    )


def supports(text: str, quote: str) -> bool:
    """Whether one contains the other, mark-up, width and white space folded."""
    ours, theirs = plain(text), plain(quote)
    return bool(ours and theirs) and (theirs in ours or ours in theirs)


def plain(text: str) -> str:
    """`"Ｑ－ＬＥＡＰ **35億 円**"` → `"Q-LEAP35億円"`."""
    return fold(text, markup=True, space=True).text


def _figure_faults(
    question: Question, text: str, stated: list[tuple[int, int]]
) -> tuple[Saying, ...]:
    yens = {yen for yen, _ in stated}
    expected = {figure.yen for figure in question.figures}
    faults = [
        Saying(UNSTATED, figure._asdict()) for figure in question.figures if figure.yen not in yens
    ]
    head = _head(text, stated, expected)
    faults += [
        Saying(FORBIDDEN, {"yen": yen})
        for yen in question.forbid_figures
        if yen not in expected and any(yen == other and at < head for other, at in stated)
    ]
    limit = max(4, 3 + 2 * len(expected))
    if question.type in PICKING_TYPES and len(yens) > limit:
        faults.append(Saying(DUMPED, {"count": len(yens), "limit": limit}))
    return tuple(faults)


def _stated(text: str) -> list[tuple[int, int]]:
    """Every amount in yen with its position; a range (6～12億円) states both of its ends."""
    return [
        (yen, amount.span.start)
        for amount in find_amounts(text)
        if amount.currency == "JPY"
        for yen in (amount.value, amount.minimum)
        if yen is not None
    ]


def _head(text: str, stated: list[tuple[int, int]], expected: set[int]) -> int:
    """Where the answer proper ends: at the first expected amount, or else after the first sentence
    and the first amount. A forbidden amount after it is context and does no harm."""
    wanted = [at for yen, at in stated if yen in expected]
    if wanted:
        return wanted[0]
    end = _SENTENCE_END.search(text)
    return max([end.end() if end else len(text), *(at + 1 for _, at in stated[:1])])


def _word_faults(question: Question, text: str) -> tuple[Saying, ...]:
    words = _words(text)
    return tuple(
        Saying(UNSAID, {"words": " / ".join(group)})
        for group in question.must_include
        if not any(_words(member) in words for member in group)
    )


def _words(text: str) -> str:
    """NFKC, white space removed, case folded."""
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()


def applies(source: Source, files: Sequence[str]) -> bool:
    """Whether the store holds the file that this source is a place of."""
    return any(source.in_file(Path(file).name) for file in files)
