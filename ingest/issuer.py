"""Who issued a document: the office or officer that stands alone near its top, never the addressee."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.textline import Shape, TextLine

_OFFICE = re.compile(
    r"(?:[^\s、。「」:：・()（）0-9]{0,18}(?:省|庁|府|局|委員会|審議会|本部|機構|財団|県|市)|内閣官房|内閣府)"
    r"[^\s、。「」:：()（）0-9]{0,18}"
)
_OFFICE_END = re.compile(
    r"(?:省|庁|府|局|課|室|部|官|委員会|審議会|部会|分科会|本部|会議|機構|官房|事務局|担当|県|市|局長|課長|室長|部長"
    r"|長官|大臣|知事|市長)$"
)
# A line that goes on with the office of the line before it.
_DIVISION = re.compile(
    r"[^\s、。「」:：()（）0-9省庁府県市]{2,18}(?:課|室|部|係|局|課長|室長|部長|局長|官)"
)
_OFFICER = re.compile(r"(?:長|官)$")
_ADDRESS = re.compile(r"(?:殿|様|御中|各位|[あ宛]て?)$")
# An addressee whose 殿 is lost: 各都道府県…, 関係団体の長.
_ADDRESSEE = re.compile(r"各(?!種)|関係(?:各|団体|省庁|機関)")
# A signer's name after the office: 農政局長　山田　太郎.
_NAME = re.compile(r"[\u3041-\u3096\u30a1-\u30fc\u3005\u4e00-\u9fff]{1,5}")


def issuer(lines: Sequence[TextLine]) -> str:
    """文部科学省, 総務省国際戦略局; the lines of a signer together: 総務省 統計局 + 調査課長."""
    for group in _groups(lines):
        for at, line in enumerate(group):
            if office := _office(line):
                below = list(_divisions(group[at + 1 :]))
                return " ".join(
                    [office, *below] if below and _OFFICER.search(below[-1]) else [office]
                )
    return ""


def _groups(lines: Sequence[TextLine]) -> Iterator[list[TextLine]]:
    """Lines that stand together, without those of the addressee."""
    group: list[TextLine] = []
    for line in lines:
        if line.gap and group:
            yield _unaddressed(group)
            group = []
        group.append(line)
    yield _unaddressed(group)


def _unaddressed(group: list[TextLine]) -> list[TextLine]:
    """The lines after the last addressee."""
    addressed = [at for at, line in enumerate(group) if _ADDRESS.search(line.shown)]
    return group[addressed[-1] + 1 :] if addressed else group


def _office(line: TextLine) -> str:
    words = line.shown.strip("()（） ")
    if line.shape is not Shape.TEXT or line.mark or _ADDRESSEE.match(words):
        return ""
    pieces = words.split()
    ends = [at for at, piece in enumerate(pieces) if _OFFICE_END.search(piece)]
    if not ends or not _OFFICE.fullmatch(pieces[0]):
        return ""
    office, rest = pieces[: ends[-1] + 1], pieces[ends[-1] + 1 :]
    if len(rest) > 2 or not all(map(_NAME.fullmatch, rest)) or len(ends) < len(office):
        return ""
    return " ".join(office)


def _divisions(lines: Sequence[TextLine]) -> Iterator[str]:
    for line in lines[:2]:
        words = line.shown.split()
        if line.shape is not Shape.TEXT or line.mark or not _DIVISION.fullmatch(words[0]):
            return
        if not all(map(_NAME.fullmatch, words[1:])) or len(words) > 3:
            return
        yield words[0]
