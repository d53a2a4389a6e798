"""The words of a sentence that give an amount its year and stage, also where they are no label: …を要求した."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.stage import Label, Stage, find_labels

# Words that name a stage without being a label of a document: 45.92億円を要求した, FY2022 request.
_LOOSE = re.compile(
    r"(?P<supplementary>補正|supplementary)|(?P<request>要求|要望|\brequest)|(?P<draft>予算案|政府案|\bdraft)"
    r"|(?P<settled>決算|執行額|settled)|(?P<allocation>配分額?)|(?P<fund>基金)|(?P<initial>当初|\binitial)",
    re.IGNORECASE,
)
_BACK = re.compile(r"前年度?|昨年度?|前の年度|previous(?: fiscal)? year|prior year", re.IGNORECASE)


def labels_of(view: str, hidden: Sequence[tuple[int, int]]) -> list[tuple[Label, str]]:
    """The labels and the loose words of stages outside of them and outside of names, in order."""
    labels = [label for label in find_labels(view) if not _within(label.start, label.end, hidden)]
    taken = [(label.start, label.end) for label in labels]
    for match in _LOOSE.finditer(view):
        if not _within(match.start(), match.end(), [*taken, *hidden]):
            stage = Stage(match.lastgroup or "")
            labels.append(Label(match.start(), match.end(), None, stage))
    backs = [match.span() for match in _BACK.finditer(view)]
    labels += [Label(*b, relative=-1) for b in backs if not _within(*b, [*taken, *hidden])]
    labels.sort(key=lambda label: label.start)
    return [(label, view[label.start : label.end]) for label in labels]


def _within(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(first <= start and end <= last for first, last in spans)
