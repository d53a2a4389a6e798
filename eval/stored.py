"""Questions and results as lines of JSON, and back: the lines of a set and of `answers.jsonl`."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from answer.citation import Citation
from answer.result import Answer, StatedFigure
from app.record import record
from eval.question import Question
from eval.result import Result, Retrieved
from ingest.document import Span


def question_line(question: Question) -> str:
    """A line of a question set; keys that say nothing are left out."""
    fields: dict[str, object] = {
        "id": question.id,
        "question": question.question,
        "history": list(question.history),
        "type": question.type,
        "answerable": question.answerable,
        "figures": [figure._asdict() for figure in question.figures],
        "forbid_figures": list(question.forbid_figures),
        "must_include": [list(group) for group in question.must_include],
        "sources": [source._asdict() for source in question.sources],
        "tags": list(question.tags),
        "note": question.note,
    }
    return json.dumps(
        {key: value for key, value in fields.items() if value not in ([], "")}, ensure_ascii=False
    )


def result_line(result: Result) -> str:
    """What `tenkyo ask --json` prints, with the question's id, what was retrieved and a traceback if any."""
    timed = replace(result.answer, elapsed_ms=result.elapsed_ms)
    fields: dict[str, object] = {"id": result.question.id, **record(timed)}
    fields["retrieved"] = {key: list(ids) for key, ids in result.retrieved._asdict().items()}
    if result.error:
        fields["error"] = result.error
    return json.dumps(fields, ensure_ascii=False)


def result(fields: dict[str, Any], question: Question) -> Result:
    """The result of a line that `result_line` wrote; LookupError or TypeError where it did not."""
    answer = Answer(
        fields["question"],
        fields["answer"],
        tuple(map(_citation, fields["citations"])),
        tuple(StatedFigure(**figure) for figure in fields["figures"]),
        fields["abstained"],
        fields["reason"],
        tuple(map(_citation, fields["nearest"])),
        fields["elapsed_ms"],
    )
    ids = fields["retrieved"]
    retrieved = Retrieved(tuple(ids["passages"]), tuple(ids["relevant"]))
    return Result(question, answer, fields["elapsed_ms"], retrieved, fields.get("error", ""))


def _citation(fields: dict[str, Any]) -> Citation:
    rest = {key: value for key, value in fields.items() if key not in ("start", "end")}
    return Citation(span=Span(fields["start"], fields["end"]), **rest)
