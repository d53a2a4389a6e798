"""What `tenkyo audit` found, as a short paragraph for the terminal and as a record for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from answer.audit.balance import Imbalance, Rule
from answer.audit.conflict import Conflict, Kind
from answer.citation import Citation
from answer.entry import Entry
from answer.figure_line import key_of
from app.place import place
from app.strings import CITATION_PAGE, CITATION_SPAN
from app.strings.audit import (
    BALANCE_DIFFERENCE,
    BALANCE_RATE,
    BALANCE_TOTAL,
    CONFLICT_EQUAL,
    CONFLICT_PREVIOUS,
    FISCAL_YEAR,
    NO_KEY,
    PARTS_AT,
    PRINTED_AS,
    UNNAMED,
    YEN,
)
from app.terminal import printable
from ingest.document import Span
from ingest.fold import fold, plain

Finding = Conflict | Imbalance

_CONFLICTS = {Kind.EQUAL_KEY: CONFLICT_EQUAL, Kind.PREVIOUS_YEAR: CONFLICT_PREVIOUS}
_BALANCES = {
    Rule.ROWS: BALANCE_TOTAL,
    Rule.COLUMNS: BALANCE_TOTAL,
    Rule.DIFFERENCE: BALANCE_DIFFERENCE,
    Rule.RATE: BALANCE_RATE,
}
# Parts of a total that are shown one by one; of more, the first ones and how many there are.
_SHOWN = 12
_QUOTED = 4  # rows of parts that are quoted


def paragraph(n: int, finding: Finding, lang: str) -> str:
    """One finding with its places: what disagrees, then file, section, amount and quote of each."""
    lines = [f"{n}. {_sentence(finding, lang)}"]
    for entry, span in _places(finding):
        lines += _place(entry, span, lang)
    if isinstance(finding, Imbalance):
        lines += _parts_at(finding, lang)
    return printable("\n".join(lines))


def record(finding: Finding) -> dict[str, object]:
    """One finding as a JSON object."""
    figure = _first(finding).figure
    made: dict[str, object] = {
        "finding": "conflict" if isinstance(finding, Conflict) else "imbalance",
        "kind": str(finding.kind if isinstance(finding, Conflict) else finding.rule),
        "subject": figure.subject,
        "fiscal_year": figure.fiscal_year,
        "stage": figure.stage and str(figure.stage),
        "places": [_entry_record(entry, span) for entry, span in _places(finding)],
    }
    if isinstance(finding, Imbalance):
        made["printed"], made["expected"] = _number(finding.printed), _number(finding.expected)
        made["parts"] = [_entry_record(part, part.figure.span) for part in finding.parts]
    return made


def _first(finding: Finding) -> Entry:
    return finding.first if isinstance(finding, Conflict) else finding.total


def _places(finding: Finding) -> Sequence[tuple[Entry, Span]]:
    """Both sides of a conflict; of what does not add up the number itself."""
    if isinstance(finding, Conflict):
        return [(entry, entry.figure.span) for entry in (finding.first, finding.second)]
    return [(finding.total, finding.span)]


def _sentence(finding: Finding, lang: str) -> str:
    entry = _first(finding)
    subject = _subject(entry) or UNNAMED.say(lang)
    key = _key(entry, lang)
    if isinstance(finding, Conflict):
        return _CONFLICTS[finding.kind].say(lang, subject=subject, key=key)
    values = {
        "subject": subject,
        "key": key,
        "parts": _sum(finding, lang),
        "expected": _shown(finding, finding.expected, lang),
        "printed": _shown(finding, finding.printed, lang),
        "off": _shown(finding, finding.printed - finding.expected, lang),
    }
    return _BALANCES[finding.rule].say(lang, **values)


def _subject(entry: Entry) -> str:
    """The subject with the innermost column that it does not say already."""
    figure = entry.figure
    inner = [plain(part) for part in figure.column[1:] if plain(part) != (figure.subject or "")]
    return " / ".join([figure.subject or " ".join(figure.row), *inner]).strip(" /")


def _key(entry: Entry, lang: str) -> str:
    figure = entry.figure
    if lang == "ja":
        return key_of(figure)
    year = FISCAL_YEAR.say(lang, year=figure.fiscal_year) if figure.fiscal_year else ""
    return " ".join(filter(None, [year, figure.stage])) or NO_KEY.say(lang)


def _sum(finding: Imbalance, lang: str) -> str:
    quotes = [_printed(part, part.figure.span) for part in finding.parts]
    if finding.rule is Rule.DIFFERENCE:
        return " − ".join(quotes)
    if finding.rule is Rule.RATE:
        return " ÷ ".join(quotes)
    more = len(quotes) - _SHOWN
    if more > 0:
        quotes = [*quotes[:_SHOWN], f"… ({more})"]
    return " + ".join(quotes)


def _shown(finding: Imbalance, value: Decimal, lang: str) -> str:
    if finding.rule is Rule.RATE:
        percent = "%" if "%" in fold(_printed(finding.total, finding.span)).text else ""
        return f"{value:.2f}{percent}"
    return YEN.say(lang, yen=f"{int(value):,}")


def _printed(entry: Entry, span: Span) -> str:
    return plain(entry.tree.document.quote(span))


def _place(entry: Entry, span: Span, lang: str) -> Iterator[str]:
    printed, yen = _printed(entry, span), entry.figure.amount
    if span.contains(entry.figure.span) and yen is not None:
        told = YEN.say(lang, yen=f"{yen:,}")
        printed = PRINTED_AS.say(lang, printed=printed, yen=told)
    yield f"    {printed}"
    yield from _where([_citation(entry, span)], lang)


def _parts_at(finding: Imbalance, lang: str) -> Iterator[str]:
    """Where the parts stand, unless it is the row of the total."""
    total = _citation(finding.total, finding.span)
    rows = [_citation(part, part.figure.span) for part in finding.parts]
    if any(row.span != total.span for row in rows):
        yield f"    {PARTS_AT.say(lang)}"
        yield from _where(rows[:_QUOTED], lang)
        if len(rows) > _QUOTED:
            yield "    │ …"


def _where(cited: Sequence[Citation], lang: str) -> Iterator[str]:
    """File, page, place and section of neighbouring quotes, then the quotes."""
    first, last = cited[0], cited[-1]
    page = [CITATION_PAGE.say(lang, page=first.page)] if first.page is not None else []
    where = CITATION_SPAN.say(lang, start=first.span.start, end=last.span.end)
    yield "    " + " · ".join([first.file, *page, where])
    if first.section:
        yield f"    § {first.section}"
    for one in cited:
        yield from (f"    │ {line}" for line in one.quote.splitlines())


def _citation(entry: Entry, span: Span) -> Citation:
    """The line or row that the number stands on."""
    return place(entry.tree, span, entry.figure.block)


def _entry_record(entry: Entry, span: Span) -> dict[str, object]:
    cited = _citation(entry, span)
    same = span.contains(entry.figure.span)
    return {
        "document": cited.document,
        "title": cited.title,
        "file": cited.file,
        "section": cited.section,
        "page": cited.page,
        "start": span.start,
        "end": span.end,
        "text": entry.tree.document.quote(span),
        "yen": entry.figure.amount if same else None,
        "quote": cited.quote,
    }


def _number(value: Decimal) -> int | float:
    return int(value) if value == int(value) else round(float(value), 4)
