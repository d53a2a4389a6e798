"""Answers, citations and the list of documents as HTML; pure functions, no toolkit.

Buttons name what they do in `data-act`; `page.js` passes it on with the other data attributes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from answer.citation import Citation
from answer.result import Answer
from app.cite_link import cite
from app.escape import escape
from app.proof_table import proof
from app.strings import (
    ABSTAINED,
    ASK_AGAIN,
    COPIED,
    COPY,
    ELAPSED,
    EXAMPLES,
    NAME,
    NAME_SUB,
    NEAREST_UI,
    NEW,
    PROMISE,
    SOURCES,
    SWITCH,
    SWITCH_LABEL,
    VERBATIM,
    WELCOME,
    WELCOME_MORE,
)
from app.strings.cite import CITES
from app.strings.feedback import (
    VERDICT,
    VERDICT_BAD,
    VERDICT_GOOD,
    VERDICT_KEPT,
    VERDICT_NOTE,
)
from app.strings.page import (
    LIMITED,
    LIMITED_COUNT,
    LIMITED_YEAR,
    NEXT,
    PENDING,
)
from app.turn import Limits, Turn
from ingest.fold import plain

GOOD, BAD = "good", "bad"
MARK = re.compile(r"\[(\d{1,3})\]")
# Numbers and other signs at the start of a line are the document's words and stay.
BULLET = re.compile(r"^(\s*)(?:[-*–]\s+|[・•]\s*)")
# A table's row and the marks after it.
ROW = re.compile(r"^\|(.+)\|\s*((?:\[\d+\])*)$")
SIGNS = re.compile(r"^\s*(?:#{1,6}\s+|[-*+]\s+)")


def header(lang: str) -> str:
    """The name, what it promises, and the two switches."""
    other = "ja" if lang == "en" else "en"
    return (
        f'<header class="tk-header" data-lang="{lang}"><h1><span class="tk-seal" '
        f'aria-hidden="true">典</span>{NAME.say(lang)} <small>{NAME_SUB.say(lang)}</small></h1>'
        f'<p>{PROMISE.say(lang)}</p><nav><button type="button" class="tk-quiet" '
        f'data-act="restart">{NEW.say(lang)}</button><button type="button" class="tk-quiet" '
        f'data-act="cites">{CITES.say(lang)}</button><button type="button" class="tk-quiet" '
        f'data-act="language" data-to="{other}" lang="{other}" '
        f'aria-label="{SWITCH_LABEL.say(lang)}">{SWITCH.say(lang)}</button></nav></header>'
    )


def conversation(turns: Sequence[Turn], lang: str, shown: tuple[int, int] = (-1, -1)) -> str:
    """Every turn; `shown` is the turn and number whose source stands in the panel."""
    parts = [
        f'<article class="tk-turn" id="tk-turn-{n}">{_question(turn.question)}{_limits(turn.limits, lang)}'
        f"{_answer(turn, n, lang, shown)}</article>"
        for n, turn in enumerate(turns)
    ]
    return f'<div class="tk-log" role="log" aria-live="polite">{"".join(parts)}</div>'


def welcome(examples: Sequence[str], lang: str) -> str:
    """The empty page: what it does, and questions that the documents answer."""
    items = "".join(
        f'<li><button type="button" class="tk-example" data-act="ask" data-text="{escape(text)}">'
        f"{escape(text)}</button></li>"
        for text in examples
    )
    asked = f'<h3>{EXAMPLES.say(lang)}</h3><ul class="tk-examples">{items}</ul>' if items else ""
    return (
        f'<div class="tk-welcome"><h2>{WELCOME.say(lang)}</h2>'
        f"<p>{WELCOME_MORE.say(lang)}</p>{asked}</div>"
    )


def _question(text: str) -> str:
    return f'<h2 class="tk-q"><span>{escape(text)}</span></h2>'


def _limits(limits: Limits, lang: str) -> str:
    """What the question was limited to: an answer is not to be read as one over all documents."""
    told = [LIMITED_COUNT.say(lang, count=len(limits.documents))] if limits.documents else []
    told += [LIMITED_YEAR.say(lang, year=year) for year in limits.years]
    if not told:
        return ""
    return f'<p class="tk-limits">{escape(LIMITED.say(lang, limits="、".join(told)))}</p>'


def following(questions: Sequence[str], lang: str) -> str:
    """Questions to ask next, above the box."""
    if not questions:
        return ""
    items = "".join(
        f'<button type="button" class="tk-quiet" data-act="ask" data-text="{escape(text)}">{escape(text)}</button>'
        for text in questions
    )
    return f'<div class="tk-next" role="group" aria-label="{NEXT.say(lang)}"><span>{NEXT.say(lang)}</span>{items}</div>'


def _answer(turn: Turn, n: int, lang: str, shown: tuple[int, int]) -> str:
    answer = turn.answer
    if turn.pending:
        return f'<div class="tk-pending" aria-busy="true"><p>{PENDING.say(lang)}</p></div>'
    if answer is None:
        refusal = f"<p>{escape(turn.refusal)}</p>"
        return f'<div class="tk-a tk-refused" role="alert">{refusal}</div>'
    sources = _sources(answer.citations or answer.nearest, n, lang, shown)
    if answer.abstained:
        near = f"<h3>{NEAREST_UI.say(lang)}</h3>{sources}" if sources else ""
        return (
            f'<div class="tk-a tk-abstained"><p class="tk-tag">{ABSTAINED.say(lang)}</p>'
            f'<div class="tk-text">{prose(answer, n, lang)}</div>{near}{_verdict(n, lang)}</div>'
        )
    return (
        f'<div class="tk-a"><div class="tk-text">{prose(answer, n, lang)}</div>'
        f"{proof(answer, n, lang)}"
        f"<h3>{SOURCES.say(lang)}</h3>{sources}{_foot(answer, lang)}{_verdict(n, lang)}</div>"
    )


def prose(answer: Answer, turn: int, lang: str) -> str:
    """The answer's sentences; lines with a bullet become a list, `[1]` a link to its source."""
    cited = {citation.n: citation for citation in answer.citations or answer.nearest}
    lines = [line for line in answer.text.splitlines() if line.strip()]
    parts = []
    for listed, group in groupby(lines, key=lambda line: BULLET.match(line) is not None):
        shown = "".join(_part(line, cited, turn, lang) for line in group)
        parts.append(f"<ul>{shown}</ul>" if listed else shown)
    return "".join(parts)


