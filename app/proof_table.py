"""The table below an answer: each amount in yen, of what, year, stage, scope, and where it is printed."""

from __future__ import annotations

from answer.citation import Citation
from answer.result import Answer, StatedFigure
from app.cite_link import cite
from app.escape import escape
from app.series import points, stage, year
from app.strings.cite import PROOF, PROOF_YEN
from app.strings.page import (
    CHART,
    PROOF_AMOUNT,
    PROOF_SCOPE,
    PROOF_SOURCE,
    PROOF_STAGE,
    PROOF_SUBJECT,
    PROOF_YEAR,
)

_PROOF_COLUMNS = (
    PROOF_AMOUNT, PROOF_SUBJECT, PROOF_YEAR, PROOF_STAGE, PROOF_SCOPE, PROOF_SOURCE,
)  # fmt: skip


def proof(answer: Answer, turn: int, lang: str) -> str:
    """The table with a button to its chart; "" where the answer states no amount."""
    cited = {citation.n: citation for citation in answer.citations}
    figures = [figure for figure in dict.fromkeys(answer.figures) if figure.citation in cited]
    if not figures:
        return ""
    rows = "".join(_proof_row(figure, cited[figure.citation], turn, lang) for figure in figures)
    names = "".join(f'<th scope="col">{name.say(lang)}</th>' for name in _PROOF_COLUMNS)
    chart = (
        f'<p class="tk-more"><button type="button" class="tk-quiet" data-act="chart" data-turn="{turn}">'
        f"{CHART.say(lang)}</button></p>"
        if points(answer, lang)
        else ""
    )
    return (
        f'<div class="tk-tw"><table class="tk-proof"><caption>{PROOF.say(lang)}</caption><thead><tr>{names}</tr>'
        f"</thead><tbody>{rows}</tbody></table></div>{chart}"
    )


def _proof_row(figure: StatedFigure, citation: Citation, turn: int, lang: str) -> str:
    cells = (
        figure.subject or figure.label,
        year(figure.fiscal_year, lang),
        stage(figure.stage, lang),
        "・".join(figure.scope),
    )
    told = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
    return (
        f'<tr><th scope="row">{PROOF_YEN.say(lang, yen=f"{figure.yen:,}")}</th>{told}'
        f"<td>{cite(citation, turn, lang)}</td></tr>"
    )
