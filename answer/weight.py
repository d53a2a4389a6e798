"""What each concept of a question counts in the store at hand, and under which other forms it may be found.

The weight is the rarity of its rarest word, more for a name of several. The forms are those that the found
passages print beside a name: `QIH：量子技術イノベーション拠点`, `量子多国間対話（MDQ）`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from answer.concept import Concept, view
from answer.definition import other_form
from answer.question import Question
from index.retriever import Hit
from index.terms import passage_terms
from ingest.fold import key

# The share of its weight that a common word keeps when no document holds it, and the weight of 第4回.
_UNKNOWN, _ORDINAL = 0.25, 4.0
# Names of so many words have to be found whole where any passage prints them whole.
_LONG_NAME = 5
_ENGLISH = 0.6
_FOREIGN = 0.05
# A part of one character (者, 国, 省) says little beside the word it hangs on.
_SUFFIX = 0.3
# One document's 未来社会創造 is another's 未来社会創造事業.
_KIND_OF_THING = frozenset("事業 プログラム プロジェクト".split())
# データエコシステム beside データ and エコシステム.
_TOGETHER = 0.2
# A term that no document holds has the highest rarity.
_UNHEARD = "\0"


def extended(
    asked: Question,
    hits: Sequence[Hit],
    names: Mapping[str, frozenset[str]],
    listed: Callable[[str], bool] = lambda _: False,
) -> Question:
    """The question with the other forms of its names: those of `names`, and what the hits print beside them.

    A name of many common words may be printed where the search passes by: `listed` says whether an amount has it.
    """
    told = (_with_names(concept, names) for concept in asked.concepts)
    return replace(asked, concepts=tuple(_with_forms(concept, hits, listed) for concept in told))


def weighed(asked: Question, rarity: Callable[[str], float]) -> Question:
    """The question with its concepts weighed by the rarity of their words."""
    english = sum(char.isascii() for char in asked.text) > _ENGLISH * len(asked.text)
    concepts = tuple(_weigh(concept, rarity, english=english) for concept in asked.concepts)
    return replace(asked, concepts=concepts)


def _with_names(concept: Concept, names: Mapping[str, frozenset[str]]) -> Concept:
    more = (form for own in concept.keys for form in sorted(names.get(own, ())))
    return replace(concept, keys=tuple(dict.fromkeys((*concept.keys, *more))))


def _with_forms(concept: Concept, hits: Sequence[Hit], listed: Callable[[str], bool]) -> Concept:
    if not concept.name or not concept.parts:
        return concept
    forms = _forms(concept.keys, hits)
    parts = tuple(
        part._replace(forms=_forms((part.term, *part.forms), hits))
        if part.term.isascii() and len(part.term) > 2
        else part
        for part in concept.parts
    )
    own = concept.keys[0]
    printed = len(parts) >= _LONG_NAME and (
        any(own in view(hit.passage.text).key for hit in hits) or listed(own)
    )
    return replace(concept, keys=forms, parts=parts, whole=concept.whole or printed)


def _weigh(concept: Concept, rarity: Callable[[str], float], *, english: bool) -> Concept:
    """Rare concepts count more; a common word that no document holds is a paraphrase, the more so an
    English word in an English question over Japanese documents."""
    if not concept.parts:
        return replace(concept, weight=concept.weight * _ORDINAL, rarity=_ORDINAL)
    rarities = [rarity(part.term) for part in concept.parts]
    parts = tuple(
        part._replace(weight=rare * _share(part.term, concept))
        for part, rare in zip(concept.parts, rarities, strict=True)
    )
    unheard = rarity(_UNHEARD)
    known = min(rarities) < unheard or len(concept.keys) > 1
    others = (form for part in concept.parts for form in part.forms)
    heard = known or any(_rarest(form, rarity) < unheard for form in others)
    if not known and concept.meant:
        # What nobody writes is as rare as the commonest word that it may stand for.
        told = [rare for form in concept.meant if (rare := _rarest(form, rarity)) < unheard]
        meant = max(told, default=unheard)
        rarities, known = [min(one, meant) for one in rarities], meant < unheard
    weight = max(rarities) * min(2.0, 1 + 0.2 * (len(rarities) - 1))
    foreign = concept.text.isascii() and concept.text.islower() and len(concept.keys) == 1
    if not concept.name and (foreign or not known):
        weight *= _FOREIGN if foreign or english else _UNKNOWN
    return replace(
        concept,
        parts=parts,
        weight=concept.weight * weight,
        rarity=max(rarities),
        known=known,
        heard=heard,
    )


def _rarest(form: str, rarity: Callable[[str], float]) -> float:
    """The rarity of a form's rarest word."""
    return max((rarity(term) for term in passage_terms(form)), default=rarity(_UNHEARD))


def _share(term: str, concept: Concept) -> float:
    """What a part counts of its rarity: little where it is a suffix, or two other parts written together."""
    if len(term) == 1 and not term.isascii():
        return _SUFFIX
    if term in _KIND_OF_THING and len(concept.parts) > 2:
        return _SUFFIX
    others = {part.term for part in concept.parts} - {term}
    halves = (term[:cut] in others and term[cut:] in others for cut in range(1, len(term)))
    return _TOGETHER if any(halves) else 1.0


def _forms(keys: Sequence[str], hits: Sequence[Hit]) -> tuple[str, ...]:
    """The keys with the other forms that the hits print beside them: QIH：量子技術イノベーション拠点."""
    found = dict.fromkeys(keys)
    for hit in hits:
        other = other_form(hit.passage.text, keys)
        if other:
            found[key(other)] = None
    return tuple(found)
