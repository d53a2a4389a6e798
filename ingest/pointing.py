"""Names that point back: 本交付金, 同事業, この基金 → the name that they stand for.

The cascade, each step only if the former found nothing: a name of that kind before it on its line, in 「」
or plain; the programme that the document is about; one on the lines above it in its section.
"""

from __future__ import annotations

import re

from ingest.line import Line, Lines
from ingest.name_before import names_before
from ingest.outline import Kind
from ingest.programme import programme_of

_KIND = (
    r"(?:[事作]業|対策|費|交付金|補助金|助成金?|負担金|基金|プログラム|プロジェクト|計画|制度|税)"
)
_POINTING = re.compile(
    r"(?:(?:本|同|当該)(?P<noun>[一-龠々ァ-ヶー]{2,12})|(?:この|その|当|上記の?|前述の|御?指摘の|お尋ねの)(?P<kind>[一-龠々ァ-ヶー]{0,8}"
    rf"{_KIND}))"
)
# この事業の県負担分
_PART = re.compile(
    rf"(?P<pointer>(?:本|同|当該|この|その|上記の?)[一-龠々ァ-ヶー]{{0,8}}{_KIND})(?P<rest>の.{{1,20}})"
)
_POINTS = re.compile(r"(?:本|同|当該|この|その|当|上記の?|前述の|指摘の|お尋ねの)$")
_QUOTED = re.compile(r"「([^「」]{3,60})」")
# How many lines above are looked through.
_REACH = 12


def pointed(lines: Lines, line: Line, at: int, name: str) -> str | None:
    """A name that points back from `at` of its line, resolved; itself where it does not, or where none fits 本交付金."""
    match = _POINTING.fullmatch(name)
    if not match:
        part = _PART.fullmatch(name)
        whole = pointed(lines, line, at, part["pointer"]) if part else None
        return f"{whole}{part['rest']}" if part and whole else name
    noun = match["noun"] or match["kind"]
    if found := _last(line.text[line.body : at], noun):
        return found
    title = programme_of(lines)
    if title and title.endswith(noun):
        return title
    for number in range(line.number - 1, max(-1, line.number - 1 - _REACH), -1):
        above = lines.rows[number]
        if above.kind is Kind.HEADING:
            break
        if found := _last(above.text[above.body :], noun):
            return found
    return name if match["noun"] else None


def _last(text: str, noun: str) -> str | None:
    """The last name in `text` that ends in `noun`."""
    quoted = [found for found in _QUOTED.findall(text) if found.endswith(noun)]
    if quoted:
        return str(quoted[-1])
    end = len(text)
    while (at := text.rfind(noun, 0, end)) >= 0:
        end = at + len(noun) - 1
        if _POINTS.search(text, max(0, at - 5), at):
            continue
        for start, stop in names_before(text, at + len(noun), True)[:1]:
            found = text[start:stop].strip()
            if len(found) >= len(noun) + 2 and not _POINTING.fullmatch(found):
                return found
    return None
