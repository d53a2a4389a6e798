"""Whether one form of a name abbreviates another by its letters or characters: 理研 and 理化学研究所."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ingest.fold import key
from ingest.name_kind import is_proper

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[-./&][A-Za-z0-9]+)*")
_LONGEST = 12
# Latin letters in brackets that name nothing: numerals, years, units, file formats.
_NO_ACRONYM = re.compile(
    r"G?[IVX]+|FY.*|UTC.*|[kMGTP]?(?:Wh?|B|Hz)|PDF|HTML|CSV|XML|URL|CO2|[A-Z]/[A-Z]"
)
_LATIN = re.compile(r"[A-Za-z0-9&./-]+")
# The organisation that a name may begin with: 国立研究開発法人 理化学研究所, 港研・波浪統合センター.
_LEADER = re.compile(
    r"(?:(?:国立研究開発|独立行政|国立大学|大学共同利用機関|(?:一般|公益)(?:社団|財団)|特定非営利活動|学校)法人|株式会社)\s*"
    r"|[^\s・]{1,10}(?:研|機構|研究所|大学)・"
)
_SIGNS = re.compile(r"[・/‐–—-]")
# Characters in order prove little when nearly all are kept.
_SHARE = 0.6
# Initials may leave out this many words beside of, and, the: WIP of Wave Integrated Information Platform.
_SKIPPED = 2


def is_acronym(word: str) -> bool:
    """M-LEAP, LoI, CONet, e-Rad; not Horizon, 5G, II, MW."""
    capitals = sum(char.isupper() for char in word)
    return (
        len(word) <= _LONGEST
        and (capitals > 1 or re.match(r"[a-z]-[A-Z]", word) is not None)
        and _WORD.fullmatch(word) is not None
        and not _NO_ACRONYM.fullmatch(word)
    )


def spells(short: str, long: str) -> bool:
    """Whether the letters or the characters of the short form tell by themselves that it stands for the long one."""
    return initials(short, long) or shortens(short, long)


def initials(short: str, long: str) -> bool:
    """Whether the letters are those that the English words begin with: `CONet`, `Coastal Observation Network`."""
    words = re.findall(r"[a-z]+", long.lower())
    if not long.isascii() or len(words) < 2 or not is_acronym(short):
        return False
    letters = re.sub(r"[^a-z]", "", short.lower())
    lower = {word for word in re.findall(r"[A-Za-z]+", long) if word.islower()}
    reached = {(0, 0, 0)}  # letters used, words that gave some, words left out
    for at, word in enumerate(words):
        step = set()
        for used, gave, left in reached:
            if at and (word in lower or left < _SKIPPED):
                step.add((used, gave, left + (word not in lower)))
            taken = 0
            while taken < len(word) and letters[used : used + taken + 1].endswith(word[taken]):
                taken += 1
                step.add((used + taken, gave + 1, left))
                if used + taken >= len(letters):
                    break
        reached = step
    return any(used == len(letters) and left < gave for used, gave, left in reached if gave > 1)


def shortens(short: str, long: str) -> bool:
    """Whether a Japanese or mixed form leaves out characters of the name but none in its place is new.

    港研 of 港湾海洋研究所, QXセンター of 港湾情報科学統合センター, 観測DX of 観測のデジタル化; not a part that is printed
    in one piece (人材育成 of 人材育成事業), which narrows or repeats the name, nor an example (AI技術 of 自動採点技術).
    """
    if not 2 <= len(short) < len(long):
        return False
    name, form = core(long), key(short)
    latin = _LATIN.findall(short)
    kept = _LATIN.sub("", form)
    if latin:
        around = (
            len(latin) == 1
            and is_acronym(latin[0])
            and len(kept) > 1
            and not re.search(r"[ぁ-ん]", kept)
        )
        ends = is_proper(kept) and form.endswith(kept) and name.endswith(kept)
        begins = form.startswith(kept) and name.startswith(kept)
        return around and (ends or begins) and latin[0].lower() not in name
    return len(form) <= _SHARE * len(name) and form[0] == name[0] and leaves_out(form, name)


def leaves_out(short: str, long: str) -> bool:
    """Whether the characters stand in the longer form in order, but not in one piece: 藻場資金 of 藻場再生支援資金."""
    form, name = key(short), key(long)
    rest = iter(name)
    return form not in name and all(char in rest for char in form)


def without_leader(name: str) -> str:
    """The name without the legal person or organisation before it: 一般社団法人灯台協会 → 灯台協会."""
    return _LEADER.sub("", name, count=1) if _LEADER.match(name) else name


def core(name: str) -> str:
    """The folded name without what stands before it and without signs inside, for comparison."""
    return _SIGNS.sub("", key(without_leader(name)))


def is_one(forms: Iterable[str]) -> bool:
    """Whether the names in each script are one, at most with more or less before it."""
    cores = {(form.isascii(), core(form)) for form in forms}
    longest = {latin: max((c for a, c in cores if a is latin), key=len) for latin, _ in cores}
    return all(longest[latin].endswith(name) for latin, name in cores)
