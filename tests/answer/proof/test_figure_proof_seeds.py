"""Over every amount of the official documents: the sentence of its figure holds, and a shifted one does not."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import perf_counter

import pytest

from answer.budget import STAGE_WORDS
from answer.draft import Sentence
from answer.entry import Candidate, Entry
from answer.figure_line import STAGE_NAMES, amount, sentence
from answer.proof.draft_proof import verdict
from answer.tree import Tree
from ingest.era import era_name
from ingest.figure import Figure, figures
from ingest.outline import outline
from ingest.reader import read
from ingest.stage import Role, Stage

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
FILES = sorted(SEEDS.glob("*.txt"))
# A sentence took 0.7 ms at the median where this was measured, 1.1 ms at the 95th percentile.
SECONDS = 0.002

pytestmark = pytest.mark.skipif(not FILES, reason="the official documents are not here")


@pytest.fixture(scope="module", params=FILES, ids=lambda path: path.stem[:3])
def candidates(request: pytest.FixtureRequest) -> list[Candidate]:
    document = read(request.param)
    tree = Tree(document, outline(document))
    found = figures(document, tree.blocks)
    return [Candidate(Entry(tree, figure), 1.0, 1.0) for figure in found]


def holds(told: Sentence, candidates: list[Candidate]) -> bool:
    found = tuple(candidate.figure for candidate in candidates)
    return verdict(told, lambda _: found).holds


def printed(candidates: list[Candidate], figure: Figure, year: int | None, stage: Stage) -> bool:
    """Whether the document prints the same amount of the same subject for that year and stage."""
    wanted = (figure.value, figure.subject, year, stage)
    return any(
        (c.figure.value, c.figure.subject, c.figure.fiscal_year, c.figure.stage) == wanted
        for c in candidates
    )


def of_years(candidate: Candidate, candidates: list[Candidate]) -> Iterator[str]:
    figure, text = candidate.figure, sentence(candidate).text
    if not figure.fiscal_year or not figure.stage:
        return
    for year in (figure.fiscal_year - 1, figure.fiscal_year + 1):
        other = text.replace(f"{era_name(figure.fiscal_year)}度", f"{era_name(year)}度")
        if other != text and not printed(candidates, figure, year, figure.stage):
            yield other


def of_stages(candidate: Candidate, candidates: list[Candidate]) -> Iterator[str]:
    """Other stages, but for those that the headers print themselves."""
    figure, text = candidate.figure, sentence(candidate).text
    if not figure.stage or figure.role is Role.DELTA:
        return
    document = candidate.tree.document
    for stage, name in STAGE_NAMES.items():
        headers = [*figure.column, *figure.row, figure.subject or ""]
        if (figure.stage, stage) == (Stage.DRAFT, Stage.INITIAL):
            headers += [*figure.path, document.title]
        other = text.replace(f"{STAGE_NAMES[figure.stage]}は、", f"{name}は、")
        if other == text or STAGE_WORDS[stage].search(" ".join(headers)):
            continue
        if not printed(candidates, figure, figure.fiscal_year, stage):
            same = any(
                c.figure.value == figure.value
                and c.figure.subject == figure.subject
                and c.figure.stage is stage
                for c in candidates
            )
            if figure.fiscal_year or not same:
                yield other


def of_amounts(candidate: Candidate, candidates: list[Candidate]) -> Iterator[str]:
    """Another amount of the same line, of another key or another subject."""
    figure, text = candidate.figure, sentence(candidate).text
    if not figure.subject or not figure.fiscal_year:
        return
    for other in candidates:
        if other.figure.block == figure.block and other.figure.value != figure.value:
            yield text.replace(amount(candidate), amount(other))


def test_every_sentence_holds(candidates: list[Candidate]) -> None:
    assert [s.text for c in candidates if not holds(s := sentence(c), candidates)] == []


@pytest.mark.parametrize("shift", [of_years, of_stages, of_amounts])
def test_no_shifted_sentence_holds(candidates: list[Candidate], shift: object) -> None:
    assert callable(shift)
    passed = [
        text
        for candidate in candidates
        for text in shift(candidate, candidates)
        if holds(replace(sentence(candidate), text=text), candidates)
    ]
    assert passed == []


def test_a_sentence_is_checked_in_a_moment(candidates: list[Candidate]) -> None:
    told = [sentence(candidate) for candidate in candidates]
    fastest = float("inf")
    for _ in range(3):
        start = perf_counter()
        for one in told:
            holds(one, candidates)
        fastest = min(fastest, perf_counter() - start)
    assert fastest / max(len(told), 1) < SECONDS
