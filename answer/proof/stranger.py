"""A name that a sentence says of an amount and that the cited documents do not know at all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answer.concept import aliases
from answer.proof.calculation import blanked
from answer.proof.cited_figure import Cited
from answer.proof.claim import Claim, Nature
from answer.proof.figure_name import naming_of
from answer.proof.printed import folded_key
from ingest.fold import key

_ACRONYM = re.compile(r"(?<![A-Za-z])(?!FY|JPY|USD|EUR)[A-Z][A-Za-z0-9-]*[A-Z][A-Za-z0-9]*")
# Words that any amount may be told with; what is left of a region has to occur in the documents.
_ANY = re.compile(
    r"令和|平成|昭和|西暦|会計|年度|予算|政府|概算|要求|要望|補正|当初|決算|配分|基金|金額|総額|総計|合計|全体|規模|事業|施策|項目|関係"
    r"|計上|措置|推移|推計|前年|昨年|同年|本年|増額|減額|増加|減少|増減|差額|比較|約|円|内数|新規|再掲|最大|最小|資料|文書|国|日本|うち|主要"
)
_CONTENT = re.compile(r"[一-龠々ァ-ヴー]{2,}")


def stranger(
    view: str, found: Sequence[Claim], sources: Sequence[str], printed: Sequence[Cited]
) -> str:
    """What is wrong where an acronym, or every word of the sentence, is foreign to the cited spans."""
    if not any(claim.nature is Nature.AMOUNT for claim in found):
        return ""
    around = "\n".join([*map(folded_key, sources), *map(_around, printed)])
    for match in _ACRONYM.finditer(view):
        forms = (key(match.group()), *aliases(key(match.group())))
        if not any(form in around for form in forms):
            return f"{match.group()}: 引用した文書にない (not in the cited documents)"
    words = _CONTENT.findall(_ANY.sub(" ", blanked(view, found)))
    pairs = {word[at : at + 2] for word in map(key, words) for at in range(len(word) - 1)}
    if len(pairs) >= 3 and not any(pair in around for pair in pairs):
        return f"{words[0]}: 引用した文書にない (not in the cited documents)"
    return ""


def _around(one: Cited) -> str:
    return naming_of(one.figure).context + "\n" + key(one.tree.document.title)
