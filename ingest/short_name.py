"""Short names and the long names that they stand for, as the document itself links them.

`藻場再生フラッグシッププログラム（M-LEAP）` → `M-LEAP`, `藻場再生フラッグシッププログラム`. Stages, the surest first:

1. Said: `…（以下「X」という。）`, `（略称：X）`, or `X：…` in a note with its mark.
2. Spelled: X is the initials of the English name; its characters stand in the name in order (港研 in
   港湾海洋研究所); or it begins or ends as the name does beside Latin letters (WIPセンター, 観測DX).
3. Beside: a Latin X in the bracket behind a Japanese name, or before its bracket or its colon. It may be the
   name or the organisation that carries it out, so it counts only where (a) the name is neither a site, whose
   bracket names the host, nor a person; (b) nothing surer gives X another name; (c) X stands beside one name
   only, or beside one organisation only; (d) X is not printed as an organisation, unless the name is one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ingest.abbreviation import core, is_acronym, is_one, leaves_out, spells, without_leader
from ingest.document import Document, Span
from ingest.fold import fold, key
from ingest.name_before import LONGEST, names_before
from ingest.name_kind import is_common, is_organisation, is_person, is_proper, is_site
from ingest.outline import Block
from ingest.reflow import reflow

# 欧州委員会（EU） tells where, 欧州連合（EU） what.
_PLACE = re.compile(r"EU|UK|USA?|UAE|ASEAN|APEC")
_WORD = r"[A-Za-z][A-Za-z0-9./&-]{0,15}"
_PRINTED = re.compile(rf"(?<![A-Za-z(-]){_WORD}(?!\))")
_LISTED = r"(?:研|大|機構|研究所|大学)"
_ACTORS = re.compile(
    rf"{_LISTED}((?:[、・や]{_WORD})+)|({_WORD})(?:\s?運営費|[、・や][一-龠]{{1,12}}?{_LISTED}(?![一-龠]))"
)
_NO_NAME = re.compile(r"\d\s?[兆億百万千]*円|\d[億万%]|[ぁ-ん%]$")
_SENTENCE = re.compile(r"[をが](?!ん)|は(?![ぁ-ん])|する|した|され|である|全体の|[ぁ-ん]$|^[\d第]")
_JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")
_BRACKET = re.compile(r"\(([^()\n|]{2,100})\)")
_GOES_ON = re.compile(r"[ぁ-んァ-ヶ一-龠、。,]")
_HEREAFTER = re.compile(
    r"以下[、,]?\s?(?:単に)?(?:[「『]([^「」『』\n]{2,30})[」』](?=\s?[。)]|と|$)|([^「」『』、。()\s]{2,20}?)と[いう略呼称])"
)
_CALLED = re.compile(
    r"(?:^|[、,;])\s*(?:略[称語]|[通愛]称)(\s*[:「『=]*\s*)([^「」『』、,;:()]{2,30})"
)
_FULLY = re.compile(r"正式(?:名称?|には)[\s:「『]*([^「」『』、,;:()]{4,60})")
_NOTE = re.compile(
    r"(?m)(?:^[ \t#・-]*+(?P<mark>\[\^?\d+\]:?|\(?注\s?\d*[):]?|\(?[※*†‡]+\d{0,2}\)?)?[ \t]*+|(?<=[、,;\s(※])(?![ \t]))"
    r"(?P<short>[^\s:、。()|「」]{2,14})\s?:\s*(?P<long>[^:\n、。;()|「」]{3,80}?)\s*(?=$|[、。;()|]|\s[A-Za-z][\w-]+\s?:)"
)


class ShortName(NamedTuple):
    """A short and a long name, their width folded; `span` is where both are printed and linked."""

    short: str
    long: str
    span: Span


class _Link(NamedTuple):
    """Like `ShortName`, with offsets into the view; `sure` where stage 1 or 2 made it."""

    short: str
    long: str
    span: Span
    sure: bool = True


def short_names(document: Document, blocks: Sequence[Block]) -> tuple[ShortName, ...]:
    """The pairs that the document links, each where it does so first: `沿岸観測ネットワーク（CONet）`."""
    view = reflow(fold(document.text, markup=True), blocks)
    found = (*_noted(view.text), *_hereafter(view.text), *_bracketed(view.text))
    first: dict[tuple[str, str], ShortName] = {}
    for link in sorted(_certain(found, view.text), key=lambda link: link.span):
        name = ShortName(link.short, link.long, view.source(*link.span))
        first.setdefault((key(link.short), key(link.long)), name)
    return tuple(first.values())


def linked(names: Iterable[ShortName]) -> dict[str, frozenset[str]]:
    """Each folded form among the names of several documents → the other forms that mean the same.

    港研 → 国立研究開発法人港湾海洋研究所 and 港湾海洋研究所. One long name joins all that is short for it; a
    short name joins no two long ones, and is dropped where two in one script are unrelated: a renamed
    programme is not its successor.
    """
    longs: dict[str, set[str]] = defaultdict(set)
    for name in names:
        longs[key(name.short)].add(key(name.long))
    groups: dict[str, set[str]] = defaultdict(set)
    for short, forms in longs.items():
        for form in forms if is_one(forms) else ():
            groups[core(form)] |= {short, form, without_leader(form)}
    same: dict[str, set[str]] = defaultdict(set)
    for group in groups.values():
        for form in group:
            same[form] |= group - {form}
    return {form: frozenset(others) for form, others in same.items()}


def _noted(text: str) -> Iterator[_Link]:
    """`[4] HFL：港湾流速計`, `† 港研：港湾海洋研究所`; `HFL: 港湾流速計開発事業` without a mark is not sure."""
    for match in _NOTE.finditer(text):
        short, long, marked = match["short"], match["long"], bool(match["mark"])
        names = spells(short, long) and (marked or is_acronym(short))
        sure = names or marked
        if not names and is_acronym(short) and not _SENTENCE.search(long):
            noun = marked and "の" not in long
            names = bool(_JAPANESE.search(long)) and (noun or is_proper(long))
        if names:
            yield _Link(short, long, Span(match.start("short"), match.end("long")), sure)


def _hereafter(text: str) -> Iterator[_Link]:
    """`沿岸観測網整備計画（令和5年6月12日決定。以下「沿岸計画」という。）`, `沿岸観測網整備計画。以下「沿岸計画」と略す。`"""
    for match in _HEREAFTER.finditer(text):
        short, depth, at = match[1] or match[2], 0, match.start()
        while depth < 1 and at > max(0, match.start() - 2 * LONGEST):
            at -= 1
            depth += {"(": 1, ")": -1}.get(text[at], 0)
        if depth < 1:  # in no bracket, so that only the sentence's own verb tells: 以下「X」と略す
            if not text.startswith("と", match.end()) and not match[2]:
                continue
            at = match.start()
            while at and text[at - 1] in "、。, ":
                at -= 1
        for name in names_before(text, at, running=True)[:1]:
            long = text[name.start : name.end]
            if is_acronym(short) or leaves_out(short, long) or is_proper(long):
                yield _Link(short, long, Span(name.start, match.end()))


def _bracketed(text: str) -> Iterator[_Link]:
    """`沿岸観測ネットワーク（CONet）`, `CONet（沿岸観測ネットワーク）`, `港湾海洋研究所（略称：港研）`."""
    for match in _BRACKET.finditer(text):
        names = names_before(text, match.start(), _GOES_ON.match(text, match.end()) is not None)
        for name in names:
            outer, span = text[name.start : name.end], Span(name.start, match.end())
            if link := _link(outer, match[1].strip(), span, likeliest=name == names[0]):
                yield link
                break


def _link(outer: str, inner: str, span: Span, likeliest: bool) -> _Link | None:
    """What links a name and the bracket behind it, if anything does."""
    if spells(inner, outer):
        return _Link(inner, outer, span)
    if not likeliest:
        return None
    if (called := _CALLED.search(inner)) and (called[1].strip() or spells(called[2], outer)):
        return _Link(called[2], outer, span)
    if full := _FULLY.search(inner):
        return _Link(outer, full[1], span)
    parts = [part.strip() for part in re.split(r"[、,;:]", inner)]
    for short, long in (parts[:2], parts[1::-1]) if len(parts) > 1 else ():
        if spells(short, long):
            return _Link(short, outer, span)
    if spells(outer, inner) and (outer.isascii() or not re.search("[A-Za-z]", outer)):
        return _Link(outer, inner, span)
    if is_acronym(inner) and _JAPANESE.search(outer):
        return _Link(inner, outer, span, sure=False)
    if is_acronym(outer) and is_proper(inner) and not _SENTENCE.search(inner):
        return _Link(outer, inner, span, sure=False)
    return None


def _certain(found: Iterable[_Link], text: str) -> Iterator[_Link]:
    """The links without those of stage 3 that the document speaks against."""
    groups: dict[str, list[_Link]] = defaultdict(list)
    for link in filter(_fits, found):
        groups[key(link.short)].append(link)
    alone = {key(word) for word in _PRINTED.findall(text)}
    listed = ",".join(match[1] or match[2] for match in _ACTORS.finditer(text))
    actors = {key(word) for word in re.findall(_WORD, listed)}
    for short, group in groups.items():
        sure = [link for link in group if link.sure]
        rest = [link for link in group if not link.sure]
        if not is_one({key(link.long) for link in rest}):
            rest = [link for link in rest if is_organisation(link.long)]
        if is_one({key(link.long) for link in (*sure, *rest)}):
            sure += [link for link in rest if _is_name(link, short in alone, short in actors)]
        yield from sure


def _is_name(link: _Link, alone: bool, actor: bool) -> bool:
    """Whether a Latin form beside a name can be its short form, not its host, its carrier or its country."""
    if is_organisation(link.long):
        return not _PLACE.fullmatch(link.short) or link.long.endswith(("連合", "連盟"))
    return not is_site(link.long) and not actor and (alone or not is_person(link.long))


def _fits(link: _Link) -> bool:
    """Whether both can be names: the short one shorter and no common word, the long one no amount."""
    common = is_common(link.short) or is_common(link.long)
    shorter = len(key(link.short)) < len(key(link.long))
    return shorter and not common and not _NO_NAME.search(link.long)
