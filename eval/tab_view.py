"""A run as HTML for the page: how far it is, scores by type, failures side by side; pure functions."""

from __future__ import annotations

from collections.abc import Sequence

from app.escape import escape
from app.panel import section
from app.strings import Text
from eval.comparison import Change, Comparison
from eval.evaluation import Step
from eval.measures import BY_NAME
from eval.places import Problem
from eval.report import expected, percent
from eval.result import Result
from eval.run import Run
from eval.scores import GroupScores
from eval.tab_strings import (
    ALL,
    BETTER,
    COUNT,
    EXPECTED,
    FAILURES,
    FEEDBACK,
    GOING,
    GOT,
    MORE,
    NO_FAILURES,
    PROBLEMS,
    QUESTION,
    SAME,
    SCORES,
    SIGNIFICANT,
    SINCE,
    TYPE,
    WHY,
    WORSE,
)

COLUMNS = ("right_and_cited", "right", "cited", "wrong_key_rate", "recall_at_5")
# Failures and findings that the page shows; all of them stand in the report.
_SHOWN = 60
_PROBLEMS = 8


def going(step: Step, lang: str) -> str:
    """A bar with the questions answered and the seconds left."""
    told = GOING.say(lang, done=step.done, total=step.total, left=f"{step.left_s:.0f}")
    return (
        f'<p class="tk-done" role="status">{told}</p>'
        f'<progress max="{step.total}" value="{step.done}" aria-label="{told}"></progress>'
    )


def scores(run: Run, comparison: Comparison | None, lang: str) -> str:
    """The scores by type and of all with their intervals; then what changed since the last run."""
    names = [TYPE, COUNT, *(BY_NAME[name].title for name in COLUMNS)]
    heads = "".join(f'<th scope="col">{name.say(lang)}</th>' for name in names)
    types = {question.type for question in run.questions}
    groups = [group for group in run.scores[:-1] if group.name in types]
    rows = "".join(_row(group.name, group) for group in groups)
    return (
        f'<h3>{SCORES.say(lang)}</h3><div class="tk-tw" tabindex="0" role="region" aria-label="{SCORES.say(lang)}">'
        f'<table class="tk-list"><thead><tr>{heads}</tr></thead><tbody>{rows}'
        f"{_row(ALL.say(lang), run.scores[-1])}</tbody></table></div>"
        f"{_since(comparison, lang) if comparison else ''}"
    )


def feedback(address: str, name: str, lang: str) -> str:
    """A link that saves what visitors said of answers, as a question set."""
    told = FEEDBACK.say(lang)
    return f'<p><a href="{escape(address)}" download="{escape(name.lstrip("."))}">{told}</a></p>'


def problems(found: Sequence[Problem], lang: str) -> str:
    """What the check of the set found."""
    if not found:
        return ""
    items = "".join(f"<li>{escape(one.say(lang))}</li>" for one in found[:_PROBLEMS])
    told = PROBLEMS.say(lang, count=len(found))
    return f'<p class="tk-warned">{told}</p><ul class="tk-outcomes">{items}</ul>'


def failures(run: Run, lang: str) -> str:
    """Each question that was not right and cited, beside what was expected."""
    found = run.failures
    title = FAILURES.say(lang, count=len(found))
    if not found:
        return section(f"<h2>{title}</h2><p>{NO_FAILURES.say(lang)}</p>", title)
    items = "".join(_failure(result, lang) for result in found[:_SHOWN])
    more = f"<p>{MORE.say(lang, count=len(found) - _SHOWN)}</p>" if len(found) > _SHOWN else ""
    return section(f'<h2>{title}</h2><div class="tk-failures">{items}{more}</div>', title)


def _row(name: str, group: GroupScores) -> str:
    cells = "".join(_cell(group, column) for column in COLUMNS)
    return (
        f'<tr><th scope="row">{escape(name)}</th><td class="tk-yen">{group.count}</td>{cells}</tr>'
    )


def _cell(group: GroupScores, name: str) -> str:
    estimate = group[name]
    known = estimate.value == estimate.value  # not nan
    between = f"<small>{estimate.low:.0%}–{estimate.high:.0%}</small>" if known else ""
    return f'<td class="tk-yen">{percent(estimate.value)}{between}</td>'


def _failure(result: Result, lang: str) -> str:
    question, answer = result.question, result.answer
    faults = "; ".join(fault.say(lang) for fault in result.score.faults)
    rows = (
        (EXPECTED, " / ".join(expected(result, lang))),
        (GOT, answer.text),
        (WHY, faults),
    )
    told = "".join(f"<dt>{name.say(lang)}</dt><dd>{escape(words)}</dd>" for name, words in rows)
    return (
        f'<article><h3><span class="tk-visually-hidden">{QUESTION.say(lang)}: </span>{escape(question.question)}'
        f'</h3><small>{escape(question.id)}</small><dl class="tk-facts">{told}</dl></article>'
    )


def _since(found: Comparison, lang: str) -> str:
    title = SINCE.say(lang, when=found.before.settings.started.replace("T", " ")[:16])
    lists = _changes(BETTER, found.better, lang) + _changes(WORSE, found.worse, lang)
    fallen = [one.measure.title.say(lang) for one in found.regressed]
    warned = (
        f'<p class="tk-warned">{SIGNIFICANT.say(lang, names="、".join(fallen))}</p>'
        if fallen
        else ""
    )
    return f"<h3>{escape(title)}</h3>{warned}{lists or f'<p>{SAME.say(lang)}</p>'}"


def _changes(name: Text, found: Sequence[Change], lang: str) -> str:
    if not found:
        return ""
    items = "".join(f"<li>{escape(one.after.question.question)}</li>" for one in found[:_SHOWN])
    return f'<p>{name.say(lang, count=len(found))}</p><ul class="tk-outcomes">{items}</ul>'
