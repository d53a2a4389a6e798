"""What was asked about, for an answer that names nothing: 問 灯台改修事業の予算は。答 五億円です。 → 灯台改修事業."""

from __future__ import annotations

import re

from ingest.line import Line, Lines
from ingest.name_before import names_before
from ingest.outline import Kind

# How far above an answer its question stands, in lines.
_REACH = 12
_ANSWER = re.compile(r"\s*【?(?:答|回答|A)(?=[\s\d.:、】])")
_QUESTION = re.compile(r"\s*(?:#+\s*)?【?(?:問|質問|Q)(?=[\s\d.:、】])")
_ASKS = re.compile(
    r"(?:か|伺い[^。]{0,6}|尋ね[^。]{0,8}|教えてください|お答えください|願います)[。??]"
)
_PROGRAMME = re.compile(
    r"(?:[事作]業|交付金|補助金|助成金|負担金|基金|プログラム|プロジェクト|制度)(?=[のはがをにでとや、]|及び|」)"
)
_POINTS = re.compile(r"(?:本|同|当該|この|その|当|各|国の|主な|新規|公共)$")


def asked_about(lines: Lines, line: Line) -> str | None:
    """The one programme that the question above an answer names; None where it names none or several."""
    question = _question(lines, line)
    if question is None:
        return None
    text, found = question.text[question.body :], set()
    for match in _PROGRAMME.finditer(text):
        spans = names_before(text, match.end(), True)
        name = text[spans[0].start : spans[0].end] if spans else ""
        if len(name) > len(match[0]) + 1 and not _POINTS.search(name[: -len(match[0])]):
            found.add(name)
    return found.pop() if len(found) == 1 else None


def _question(lines: Lines, line: Line) -> Line | None:
    """The question right above the answer or the speech that holds `line`."""
    answering = _ANSWER.match(line.text) is not None or line.spoken
    for number in range(line.number - 1, max(-1, line.number - 1 - _REACH), -1):
        above = lines.rows[number]
        if above.blank:
            continue
        if answering:
            asks = _QUESTION.match(above.text) or (above.spoken and _ASKS.search(above.text))
            return above if asks else None
        if above.kind in (Kind.HEADING, Kind.ROW, Kind.HEADER) or not above.sentence:
            return None
        answering = _ANSWER.match(above.text) is not None or above.spoken
    return None
