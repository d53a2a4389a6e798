"""Questions for the empty page, made from what the documents hold and tried on the engine."""

from __future__ import annotations


def examples(store: object, engine: object) -> tuple[str, ...]:
    return ()
