"""What a visitor's browser keeps of a conversation: its questions, with what they were limited to."""

from __future__ import annotations

from collections.abc import Sequence

from app.sent import texts
from app.turn import Limits, Turn

# A conversation comes back with so many of its last questions.
_MOST = 30


def kept(turns: Sequence[Turn]) -> list[dict[str, object]]:
    """The last questions, as JSON."""
    return [
        {
            "question": turn.question,
            "documents": list(turn.limits.documents),
            "years": list(turn.limits.years),
        }
        for turn in turns[-_MOST:]
    ]


def questions(stored: object) -> list[tuple[str, Limits]]:
    """What `kept` gave, back from a browser; it may be anything."""
    found = stored if isinstance(stored, list) else []
    asked = [one for one in found if isinstance(one, dict) and _text(one.get("question")).strip()]
    return [
        (one["question"], Limits(texts(one.get("documents")), texts(one.get("years"))))
        for one in asked[-_MOST:]
    ]


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
