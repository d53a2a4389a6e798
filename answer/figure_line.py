"""A figure as a sentence, with the spans that prove it: the amount, the year and stage, the subject."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from answer.concept import view
from answer.draft import Quote, Sentence, Stated, header_quote, line_quote
from answer.entry import Candidate
from answer.proof.column import column_words
from answer.tree import Tree
from ingest.era import era_name
from ingest.figure import Figure
from ingest.fold import fold, key, plain
from ingest.stage import Role, Stage, find_labels

STAGE_NAMES = {
    Stage.REQUEST: "要求・要望額",
    Stage.DRAFT: "予算額（案）",
    Stage.INITIAL: "予算額",
    Stage.SUPPLEMENTARY: "補正予算額",
    Stage.ALLOCATION: "配分額",
    Stage.FUND: "基金",
    Stage.SETTLED: "決算額",
}
# What gives an amount its year or subject is a heading or a line up to this long, so many blocks back.
_BLOCK, _LINES_BACK = 220, 400
_OKU = 10**8
# Headers that the key of the amount says already.
_IMPLIED = re.compile(r"計|総額|差額|[増減△▲・ ]+額?")
_RATE = re.compile(r"[-+▲△]?\d+(?:\.\d+)?%")


def sentence(candidate: Candidate, unit: int | None = None) -> Sentence:
    """`Q-LEAPの令和3年度予算額は、35億円です。` with its citations; in another unit too where one is asked."""
    figure = candidate.figure
    told = amount(candidate, unit)
    text = f"{_subject(figure)}の{key_of(figure)}は、{told}{_rate(candidate)}です。"
    converted = (in_unit(figure.amount, unit),) if unit and figure.amount is not None else ()
    return Sentence(
        text,
        quotes(candidate),
        (stated(candidate),) if figure.amount is not None else (),
        (*derived(candidate), *converted),
    )


def item(candidate: Candidate) -> Sentence:
    """`- Q-LEAP: 令和3年度予算額 35億円` with its citations, a line of a list."""
    name = candidate.figure.subject or "名称の記載なし"
    text = f"- {name}: {short(candidate)}"
    return Sentence(text, quotes(candidate), (stated(candidate),), derived(candidate))


def short(candidate: Candidate) -> str:
    """`令和3年度予算額 35億円`."""
    return f"{key_of(candidate.figure)} {amount(candidate)}"


def key_of(figure: Figure) -> str:
    """The year and stage: 令和3年度補正予算額; what the text does not say is left out."""
    year = f"{era_name(figure.fiscal_year)}度" if figure.fiscal_year else ""
    stage = STAGE_NAMES[figure.stage] if figure.stage else "額"
    if figure.role is Role.DELTA:
        stage += "の対前年度増減額"
    return f"{year}{stage}"


def amount(candidate: Candidate, unit: int | None = None) -> str:
    """The amount as printed, with the table's unit, in the unit asked for or where it helps in 億円, and
    with its limits."""
    figure = candidate.figure
    printed = fold(candidate.tree.document.quote(figure.span)).text
    if figure.currency == "JPY" and "円" not in printed:
        printed = f"{printed}{'円' if printed[-1:] in '万億兆' else _unit(figure, printed)}"
    text = f"約{printed}" if figure.approx else printed
    limits = [q for q in figure.qualifiers if q not in ("うち", "換算", "合計")]
    if "うち" in figure.qualifiers and not _names_part(figure):
        limits.insert(0, "うち数")
    converted = conversion(figure.amount) if "百万円" in printed and figure.amount else ""
    if unit and figure.amount is not None:
        converted = in_unit(figure.amount, unit)
        converted = "" if converted == printed else converted
    notes = "・".join([*([converted] if converted else []), *limits])
    return f"{text}（{notes}）" if notes else text


def _names_part(figure: Figure) -> bool:
    """Whether the amount's own names say that it is a part: うち科学技術振興費."""
    names = (figure.subject or "", *figure.row, *figure.column)
    return any("うち" in name for name in names)


def plain_amount(candidate: Candidate) -> str:
    """The amount as printed with its unit, without conversion and limits: 3,494百万円."""
    return amount(candidate).partition("（")[0]


def in_unit(yen: int, unit: int) -> str:
    """An amount in the unit asked for: (231810000000, 1) → 231,810,000,000円."""
    name = {1: "円", 10**3: "千円", 10**4: "万円", 10**6: "百万円", 10**8: "億円", 10**12: "兆円"}[
        unit
    ]
    return f"{(Decimal(yen) / unit).normalize():,f}{name}"


