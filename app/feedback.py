"""What visitors think of an answer, kept as lines of a question set: `tenkyo eval` reads the file as it is.

A good answer is what is to be expected again: its amounts and its sources. A bad one's amounts are forbidden.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from answer.result import Answer
from app.render import BAD, GOOD
from app.turn import Turn

_LONGEST_NOTE = 1000


def path_of(store: Path) -> Path:
    """Beside the store: the store's folder can be made again, what people said cannot."""
    return store.with_name(f"{store.name}.feedback.jsonl")


def line(turns: Sequence[Turn], n: int, verdict: str, note: str, at: datetime) -> str | None:
    """Turn `n` as a line of a question set; None where there is no such answer or verdict."""
    answer = turns[n].answer if 0 <= n < len(turns) else None
    if answer is None or verdict not in (GOOD, BAD):
        return None
    history = [turn.question for turn in turns[:n] if turn.answer]
    when = at.isoformat(timespec="microseconds")
    record: dict[str, object] = {
        "id": "feedback-" + sha256(f"{answer.question}\0{when}".encode()).hexdigest()[:16],
        "question": answer.question,
        "type": _type(answer, verdict, history),
        "tags": [verdict, when[:10]],
    }
    if history:
        record["history"] = history
    if note.strip():
        record["note"] = note.strip()[:_LONGEST_NOTE]
    amounts = list(dict.fromkeys((figure.yen, figure.label) for figure in answer.figures))
    if verdict == BAD:
        record["forbid_figures"] = list(dict.fromkeys(yen for yen, _ in amounts))
    elif answer.abstained:
        record["answerable"] = False
    else:
        record["figures"] = [{"yen": yen, "what": label} for yen, label in amounts]
        record["sources"] = [
            {"doc": Path(citation.file).name, "quote": citation.quote}
            for citation in answer.citations
        ]
    return json.dumps(record, ensure_ascii=False) + "\n"


def append(path: Path, words: str) -> None:
    """Add a line in one write, so that lines of several visitors stay whole."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
    try:
        os.write(file, words.encode("utf-8"))
    finally:
        os.close(file)


def _type(answer: Answer, verdict: str, history: Sequence[str]) -> str:
    if answer.abstained and verdict == GOOD:
        return "unanswerable"
    if history:
        return "followup"
    return "figure" if answer.figures else "fact"