def _part(line: str, cited: dict[int, Citation], turn: int, lang: str) -> str:
    bullet = BULLET.match(line)
    if bullet is None:
        return f"<p>{_linked(line, cited, turn, lang)}</p>"
    words = _linked(line[bullet.end() :], cited, turn, lang)
    return f'<li class="tk-d{min(len(bullet[1]) // 2, 4)}">{words}</li>'


def _linked(line: str, cited: dict[int, Citation], turn: int, lang: str) -> str:
    """Marks that name a citation become links; any other bracket is text of the document."""

    def link(match: re.Match[str]) -> str:
        citation = cited.get(int(match[1]))
        return cite(citation, turn, lang) if citation else match[0]

    if row := ROW.match(line):
        line = _cells(row[1]) + row[2]
    return MARK.sub(link, escape(line))


def _sources(citations: Sequence[Citation], turn: int, lang: str, shown: tuple[int, int]) -> str:
    if not citations:
        return ""
    items = []
    for citation in citations:
        current = ' aria-current="true"' if shown == (turn, citation.n) else ""
        where = citation.section.split(" > ")[-1]
        items.append(
            f'<li><button type="button" class="tk-source" data-act="cite" data-turn="{turn}" '
            f'data-n="{citation.n}"{current}><span class="tk-n">{citation.n}</span>'
            f'<span class="tk-source-text"><q>{escape(_short(_clean(citation.quote)))}</q>'
            f"<small>{escape(' · '.join(filter(None, (where, citation.title))))}</small>"
            f"</span></button></li>"
        )
    return f'<ol class="tk-sources">{"".join(items)}</ol>'


def _clean(text: str) -> str:
    """A line without the signs of headings, bullets and tables, for one line of a list."""
    return _cells(SIGNS.sub("", plain(text)))


def _cells(row: str) -> str:
    return " ｜ ".join(cell for cell in map(str.strip, row.split("|")) if cell)


def _short(quote: str, length: int = 90) -> str:
    return quote if len(quote) <= length else quote[: length - 1] + "…"


def _verdict(turn: int, lang: str) -> str:
    """Two buttons and a note; the browser says that the verdict was kept."""
    buttons = "".join(
        f'<button type="button" class="tk-quiet" data-act="judge" data-turn="{turn}" data-verdict="{verdict}" '
        f'data-kept="{VERDICT_KEPT.say(lang)}">{name.say(lang)}</button>'
        for verdict, name in ((GOOD, VERDICT_GOOD), (BAD, VERDICT_BAD))
    )
    note = escape(VERDICT_NOTE.say(lang))
    return (
        f'<div class="tk-verdict" role="group" aria-label="{VERDICT.say(lang)}">{buttons}'
        f'<input type="text" maxlength="1000" placeholder="{note}" aria-label="{note}"></div>'
    )


def _foot(answer: Answer, lang: str) -> str:
    elapsed = ELAPSED.say(lang, seconds=f"{answer.elapsed_ms / 1000:.2f}")
    return (
        f'<p class="tk-foot"><span class="tk-verbatim">{VERBATIM.say(lang)}</span>'
        f"<span>{elapsed}</span>"
        f'<button type="button" class="tk-quiet" data-copy="{escape(copied(answer))}" '
        f'data-done="{COPIED.say(lang)}">{COPY.say(lang)}</button>'
        f'<button type="button" class="tk-quiet" data-act="edit" '
        f'data-text="{escape(answer.question)}">{ASK_AGAIN.say(lang)}</button></p>'
    )


def copied(answer: Answer) -> str:
    """The answer and its sources as text, for the clipboard."""
    lines = [answer.text, ""]
    for citation in answer.citations:
        where = [citation.issuer, f"「{citation.title}」", citation.date, citation.section]
        lines.append(f"[{citation.n}] " + " ".join(filter(None, where)))
        lines.append(f"    「{citation.quote}」")
    return "\n".join(lines)