def _rate(candidate: Candidate) -> str:
    """The rate that a difference's own row prints, where it prints one."""
    if candidate.figure.role is not Role.DELTA:
        return ""
    rates = _RATE.findall(fold(quote_of(candidate).text).text)
    return f"（{rates[0]}）" if len(rates) == 1 else ""


def conversion(yen: int) -> str:
    """百万円 amounts of a hundred million or more, in 億円: 4592百万円 → 45.92億円."""
    if abs(yen) < _OKU:
        return ""
    value = (Decimal(yen) / _OKU).normalize()
    return f"{value:,f}億円"


def oku(yen: int, unit: int | None = None) -> str:
    """An amount of yen in the unit asked for; else in 億円, or in 百万円 below a hundred million."""
    if unit:
        return in_unit(yen, unit)
    return conversion(yen) or in_unit(yen, 10**6)


def stated(candidate: Candidate) -> Stated:
    figure = candidate.figure
    label = f"{key_of(figure)} {_subject(figure)}"
    return Stated(figure.amount or 0, label, quote_of(candidate), figure)


def derived(candidate: Candidate) -> tuple[str, ...]:
    """What the sentence says that the amount's text implies: the converted amount, the year before."""
    figure = candidate.figure
    found = [conversion(figure.amount)] if figure.amount else []
    if figure.role is Role.PREVIOUS and figure.fiscal_year:
        found.append(f"{era_name(figure.fiscal_year)}度")
    return tuple(found)


def quotes(candidate: Candidate) -> tuple[Quote, ...]:
    """The amount's line, and where they stand elsewhere, the lines that give its year and its subject."""
    first = quote_of(candidate)
    found = [first]
    tree, figure = candidate.tree, candidate.figure
    if figure.fiscal_year:
        wanted = {figure.fiscal_year}
        if figure.role is Role.PREVIOUS:
            wanted.add(figure.fiscal_year + 1)
        basis = _year_basis(tree, figure, wanted, first.text)
        found += [basis] if basis else []
    if figure.column and figure.block is not None:
        header = header_quote(tree, figure.block)
        found += [header] if header else []
    subject = key(figure.subject or "")[:8]
    if subject and not any(subject in key(quote.text) for quote in found):
        basis = _nearest(tree, figure, lambda text: subject in key(text), "")
        found += [basis] if basis else []
    return tuple(dict.fromkeys(found))


def quote_of(candidate: Candidate) -> Quote:
    """The amount's block, or in a long block its line."""
    tree, figure = candidate.tree, candidate.figure
    index = figure.block if figure.block is not None else tree.within(figure.span)[0]
    return line_quote(tree, index, figure.span)


def _year_basis(tree: Tree, figure: Figure, years: set[int], shown: str) -> Quote | None:
    """The nearest place that names a budget of one of the years; failing that, the year at all."""

    def names(text: str) -> bool:
        return any(label.year in years for label in find_labels(fold(text).text))

    def prints(text: str) -> bool:
        return bool({f"y{year}" for year in years} & view(text).terms)

    if prints(shown):
        return None
    return _nearest(tree, figure, names, shown) or _nearest(tree, figure, prints, shown)


def _nearest(tree: Tree, figure: Figure, fits: Callable[[str], bool], shown: str) -> Quote | None:
    """The nearest heading or line above that fits; None where the quote itself does."""
    if shown and fits(shown):
        return None
    index = figure.block if figure.block is not None else tree.within(figure.span)[0]
    above = [i for i in tree.ancestors(index) if fits(tree.text(i))]
    back = range(index - 1, max(index - _LINES_BACK, -1), -1)
    near = next((i for i in back if len(tree.text(i)) <= _BLOCK and fits(tree.text(i))), None)
    choice = above[0] if above else near
    return Quote(tree, choice, tree.blocks[choice].span) if choice is not None else None


def _subject(figure: Figure) -> str:
    parts = [figure.subject or " ".join(figure.row)]
    outer = [" ".join(column_words(header)) for header in figure.column[:1] if find_labels(header)]
    inner = [*outer, *figure.column[1:]]
    parts += [part for part in inner if part and not _IMPLIED.fullmatch(plain(part))]
    return plain(" ".join(part for part in parts if part)) or "この項目"


def _unit(figure: Figure, printed: str) -> str:
    """The unit of a table cell, from its amount and its digits."""
    digits = "".join(char for char in printed if char.isdigit() or char == ".")
    if not digits or not figure.amount or not Decimal(digits):
        return "円"
    one = abs(Decimal(figure.amount)) / Decimal(digits)
    return {10**8: "億円", 10**6: "百万円", 10**3: "千円", 10**4: "万円"}.get(int(one), "円")
