"""Sentence after sentence of a text, each held against the cited spans and what was proved before it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from answer.draft import Quote
from answer.proof.calculation import TERMS, blanked, calculate, miscounted_terms
from answer.proof.cited_figure import cited
from answer.proof.claim import Claim, Nature, claims
from answer.proof.figure_proof import proving
from answer.proof.given import Given
from answer.proof.named import Names, index_of
from answer.proof.printed import uncopied, unprinted
from answer.proof.rate import Rate, derived_rate, rates
from answer.proof.saying import view_of
from answer.proof.shown_arithmetic import Chain, Proved, chains, change_of, sum_of
from answer.proof.stranger import stranger
from answer.proof.verdict import HOLDS, Verdict
from answer.tree import Tree
from ingest.figure import Figure
from ingest.fold import fold, key

FiguresOf = Callable[[Tree], Sequence[Figure]]

# Our own count of a list, checked against its entries by who knows them.
_TITLE = re.compile(r"『(?P<title>[^『』]*)』")
_OUR_COUNT = re.compile(r"\(全\d+件\)")


class SentenceProof:
    """Checks the sentences of one text; later ones may rest on the amounts proved in earlier ones."""

    def __init__(self, quotes: Sequence[Quote], figures_of: FiguresOf, said: str = "") -> None:
        trees = {id(quote.tree): quote.tree for quote in quotes}
        figures = {at: figures_of(tree) for at, tree in trees.items()}
        self._quotes = quotes
        self._names = Names([index_of(found) for found in figures.values()])
        self._printed = cited(quotes, figures)
        self._sources = [quote.text for quote in quotes]
        self._known: list[Proved] = []
        self._before: tuple[Given, ...] = ()
        self._said = said

    def check(self, saying: str, counts: Sequence[str] = ()) -> Verdict:
        """Whether one sentence holds; `counts` are numbers that its writer counted itself."""
        saying = uncopied(saying, self._quotes)
        if not saying:
            return HOLDS
        view = self._untitled(view_of(saying))
        found = claims(view, self._names, self._before, self._said)
        proofs: dict[int, Proved] = {}
        reasons: dict[int, str] = {}
        for at, claim in enumerate(found):
            figures, reason = proving(claim, self._printed, self._names)
            if figures:
                proofs[at] = Proved(claim.value, tuple(figures), claim.amount.currency)
            else:
                reasons[at] = reason
        shown = chains(view, found)
        wrong = self._unproved(view, found, shown, proofs, reasons) or stranger(
            view, found, self._sources, self._printed
        )
        if wrong:
            return Verdict(False, wrong)
        ratios = rates(blanked(view, found))
        wrong = self._wrong_rate(ratios, view, shown, proofs)
        if wrong:
            return Verdict(False, wrong)
        years = {y for p in proofs.values() for f in p.figures if (y := f.fiscal_year) is not None}
        rest = blanked(view, found)
        for rate in ratios:
            rest = rest[: rate.start] + " " * (rate.end - rate.start) + rest[rate.end :]
        if miscounted := miscounted_terms(rest, shown):
            return Verdict(False, miscounted)
        rest = _OUR_COUNT.sub("", TERMS.sub(")", rest) if shown else rest)
        if missing := unprinted(rest, [*self._sources, *counts], years):
            return Verdict(False, f"{missing}: 引用にない (not in the cited text)")
        self._remember(view, found, proofs)
        return HOLDS

    def _untitled(self, view: str) -> str:
        """The view with the titles of cited documents blanked: 『…（概算要求）』 says where, not what or when."""
        titles = {key(quote.tree.document.title) for quote in self._quotes}
        for match in _TITLE.finditer(view):
            if any(title and key(match["title"]).startswith(title) for title in titles):
                view = view[: match.start()] + " " * len(match[0]) + view[match.end() :]
        return view

    def _remember(self, view: str, found: Sequence[Claim], proofs: dict[int, Proved]) -> None:
        self._known += proofs.values()
        keys = tuple(one for claim in found for one in claim.keys if not one.delta)
        self._before = keys or self._before
        if not found or self._names.mentions(key(view)):
            self._said = view

    def _unproved(
        self,
        view: str,
        found: Sequence[Claim],
        shown: Sequence[Chain],
        proofs: dict[int, Proved],
        reasons: dict[int, str],
    ) -> str:
        """The first amount that neither a figure nor shown arithmetic proves, or a wrong calculation."""
        for chain in shown:
            if wrong := calculate(chain, view, found, proofs, reasons):
                return wrong
        for at, claim in enumerate(found):
            if at in proofs:
                continue
            beside = [proofs[n] for n in sorted(proofs) if n != at and proofs[n].figures]
            known = [*self._known, *beside]
            change = claim.nature is Nature.CHANGE and change_of(claim.value, claim.rises, known)
            if not change and not (
                claim.nature is Nature.TOTAL and sum_of(claim.value, beside or known)
            ):
                return f"{claim.printed}: {reasons[at]}"
            proofs[at] = Proved(claim.value, (), claim.amount.currency)
        return ""

    def _wrong_rate(
        self, ratios: Sequence[Rate], view: str, shown: Sequence[Chain], proofs: dict[int, Proved]
    ) -> str:
        """The first rate that is neither printed nor worked out from proved amounts."""
        known = [*self._known, *(proofs[at] for at in sorted(proofs))]
        for chain in shown:
            if len(chain.operands) == 2 and not chain.quotient:
                known = [proofs[at] for at in chain.operands]
        for rate in ratios:
            if not (self._prints(rate) or derived_rate(rate, known)):
                return f"{rate.number}{rate.unit}: 引用になく、示された金額からも求まらない (neither printed nor derived)"
        return ""

    def _prints(self, rate: Rate) -> bool:
        same = [
            other
            for source in self._sources
            for other in rates(fold(source, markup=True).text)
            if (other.number, other.unit) == (rate.number, rate.unit)
        ]
        if same:
            return rate.rises is None or any(other.rises in (None, rate.rises) for other in same)
        # A cell without its sign, under a header that says 増減率 or %.
        cells = " ".join(fold(source, markup=True).text for source in self._sources)
        bare = re.search(rf"(?P<sign>[△▲-])?(?<![\d.,]){re.escape(rate.number)}(?![\d.,])", cells)
        headed = rate.unit == "%" and re.search(r"%|率|割合", cells)
        return bool(bare and headed and (rate.rises is None or rate.rises == (not bare["sign"])))
